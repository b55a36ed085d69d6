// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "report/columns.h"
#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

constexpr std::size_t kMaxRecordFields = 40;                         // of one record; all of them in `beffroi show`
constexpr std::size_t kDigestOfAField = 90, kDigestOfARecord = 260;  // characters

using Key = std::pair<base::Digest, std::uint64_t>;
using Records = std::map<Key, const CitedRecord*>;

/// The numbers of the sources by their hashes, as the table of the evidence gives them.
using Sources = std::map<base::Digest, std::size_t>;

Sources sources_of(const Content& content) {
  Sources numbers;
  for (std::size_t i = 0; i < content.sources.size(); ++i) numbers.emplace(content.sources[i].sha256, i + 1);
  return numbers;
}

Markup back_links(const Context& context, const Reference& reference) {
  Markup links;
  for (const std::size_t finding : reference.findings) {
    const std::string label = context.say("report.annex.back", {{"number", static_cast<std::int64_t>(finding + 1)}});
    links += join(text(" "), link_to(fmt::format("f{}", finding + 1), {{"class", "back"}, {"aria-label", label}},
                                     text(fmt::format("↩{}", finding + 1))));
  }
  return links;
}

/// The fields that say something, in the order of the record, in a few lines: what paper shows.
std::string digest_of(const CitedRecord& record) {
  constexpr std::array<std::string_view, 5> kSilent{"", "-", "0x0", "S-1-0-0", "{00000000-0000-0000-0000-000000000000}"};
  std::string digest;
  for (const auto& [name, value] : record.fields) {
    if (std::ranges::count(kSilent, value) != 0 || name.starts_with("Provider_")) continue;  // its channel stands above
    digest += fmt::format("{}{}={}", digest.empty() ? "" : " · ", name, cut_to(value, kDigestOfAField));
    if (columns_of(digest) > kDigestOfARecord) break;
  }
  return cut_to(digest, kDigestOfARecord);
}

/// All fields, folded: what a screen unfolds.
Markup fields_of(const Context& context, const CitedRecord& record) {
  Markup rows;
  for (std::size_t i = 0; i < record.fields.size() && i < kMaxRecordFields; ++i) {
    const auto& [name, value] = record.fields[i];
    if (!value.empty()) rows += join(element("dt", text(name)), element("dd", element("bdi", text(value))));
  }
  if (rows.empty()) return {};
  Markup content = element("dl", {{"class", "fields"}}, rows);
  if (record.fields.size() > kMaxRecordFields) {
    const auto more = static_cast<std::int64_t>(record.fields.size() - kMaxRecordFields);
    content += element("p", {{"class", "detail"}}, context.text_of("report.annex.more_fields", {{"count", more}}));
  }
  return element("details", element("summary", text(context.say("report.annex.fields"))), content);
}

Markup said_by(const Context& context, const CitedRecord* record) {
  if (record == nullptr) return element("span", {{"class", "detail"}}, text(context.say("report.annex.not_shown")));
  const base::Arguments arguments{{"computer", context.view.names.of(record->computer)},
                                  {"channel", short_channel(record->channel)},
                                  {"code", static_cast<std::int64_t>(record->code)}};
  return join(element("span", {{"class", "plain"}}, context.text_of("report.annex.record", arguments)),
              element("span", {{"class", "detail"}}, element("bdi", text(digest_of(*record)))), fields_of(context, *record));
}

Markup place_of(const Context& context, const model::Citation& citation, const Sources& sources) {
  const auto source = sources.find(citation.evidence);
  const base::Arguments record{{"record", static_cast<std::int64_t>(citation.record_id)},
                               {"offset", static_cast<std::int64_t>(citation.offset)}};
  const Markup where = element("span", {{"class", "plain"}}, context.text_of("report.annex.place", record));
  if (source == sources.end()) {
    return join(element("bdi", text(citation.source)),
                element("span", {{"class", "detail code"}}, text(citation.evidence.hex())), where);
  }
  const auto number = static_cast<std::int64_t>(source->second);
  return join(link_to(fmt::format("s{}", number), {{"title", citation.source}},
                      text(context.say("report.annex.source", {{"number", number}}))),
              text(" "), where);
}

Markup when_of(const Context& context, const model::Citation& citation) {
  if (!citation.time) return text("—");
  return element("time", {{"datetime", machine_time(*citation.time)}, {"title", context.words.moment(*citation.time, "short")}},
                 text(context.words.moment(*citation.time, "utc")));
}

Markup journal_entry(const Context& context, const model::JournalCitation& entry) {
  return context.text_of("report.annex.journal",
                         {{"number", static_cast<std::int64_t>(entry.sequence)}, {"by", entry.by}, {"kind", entry.kind}});
}

std::vector<Markup> cells_of(const Context& context, const Reference& reference, const Records& records,
                             const Sources& sources) {
  const auto* citation = std::get_if<model::Citation>(&reference.basis);
  if (citation == nullptr)
    return {text("—"), journal_entry(context, std::get<model::JournalCitation>(reference.basis)), text("—")};
  const auto found = records.find({citation->evidence, citation->offset});
  return {when_of(context, *citation), said_by(context, found == records.end() ? nullptr : found->second),
          place_of(context, *citation, sources)};
}

}  // namespace

Markup annex(const Context& context) {
  const auto& all = context.references.all();
  if (all.empty()) return {};
  Records records;
  for (const CitedRecord& cited : context.content.records) records[{cited.evidence, cited.offset}] = &cited;
  const Sources sources = sources_of(context.content);
  std::vector<std::string> headings;
  for (const auto* column : {"number", "time", "record", "place"})
    headings.push_back(context.say(fmt::format("report.annex.column.{}", column)));
  Markup rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<Markup> cells = cells_of(context, all[i], records, sources);
    cells.insert(cells.begin(),
                 join(text(std::to_string(i + 1)), element("span", {{"class", "backs"}}, back_links(context, all[i]))));
    rows += row({{"id", fmt::format("r{}", i + 1)}}, cells, headings);
  }
  return section("annex", context.say("report.section.annex"),
                 join(element("p", {{"class", "lead"}},
                              context.text_of("report.annex.lead", {{"count", static_cast<std::int64_t>(all.size())}})),
                      table_of(context.say("report.annex.table"), headings, rows, "annex")));
}

Markup colophon(const Context& context) {
  if (!context.content.colophon) return {};
  const Colophon& made = *context.content.colophon;
  std::string paths;
  for (const std::string& path : made.evidence) paths += (paths.empty() ? "" : ", ") + path;
  return element("p", {{"class", "colophon"}},
                 context.text_of("report.colophon", {{"time", made.written_at},
                                                     {"user", made.user},
                                                     {"machine", made.machine},
                                                     {"case", made.case_folder},
                                                     {"evidence", paths},
                                                     {"head", made.head}}));
}

}  // namespace beffroi::report::html
