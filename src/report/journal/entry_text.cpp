// SPDX-License-Identifier: EUPL-1.2
#include "report/journal/entry_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/lines.h"
#include "base/text.h"
#include "report/columns.h"
#include "report/csv.h"

namespace beffroi::report::journal {
namespace {

constexpr std::size_t kColumns = 80, kIndent = 4;
constexpr std::size_t kMaxMembersShown = 20;  // of a kind that nobody has words for

base::Arguments arguments_of(const response::Entry& entry, const base::Catalogue& words) {
  base::Arguments arguments = entry.members;
  const std::string event(entry.text("event"));
  const std::string id = "event." + event;
  arguments.push_back({"event_words", words.has(id) ? words.text(id) : event});
  return arguments;
}

std::string listed(const base::Arguments& members, const base::Catalogue& words) {
  std::string list;
  for (std::size_t i = 0; i < members.size() && i < kMaxMembersShown; ++i)
    list += fmt::format("{}{} = {}", i == 0 ? "" : ", ", members[i].name,
                        words.text("error.argument", {{"value", members[i].value}}));
  return list;
}

void write_value(base::json::Writer& json, const base::ArgumentValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) json.value(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) json.value(*number);
  if (const auto* truth = std::get_if<bool>(&value)) json.value(*truth);
  if (const auto* moment = std::get_if<base::Timestamp>(&value)) json.value(base::format_rfc3339(*moment));
}

/// Each line of the text wrapped by itself.
void add_indented(std::string& out, std::string_view text) {
  for (const std::string& line : base::lines_of(text)) {
    for (const std::string& part : wrap(base::printable(line), kColumns - kIndent))
      out += std::string(kIndent, ' ') + part + '\n';
  }
}

void write_members(base::json::Writer& json, const base::Arguments& members) {
  json.begin_object();
  for (const base::Argument& member : members) {
    json.key(member.name);
    write_value(json, member.value);
  }
  json.end_object();
}

void write_line(base::json::Writer& json, const Line& line, const base::Catalogue& words) {
  const response::Entry& entry = line.entry;
  json.begin_object().member("seq", entry.seq).member("utc", base::format_rfc3339(entry.utc)).member("by", entry.by);
  json.member("kind", entry.kind).member("subject", entry.subject).member("text", text_of(entry, words)).key("members");
  if (line.json.empty())
    write_members(json, entry.members);
  else
    json.raw(line.json);
  if (!line.previous.empty()) json.member("previous", line.previous);
  if (!line.hash.empty()) json.member("sha256", line.hash);
  json.end_object();
}

}  // namespace

std::vector<base::Piece> pieces_of(const response::Entry& entry, const base::Catalogue& words) {
  const std::string id = "journal." + entry.kind;
  if (words.has(id)) return words.pieces(id, arguments_of(entry, words));
  return words.pieces("journal.unknown_kind", {{"kind", entry.kind}, {"members", listed(entry.members, words)}});
}

std::string text_of(const response::Entry& entry, const base::Catalogue& words) {
  std::string text;
  for (const base::Piece& piece : pieces_of(entry, words)) text += piece.text;
  return text;
}

void write_entry(base::json::Writer& json, const response::Entry& entry, std::string_view hash, const base::Catalogue& words) {
  write_line(json, {entry, std::string(hash)}, words);
}

std::string to_lines(std::span<const Line> lines, const base::Catalogue& words) {
  std::string out;
  for (const Line& line : lines) {
    const base::Arguments head{
        {"seq", static_cast<std::int64_t>(line.entry.seq)}, {"at", line.entry.utc}, {"by", base::printable(line.entry.by)}};
    out += cut_to(words.text("report.journal.head", head), kColumns) + '\n';
    add_indented(out, text_of(line.entry, words));
  }
  return out;
}

std::string to_csv(std::span<const Line> lines, const base::Catalogue& words) {
  std::string out = csv_line({"seq", "utc", "local_time", "by", "kind", "subject", "text", "sha256"});
  for (const Line& line : lines) {
    const response::Entry& entry = line.entry;
    out += csv_line({std::to_string(entry.seq), base::format_rfc3339(entry.utc), words.moment(entry.utc), entry.by, entry.kind,
                     entry.subject, text_of(entry, words), line.hash});
  }
  return out;
}

std::string to_json(std::span<const Line> lines, const base::Catalogue& words) {
  base::json::Writer json(true);
  json.begin_array();
  for (const Line& line : lines) write_line(json, line, words);
  return std::move(json.end_array()).text() + "\n";
}

}  // namespace beffroi::report::journal
