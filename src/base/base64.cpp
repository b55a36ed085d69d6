// SPDX-License-Identifier: EUPL-1.2
#include "base/base64.h"

namespace beffroi::base {
namespace {

constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

bool is_base64(char sign) {
  return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '+' ||
         sign == '/' || sign == '=';
}

std::string base64(Bytes bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    const unsigned group = static_cast<unsigned>(bytes[i]) << 16U |
                           (left > 1 ? static_cast<unsigned>(bytes[i + 1]) << 8U : 0U) |
                           (left > 2 ? static_cast<unsigned>(bytes[i + 2]) : 0U);
    for (unsigned sign = 0; sign < 4; ++sign) text += sign <= left ? kSigns[group >> (18U - 6U * sign) & 63U] : '=';
  }
  return text;
}

std::string from_base64(std::string_view text) {
  std::string bytes;
  unsigned group = 0, bits = 0;
  for (const char c : text) {
    const std::size_t value = kSigns.find(c);
    if (value == kSigns.npos) break;
    group = (group << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(group >> bits & 0xFFU);
  }
  return bytes;
}

}  // namespace beffroi::base
