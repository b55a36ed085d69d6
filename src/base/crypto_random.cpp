// SPDX-License-Identifier: EUPL-1.2
#include "base/crypto_random.h"

#include <openssl/rand.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace beffroi::base {

std::optional<std::string> random_hex() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<std::uint8_t, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) return std::nullopt;
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

}  // namespace beffroi::base
