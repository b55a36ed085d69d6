// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"

namespace beffroi::report::public_page {
namespace {

// Contrast 7:1 at least; a state is said in words, the colour only repeats it. Old browsers leave out what they do not know.
constexpr char kStyle[] = R"css(
*{box-sizing:border-box}
html{font:100%/1.5 "Marianne",system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",Arial,sans-serif;color:#161616;background:#fff;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:44rem;padding:0 1rem 2rem;overflow-wrap:break-word}
header{border-bottom:4px solid #000091;padding:1rem 0 .5rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.3rem;line-height:1.25;margin:2rem 0 .5rem;padding-top:.5rem;border-top:1px solid #767676}
h3{font-size:1.05rem;margin:1rem 0 .2rem}
p{margin:.4rem 0}
a{color:#000091;text-underline-offset:.15em}
a[href^=tel]{white-space:nowrap}
a:focus{outline:3px solid #000091;outline-offset:2px}
nav ul{list-style:none;margin:.5rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.2rem}
nav a{display:inline-block;padding:.6rem 0;font-weight:600}
.exercise{background:#ffd84d;margin:-1rem -1rem 1rem;padding:.6rem 1rem;text-align:center;border-bottom:4px solid #161616}
.lead{font-size:1.15rem;margin-top:1rem}
.next{border:3px solid #000091;padding:.6rem .8rem;font-size:1.1rem}
.soft{color:#3a3a3a;font-size:.9rem}
.services{list-style:none;padding:0;margin:0}
.services li{border-bottom:1px solid #ccc;padding:.6rem 0}
.services p{margin:.15rem 0}
.usual{list-style:none;padding:0;margin:.3rem 0}
.usual strong{font-weight:400}
.state{display:inline-block;padding:0 .45rem;border:2px solid;font-weight:700}
.normal{color:#0b5128}.adapted,.degraded{color:#6b3300}.closed{color:#8a0f0f}.unknown{color:#3a3a3a}
ul{padding-left:1.2rem}
li{margin:.25rem 0}
article h2{font-size:1.05rem;margin:0;padding:0;border:0}
article{border-left:4px solid #767676;padding-left:.8rem;margin:1rem 0}
footer{margin-top:2rem;border-top:1px solid #767676;font-size:.9rem;color:#3a3a3a}
@media print{nav{display:none}body{max-width:none;padding:0}html{font-size:11pt}h2,h3{break-after:avoid}li,article p{break-inside:avoid}a{color:#161616}}
)css";

}  // namespace

html::Markup style_sheet() { return html::element("style", html::as_is(kStyle)); }

}  // namespace beffroi::report::public_page
