// SPDX-License-Identifier: EUPL-1.2
#include "readers/windows_json/stamp_trust.h"

#include "readers/windows_json/times.h"

namespace beffroi::readers::windows_json {
namespace {

constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;
constexpr std::int64_t kTolerance = 10 * kMinute;  // what Sysmon may take to write a record
constexpr std::int64_t kMaxZone = 14 * 60 * kMinute;
constexpr std::int64_t kHalfDay = 12 * 60 * kMinute;

}  // namespace

bool StampTrust::stands_on_stamp(const base::json::Value& object) {
  return object.find("TimeCreated") && !object.find("EventTime") && !object.find("UtcTime");
}

bool StampTrust::learn(const base::json::Value& object) {
  const auto error = stamp_error_nanoseconds(object);
  if (!error) return false;
  decided_ = true;
  if (*error > -kTolerance && *error < kTolerance) return false;
  beyond_zones_ = beyond_zones_ || *error > kMaxZone || *error < -kMaxZone;
  if (contradicted_) return false;
  contradicted_ = true;
  first_error_minutes_ = *error / kMinute;
  return true;
}

void StampTrust::mend(const base::json::Value& object, Record& record) const {
  auto& time = record.event().time;
  if (!contradicted_ || !time || !stands_on_stamp(object)) return;
  time->basis = model::TimeBasis::local;
  time->error_nanoseconds = beyond_zones_ ? kHalfDay : 0;
}

}  // namespace beffroi::readers::windows_json
