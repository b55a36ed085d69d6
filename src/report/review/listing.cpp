// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "base/json/writer.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/review/parts.h"
#include "town/catalogue.h"

namespace beffroi::report::review {
namespace {

using base::json::Writer;

constexpr std::string_view kDeclared = "_declared";  // of response::review::Record

/// "État civil | fermé | 3 jours | normal": a row without its empty cells.
std::string line_of(const std::vector<std::string>& row, std::string_view between = " | ") {
  std::string line;
  for (const std::string& cell : row) {
    if (cell.empty()) continue;
    if (!line.empty()) line += between;
    line += cell;
  }
  return line;
}

void write_part(Writer& json, const Part& part) {
  json.begin_object().member("id", part.id).key("rows").begin_array();
  for (const auto& row : part.rows) {
    json.begin_array();
    for (const std::string& cell : row) json.value(cell);
    json.end_array();
  }
  json.end_array().end_object();
}

/// A word of the record as people read it.
std::string value_words(const std::string& member, const std::string& word, const base::Catalogue& words) {
  if (member == "services") {
    const town::ServiceKind* kind = town::Catalogue::embedded().find(word);
    return kind ? kind->name.in(words.language()) : words.text("review.value.own_service");
  }
  for (const std::string& id : {fmt::format("review.value.{}", word), fmt::format("report.{}.{}", member, word)}) {
    if (words.has(id)) return words.text(id);
  }
  if (word.ends_with(kDeclared)) {
    const std::string answer = word.substr(0, word.size() - kDeclared.size());
    return words.text("review.only_declared", {{"value", value_words(member, answer, words)}});
  }
  return word;
}

std::int64_t middle(const std::vector<std::int64_t>& ascending) { return ascending[(ascending.size() - 1) / 2]; }

}  // namespace

std::string listing(const Content& content, const base::Catalogue& words) {
  std::string out;
  if (content.exercise) put_paragraph(out, "", words.text("paper.exercise"));
  if (!content.warning.empty()) put_paragraph(out, "", base::printable(content.warning));
  put_paragraph(out, "", words.text("review.lead"));
  for (const Part& part : parts_of(content, words)) {
    out += "\n" + words.text(fmt::format("review.part.{}", part.id)) + "\n";
    if (!part.lead.empty()) put_paragraph(out, "  ", part.lead);
    for (const auto& row : part.rows) put_paragraph(out, "  - ", base::printable(line_of(row)));
  }
  out += "\n";
  put_paragraph(out, "", base::printable(closing_words(content, words)));
  return out;
}

std::string noted(const Content& content, std::string_view action, const std::string& id, const base::Catalogue& words) {
  std::string out;
  const std::string_view part = action == "cost" ? "costs" : action == "lesson" ? "lessons" : "";
  const std::vector<Part> all = parts_of(content, words);
  const auto about = std::ranges::find(all, part, &Part::id);
  if (about != all.end()) {
    put_paragraph(out, "", base::printable(words.text("review.noted", {{"line", line_of(about->rows.back(), ", ")}})));
    if (!about->lead.empty()) put_paragraph(out, "", base::printable(about->lead));
  } else {
    put_paragraph(
        out, "",
        base::printable(action == "undo" ? words.text("review.taken_back", {{"id", id}}) : closing_words(content, words)));
  }
  put_paragraph(out, "", words.text("review.see"));
  return out;
}

std::string to_json(const Content& content, const base::Catalogue& words) {
  Writer json(true);
  json.begin_object().member("schema", 1).member("exercise", content.exercise).member("warning", content.warning);
  json.key("milestones").begin_array();
  for (const auto& one : content.course.milestones) {
    json.begin_object().member("id", one.id).key("at");
    one.at ? json.value(base::format_rfc3339(*one.at)) : json.null();
    json.member("ground", one.ground).member("state", one.at ? "known" : response::review::name_of(one.otherwise)).end_object();
  }
  json.end_array().key("spans").begin_object();
  for (const auto& span : content.course.spans) {
    json.key(span.id);
    span.minutes ? json.value(*span.minutes) : json.null();
  }
  json.end_object().key("questions").begin_object();
  for (const auto& one : content.course.questions) json.member(one.id, one.count);
  json.end_object().member("euros", content.state.euros()).member("hours", content.state.hours());
  json.member("closed", content.state.closing.has_value()).key("parts").begin_array();
  for (const Part& part : parts_of(content, words)) write_part(json, part);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

std::string listing(const response::review::Statistics& statistics, const base::Catalogue& words) {
  std::string out;
  put_paragraph(out, "",
                words.text("review.gathered", {{"records", statistics.records - statistics.exercises},
                                               {"exercises", statistics.exercises},
                                               {"repeated", statistics.repeated},
                                               {"fewest", response::review::kFewest}}));
  for (const auto& [member, counts] : statistics.counts) {
    std::string line;
    std::int64_t few = 0;
    for (const auto& one : counts) {
      if (one.records < response::review::kFewest) {
        few += one.records;
        continue;
      }
      line += (line.empty() ? "" : ", ") + fmt::format("{} {}", value_words(member, one.word, words), one.records);
    }
    if (few > 0) line += (line.empty() ? "" : ", ") + words.text("review.few");
    if (!line.empty()) put_paragraph(out, "  ", words.text(fmt::format("review.member.{}", member), {{"list", line}}));
  }
  for (const auto& [span, days] : statistics.days) {
    const std::string name = words.text(fmt::format("review.span.{}", span));
    put_paragraph(out, "  ",
                  words.text("review.days",
                             {{"what", name}, {"middle", middle(days)}, {"records", static_cast<std::int64_t>(days.size())}}));
  }
  return out;
}

std::string to_json(const response::review::Statistics& statistics) {
  Writer json(true);
  json.begin_object().member("schema", 1).member("records", statistics.records - statistics.exercises);
  json.member("exercises_left_out", statistics.exercises)
      .member("repeated_left_out", statistics.repeated)
      .member("fewest", response::review::kFewest)
      .key("counts")
      .begin_object();
  for (const auto& [member, counts] : statistics.counts) {
    json.key(member).begin_object();
    for (const auto& one : counts) {
      if (one.records >= response::review::kFewest) json.member(one.word, one.records);
    }
    json.end_object();
  }
  json.end_object().key("days").begin_object();
  for (const auto& [span, days] : statistics.days)
    json.key(span)
        .begin_object()
        .member("median", middle(days))
        .member("records", static_cast<std::uint64_t>(days.size()))
        .end_object();
  json.end_object().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::review
