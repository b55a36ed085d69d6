// SPDX-License-Identifier: EUPL-1.2
#include "app/moment.h"

namespace beffroi::app {
namespace {

constexpr std::size_t kDateLength = 10, kMinutesLength = 16;  // "2026-11-22", "2026-11-22 23:40"

base::Result<std::optional<base::Timestamp>> moment_of(const std::string& text, std::string_view option, bool last_of_day) {
  if (text.empty()) return std::nullopt;
  std::string whole = text;
  if (text.size() == kDateLength) whole += last_of_day ? "T23:59:59.999999999Z" : "T00:00:00Z";
  if (text.size() == kMinutesLength) whole += ":00Z";
  const auto parsed = base::parse_rfc3339(whole);
  if (!parsed) return base::fail("usage.time", {{"value", text}}, {std::string(option), {}, {}});
  return parsed;
}

}  // namespace

bool Period::holds(const std::optional<base::Timestamp>& moment) const {
  if (from && (!moment || *moment < *from)) return false;
  return !to || (moment && *moment <= *to);
}

base::Result<Period> period_of(const std::string& from, const std::string& to) {
  Period period;
  BEFFROI_TRY(period.from, moment_of(from, "--from", false));
  BEFFROI_TRY(period.to, moment_of(to, "--to", true));
  if (period.from && period.to && *period.to < *period.from) {
    return base::fail("usage.period", {{"from", from}, {"to", to}}, {"--to", {}, {}});
  }
  return period;
}

}  // namespace beffroi::app
