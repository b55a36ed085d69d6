// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "report/paper/page.h"
#include "report/review/parts.h"

namespace beffroi::report::review {
namespace {

using html::as_is;
using html::element;
using html::Markup;
using html::text;

constexpr char kStyle[] = R"css(
table.review{width:100%;border-collapse:collapse;margin:.4rem 0 1rem}
table.review th,table.review td{text-align:left;vertical-align:top;padding:.25rem .4rem;border-bottom:1px solid #999}
table.review thead th{border-bottom:2px solid #333}
table.review tr{break-inside:avoid}
table.review tbody th{font-weight:600}
.course{list-style:none;margin:.6rem 0 1rem .4rem;padding:0;border-left:3px solid #1f3a6e}
.course li{position:relative;padding:.15rem 0 .45rem 1rem;break-inside:avoid}
.course li::before{content:"";position:absolute;left:-.5rem;top:.45rem;width:.8rem;height:.8rem;border-radius:50%;background:#1f3a6e}
.course li.unknown::before{background:#fff;border:2px solid #1f3a6e;box-sizing:border-box}
.course span{display:block}
)css";

/// The moments as a line from top to bottom: hollow where there is no hour.
Markup course(const Content& content, const base::Catalogue& words) {
  Markup items;
  for (const auto& one : content.course.milestones) {
    items += element("li", {{"class", one.at ? "known" : "unknown"}},
                     element("strong", text(words.text(fmt::format("review.moment.{}", one.id)))),
                     element("span", text(moment_words(one, words))),
                     element("span", {{"class", "soft"}}, text(ground_words(one, words))));
  }
  return element("ul", {{"class", "course"}}, items);
}

Markup table(const Part& part) {
  Markup head, rows;
  for (const std::string& column : part.columns) head += element("th", {{"scope", "col"}}, text(column));
  for (const auto& row : part.rows) {
    Markup cells = element("th", {{"scope", "row"}}, text(row.front()));
    for (std::size_t i = 1; i < row.size(); ++i) cells += element("td", text(row[i]));
    rows += element("tr", cells);
  }
  return element("table", {{"class", "review"}}, element("thead", element("tr", head)), element("tbody", rows));
}

Markup list(const Part& part) {
  Markup items;
  for (const auto& row : part.rows) items += element("li", text(row.front()));
  return element("ul", items);
}

Markup body_of(const Part& part, const Content& content, const base::Catalogue& words) {
  if (part.id == "course") return course(content, words);
  if (part.columns.size() == 1) return list(part);
  return table(part);
}

}  // namespace

std::string page(const Content& content, const base::Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}}, text(words.text("review.lead")));
  body += element("p", text(words.text("review.written", {{"entries", static_cast<std::int64_t>(content.course.entries)},
                                                          {"people", static_cast<std::int64_t>(content.course.people)}})));
  for (const Part& part : parts_of(content, words)) {
    Markup inside;
    if (!part.lead.empty()) inside += element("p", text(part.lead));
    inside += body_of(part, content, words);
    body += paper::section(words.text(fmt::format("review.part.{}", part.id)), inside);
  }
  body += element("p", text(closing_words(content, words)));
  body += paper::blank(words.text("review.read_by"));
  return paper::page({.title = words.text("review.title"),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body,
                      .warning = content.warning,
                      .style = element("style", as_is(kStyle))},
                     words);
}

}  // namespace beffroi::report::review
