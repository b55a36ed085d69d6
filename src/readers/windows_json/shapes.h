// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "readers/windows_json/record.h"

namespace beffroi::readers::windows_json {

enum class Shape : std::uint8_t {
  none,        ///< no event of Windows
  nested,      ///< System and EventData as in the XML: evtx_dump, Velociraptor's parse_evtx
  winlogbeat,  ///< ECS with winlog.*, nested or with dots in the names
  flat,        ///< everything side by side: NXLog, OTRF, exports of Get-WinEvent, Velociraptor's hunts
};

/// The event that an export of Elasticsearch (elasticdump) wraps: what stands under _source; else the object itself.
base::json::Value unwrapped(const base::json::Value& object);

/// What kind of object this is; looks only at the names.
Shape shape_of(const base::json::Value& object);

/// Fills the record with what the object says; times too.
void translate(Shape shape, const base::json::Value& object, Record& record);

// One translation in each file of the name.
void translate_nested(const base::json::Value& object, Record& record);
void translate_winlogbeat(const base::json::Value& object, Record& record);
void translate_flat(const base::json::Value& object, Record& record);

}  // namespace beffroi::readers::windows_json
