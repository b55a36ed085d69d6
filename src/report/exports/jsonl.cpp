// SPDX-License-Identifier: EUPL-1.2
#include "report/detections.h"

namespace beffroi::report::exports::jsonl {

/// The contract's object, one a line.
Export make_export() {
  return {"jsonl", "report.export.jsonl", [](const ExportOptions&) { return std::string(); },
          [](const DetectionRow& row, std::uint64_t, const ExportOptions& options) {
            return detection_json(row, options.profile) + '\n';
          },
          [](std::uint64_t, const ExportOptions&) { return std::string(); }};
}

}  // namespace beffroi::report::exports::jsonl
