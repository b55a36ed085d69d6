// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace beffroi::base {

/// The CRC-32 of zlib and of EVTX (polynomial 0xEDB88320), continued from `start`.
std::uint32_t crc32(Bytes bytes, std::uint32_t start = 0);

}  // namespace beffroi::base
