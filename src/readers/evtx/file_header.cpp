// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/file_header.h"

#include "base/checksum.h"

namespace beffroi::readers::evtx {
namespace {

constexpr std::string_view kMagic{"ElfFile\0", 8};
constexpr std::uint32_t kDirty = 1;

}  // namespace

std::optional<FileHeader> read_file_header(base::Bytes bytes) {
  if (bytes.size() < FileHeader::kSize || base::as_text(bytes.first(kMagic.size())) != kMagic) return std::nullopt;
  const auto flags = base::load<std::uint32_t>(bytes.data() + 120);
  return FileHeader{.block_size = base::load<std::uint16_t>(bytes.data() + 40),
                    .chunks = base::load<std::uint16_t>(bytes.data() + 42),
                    .dirty = (flags & kDirty) != 0,
                    .checksum_fits = base::crc32(bytes.first(120)) == base::load<std::uint32_t>(bytes.data() + 124)};
}

}  // namespace beffroi::readers::evtx
