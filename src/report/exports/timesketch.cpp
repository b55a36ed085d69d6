// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"
#include "report/detection_members.h"
#include "report/detections.h"

namespace beffroi::report::exports::timesketch {
namespace {

/// JSON lines with the three keys that Timesketch asks for in front.
std::string row(const DetectionRow& detection, std::uint64_t, const ExportOptions& options) {
  base::json::Writer out;
  out.begin_object().member("message", detection.rule_title + " | " + details_text(detection, 0, detection.details.size()));
  out.member("datetime", timestamp_text(detection))
      .member("timestamp_desc", detection.by_indicator  ? "Indicator match"
                                : detection.correlation ? "Sigma correlation"
                                                        : "Sigma detection");
  write_members(out, detection);
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
