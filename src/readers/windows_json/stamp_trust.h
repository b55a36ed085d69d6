// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "readers/windows_json/record.h"

namespace beffroi::readers::windows_json {

/// Whether TimeCreated of flat exports can be believed, and what it really says. Scripts around Get-WinEvent stamp 'Z' on local, even
/// on 12-hour, times; Sysmon's UtcTime in the same records proves by how much they are off: always whole quarters of an hour, as
/// zones are, and half a day more where the hours are those of a 12-hour clock.
class StampTrust {
 public:
  /// Looks at one flat record. True the first time a record proves the stamps wrong.
  bool learn(const base::json::Value& object);
  /// A record had both times: from here on the stamps are judged.
  bool decided() const { return correction_.has_value(); }

  /// Puts a time that stands on a stamp proven wrong right, by the proof that came last: UTC, with an error of a minute. A UtcTime
  /// that the corrected stamp of its own record refutes (Sysmon's network events after a machine was suspended) gives way to it.
  void mend(const base::json::Value& object, Record& record) const;

  /// Whether the time of this record would stand on TimeCreated.
  static bool stands_on_stamp(const base::json::Value& object);

  std::int64_t correction_minutes() const;

 private:
  std::optional<std::int64_t> correction_;  // nanoseconds to add to a stamp
  bool told_ = false;
};

}  // namespace beffroi::readers::windows_json
