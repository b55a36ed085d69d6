// SPDX-License-Identifier: EUPL-1.2
#include "base/crypto_signature.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

#include "base/assert.h"
#include "base/crypto.h"

namespace beffroi::base {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

/// Digest is 32 bytes as keys are: one writer and reader of their hexadecimal form.
std::string hex_of(const std::array<std::uint8_t, 32>& bytes) { return Digest{bytes}.hex(); }

Key private_key(const std::array<std::uint8_t, 32>& seed) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()), &EVP_PKEY_free);
  BEFFROI_ASSERT(key);
  return key;
}

}  // namespace

std::string PublicKey::hex() const { return hex_of(bytes); }

std::optional<PublicKey> PublicKey::from_hex(std::string_view text) {
  const auto bytes = Digest::from_hex(text);
  if (!bytes) return std::nullopt;
  return PublicKey{bytes->bytes};
}

std::string PublicKey::fingerprint() const {
  constexpr std::size_t kGroups = 5, kGroup = 4;
  const std::string digits = sha256(bytes).hex();
  std::string text;
  for (std::size_t group = 0; group < kGroups; ++group) text += (group ? "-" : "") + digits.substr(group * kGroup, kGroup);
  return text;
}

std::string PublicKey::pem() const {
  // SEQUENCE { SEQUENCE { OID 1.3.101.112 }, BIT STRING of 32 bytes }
  constexpr std::array<std::uint8_t, 12> kHead = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
  std::array<std::uint8_t, 44> der{};
  std::ranges::copy(bytes, std::ranges::copy(kHead, der.begin()).out);
  std::array<unsigned char, 64> text{};
  const int length = EVP_EncodeBlock(text.data(), der.data(), static_cast<int>(der.size()));
  return "-----BEGIN PUBLIC KEY-----\n" + std::string(text.begin(), text.begin() + length) + "\n-----END PUBLIC KEY-----\n";
}

std::optional<SigningKey> SigningKey::generate() {
  SigningKey key;
  if (RAND_priv_bytes(key.seed_.data(), static_cast<int>(key.seed_.size())) != 1) return std::nullopt;
  return key;
}

std::optional<SigningKey> SigningKey::from_hex(std::string_view seed) {
  const auto bytes = Digest::from_hex(seed);
  if (!bytes) return std::nullopt;
  SigningKey key;
  key.seed_ = bytes->bytes;
  return key;
}

std::string SigningKey::hex() const { return hex_of(seed_); }

PublicKey SigningKey::public_key() const {
  PublicKey key;
  std::size_t length = key.bytes.size();
  BEFFROI_ASSERT(EVP_PKEY_get_raw_public_key(private_key(seed_).get(), key.bytes.data(), &length) == 1);
  return key;
}

Signature SigningKey::sign(Bytes message) const {
  const Key key = private_key(seed_);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  Signature signature;
  std::size_t length = signature.size();
  BEFFROI_ASSERT(context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1);
  BEFFROI_ASSERT(EVP_DigestSign(context.get(), signature.data(), &length, message.data(), message.size()) == 1);
  return signature;
}

bool is_signed_by(const PublicKey& key, Bytes message, Bytes signature) {
  const Key raw(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size()), &EVP_PKEY_free);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (!raw || !context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, raw.get()) != 1) return false;
  return EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
}

}  // namespace beffroi::base
