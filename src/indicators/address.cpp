// SPDX-License-Identifier: EUPL-1.2
#include "indicators/address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace beffroi::indicators {

sigma::Address plain_address(sigma::Address address) {
  constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (!address.is_v6 || !std::equal(kMapped.begin(), kMapped.end(), address.bytes.begin())) return address;
  sigma::Address plain;
  std::copy_n(address.bytes.begin() + kMapped.size(), 4, plain.bytes.begin());
  return plain;
}

sigma::Address masked(sigma::Address address, std::uint8_t prefix) {
  for (std::size_t i = 0; i < address.bytes.size(); ++i) {
    const std::size_t kept = prefix > i * 8 ? std::min<std::size_t>(8, prefix - i * 8) : 0;
    address.bytes[i] = static_cast<std::uint8_t>(address.bytes[i] & (0xFF00U >> kept));
  }
  return address;
}

std::string address_text(const sigma::Address& address) {
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(address.is_v6 ? AF_INET6 : AF_INET, address.bytes.data(), text, sizeof text);
  return text;
}

}  // namespace beffroi::indicators
