// SPDX-License-Identifier: EUPL-1.2
#include "report/detections.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json/writer.h"
#include "report/detection_members.h"

namespace beffroi::report {

std::optional<Profile> profile_of(std::string_view name) {
  const auto found = std::ranges::find(kProfileNames, name);
  if (found == kProfileNames.end()) return std::nullopt;
  return static_cast<Profile>(found - kProfileNames.begin());
}

bool wants_every_field(Profile profile) {
  return profile == Profile::all_field_info || profile == Profile::all_field_info_verbose;
}

std::string timestamp_text(const DetectionRow& row) {
  return row.timestamp ? base::format_rfc3339(*row.timestamp) : std::string();
}

const std::string& title_text(const DetectionRow& row) { return row.by_indicator ? row.shown_title : row.rule_title; }

std::string fields_text(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += " ¦ ";
    text += name + ": " + value;
  }
  return text;
}

std::string joined_lines(std::string_view text) {
  constexpr std::string_view kBreaks = "\r\n", kBoth = " \t\r\n", kMark = " ⏎ ";
  std::string line;
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find_first_of(kBoth), text.size());
    line += text.substr(0, plain);
    text.remove_prefix(plain);
    const std::string_view run = text.substr(0, text.find_first_not_of(kBoth));
    text.remove_prefix(run.size());
    if (run.find_first_of(kBreaks) != run.npos) {
      line += kMark;
    } else {
      line.append(run.size(), ' ');
    }
  }
  return line;
}

std::span<const PlaceColumn> place_columns() {
  static constexpr PlaceColumn kColumns[] = {{"SrcASN", "src_asn", &PlacesPart::source, &PlaceCells::operated_by},
                                             {"SrcCountry", "src_country", &PlacesPart::source, &PlaceCells::country},
                                             {"SrcCity", "src_city", &PlacesPart::source, &PlaceCells::city},
                                             {"TgtASN", "tgt_asn", &PlacesPart::target, &PlaceCells::operated_by},
                                             {"TgtCountry", "tgt_country", &PlacesPart::target, &PlaceCells::country},
                                             {"TgtCity", "tgt_city", &PlacesPart::target, &PlaceCells::city}};
  return kColumns;
}

std::string places_text(const DetectionRow& row) {
  std::string text;
  if (!row.places) return text;
  for (const PlaceColumn& column : place_columns()) {
    const std::string& value = column.of(*row.places);
    if (!value.empty()) text += fmt::format("{}{}: {}", text.empty() ? "" : " ¦ ", column.name, value);
  }
  return text;
}

namespace {

void write_record(base::json::Writer& out, const CorrelatedRow& record) {
  out.begin_object().member("timestamp", base::format_rfc3339(record.timestamp)).member("rule_title", record.rule_title);
  out.member("computer", record.computer).member("channel", record.channel).member("event_id", record.event_id);
  out.member("record_id", record.record_id).member("source", record.source);
  out.member("evidence_sha256", record.evidence_sha256.hex()).member("offset", record.offset).end_object();
}

void write_correlation(base::json::Writer& out, const CorrelationPart& part) {
  out.key("correlation").begin_object().member("type", part.type).member("measured", part.measured);
  out.member("first", base::format_rfc3339(part.first)).member("last", base::format_rfc3339(part.last));
  out.member("records_total", part.records_total).key("records").begin_array();
  for (const CorrelatedRow& record : part.records) write_record(out, record);
  out.end_array().end_object();
}

}  // namespace

void write_members(base::json::Writer& out, const DetectionRow& row) {
  out.key("timestamp");
  if (row.timestamp) {
    out.value(timestamp_text(row));
  } else {
    out.null();
  }
  write_members_but_time(out, row);
}

void write_members_but_time(base::json::Writer& out, const DetectionRow& row) {
  out.member("rule_id", row.rule_id).member("rule_title", row.rule_title).member("rule_author", row.rule_author);
  out.member("level", row.level).key("tags").begin_array();
  for (const std::string& tag : row.tags) out.value(tag);
  out.end_array().member("computer", row.computer).member("channel", row.channel).member("event_id", row.event_id);
  out.member("record_id", row.record_id).member("source", row.source);
  out.member("evidence_sha256", row.evidence_sha256.hex()).member("offset", row.offset);
  out.key("details").begin_object();
  for (std::size_t i = 0; i < row.details.size(); ++i) {
    const auto& [name, value] = row.details[i];
    // Records repeat names (unnamed Data); JSON must not: the second is Data_2.
    const auto before = std::count_if(row.details.begin(), row.details.begin() + static_cast<std::ptrdiff_t>(i),
                                      [&](const auto& detail) { return detail.first == name; });
    out.member(before == 0 ? name : name + "_" + std::to_string(before + 1), value);
  }
  out.end_object();
  if (row.places) {
    for (const PlaceColumn& column : place_columns()) out.member(column.key, column.of(*row.places));
  }
  if (row.correlation) write_correlation(out, *row.correlation);
}

constexpr std::size_t kUsualRow = 1024;  // bytes

void write_rule_members(base::json::Writer& out, const DetectionRow& row) {
  out.member("provider", row.provider).member("rule_status", row.rule_status).member("rule_created", row.rule_created);
  out.member("rule_modified", row.rule_modified).member("rule_file", row.rule_file);
}

std::string detection_json(const DetectionRow& row, Profile profile) {
  base::json::Writer out;
  out.reserve(kUsualRow);
  out.begin_object();
  write_members(out, row);
  if (profile == Profile::super_verbose) write_rule_members(out, row);
  out.end_object();
  return std::move(out).text();
}

}  // namespace beffroi::report
