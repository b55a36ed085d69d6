// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "sigma/address.h"
#include "sigma/modifiers/modifier.h"
#include "sigma/number.h"

namespace beffroi::sigma::modifiers {
namespace {

base::Result<> cidr(Draft& draft, const Placeholders&) { return become(draft, Draft::Kind::network); }

}  // namespace

std::span<const Modifier> of_network() {
  static constexpr std::array modifiers = {Modifier{"cidr", cidr}};
  return modifiers;
}

base::Result<Network> parse_network(std::string_view written) {
  const std::size_t slash = written.find('/');
  const auto address = parse_address(written.substr(0, slash));
  const auto invalid = [&] { return base::fail("network_invalid", {{"value", std::string(written)}}); };
  if (!address) return invalid();
  const std::uint64_t bits = address->is_v6 ? 128 : 32;
  const auto prefix = slash == std::string_view::npos ? bits : parse_decimal(written.substr(slash + 1));
  if (!prefix || *prefix > bits) return invalid();
  return Network{address->bytes, address->is_v6, static_cast<std::uint8_t>(*prefix)};
}

}  // namespace beffroi::sigma::modifiers
