// SPDX-License-Identifier: EUPL-1.2
#include "base/base64.h"

#include <string_view>

namespace beffroi::base {

std::string base64(Bytes bytes) {
  constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
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

}  // namespace beffroi::base
