// SPDX-License-Identifier: EUPL-1.2
#include "report/detections.h"

namespace beffroi::report::exports::json {

/// One array, an object a line.
Export make_export() {
  return {"json", "report.export.json", [](const ExportOptions&) { return std::string("["); },
          [](const DetectionRow& row, std::uint64_t index, const ExportOptions& options) {
            return (index == 0 ? "\n" : ",\n") + detection_json(row, options.profile);
          },
          [](std::uint64_t rows, const ExportOptions&) { return std::string(rows == 0 ? "]\n" : "\n]\n"); }};
}

}  // namespace beffroi::report::exports::json
