// SPDX-License-Identifier: EUPL-1.2
#include "town/value.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "base/latin.h"

namespace beffroi::town {
namespace {

using base::is_digit;

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

std::optional<std::int64_t> number(std::string_view digits) {
  std::int64_t value = 0;
  if (!all_digits(digits)) return std::nullopt;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return code == std::errc{} ? std::optional(value) : std::nullopt;
}

std::string without_blanks(std::string_view text) {
  std::string plain = base::without_accents(text);  // no-break blanks are blanks now
  std::erase(plain, ' ');
  return plain;
}

/// An address (all its bits) or a range.
struct Range {
  std::array<std::uint8_t, 16> bytes{};
  int length = 0, bits = 0;  ///< both in bits
};

std::optional<Range> read_range(std::string_view text) {
  constexpr std::size_t kLongestAddress = 45;
  const std::size_t slash = text.find('/');
  const std::string address(text.substr(0, slash));
  if (address.size() > kLongestAddress) return std::nullopt;
  Range range;
  const bool four = inet_pton(AF_INET, address.c_str(), range.bytes.data()) == 1;
  if (!four && inet_pton(AF_INET6, address.c_str(), range.bytes.data()) != 1) return std::nullopt;
  range.length = range.bits = four ? 32 : 128;
  if (slash == text.npos) return range;
  const auto bits = number(text.substr(slash + 1));
  if (!bits || *bits < 1 || *bits > range.length) return std::nullopt;
  range.bits = static_cast<int>(*bits);
  return range;
}

}  // namespace

bool has_control_character(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
}

bool is_network(std::string_view text) { return read_range(text).has_value(); }

bool is_in_network(std::string_view address, std::string_view range) {
  const auto inside = read_range(address), all = read_range(range);
  if (!inside || !all || inside->length != all->length || inside->bits < all->bits) return false;
  for (int bit = 0; bit < all->bits; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    if (((inside->bytes[byte] ^ all->bytes[byte]) >> (7 - bit % 8) & 1) != 0) return false;
  }
  return true;
}

std::optional<std::string> department_of(std::string_view insee) {
  constexpr std::size_t kLength = 5;
  if (insee.size() != kLength || !is_digit(insee[0]) || !all_digits(insee.substr(2))) return std::nullopt;
  const std::string_view two = insee.substr(0, 2);
  if (two == "2A" || two == "2a") return "2A";
  if (two == "2B" || two == "2b") return "2B";
  if (!is_digit(insee[1])) return std::nullopt;
  if (two == "97" || two == "98") return std::string(insee.substr(0, 3));
  // 20 was Corsica until 1976, and 96 was never given.
  if (two == "00" || two == "20" || two == "96" || two == "99") return std::nullopt;
  return std::string(two);
}

bool is_siren(std::string_view text) {
  constexpr std::size_t kLength = 9;
  const std::string digits = without_blanks(text);
  if (digits.size() != kLength || !all_digits(digits)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < kLength; ++i) {
    const int digit = digits[i] - '0';
    const int twice = 2 * digit;
    sum += i % 2 == 0 ? digit : twice / 10 + twice % 10;
  }
  return sum % 10 == 0;
}

std::optional<std::int64_t> parse_clock(std::string_view text) {
  const std::string plain = without_blanks(text);
  const std::size_t sign = plain.find_first_of(":h");
  if (sign == plain.npos) return std::nullopt;
  const auto hour = number(std::string_view(plain).substr(0, sign));
  const std::string_view rest = std::string_view(plain).substr(sign + 1);
  const auto minute = rest.empty() && plain[sign] == 'h' ? std::optional<std::int64_t>(0) : number(rest);
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute != 0)) return std::nullopt;
  return *hour * 60 + *minute;
}

std::string format_clock(std::int64_t minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::optional<Count> parse_count(std::string_view text) {
  const std::string plain = without_blanks(text);
  const std::size_t dash = plain.find('-');
  const auto low = number(std::string_view(plain).substr(0, dash));
  const auto high = dash == plain.npos ? low : number(std::string_view(plain).substr(dash + 1));
  if (!low || !high || *low > *high) return std::nullopt;
  return Count{*low, *high};
}

std::string format_count(const Count& count) {
  return count.low == count.high ? fmt::format("{}", count.low) : fmt::format("{}-{}", count.low, count.high);
}

}  // namespace beffroi::town
