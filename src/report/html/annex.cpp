// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <map>

#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

constexpr std::size_t kMaxRecordFields = 40;  // of one record; all of them in `beffroi show`

using Key = std::pair<base::Digest, std::uint64_t>;
using Records = std::map<Key, const CitedRecord*>;

Markup back_links(const Context& context, const Reference& reference) {
  Markup links;
  for (const std::size_t finding : reference.findings) {
    const std::string label = context.say("report.annex.back", {{"number", static_cast<std::int64_t>(finding + 1)}});
    links += join(text(" "), link_to(fmt::format("f{}", finding + 1), {{"class", "back"}, {"aria-label", label}},
                                     text(fmt::format("↩ {}", finding + 1))));
  }
  return links;
}

Markup fields_of(const Context& context, const CitedRecord& record) {
  Markup rows;
  for (std::size_t i = 0; i < record.fields.size() && i < kMaxRecordFields; ++i) {
    const auto& [name, value] = record.fields[i];
    if (!value.empty()) rows += join(element("dt", text(name)), element("dd", element("bdi", text(value))));
  }
  Markup content = element("p", {{"class", "detail"}},
                           context.text_of("report.annex.record", {{"computer", record.computer},
                                                                   {"channel", record.channel},
                                                                   {"code", static_cast<std::int64_t>(record.code)}}));
  if (!rows.empty()) content += element("dl", {{"class", "fields"}}, rows);
  if (record.fields.size() > kMaxRecordFields) {
    const auto more = static_cast<std::int64_t>(record.fields.size() - kMaxRecordFields);
    content += element("p", {{"class", "detail"}}, context.text_of("report.annex.more_fields", {{"count", more}}));
  }
  return content;
}

Markup record(const Context& context, const model::Citation& citation, const Records& records) {
  Markup head = element("p", {{"class", "place"}},
                        context.text_of("report.annex.place", {{"source", citation.source},
                                                               {"record", static_cast<std::int64_t>(citation.record_id)},
                                                               {"offset", static_cast<std::int64_t>(citation.offset)}}));
  if (citation.time) {
    head += element("p", {{"class", "when"}}, moment(context, *citation.time, "short"), text(" · "),
                    element("span", {{"class", "code"}}, text(base::format_rfc3339(*citation.time))));
  }
  head += element("p", {{"class", "detail code"}}, text("SHA-256 " + citation.evidence.hex()));
  const auto found = records.find({citation.evidence, citation.offset});
  if (found != records.end()) head += fields_of(context, *found->second);
  return head;
}

Markup journal_entry(const Context& context, const model::JournalCitation& entry) {
  return element(
      "p", context.text_of("report.annex.journal",
                           {{"number", static_cast<std::int64_t>(entry.sequence)}, {"by", entry.by}, {"kind", entry.kind}}));
}

}  // namespace

Markup annex(const Context& context) {
  const auto& all = context.references.all();
  if (all.empty()) return {};
  Records records;
  for (const CitedRecord& cited : context.content.records) records[{cited.evidence, cited.offset}] = &cited;
  Markup items;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto* citation = std::get_if<model::Citation>(&all[i].basis);
    const Markup body = citation != nullptr ? record(context, *citation, records)
                                            : journal_entry(context, std::get<model::JournalCitation>(all[i].basis));
    items += element("li", {{"id", fmt::format("r{}", i + 1)}}, body,
                     element("p", {{"class", "backs"}}, back_links(context, all[i])));
  }
  return section("annex", context.say("report.section.annex"),
                 join(element("p", {{"class", "lead"}},
                              context.text_of("report.annex.lead", {{"count", static_cast<std::int64_t>(all.size())}})),
                      element("ol", {{"class", "annex"}}, items)));
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
                                                     {"evidence", paths}}));
}

}  // namespace beffroi::report::html
