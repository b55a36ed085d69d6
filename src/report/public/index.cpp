// SPDX-License-Identifier: EUPL-1.2
// One page for several towns: an intercommunality, a town and those associated with it.
#include "report/public/parts.h"

namespace beffroi::report::public_page {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

constexpr std::string_view kMark = "<meta name=\"generator\" content=\"beffroi-index\">";

Markup line(const Member& member, const base::Catalogue& words) {
  const std::string name = member.place.empty() ? member.folder : member.place;
  Markup item = element("strong", html::link_beside(member.folder + "/index.html", {}, text(name)));
  if (member.exercise) item += join(text(" "), element("strong", text(words.text("paper.exercise"))));
  const base::Arguments counts{{"over", member.over},
                               {"changed", static_cast<std::int64_t>(member.changed)},
                               {"usual", static_cast<std::int64_t>(member.as_usual)}};
  item += element("p", text(words.text("public.index.line", counts)));
  if (member.updated)
    item += element("p", {{"class", "soft"}}, text(words.text("public.updated")), text(" "), moment(*member.updated, words));
  if (member.next_update && !member.over)
    item += element("p", text(words.text("public.next")), text(" "), moment(*member.next_update, words));
  return element("li", item);
}

}  // namespace

std::string index_page(const std::vector<Member>& members, const base::Catalogue& words) {
  const std::string title = words.text("public.index.title");
  Markup items;
  for (const Member& member : members) items += line(member, words);
  const Markup body = join(element("header", element("h1", text(title))),
                           element("main", element("p", {{"class", "lead"}}, text(words.text("public.index.lead"))),
                                   items.empty() ? Markup() : element("ul", {{"class", "services"}}, items)),
                           element("footer", element("p", text(words.text("public.index.footer")))));
  return document(title, html::as_is("<meta name=\"generator\" content=\"beffroi-index\">"), body, words);
}

bool is_index(std::string_view bytes) { return bytes.find(kMark) != bytes.npos; }

}  // namespace beffroi::report::public_page
