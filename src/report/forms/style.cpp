// SPDX-License-Identifier: EUPL-1.2
#include "report/forms/style.h"

namespace beffroi::report::forms {
namespace {

// Flex and no grid: the converters of Debian 12 know the one and not the other.
constexpr char kStyle[] = R"css(
.form{padding-bottom:1rem}
.form+.form{break-before:page;border-top:1px dashed var(--line);padding-top:1rem}
.top{display:flex;justify-content:space-between;gap:1rem;align-items:flex-start;border-bottom:3px solid var(--ink);padding-bottom:.3rem}
.top h2{margin:0;font-size:1.35rem}
.top p{margin:.1rem 0}
.sheet-number{flex:none;font-size:1.7rem;font-weight:700;border:3px solid var(--ink);padding:.1rem .6rem;white-space:nowrap}
.for{font-weight:600}
.warning{border:3px solid var(--ink);padding:.3rem .6rem;margin:.5rem 0;font-size:.95rem}
.notes{margin:.3rem 0;padding-left:1.1rem;font-size:.86rem}
.notes li{margin:.1rem 0}
.form h3{margin:.55rem 0 .1rem;font-size:.95rem;text-transform:uppercase;letter-spacing:.04em}
.fields{display:flex;flex-wrap:wrap;margin:0 -.35rem}
.field{padding:.15rem .35rem}
.label{display:block;font-size:.76rem;color:var(--soft);line-height:1.2}
.hand{display:block;border-bottom:1px solid var(--ink);height:1.45rem}
.letters{display:flex;padding-top:.15rem}
.letter{width:1.35rem;height:1.45rem;border:1px solid var(--ink);margin-right:-1px;flex:none}
.letters .letter:nth-child(2n){margin-right:.2rem}
.options{display:block;padding-top:.2rem}
.option{display:inline-block;margin:0 .9rem .15rem 0;font-size:.92rem}
.option .box,.keyed .box{width:1rem;height:1rem;margin:0;vertical-align:-.15rem}
.list{table-layout:fixed;margin:.4rem 0}
.list th{font-size:.78rem;padding:.2rem .3rem;line-height:1.2}
.list td{height:2.05rem;padding:0}
.signed{margin-top:.4rem}
.keyed{margin-top:.5rem;border-top:2px dashed var(--ink);padding-top:.2rem;align-items:flex-end}
.source{font-size:.72rem;color:var(--soft);margin:.3rem 0 0}
.w1{width:8.33%}.w2{width:16.66%}.w3{width:25%}.w4{width:33.33%}.w5{width:41.66%}.w6{width:50%}
.w7{width:58.33%}.w8{width:66.66%}.w9{width:75%}.w10{width:83.33%}.w11{width:91.66%}.w12{width:100%}
@media print{
.forms>header,.forms>footer,.forms>.exercise{display:none}
.form{padding:0}
.form+.form{border:0;padding:0}
.hand{height:1.95rem}
.letter{height:1.7rem}
}
)css";

}  // namespace

html::Markup style_sheet() { return html::element("style", html::as_is(kStyle)); }

}  // namespace beffroi::report::forms
