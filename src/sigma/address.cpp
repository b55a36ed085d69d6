// SPDX-License-Identifier: EUPL-1.2
#include "sigma/address.h"

#include <arpa/inet.h>

#include <string>

namespace beffroi::sigma {

std::optional<Address> parse_address(std::string_view text) {
  constexpr std::size_t kLongest = 64;  // an IPv6 address has at most 45 characters
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  Address address;
  address.is_v6 = text.find(':') != std::string_view::npos;
  const std::string written(address.is_v6 ? text.substr(0, text.find('%')) : text);
  const int parsed = inet_pton(address.is_v6 ? AF_INET6 : AF_INET, written.c_str(), address.bytes.data());
  return parsed == 1 ? std::optional(address) : std::nullopt;
}

}  // namespace beffroi::sigma
