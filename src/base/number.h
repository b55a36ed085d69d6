// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>

namespace beffroi::base {

/// The whole number that a text writes in decimal digits, all of the text and nothing else; a minus sign where the type has one.
/// Nothing where it is no number or does not fit.
template <std::integral Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace beffroi::base
