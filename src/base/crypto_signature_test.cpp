// SPDX-License-Identifier: EUPL-1.2
#include "base/crypto_signature.h"

#include <gtest/gtest.h>

#include "base/crypto.h"

namespace beffroi::base {
namespace {

// RFC 8032, section 7.1, test 1: the empty message.
constexpr const char* kSeed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
constexpr const char* kPublic = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
constexpr const char* kFirstHalf = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155";

TEST(Signature, IsThatOfTheStandard) {
  const auto key = SigningKey::from_hex(kSeed);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->public_key().hex(), kPublic);
  const Signature signature = key->sign({});
  Digest half;
  std::copy_n(signature.begin(), 32, half.bytes.begin());
  EXPECT_EQ(half.hex(), kFirstHalf);
  EXPECT_TRUE(is_signed_by(key->public_key(), {}, signature));
}

TEST(Signature, OfAnotherMessageAnotherKeyOrCutOffIsNone) {
  const auto key = SigningKey::from_hex(kSeed), other = SigningKey::generate();
  ASSERT_TRUE(key && other);
  const std::string message = "page";
  Signature signature = key->sign(as_bytes(message));
  EXPECT_TRUE(is_signed_by(key->public_key(), as_bytes(message), signature));
  EXPECT_FALSE(is_signed_by(key->public_key(), as_bytes("Page"), signature));
  EXPECT_FALSE(is_signed_by(other->public_key(), as_bytes(message), signature));
  EXPECT_FALSE(is_signed_by(key->public_key(), as_bytes(message), Bytes(signature).first(63)));
  EXPECT_FALSE(is_signed_by(key->public_key(), as_bytes(message), {}));
  signature[5] ^= 1;
  EXPECT_FALSE(is_signed_by(key->public_key(), as_bytes(message), signature));
}

TEST(Signature, AKeyIsReadAgainAndAnythingElseIsNone) {
  const auto key = SigningKey::generate();
  ASSERT_TRUE(key);
  EXPECT_EQ(SigningKey::from_hex(key->hex())->public_key(), key->public_key());
  EXPECT_EQ(PublicKey::from_hex(key->public_key().hex()), key->public_key());
  EXPECT_FALSE(SigningKey::from_hex("9d61"));
  EXPECT_FALSE(PublicKey::from_hex(""));
}

TEST(Signature, AKeyForPeopleAndForOtherPrograms) {
  const PublicKey key = *PublicKey::from_hex(kPublic);
  EXPECT_EQ(key.fingerprint().size(), 24U);
  EXPECT_EQ(key.fingerprint()[4], '-');
  EXPECT_EQ(
      key.pem(),
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n");
}

}  // namespace
}  // namespace beffroi::base
