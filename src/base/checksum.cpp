// SPDX-License-Identifier: EUPL-1.2
#include "base/checksum.h"

#include <libdeflate.h>

namespace beffroi::base {

std::uint32_t crc32(Bytes bytes, std::uint32_t start) { return libdeflate_crc32(start, bytes.data(), bytes.size()); }

}  // namespace beffroi::base
