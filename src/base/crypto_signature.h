// SPDX-License-Identifier: EUPL-1.2
// Ed25519 signatures (RFC 8032), by OpenSSL.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace beffroi::base {

using Signature = std::array<std::uint8_t, 64>;

struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};

  std::string hex() const;
  static std::optional<PublicKey> from_hex(std::string_view text);
  /// "9f2c-01ab-77d0-45e1-c3b8": the first 80 bits of the key's SHA-256, short enough to be read out over the telephone.
  std::string fingerprint() const;
  /// The key as other programs read it (SubjectPublicKeyInfo, RFC 8410), for instance `openssl pkeyutl -verify`.
  std::string pem() const;

  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

/// A private key: 32 random bytes, from which all else follows. The same message gives the same signature.
class SigningKey {
 public:
  /// A new one; nothing where the machine has no randomness to give.
  static std::optional<SigningKey> generate();
  static std::optional<SigningKey> from_hex(std::string_view seed);

  std::string hex() const;  ///< secret
  PublicKey public_key() const;
  Signature sign(Bytes message) const;

 private:
  std::array<std::uint8_t, 32> seed_{};
};

bool is_signed_by(const PublicKey& key, Bytes message, Bytes signature);

}  // namespace beffroi::base
