// SPDX-License-Identifier: EUPL-1.2
#include "base/crypto_random.h"

#include <openssl/rand.h>

#include "base/crypto.h"

namespace beffroi::base {

std::optional<std::string> random_hex() {
  constexpr int kBytes = 16;
  Digest random;
  if (RAND_bytes(random.bytes.data(), kBytes) != 1) return std::nullopt;
  return random.hex().substr(0, 2 * kBytes);
}

}  // namespace beffroi::base
