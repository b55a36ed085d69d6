// SPDX-License-Identifier: EUPL-1.2
#include "base/telephone.h"

#include <algorithm>

namespace beffroi::base {
namespace {

constexpr std::size_t kLeastDigits = 10, kMostDigits = 15;

/// Signs that may stand within a telephone number.
bool in_number(char sign) {
  return (sign >= '0' && sign <= '9') || sign == ' ' || sign == '.' || sign == '-' || sign == '+' || sign == '(' || sign == ')';
}

bool is_telephone(std::string_view run) {
  const auto digits =
      static_cast<std::size_t>(std::ranges::count_if(run, [](char sign) { return sign >= '0' && sign <= '9'; }));
  const std::size_t first = run.find_first_of("+0123456789");
  return digits >= kLeastDigits && digits <= kMostDigits && (run[first] == '0' || run[first] == '+');
}

}  // namespace

std::string_view telephone_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && in_number(text[end])) ++end;
    const std::size_t next = std::max(end, at + 1);
    while (end > at && text[end - 1] == ' ') --end;
    while (at < end && text[at] == ' ') ++at;
    if (end > at && is_telephone(text.substr(at, end - at))) return text.substr(at, end - at);
    at = next;
  }
  return {};
}

}  // namespace beffroi::base
