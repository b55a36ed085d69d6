// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/chunk.h"

#include <algorithm>

#include "base/checksum.h"

namespace beffroi::readers::evtx {
namespace {

constexpr std::uint32_t kRecordMagic = 0x00002A2A;
constexpr std::string_view kRecordMagicText{"**\0\0", 4};

}  // namespace

bool begins_chunk(base::Bytes bytes) {
  return bytes.size() >= kChunkMagic.size() && base::as_text(bytes.first(kChunkMagic.size())) == kChunkMagic;
}

std::optional<ChunkHeader> read_chunk_header(base::Bytes chunk) {
  if (chunk.size() < ChunkHeader::kSize || !begins_chunk(chunk)) return std::nullopt;
  ChunkHeader header;
  const auto free_space = base::load<std::uint32_t>(chunk.data() + 48);
  header.free_space_is_sane = free_space >= ChunkHeader::kSize && free_space <= kChunkSize;
  if (header.free_space_is_sane) header.free_space = free_space;
  const std::uint32_t start = base::crc32(chunk.first(120));
  header.header_checksum_fits =
      base::crc32(chunk.subspan(128, ChunkHeader::kSize - 128), start) == base::load<std::uint32_t>(chunk.data() + 124);
  header.records_checksum_fits = header.free_space_is_sane && header.free_space <= chunk.size() &&
                                 base::crc32(chunk.subspan(ChunkHeader::kSize, header.free_space - ChunkHeader::kSize)) ==
                                     base::load<std::uint32_t>(chunk.data() + 52);
  return header;
}

std::optional<RecordFrame> read_frame(base::Bytes chunk, std::uint32_t offset, std::uint32_t end) {
  end = std::min(end, static_cast<std::uint32_t>(chunk.size()));
  if (offset > end || end - offset < RecordFrame::kSmallest) return std::nullopt;
  const std::uint8_t* at = chunk.data() + offset;
  if (base::load<std::uint32_t>(at) != kRecordMagic) return std::nullopt;
  const auto size = base::load<std::uint32_t>(at + 4);
  if (size < RecordFrame::kSmallest || size > end - offset) return std::nullopt;
  if (base::load<std::uint32_t>(at + size - 4) != size) return std::nullopt;
  return RecordFrame{offset, size, base::load<std::uint64_t>(at + 8), base::load<std::uint64_t>(at + 16)};
}

std::optional<RecordFrame> find_frame(base::Bytes chunk, std::uint32_t from, std::uint32_t end) {
  const std::string_view text = base::as_text(chunk.first(std::min<std::size_t>(end, chunk.size())));
  for (std::size_t at = text.find(kRecordMagicText, from); at != text.npos; at = text.find(kRecordMagicText, at + 1)) {
    if (const auto frame = read_frame(chunk, static_cast<std::uint32_t>(at), end)) return frame;
  }
  return std::nullopt;
}

}  // namespace beffroi::readers::evtx
