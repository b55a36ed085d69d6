// SPDX-License-Identifier: EUPL-1.2
#include "report/paper/style.h"

namespace beffroi::report::paper {
namespace {

// Nothing is said by colour alone: boxes have words, overdue lines begin with EN RETARD.
constexpr char kStyle[] = R"css(
:root{--ink:#111;--soft:#444;--line:#999;--bad:#9b1c1c;color-scheme:light}
*{box-sizing:border-box}
html{font:16px/1.45 "Marianne","Segoe UI",system-ui,Roboto,"Helvetica Neue","DejaVu Sans",sans-serif;color:var(--ink);background:#fff}
body{margin:0 auto;max-width:54rem;padding:0 1.25rem 2rem;overflow-wrap:break-word}
header{display:flex;justify-content:space-between;align-items:flex-end;gap:1rem;border-bottom:3px solid var(--ink);padding:1rem 0 .4rem;margin-bottom:1rem}
h1{font-size:1.75rem;line-height:1.15;margin:0;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.25;margin:1.4rem 0 .5rem;break-after:avoid}
h3{font-size:1.02rem;margin:1rem 0 .3rem;break-after:avoid}
p{margin:.35rem 0}
.place{font-weight:600;margin:.2rem 0 0;flex:none;max-width:15rem}
.as-of::first-letter{text-transform:uppercase}
.as-of{flex:none;margin:0;font-size:.86rem;text-align:right;max-width:14rem}
.exercise{margin:0 -1.25rem;padding:.4rem 1.25rem;background:#ffd84d;border-bottom:3px solid var(--ink);text-align:center}
.exercise strong{letter-spacing:.14em}
.watermark{display:none}
.lead{font-size:1.05rem}
.soft{color:var(--soft);font-size:.88rem}
.acts{list-style:none;padding:0;margin:0;counter-reset:act}
.acts>li{counter-increment:act;display:grid;grid-template-columns:2.1rem 1.6rem 1fr;gap:.1rem .5rem;border-top:1px solid var(--line);padding:.5rem 0;break-inside:avoid}
.acts>li::before{content:counter(act);font-size:1.4rem;font-weight:700;line-height:1.2}
.acts .what{font-weight:600;margin:0}
.acts .detail{margin:.15rem 0 0;font-size:.92rem}
.acts .written{margin:.3rem 0 0;font-size:.86rem;color:var(--soft);display:flex;gap:.4rem;align-items:baseline}
.box{display:inline-block;width:1.2rem;height:1.2rem;border:2px solid var(--ink);border-radius:2px;line-height:1rem;text-align:center;font-weight:700;flex:none;margin-top:.15rem}
.ticks{list-style:none;padding:0;margin:.3rem 0}
.ticks li{display:flex;gap:.6rem;margin:.45rem 0;break-inside:avoid}
.never{border:3px solid var(--bad);padding:.4rem 1rem .6rem;margin:1.2rem 0;break-inside:avoid}
.never h2{margin:.2rem 0;color:var(--bad);text-transform:uppercase;letter-spacing:.04em;font-size:1.05rem}
.never ul{margin:.2rem 0;padding-left:1.2rem}
.never li{margin:.25rem 0;font-weight:600}
.frame{border:2px solid var(--ink);padding:.4rem 1rem .6rem;margin:1.2rem 0;break-inside:avoid}
.frame h2{margin:.2rem 0}
.said{background:#f0f0f0;padding:.5rem 1rem;margin:.8rem 0;break-inside:avoid}
.said bdi{font-weight:600}
.night+.night{break-before:page}
table{border-collapse:collapse;width:100%;margin:.6rem 0}
th,td{border:1px solid var(--line);padding:.4rem .5rem;text-align:left;vertical-align:top}
td p{margin:0 0 .2rem;overflow-wrap:anywhere}
thead th{background:#eee;font-size:.86rem}
tr{break-inside:avoid}
.number{font-size:1.3rem;font-weight:700;white-space:nowrap}
.write td{height:2.1rem}
.calls td,.calls th{padding:.16rem .5rem}
.calls p{margin:0;font-size:.9rem;line-height:1.3}
.calls th:first-child{width:6%}.calls th:nth-child(2){width:48%}.calls th:last-child{width:19%}
.calls .blank{margin-top:.5rem}
.slip td,.slip th{padding:.2rem .4rem;font-size:.84rem}
.slip th:last-child{width:45%}
.slip .part{display:inline-block;max-width:100%}
.slip .hash p{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.82rem}
.filled th{width:32%}
.filled tr,.long>li{break-inside:auto}
.together,.filled .together{break-inside:avoid}
.together>section>.blank{margin-top:1.4rem}
.filled td p{break-inside:avoid}
.long .what,.long .what+p{break-after:avoid}
.blank{break-inside:avoid;display:flex;gap:.6rem;align-items:baseline;margin:.9rem 0 0}
.rule{display:inline-block;border-bottom:1px solid var(--ink);min-width:4.5rem;height:1.1em}
.rule.wide{flex:1}
blockquote{margin:.6rem 0;padding:.3rem 1rem;border-left:5px solid var(--ink);font-size:1.12rem}
blockquote p{margin:.6rem 0}
.sign{display:inline-block;min-width:1.2em;text-align:center;font-weight:700}
.services td,.services th{padding:.25rem .45rem;font-size:.88rem}
.standing th:nth-child(3){width:27%}
.standing th:nth-child(5){width:25%}
.nowrap,.services .state{white-space:nowrap}
.services .box{width:.85rem;height:.85rem;margin:0 0 0 .3rem;vertical-align:-.1rem}
.services p{margin:.1rem 0}
.service{border:1px solid var(--ink);padding:.3rem .9rem .7rem;margin:.7rem 0;break-inside:avoid}
.service h2{margin:.2rem 0 .3rem}
.service p{margin:.2rem 0}
.service .blank{margin:.7rem 0 0}
.rank{text-transform:uppercase;letter-spacing:.03em}
footer{break-before:avoid;margin-top:2rem;border-top:1px solid var(--line);padding-top:.4rem;font-size:.8rem;color:var(--soft)}
.poster{text-align:center}
.poster header{display:block;border:0}
.poster h1{font-size:5.2rem;line-height:1;letter-spacing:-.01em;margin:1.5rem 0 1rem;text-transform:uppercase}
.poster .as-of{max-width:none;text-align:center}
.poster main{font-size:1.75rem;line-height:1.35}
.poster main p{margin:1.4rem 0}
.poster .loud{font-weight:700;font-size:2.1rem}
.poster .blank,.poster ul{text-align:left}
.wall{max-width:none;padding:0 2rem 1rem;font-size:1.35rem;line-height:1.3}
.wall h1{font-size:2.2rem}
.wall .as-of{font-size:1.35rem;font-weight:600;max-width:none}
.wall h2{font-size:1.5rem;margin:1rem 0 .3rem;text-transform:uppercase;letter-spacing:.03em;border-bottom:2px solid var(--ink)}
.wall .verdict{font-size:1.6rem;font-weight:700;margin:.4rem 0}
.wall .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(28rem,1fr));gap:.1rem 2rem;margin:.3rem 0 .6rem;font-size:1.1rem}
.wall .facts div{display:grid;grid-template-columns:9.5rem 1fr;gap:.5rem;border-bottom:1px solid var(--line)}
.wall .facts dt{font-weight:400}.wall .facts dd{margin:0}.wall .facts .soft{font-size:.85em}
.wall .columns{display:grid;grid-template-columns:3fr 2fr;gap:0 2.5rem}
.wall ul{list-style:none;padding:0;margin:0}
.wall li{padding:.3rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
.wall strong{display:block}
.wall .due{font-weight:700;font-size:1.7rem;display:block}
.wall .due .soft,.wall .soft{font-size:1.05rem;font-weight:400}
.wall .late{-webkit-box-decoration-break:clone;box-decoration-break:clone;border:5px solid var(--bad);padding:.1rem 1rem .5rem;margin-top:1rem}
.wall .late.full ul{columns:2;column-gap:2rem}
.wall .late h2{color:var(--bad);border:0}
.wall footer{margin-top:.7rem}
.wall header{flex-wrap:wrap}.wall h1,.wall .place{white-space:nowrap}.wall .place,.poster .place{max-width:none}
.wall .full{font-size:.8em;line-height:1.22;grid-template-columns:1fr 1fr}
.wall .full h2{font-size:1.15rem;margin:.55rem 0 .15rem}
.wall .full .due,.wall .full .number{font-size:1.25rem}
.wall .full .due .soft,.wall .full .soft{font-size:.9rem}
.wall .full li{padding:.15rem 0}
.wall .full .services td{padding:.12rem .3rem;font-size:.95rem}
.wall .services td{padding:.2rem .4rem;font-size:1.1rem;border-width:0 0 1px}
.wall .services td:first-child{white-space:nowrap}
.wall .number{font-size:1.7rem;float:right;margin-left:1rem}
@media screen and (max-width:48rem){.wall .columns{grid-template-columns:1fr}.poster h1{font-size:3rem}.poster main{font-size:1.3rem}header{display:block}.as-of{text-align:left}}
@page{size:A4;margin:14mm 14mm 15mm}
@media print{
html{font-size:10.4pt}
body{max-width:none;padding:0}
footer{margin-top:6pt}
.exercise{margin:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.watermark{display:block;position:fixed;top:40%;left:0;right:0;text-align:center;font-size:72pt;font-weight:700;color:rgba(0,0,0,.09);transform:rotate(-28deg);letter-spacing:.1em}
.wall{font-size:13pt}
.poster h1{font-size:74pt;margin:10pt 0 24pt}
.poster main{font-size:24pt}
.poster main p{margin:18pt 0}
.poster main .blank{font-size:16pt;margin:14pt 0}
.poster .loud{font-size:31pt}
.poster .as-of{font-size:13pt}
.poster .place{font-size:18pt}
}
)css";

}  // namespace

html::Markup style_sheet() { return html::element("style", html::as_is(kStyle)); }

html::Markup twice_as_large() {
  return html::element("style", html::as_is("@page{size:A3;margin:20mm}@media print{body{zoom:1.41}}"));
}

html::Markup numbered() {
  return html::element(
      "style",
      html::as_is("@page{@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt sans-serif;color:#444}}"));
}

html::Markup landscape() { return html::element("style", html::as_is("@page{size:A4 landscape;margin:10mm 12mm}")); }

}  // namespace beffroi::report::paper
