// SPDX-License-Identifier: EUPL-1.2
#include "base/telephone.h"

#include <algorithm>

namespace beffroi::base {
namespace {

constexpr std::size_t kFrench = 10, kLeastDigits = 10, kMostDigits = 15;

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

/// Bytes of what may stand between two digits of a number: a blank (also one that does not break), a point, a dash, "(0)".
std::size_t separator_at(std::string_view text, std::size_t at) {
  for (const std::string_view one : {" ", ".", "-", "\u00A0", "\u202F", "(0)"}) {
    if (text.substr(at).starts_with(one)) return one.size();
  }
  return 0;
}

/// Where the number that begins at `at` ends; `at` where there is none.
std::size_t end_of_number(std::string_view text, std::size_t at) {
  const bool french = text[at] == '0' && !text.substr(at).starts_with("00");
  std::size_t digits = 0, last = at, i = at + (text[at] == '+' ? 1 : 0);
  while (digits <= kMostDigits && (!french || digits < kFrench)) {
    if (is_digit(text, i)) {
      ++digits;
      last = ++i;
    } else if (const std::size_t between = separator_at(text, std::min(i, text.size()))) {
      i += between;
    } else {
      break;
    }
  }
  const bool whole = digits >= kLeastDigits && digits <= kMostDigits && !is_digit(text, last);
  return whole ? last : at;
}

}  // namespace

std::string_view telephone_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] != '+' && text[at] != '0') || (at > 0 && (is_digit(text, at - 1) || text[at - 1] == '+'))) continue;
    const std::size_t end = end_of_number(text, at);
    if (end > at) return text.substr(at, end - at);
  }
  return {};
}

}  // namespace beffroi::base
