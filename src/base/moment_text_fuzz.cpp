// SPDX-License-Identifier: EUPL-1.2
// Any text a person may type: refused, or a moment; leaning to the past it lies there, unless the text says which day it means.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "base/moment/reading.h"
#include "base/moment_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beffroi::base;
  static const TimeZone paris = TimeZone::find("Europe/Paris").value();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Timestamp now{1'795'396'200 * kNanosecondsPerSecond};  // a night in November 2026
  for (const Leaning leaning : {Leaning::past, Leaning::future}) {
    const auto typed = parse_moment(text, now, paris, leaning);
    if (!typed) {
      BEFFROI_ASSERT(typed.error().id.starts_with("moment."));
      continue;
    }
    const auto reading = moment::read(text);
    const bool says_day = !reading || reading->day || reading->day_offset || reading->minutes_from_now;
    if (!says_day && leaning == Leaning::past) BEFFROI_ASSERT(typed->moment.nanoseconds <= now.nanoseconds + kMomentTolerance);
  }
  return 0;
}
