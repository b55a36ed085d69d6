// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "base/text.h"
#include "report/columns.h"
#include "report/journal/pages.h"

namespace beffroi::report::journal {
namespace {

constexpr std::size_t kColumns = 80;

void add_wrapped(std::string& out, const std::string& text, std::string_view mark) {
  bool first = true;
  for (const std::string& line : wrap(base::printable(text), kColumns - 4)) {
    out += fmt::format("  {}{}\n", first ? mark : "  ", line);
    first = false;
  }
}

void add_said(std::string& out, std::string_view id, const std::vector<std::string>& sentences, const base::Catalogue& words) {
  out += words.text(fmt::format("sheet.shift.{}", id)) + "\n";
  if (sentences.empty()) add_wrapped(out, words.text(fmt::format("sheet.shift.{}.none", id)), "  ");
  for (const std::string& one : sentences) add_wrapped(out, one, "- ");
}

}  // namespace

std::string point_lines(const response::SituationPoint& point, const base::Catalogue& words) {
  std::string out = words.text("sheet.point.title", {{"number", point.number}}) + "\n";
  add_said(out, "due", point.said.due, words);
  add_said(out, "unknown", point.said.unknown, words);
  add_said(out, "open", point.said.open, words);
  out +=
      (point.since ? words.text("sheet.point.changed_since", {{"since", *point.since}}) : words.text("sheet.point.changed")) +
      "\n";
  if (point.changed.empty()) add_wrapped(out, words.text("sheet.point.nothing"), "  ");
  std::vector<Line> lines;
  for (const response::Entry& entry : point.changed) lines.push_back({entry, {}});
  return out + to_lines(lines, words);
}

}  // namespace beffroi::report::journal
