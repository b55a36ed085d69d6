// SPDX-License-Identifier: EUPL-1.2
#include "report/csv.h"

#include <algorithm>
#include <span>

#include "report/detections.h"

namespace beffroi::report::exports::csv {
namespace {

using Cell = std::string (*)(const DetectionRow&);

struct Column {
  const char* name;
  Cell cell;
};

std::string joined(const DetectionRow& row, bool (*wanted)(std::string_view tag)) {
  std::string tags;
  for (const std::string& tag : row.tags) {
    if (wanted(tag)) tags += (tags.empty() ? "" : " ¦ ") + tag;
  }
  return tags;
}

bool is_attack(std::string_view tag) { return tag.starts_with("attack."); }

/// attack.t1059.001, attack.g0007, attack.s0154: what has a number; the others are tactics.
bool has_number(std::string_view tag) {
  constexpr std::size_t kNumber = sizeof "attack.t" - 1;
  return is_attack(tag) && tag.size() > kNumber && tag[kNumber] >= '0' && tag[kNumber] <= '9';
}

std::string details(const DetectionRow& row) { return joined_lines(fields_text(row.details)); }

// Names as users of Hayabusa know them; RuleAuthor stands in every profile because the rules' licence asks for it.
constexpr Column kTimestamp{"Timestamp", timestamp_text};
constexpr Column kComputer{"Computer", [](const DetectionRow& row) { return row.computer; }};
constexpr Column kChannel{"Channel", [](const DetectionRow& row) { return row.channel; }};
constexpr Column kEventId{"EventID", [](const DetectionRow& row) { return std::to_string(row.event_id); }};
constexpr Column kLevel{"Level", [](const DetectionRow& row) { return row.level; }};
constexpr Column kRecordId{"RecordID", [](const DetectionRow& row) { return std::to_string(row.record_id); }};
constexpr Column kRuleTitle{"RuleTitle", [](const DetectionRow& row) { return title_text(row); }};
constexpr Column kDetails{"Details", details};
constexpr Column kExtra{"ExtraFieldInfo", [](const DetectionRow& row) { return joined_lines(fields_text(row.others)); }};
constexpr Column kAllFields{"AllFieldInfo", details};
constexpr Column kRuleId{"RuleID", [](const DetectionRow& row) { return row.rule_id; }};
constexpr Column kAuthor{"RuleAuthor", [](const DetectionRow& row) { return row.rule_author; }};
constexpr Column kFile{"EvtxFile", [](const DetectionRow& row) { return row.source; }};
constexpr Column kTags{"Tags", [](const DetectionRow& row) { return joined(row, [](std::string_view) { return true; }); }};
constexpr Column kProvider{"Provider", [](const DetectionRow& row) { return row.provider; }};
constexpr Column kHash{"EvidenceSHA256", [](const DetectionRow& row) { return row.evidence_sha256.hex(); }};
constexpr Column kOffset{"Offset", [](const DetectionRow& row) { return std::to_string(row.offset); }};
constexpr Column kTactics{"MitreTactics", [](const DetectionRow& row) {
                            return joined(row, [](std::string_view tag) { return is_attack(tag) && !has_number(tag); });
                          }};
constexpr Column kTechniques{"MitreTags", [](const DetectionRow& row) { return joined(row, has_number); }};
constexpr Column kOtherTags{
    "OtherTags", [](const DetectionRow& row) { return joined(row, [](std::string_view tag) { return !is_attack(tag); }); }};
constexpr Column kRuleFile{"RuleFile", [](const DetectionRow& row) { return row.rule_file; }};
constexpr Column kModified{"RuleModifiedDate", [](const DetectionRow& row) { return row.rule_modified; }};
constexpr Column kCreated{"RuleCreationDate", [](const DetectionRow& row) { return row.rule_created; }};
constexpr Column kStatus{"Status", [](const DetectionRow& row) { return row.rule_status; }};

constexpr Column kMinimal[] = {kTimestamp, kComputer,  kChannel, kEventId, kLevel,
                               kRecordId,  kRuleTitle, kDetails, kRuleId,  kAuthor};
constexpr Column kStandard[] = {kTimestamp, kComputer, kChannel, kEventId, kLevel,  kRecordId,
                                kRuleTitle, kDetails,  kExtra,   kRuleId,  kAuthor, kFile};
constexpr Column kVerbose[] = {kTimestamp, kComputer, kChannel, kEventId, kLevel, kRecordId, kRuleTitle, kDetails,
                               kExtra,     kRuleId,   kAuthor,  kFile,    kTags,  kProvider, kHash,      kOffset};
constexpr Column kAllFieldInfo[] = {kTimestamp, kComputer,  kChannel, kEventId, kLevel, kRecordId,
                                    kRuleTitle, kAllFields, kRuleId,  kAuthor,  kFile};
constexpr Column kAllFieldInfoVerbose[] = {kTimestamp, kComputer,  kChannel,   kEventId, kLevel,
                                           kRecordId,  kRuleTitle, kAllFields, kRuleId,  kAuthor,
                                           kFile,      kTags,      kProvider,  kHash,    kOffset};
constexpr Column kSuperVerbose[] = {kTimestamp, kComputer,   kChannel,   kEventId,  kLevel,    kRecordId, kRuleTitle, kDetails,
                                    kExtra,     kRuleId,     kAuthor,    kFile,     kTags,     kProvider, kHash,      kOffset,
                                    kTactics,   kTechniques, kOtherTags, kRuleFile, kModified, kCreated,  kStatus};

std::span<const Column> columns_of(Profile profile) {
  switch (profile) {
    case Profile::minimal: return kMinimal;
    case Profile::standard: return kStandard;
    case Profile::verbose: return kVerbose;
    case Profile::all_field_info: return kAllFieldInfo;
    case Profile::all_field_info_verbose: return kAllFieldInfoVerbose;
    case Profile::super_verbose: return kSuperVerbose;
  }
  return kStandard;
}

std::string head(const ExportOptions& options) {
  std::vector<std::string> cells;
  for (const Column& column : columns_of(options.profile)) cells.emplace_back(column.name);
  if (options.places) {
    for (const PlaceColumn& column : place_columns()) cells.emplace_back(column.name);
  }
  return csv_line(cells);
}

std::string row(const DetectionRow& detection, std::uint64_t, const ExportOptions& options) {
  std::vector<std::string> cells;
  for (const Column& column : columns_of(options.profile)) cells.push_back(column.cell(detection));
  if (options.places) {
    const PlacesPart places = detection.places.value_or(PlacesPart());
    for (const PlaceColumn& column : place_columns()) cells.push_back(column.of(places));
  }
  return csv_line(cells);
}

bool shows_others(Profile profile) {
  const std::string_view extra = kExtra.name;
  return std::ranges::any_of(columns_of(profile), [&](const Column& column) { return column.name == extra; });
}

}  // namespace

Export make_export() {
  return {"csv",       "report.export.csv", head, row, [](std::uint64_t, const ExportOptions&) { return std::string(); },
          shows_others};
}

}  // namespace beffroi::report::exports::csv
