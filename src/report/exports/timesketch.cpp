// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"
#include "report/detection_members.h"
#include "report/detections.h"

namespace beffroi::report::exports::timesketch {
namespace {

std::string_view description_of(const DetectionRow& detection) {
  if (!detection.timestamp) return "Not a time";  // as Plaso calls it
  if (detection.by_indicator) return "Indicator match";
  return detection.correlation ? "Sigma correlation" : "Sigma detection";
}

/// JSON lines with the three keys that Timesketch asks for in front. Its `timestamp` is a number of microseconds since 1970
/// (https://timesketch.org/guides/user/import-from-json-csv/), where other outputs have a text; a line without any time would be refused there.
std::string row(const DetectionRow& detection, std::uint64_t, const ExportOptions& options) {
  const base::Timestamp time = detection.timestamp.value_or(base::Timestamp{});
  constexpr std::int64_t kNanoseconds = 1000;  // of a microsecond
  base::json::Writer out;
  out.begin_object().member("message", detection.rule_title + " | " + fields_text(detection.details));
  out.member("datetime", base::format_rfc3339(time))
      .member("timestamp_desc", description_of(detection))
      .member("timestamp", time.nanoseconds / kNanoseconds);
  write_members_but_time(out, detection);
  if (options.profile == Profile::super_verbose) write_rule_members(out, detection);
  out.end_object();
  return std::move(out).text() + '\n';
}

}  // namespace

Export make_export() {
  return {"timesketch", "report.export.timesketch", [](const ExportOptions&) { return std::string(); }, row,
          [](std::uint64_t, const ExportOptions&) { return std::string(); }};
}

}  // namespace beffroi::report::exports::timesketch
