// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/time.h"

namespace beffroi::readers::evtx {

inline constexpr std::uint32_t kChunkSize = 65'536;
inline constexpr std::string_view kChunkMagic{"ElfChnk\0", 8};

/// The first 512 bytes of a chunk (libevtx: "Windows XML Event Log (EVTX) format", chunk header).
struct ChunkHeader {
  static constexpr std::uint32_t kSize = 512;

  std::uint32_t free_space = kChunkSize;  ///< where the live records end; past it lie remains of older ones
  bool free_space_is_sane = false;
  bool header_checksum_fits = false;
  bool records_checksum_fits = false;
};

bool begins_chunk(base::Bytes bytes);

/// Nothing where the bytes begin no chunk or are fewer than its header. A chunk cut short has no fitting checksum of records.
std::optional<ChunkHeader> read_chunk_header(base::Bytes chunk);

/// The frame of a record.
struct RecordFrame {
  static constexpr std::uint32_t kHeaderSize = 24;  ///< magic, size, record number, time written
  static constexpr std::uint32_t kSmallest = 28;    ///< the header and the copy of the size at the end

  std::uint32_t offset = 0;  ///< in the chunk
  std::uint32_t size = 0;
  std::uint64_t number = 0;   ///< mostly, but not always, the EventRecordID
  std::uint64_t written = 0;  ///< FILETIME
};

/// The frame at `offset` that ends at or before `end` and whose two sizes are equal, or nothing.
std::optional<RecordFrame> read_frame(base::Bytes chunk, std::uint32_t offset, std::uint32_t end);

/// The first whole frame in [from, end), at any offset, or nothing.
std::optional<RecordFrame> find_frame(base::Bytes chunk, std::uint32_t from, std::uint32_t end);

}  // namespace beffroi::readers::evtx
