// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/dates.h"

#include <algorithm>
#include <string>

namespace beffroi::response::claims {
namespace {

constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;
constexpr std::int64_t kDay = 24 * 60 * kMinute;
constexpr std::size_t kLongest = 9;     // words of « lundi 1er décembre 2026 à 8 h 30 »
constexpr std::size_t kMaxParts = 200;  // words of one sentence that are tried

/// The words with their signs: commas and points at their end taken off.
std::vector<std::string> parts_of(std::string_view sentence) {
  std::vector<std::string> parts;
  std::string part;
  const auto finish = [&] {
    while (!part.empty() && std::string_view(".,;!)").find(part.back()) != std::string_view::npos) part.pop_back();
    if (!part.empty()) parts.push_back(std::move(part));
    part.clear();
  };
  for (const char sign : std::string(sentence)) {
    if (sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r') {
      finish();
    } else {
      part += sign;
    }
  }
  finish();
  if (parts.size() > kMaxParts) parts.resize(kMaxParts);
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += (i > from ? " " : "") + parts[i];
  return text;
}

}  // namespace

std::vector<NamedDay> days_named(std::string_view sentence, base::Timestamp now, const base::TimeZone& zone,
                                 base::Leaning leaning) {
  std::vector<NamedDay> days;
  const std::vector<std::string> parts = parts_of(sentence);
  for (std::size_t from = 0; from < parts.size(); ++from) {
    for (std::size_t to = std::min(from + kLongest, parts.size()); to > from; --to) {
      const std::string said = joined(parts, from, to);
      if (said == "now" || said == "maintenant") continue;  // « porte maintenant plainte » dates nothing
      const auto typed = base::parse_moment(said, now, zone, leaning);
      if (!typed) continue;
      const std::int64_t length = typed->day_only ? kDay : kMinute;
      const std::int64_t told = typed->moment.nanoseconds, part = typed->part_nanoseconds;
      const bool ends = leaning == base::Leaning::future;  // of a part of the day: its end, or its beginning
      days.push_back({{ends ? told - part : told}, {told + (ends ? length : std::max(part, length))}});
      from = to - 1;
      break;
    }
  }
  return days;
}

}  // namespace beffroi::response::claims
