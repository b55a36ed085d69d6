// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace beffroi::sigma {

/// Only decimal digits, at least one, within 64 bits.
std::optional<std::uint64_t> parse_decimal(std::string_view text);

/// The number a whole text writes: decimal with sign and fraction, or 0x…. A long double of x86-64 holds every 64-bit number.
std::optional<long double> parse_number(std::string_view text);

/// A number as a rule may write it without quotes to mean a number: -?(0|[1-9][0-9]*) or 0x….
bool is_whole_number(std::string_view text);

}  // namespace beffroi::sigma
