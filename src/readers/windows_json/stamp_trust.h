// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "readers/windows_json/record.h"

namespace beffroi::readers::windows_json {

/// Whether TimeCreated of flat exports can be believed. Scripts around Get-WinEvent stamp 'Z' on local, even on 12-hour, times;
/// Sysmon's UtcTime in the same records proves it.
class StampTrust {
 public:
  /// Looks at one flat record. True the first time a record contradicts its stamp.
  bool learn(const base::json::Value& object);
  /// A record had both times: from here on the stamps are judged.
  bool decided() const { return decided_; }

  /// The time of a flat record that stands on a stamp proven wrong becomes local; how wrong it may be is said.
  void mend(const base::json::Value& object, Record& record) const;

  /// Whether the time of this record would stand on TimeCreated.
  static bool stands_on_stamp(const base::json::Value& object);

  std::int64_t first_error_minutes() const { return first_error_minutes_; }

 private:
  bool decided_ = false;
  bool contradicted_ = false;
  bool beyond_zones_ = false;  // off by more than any zone: hours of a 12-hour clock
  std::int64_t first_error_minutes_ = 0;
};

}  // namespace beffroi::readers::windows_json
