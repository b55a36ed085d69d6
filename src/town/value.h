// SPDX-License-Identifier: EUPL-1.2
// Values of town.yaml that are more than words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "town/town.h"

namespace beffroi::town {

/// Whether a text could act on a screen or a printer: control characters other than tabs and line ends.
bool has_control_character(std::string_view text);

/// An address or a range of IPv4 or IPv6: "10.1.0.0/16", "10.1.2.3", "2001:db8::/32". A range of everything is none.
bool is_network(std::string_view text);

/// Whether an address lies in such a range. False where either is not one, or they are of different kinds.
bool is_in_network(std::string_view address, std::string_view range);

/// The department of an INSEE code of a commune: its first two characters, three overseas ("62", "2A", "974", "988"). Nothing where
/// the code has not the form of one (five characters; Corsica is 2A or 2B since 1976). Whether the commune exists is not known.
std::optional<std::string> department_of(std::string_view insee);

/// A SIREN has nine digits, the last of which is a Luhn check (INSEE). Blanks between the digits do not matter.
bool is_siren(std::string_view text);

/// "22:00", "22h", "22h30" as minutes since midnight.
std::optional<std::int64_t> parse_clock(std::string_view text);
std::string format_clock(std::int64_t minutes);

/// "1200", "1 200", "1000-2000".
std::optional<Count> parse_count(std::string_view text);
std::string format_count(const Count& count);

}  // namespace beffroi::town
