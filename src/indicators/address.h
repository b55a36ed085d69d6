// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sigma/address.h"
#include "sigma/rule.h"

namespace beffroi::indicators {

/// ::ffff:a.b.c.d as the IPv4 address that it stands for; any other address as it is.
sigma::Address plain_address(sigma::Address address);

/// The address with all bits after the first `prefix` cleared.
sigma::Address masked(sigma::Address address, std::uint8_t prefix);

/// The shortest text of an address (RFC 5952).
std::string address_text(const sigma::Address& address);

}  // namespace beffroi::indicators
