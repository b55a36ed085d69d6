// SPDX-License-Identifier: EUPL-1.2
#include "report/journal/pages.h"

#include <fmt/format.h>

#include "report/paper/page.h"

namespace beffroi::report::journal {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

/// A sentence of several lines, each in a paragraph of its own.
Markup paragraphs(const std::vector<base::Piece>& pieces) {
  std::vector<std::vector<base::Piece>> lines(1);
  for (const base::Piece& piece : pieces) {
    std::string_view rest = piece.text;
    for (auto end = rest.find('\n'); end != rest.npos; end = rest.find('\n')) {
      lines.back().push_back({std::string(rest.substr(0, end)), piece.from_argument});
      lines.emplace_back();
      rest.remove_prefix(end + 1);
    }
    lines.back().push_back({std::string(rest), piece.from_argument});
  }
  Markup all;
  for (const auto& line : lines) all += element("p", html::sentence(line));
  return all;
}

Markup cell(const Markup& content) { return element("td", content); }

Markup row_of(const response::Entry& entry, const base::Catalogue& words) {
  return element("tr", {{"id", fmt::format("e{}", entry.seq)}},
                 element("th", {{"scope", "row"}}, text(std::to_string(entry.seq))),
                 cell(paper::moment(entry.utc, "precise", words)), cell(element("bdi", text(entry.by))),
                 cell(paragraphs(pieces_of(entry, words))));
}

Markup table_of(const std::string& caption, const Markup& rows, const base::Catalogue& words) {
  Markup head;
  for (const std::string_view column : {"seq", "at", "by", "text"})
    head += element("th", {{"scope", "col"}}, text(words.text(fmt::format("sheet.journal.column.{}", column))));
  return element("table", element("caption", text(caption)), element("thead", element("tr", head)), element("tbody", rows));
}

/// A list of sentences that people or the program said; `id` names its heading and what stands there where it is empty.
Markup said(std::string_view id, const std::vector<std::string>& sentences, const base::Catalogue& words) {
  Markup items;
  for (const std::string& one : sentences) items += element("li", element("bdi", text(one)));
  const Markup content =
      items.empty() ? element("p", text(words.text(fmt::format("sheet.shift.{}.none", id)))) : element("ul", items);
  return paper::section(words.text(fmt::format("sheet.shift.{}", id)), content);
}

Markup in_own_words(const std::string& summary) {
  if (summary.empty()) return {};
  return element("div", {{"class", "said"}}, paragraphs({{summary, true}}));
}

std::string sheet(const Letterhead& head, std::string title, Markup body, const base::Catalogue& words) {
  return paper::page(
      {.title = std::move(title), .place = head.place, .as_of = head.as_of, .exercise = head.exercise, .body = std::move(body)},
      words);
}

/// What holds whatever the night is: the doctrine's prohibitions.
Markup never(const base::Catalogue& words) {
  Markup items;
  for (int number = 1; words.has(fmt::format("sheet.handover.never.{}", number)); ++number)
    items += element("li", text(words.text(fmt::format("sheet.handover.never.{}", number))));
  return element("section", {{"class", "never"}}, element("h2", text(words.text("sheet.handover.never"))),
                 element("ul", items));
}

}  // namespace

std::string journal_page(std::span<const Line> lines, const Letterhead& head, const base::Catalogue& words) {
  Markup rows;
  for (const Line& line : lines) rows += row_of(line.entry, words);
  Markup body = element("p", {{"class", "lead"}},
                        text(words.text("sheet.journal.lead", {{"count", static_cast<std::int64_t>(lines.size())}})));
  body += table_of(words.text("sheet.journal.caption"), rows, words);
  if (!lines.empty()) {
    const base::Arguments last{{"seq", static_cast<std::int64_t>(lines.back().entry.seq)}, {"sha256", lines.back().hash}};
    body += element("p", {{"class", "soft"}}, html::sentence(words.pieces("sheet.journal.chain", last)));
  }
  body += join(paper::blank(words.text("sheet.journal.signed_by")), paper::blank(words.text("sheet.journal.signature")));
  return sheet(head, words.text("sheet.journal.title"), std::move(body), words);
}

std::string point_page(const response::SituationPoint& point, const Letterhead& head, const base::Catalogue& words) {
  Markup rows;
  for (const response::Entry& entry : point.changed) rows += row_of(entry, words);
  const std::string_view since = point.since ? "sheet.point.changed_since" : "sheet.point.changed";
  const base::Arguments arguments = point.since ? base::Arguments{{"since", *point.since}} : base::Arguments{};
  const std::string caption = words.text(since, arguments);
  Markup body = in_own_words(point.text);
  body += said("due", point.said.due, words);
  body += said("unknown", point.said.unknown, words);
  body += said("open", point.said.open, words);
  body += paper::section(caption, rows.empty() ? element("p", text(words.text("sheet.point.nothing")))
                                               : table_of(words.text("sheet.point.lines"), rows, words));
  if (!point.by.empty())
    body += element("p", {{"class", "soft"}}, html::sentence(words.pieces("sheet.point.by", {{"by", point.by}})));
  return sheet(head, words.text("sheet.point.title", {{"number", point.number}}), std::move(body), words);
}

std::string handover_page(const response::Handover& handover, const Letterhead& head, const base::Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}},
                        html::sentence(words.pieces("sheet.handover.lead", {{"from", handover.from}, {"to", handover.to}})));
  body += in_own_words(handover.text);
  body += said("due", handover.said.due, words);
  body += said("open", handover.said.open, words);
  body += said("unknown", handover.said.unknown, words);
  body += never(words);
  body += join(paper::blank(words.text("sheet.handover.gives", {{"from", handover.from}})),
               paper::blank(words.text("sheet.handover.takes", {{"to", handover.to}})));
  if (!handover.head.empty())
    body += element("p", {{"class", "soft"}}, html::sentence(words.pieces("sheet.handover.head", {{"head", handover.head}})));
  return sheet(head, words.text("sheet.handover.title"), std::move(body), words);
}

}  // namespace beffroi::report::journal
