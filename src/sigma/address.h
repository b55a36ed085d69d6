// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace beffroi::sigma {

struct Address {
  std::array<std::uint8_t, 16> bytes{};  ///< network order; the first four where the family is IPv4
  bool is_v6 = false;

  friend bool operator==(const Address&, const Address&) = default;
};

/// An IPv4 address in four decimal parts or an IPv6 address (RFC 4291; a zone after % is left out). ::ffff:10.0.0.1 stays IPv6.
std::optional<Address> parse_address(std::string_view text);

}  // namespace beffroi::sigma
