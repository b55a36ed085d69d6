// SPDX-License-Identifier: EUPL-1.2
#include "base/telephone.h"

#include <algorithm>
#include <string>

namespace beffroi::base {
namespace {

constexpr std::size_t kFrench = 10, kLeastDigits = 10, kMostDigits = 15, kLeastAbroad = 8;

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

/// 15, 115, 112, 3949, 33700, 116 117, 118 000.
bool is_short(std::string_view digits) {
  constexpr std::size_t kMostShort = 4, kTextMessage = 5, kEuropean = 6;
  if (digits.size() < 2 || (digits.front() != '1' && digits.front() != '3')) return false;
  if (digits.size() <= kMostShort) return true;
  if (digits.size() == kTextMessage) return digits.front() == '3';
  return digits.size() == kEuropean && (digits.starts_with("116") || digits.starts_with("118"));
}

/// New Caledonia, Wallis and Futuna, Saint-Pierre-et-Miquelon have six digits, French Polynesia eight.
bool is_of_islands(std::string_view digits) {
  constexpr std::size_t kSix = 6, kPolynesian = 8;
  if (digits.size() == kSix) return digits.front() != '0';
  return digits.size() == kPolynesian && (digits.starts_with("4") || digits.starts_with("8"));
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

bool may_be_telephone(std::string_view text) {
  if (!telephone_in(text).empty()) return true;
  const std::size_t first = text.find_first_of("0123456789");
  if (first == text.npos) return true;
  const bool abroad = first > 0 && text[first - 1] == '+';
  std::string digits;
  for (std::size_t at = first; at < text.size();) {
    const std::size_t between = is_digit(text, at) ? 0 : separator_at(text, at);
    if (between == 0 && !is_digit(text, at)) break;
    if (between == 0) digits += text[at];
    at += std::max<std::size_t>(1, between);
  }
  return abroad ? digits.size() >= kLeastAbroad && digits.size() <= kMostDigits : is_short(digits) || is_of_islands(digits);
}

}  // namespace beffroi::base
