// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>

#include "base/bytes.h"

namespace beffroi::readers::evtx {

/// The first 128 bytes of a log (libevtx: "Windows XML Event Log (EVTX) format", file header).
struct FileHeader {
  static constexpr std::uint32_t kSize = 128;
  static constexpr std::uint32_t kBlockSize = 4096;  ///< what Windows reserves for it

  std::uint32_t block_size = kBlockSize;  ///< where the first chunk begins
  std::uint16_t chunks = 0;               ///< not to be relied upon: dirty logs have more, and it wraps
  bool dirty = false;
  bool checksum_fits = false;
};

/// Nothing where the bytes are no header.
std::optional<FileHeader> read_file_header(base::Bytes bytes);

}  // namespace beffroi::readers::evtx
