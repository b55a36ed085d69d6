// SPDX-License-Identifier: EUPL-1.2
#include "readers/windows_json/stamp_trust.h"

#include "readers/windows_json/times.h"

namespace beffroi::readers::windows_json {
namespace {

constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;
constexpr std::int64_t kQuarter = 15 * kMinute;
constexpr std::int64_t kDelay = 10 * kMinute;                    // what Sysmon may take to write a record
constexpr std::int64_t kNear = 5 * base::kNanosecondsPerSecond;  // what UtcTime may differ and stay the more exact
constexpr std::int64_t kPrecision = 2 * kMinute;                 // how near whole quarters a proof lies
constexpr std::int64_t kMaxCorrection = 26 * 60 * kMinute;       // 14 hours of the farthest zone, and half a day

/// What the two times of a record prove; nothing where one of them is wrong in itself.
std::optional<std::int64_t> proof_of(std::int64_t error) {
  if (error > -kDelay && error < kDelay) return 0;
  if (error > kMaxCorrection || error < -kMaxCorrection) return std::nullopt;
  const std::int64_t half = error > 0 ? kQuarter / 2 : -kQuarter / 2;
  const std::int64_t rounded = (error + half) / kQuarter * kQuarter;
  const std::int64_t off = error - rounded;
  return off > -kPrecision && off < kPrecision ? std::optional(rounded) : std::nullopt;
}

}  // namespace

bool StampTrust::stands_on_stamp(const base::json::Value& object) {
  return object.find("TimeCreated") && !object.find("EventTime") && !object.find("UtcTime");
}

bool StampTrust::learn(const base::json::Value& object) {
  const auto error = stamp_error_nanoseconds(object);
  const auto proof = error ? proof_of(*error) : std::nullopt;
  if (!proof) return false;
  correction_ = proof;
  if (*proof == 0 || told_) return false;
  told_ = true;
  return true;
}

void StampTrust::mend(const base::json::Value& object, Record& record) const {
  auto& time = record.event().time;
  const auto stamp = object.find("EventTime") ? std::nullopt : stamp_of(object);
  std::int64_t moment = 0, off = 0;
  if (!time || !correction_ || *correction_ == 0 || !stamp) return;
  if (__builtin_add_overflow(stamp->nanoseconds, *correction_, &moment)) return;
  if (__builtin_sub_overflow(time->moment.nanoseconds, moment, &off) || (off > -kNear && off < kNear)) return;
  *time = {{moment}, model::TimeBasis::utc, kMinute};
}

std::int64_t StampTrust::correction_minutes() const { return correction_.value_or(0) / kMinute; }

}  // namespace beffroi::readers::windows_json
