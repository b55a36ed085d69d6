// SPDX-License-Identifier: EUPL-1.2
#include "sigma/number.h"

#include <charconv>

namespace beffroi::sigma {
namespace {

template <class T, class... Base>
std::optional<T> whole(std::string_view text, Base... base) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base...);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_hexadecimal(std::string_view text) { return text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X'); }

bool starts_like_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && ((text.front() >= '0' && text.front() <= '9') || text.front() == '.');
}

}  // namespace

std::optional<std::uint64_t> parse_decimal(std::string_view text) { return whole<std::uint64_t>(text); }

std::optional<long double> parse_number(std::string_view text) {
  if (is_hexadecimal(text)) {
    const auto value = whole<std::uint64_t>(text.substr(2), 16);
    return value ? std::optional<long double>(*value) : std::nullopt;
  }
  if (!starts_like_number(text)) return std::nullopt;  // "inf" and "nan" are words
  if (const auto value = whole<std::uint64_t>(text)) return static_cast<long double>(*value);
  if (const auto value = whole<std::int64_t>(text)) return static_cast<long double>(*value);
  if (const auto value = whole<double>(text)) return static_cast<long double>(*value);
  return std::nullopt;
}

bool is_whole_number(std::string_view text) {
  if (is_hexadecimal(text)) return parse_number(text).has_value();
  if (text.starts_with('-')) text.remove_prefix(1);
  return parse_decimal(text).has_value() && (text.size() == 1 || text.front() != '0');
}

}  // namespace beffroi::sigma
