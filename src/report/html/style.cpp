// SPDX-License-Identifier: EUPL-1.2
#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

// Colours first: every text colour has at least 4.5:1 on its ground (WCAG AA), in light, dark and print.
constexpr char kStyle[] = R"css(
:root{--paper:#fff;--tint:#f6f4ef;--ink:#17202b;--soft:#4d5866;--rule:#d8d3c8;--brick:#8f2d20;--navy:#1f3a5f;
--bad:#9b1c1c;--bad-tint:#fbeae8;--doubtful:#7a4a00;--doubtful-tint:#fdf3e0;--good:#1d6240;--good-tint:#e8f3ec;--unknown:#4d5866;--unknown-tint:#eef0f3;color-scheme:light dark}
@media (prefers-color-scheme:dark){@media screen{:root{--paper:#14181e;--tint:#1c222a;--ink:#e8e6e1;--soft:#aab3bf;--rule:#3a424d;--brick:#f0a493;--navy:#a9c4e6;
--bad:#ffb0a8;--bad-tint:#3a1b19;--doubtful:#f2c67a;--doubtful-tint:#362811;--good:#93d6b0;--good-tint:#14301f;--unknown:#b6bfca;--unknown-tint:#252c35}}}
*{box-sizing:border-box}
html{font:16px/1.55 "Marianne","Segoe UI",system-ui,Roboto,"Helvetica Neue","DejaVu Sans",sans-serif;color:var(--ink);background:var(--paper);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:64rem;padding:0 1.25rem 4rem;overflow-wrap:break-word}
h1,h2,h3,.headline{font-family:Georgia,"Times New Roman","DejaVu Serif",serif;line-height:1.25;text-wrap:balance}
h1{font-size:1.75rem;margin:0}
h2{font-size:1.4rem;margin:0 0 .75rem;color:var(--navy)}
h3{font-size:1.08rem;margin:1.75rem 0 .5rem}
p{margin:.5rem 0}
a{color:var(--navy)}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--brick);outline-offset:2px}
bdi{font-weight:600;overflow-wrap:anywhere}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:3}
.exercise{position:sticky;top:0;z-index:2;margin:0 -1.25rem;padding:.55rem 1.25rem;background:#ffd84d;color:#1c1500;text-align:center;border-bottom:3px solid #1c1500}
.exercise strong{letter-spacing:.14em}
.watermark{display:none}
.masthead{display:flex;gap:1.1rem;align-items:center;padding:1.75rem 0 1.1rem;border-bottom:3px double var(--rule)}
.belfry{flex:none;fill:var(--brick);stroke:var(--brick);stroke-width:1.5}
.belfry .bell{fill:var(--paper);stroke:none}
.brand{margin:0;font-size:.82rem;letter-spacing:.14em;text-transform:uppercase;color:var(--brick);font-weight:600}
.dateline{margin:.2rem 0 0;font-weight:600}
.scope{margin:.2rem 0 0;color:var(--soft)}
.scope bdi{font-weight:inherit}
nav ul{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;list-style:none;margin:.9rem 0 0;padding:0;font-size:.9rem}
nav li{margin:0}
nav a{display:inline-block;padding:.2rem 0}
section{margin-top:2.75rem;scroll-margin-top:3.5rem}
.lead{color:var(--soft);max-width:46rem}
.lead bdi{color:var(--ink)}
.detail{display:block;font-size:.86rem;color:var(--soft)}
.detail.inline{display:inline}
.detail bdi,.place bdi{font-weight:inherit}
.code,code{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.78rem;overflow-wrap:anywhere}
.verdict{border:1px solid var(--rule);border-top:6px solid var(--unknown);background:var(--tint);padding:1.4rem 1.5rem 1.1rem;border-radius:3px;margin-top:1.75rem}
.verdict.yes{border-top-color:var(--bad)}.verdict.suspected{border-top-color:var(--doubtful)}.verdict.no_sign{border-top-color:var(--good)}
.verdict h2{font-size:.82rem;font-weight:600;font-family:inherit;letter-spacing:.14em;text-transform:uppercase;color:var(--soft);margin:0}
.headline{font-size:1.75rem;font-weight:700;margin:.35rem 0 .6rem}
.verdict.yes .headline{color:var(--bad)}.verdict.suspected .headline{color:var(--doubtful)}.verdict.no_sign .headline{color:var(--good)}
.warning{font-weight:600;color:var(--doubtful);background:var(--doubtful-tint);border-left:4px solid var(--doubtful);padding:.6rem .9rem;max-width:50rem}
.account{font-size:1.1rem;max-width:50rem;margin:0 0 1rem}
.answers{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:0 1.5rem;margin:1rem 0 0}
.answer{border-top:1px solid var(--rule);padding:.7rem 0 .85rem;break-inside:avoid}
.answer dt{font-size:.86rem;color:var(--soft)}
.answer dd{margin:0}
.value{display:block;font-weight:600;font-size:1.06rem;line-height:1.35}
.answer.bad .value{color:var(--bad)}.answer.doubtful .value{color:var(--doubtful)}.answer.good .value{color:var(--good)}.answer.unknown .value{color:var(--unknown);font-weight:400;font-style:italic}
.basis{display:block;margin-top:.25rem}
.caution{font-size:.86rem;color:var(--soft);border-top:1px solid var(--rule);padding-top:.7rem;margin-top:.4rem}
.tag{display:inline-block;font-size:.78rem;line-height:1.3;padding:.12rem .5rem;border-radius:2px;border:1px solid currentColor;color:var(--unknown);background:var(--unknown-tint);white-space:nowrap}
.tag.trace{color:var(--navy);background:transparent}
.tag.derived{background:transparent}
.tag.declared{color:var(--navy);background:transparent;border-style:dashed}
.tag.supposed,.tag.suspected,.tag.level-medium{color:var(--doubtful);background:var(--doubtful-tint)}
.tag.encrypted,.tag.compromised,.tag.created_by_attacker,.tag.level-high,.tag.level-critical{color:var(--bad);background:var(--bad-tint)}
.tag.no_sign{color:var(--good);background:var(--good-tint)}
.tag.judged-short{color:var(--ink);border-style:double;border-width:3px}
.tag.not_examined,.tag.unknown{border-style:dashed}
.notes{font-size:.74rem;line-height:1;font-weight:400}
.notes a{padding:.15rem .12rem}
.story{list-style:none;margin:0 0 0 7px;padding:0;border-left:2px solid var(--rule)}
.entry{position:relative;display:grid;grid-template-columns:10.5rem 1fr;gap:1rem;padding:.5rem 0 .5rem 1.25rem;break-inside:avoid}
.entry::before{content:"";position:absolute;left:-7px;top:.95rem;width:12px;height:12px;border-radius:50%;background:var(--navy);border:2px solid var(--paper)}
.entry.supposed::before{background:var(--paper);border:3px solid var(--doubtful)}
.entry.unknown::before,.entry.no_sign::before{background:var(--paper);border:3px solid var(--unknown)}
.when{font-variant-numeric:tabular-nums;font-weight:600}
.utc{display:block;font-weight:400;font-size:.78rem;color:var(--soft)}
.scroll{overflow-x:auto;margin:1rem 0}
.map{display:block;max-width:none;height:auto}
.map rect{fill:var(--unknown-tint);stroke:var(--unknown);stroke-width:1.25}
.map .encrypted rect,.map .compromised rect{fill:var(--bad-tint);stroke:var(--bad);stroke-width:2}
.map .suspected rect{fill:var(--doubtful-tint);stroke:var(--doubtful);stroke-width:2;stroke-dasharray:6 3}
.map .no_sign rect{fill:var(--good-tint);stroke:var(--good)}
.map .supposed rect{fill:var(--paper);stroke-dasharray:6 3}
.map .outside rect{fill:var(--paper);stroke:var(--ink);stroke-dasharray:2 3}
.map text{text-anchor:middle;fill:var(--ink);font-size:12px}
.map .name{font-weight:700;font-size:13px}
.map .state{font-size:11px;fill:var(--soft)}
.map .arrow path{fill:none;stroke:var(--navy);stroke-width:1.75}
.map .arrow text{font-weight:700;fill:var(--navy);paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.map .failed path{stroke:var(--soft);stroke-dasharray:5 4}
.map .failed text{fill:var(--soft)}
.map path.tip{fill:var(--navy)}.map path.tip-failed{fill:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--rule)}
th[scope=row]{font-weight:400}
thead th{font-size:.82rem;color:var(--soft);border-bottom:2px solid var(--rule);white-space:nowrap}
tr{break-inside:avoid}
td bdi,th bdi{overflow-wrap:anywhere}
.plain bdi{font-weight:inherit}
@media screen and (min-width:42.01rem){.moves time{white-space:nowrap}.hosts th{min-width:14rem}}
td time{font-variant-numeric:tabular-nums}
ul,ol{padding-left:1.35rem}
li{margin:.35rem 0}
.steps li{margin:.55rem 0;padding-left:.35rem}
.steps li::marker{font-weight:700;color:var(--brick)}
.findings{list-style:none;padding:0}
.findings>li{border-top:1px solid var(--rule);padding:.6rem 0;margin:0;break-inside:avoid}
.findings>li>p{margin:0}
.judged{display:block;margin:.3rem 0;padding:.2rem .6rem;border-left:4px double currentColor}
.judged p{margin:0}
.judged bdi{font-weight:inherit}
.judged .judged{border:0;padding:.1rem 0;margin:0;font-style:italic}
.reasons{margin:.3rem 0 0;font-size:.88rem;color:var(--soft)}
.reasons li{margin:.1rem 0}
.annex,.sources,.detections{font-size:.84rem}
.annex th[scope=row]{font-weight:700;color:var(--navy);white-space:nowrap}
.annex td:nth-of-type(1){white-space:nowrap;font-variant-numeric:tabular-nums}
.annex .detail bdi{font-weight:400}
.backs{display:block;font-weight:400;font-size:.78rem}
.backs a{margin-right:.3rem}
details{margin:.2rem 0}
summary{cursor:pointer;color:var(--soft);font-size:.84rem}
summary:focus-visible{outline:3px solid var(--brick);outline-offset:2px}
.sources td:nth-of-type(1){width:60%}
.sources thead th,.detections thead th,.annex thead th{white-space:normal;vertical-align:bottom}
.moves bdi{overflow-wrap:break-word}
.sources td:nth-of-type(n+3){text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.signatures{display:none}
.fields{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.05rem .9rem;margin:.4rem 0;font-size:.84rem}
.fields dt{color:var(--soft)}
.fields dd{margin:0}
.fields bdi{font-weight:400}
:target{background:var(--doubtful-tint);outline:2px solid var(--doubtful);outline-offset:3px}
footer{margin-top:3.5rem;border-top:3px double var(--rule);padding-top:.75rem;font-size:.86rem;color:var(--soft)}
@media (max-width:42rem){
.entry{grid-template-columns:1fr;gap:.1rem}
.headline{font-size:1.45rem}
thead{position:absolute;left:-999rem}
tr{display:block;border-bottom:2px solid var(--rule);padding:.4rem 0}
th[scope=row],td{display:block;border:0;padding:.15rem 0}
th[scope=row]{font-weight:600}
td::before{content:attr(data-label) " ";font-size:.82rem;color:var(--soft);display:block}
.fields{grid-template-columns:1fr}
.fields dt{margin-top:.3rem}
}
@media print{
@page{size:A4;margin:15mm 14mm 14mm}
@page{@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#4d5866}}
html{font-size:9pt;line-height:1.4}
body{max-width:none;padding:0}
nav,.skip,details{display:none}
section{margin-top:1.4rem}
h1{font-size:1.5rem}h2{font-size:1.25rem;margin-bottom:.35rem}h3{margin:.9rem 0 .25rem}
.masthead{padding:0 0 .5rem}
.belfry{width:30px;height:48px}
.exercise{position:static;margin:0 0 4mm;padding:.3rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.watermark{display:block;position:fixed;top:45%;left:0;right:0;text-align:center;white-space:nowrap;font:700 76pt Georgia,serif;color:#b8860b;opacity:.13;transform:rotate(-32deg);z-index:-1}
.verdict,.tag,.map rect{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.sheet{break-after:page;display:flex;flex-direction:column;min-height:228mm}
.sheet section{margin-top:.7rem}
.sheet h2{margin-bottom:.1rem}
.sheet ul,.sheet ol{margin:.2rem 0}
.verdict{padding:.8rem 1rem .5rem}
.headline{font-size:1.5rem;margin:.2rem 0 .35rem}
.account{font-size:1.05rem;margin-bottom:.5rem;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:5;overflow:hidden}
.answers{grid-template-columns:repeat(4,1fr);gap:0 1rem;margin-top:.4rem}
.answer{padding:.3rem 0 .3rem}
.answer dt,.answer .detail{font-size:.8rem}
.value{font-size:.98rem}
.basis{margin-top:.1rem}
.sheet .notes,.on-screen{display:none}
.caution{margin-top:.2rem;padding-top:.3rem;font-size:.8rem}
.steps li,.sheet li{margin:.12rem 0}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;margin-top:auto;padding-top:.8rem;break-inside:avoid}
.signatures p{margin:0 0 .3rem}
.signatures .rule{color:var(--soft);font-size:.85rem;border-bottom:1px solid var(--ink);padding-top:1.5rem}
h2,h3,caption,.lead{break-after:avoid}
.lead{margin:.2rem 0 .4rem;break-inside:avoid}
.scroll{overflow:visible;margin:.4rem 0}
.tag{padding:0 .35rem}
.entry{padding:.22rem 0 .22rem 1rem;grid-template-columns:8.5rem 1fr}
.findings{font-size:.92rem}
.findings>li{padding:.25rem 0}
.reasons{margin:0;padding:0}
.reasons,.reasons li{display:inline;list-style:none}
.reasons li::after{content:" · "}
.reasons li:last-child::after{content:""}
.hosts th[scope=row]{width:30%}
table{font-size:.88rem}
th,td{padding:.22rem .5rem .22rem 0}
.moves{font-size:.86rem}
.hosts{font-size:.84rem}
.annex,.sources,.detections{font-size:6.7pt;line-height:1.3}
.annex th,.annex td,.sources th,.sources td,.detections th,.detections td{padding:.12rem .5rem .12rem 0}
.annex .detail,.sources .detail,.detections .detail,.annex .code,.sources .code,.detections .code,.annex .backs{font-size:6.2pt}
.annex thead th,.sources thead th,.detections thead th{font-size:6.4pt}
.map{max-width:100%}
a{color:inherit;text-decoration:none}
}
)css";

}  // namespace

Markup style_sheet() { return element("style", as_is(kStyle)); }

Markup exercise_style() {
  return element("style",
                 as_is("@media print{@page{@top-center{content:\"EXERCICE\";font:700 12pt sans-serif;color:#8a5a00}}}"));
}

}  // namespace beffroi::report::html
