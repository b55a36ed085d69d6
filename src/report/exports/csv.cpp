// SPDX-License-Identifier: EUPL-1.2
#include "report/csv.h"

#include <array>

#include "report/detections.h"

namespace beffroi::report::exports::csv {
namespace {

constexpr std::size_t kDetailFields = 8;  // shown as Details; the others as ExtraFieldInfo

struct Column {
  const char* name;
  Profile from;  // the smallest profile that has it
  std::string (*cell)(const DetectionRow&);
};

std::string tags_of(const DetectionRow& row) {
  std::string tags;
  for (const std::string& tag : row.tags) tags += (tags.empty() ? "" : " ¦ ") + tag;
  return tags;
}

// Names and order as users of Hayabusa know them; RuleAuthor stands in every profile because the rules' licence asks for it.
constexpr std::array<Column, 16> kColumns{{
    {"Timestamp", Profile::minimal, timestamp_text},
    {"Computer", Profile::minimal, [](const DetectionRow& row) { return row.computer; }},
    {"Channel", Profile::minimal, [](const DetectionRow& row) { return row.channel; }},
    {"EventID", Profile::minimal, [](const DetectionRow& row) { return std::to_string(row.event_id); }},
    {"Level", Profile::minimal, [](const DetectionRow& row) { return row.level; }},
    {"RecordID", Profile::minimal, [](const DetectionRow& row) { return std::to_string(row.record_id); }},
    {"RuleTitle", Profile::minimal, [](const DetectionRow& row) { return row.rule_title; }},
    {"Details", Profile::minimal, [](const DetectionRow& row) { return details_text(row, 0, kDetailFields); }},
    {"ExtraFieldInfo", Profile::standard,
     [](const DetectionRow& row) { return details_text(row, kDetailFields, row.details.size()); }},
    {"RuleID", Profile::minimal, [](const DetectionRow& row) { return row.rule_id; }},
    {"RuleAuthor", Profile::minimal, [](const DetectionRow& row) { return row.rule_author; }},
    {"EvtxFile", Profile::standard, [](const DetectionRow& row) { return row.source; }},
    {"Tags", Profile::verbose, tags_of},
    {"Provider", Profile::verbose, [](const DetectionRow& row) { return row.provider; }},
    {"EvidenceSHA256", Profile::verbose, [](const DetectionRow& row) { return row.evidence_sha256.hex(); }},
    {"Offset", Profile::verbose, [](const DetectionRow& row) { return std::to_string(row.offset); }},
}};

std::string head(const ExportOptions& options) {
  std::vector<std::string> cells;
  for (const Column& column : kColumns) {
    if (column.from <= options.profile) cells.emplace_back(column.name);
  }
  return csv_line(cells);
}

std::string row(const DetectionRow& detection, std::uint64_t, const ExportOptions& options) {
  std::vector<std::string> cells;
  for (const Column& column : kColumns) {
    if (column.from <= options.profile) cells.push_back(column.cell(detection));
  }
  return csv_line(cells);
}

}  // namespace

Export make_export() {
  return {"csv", "report.export.csv", head, row, [](std::uint64_t, const ExportOptions&) { return std::string(); }};
}

}  // namespace beffroi::report::exports::csv
