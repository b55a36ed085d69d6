// SPDX-License-Identifier: EUPL-1.2
#include "drill/writers/evtx/file.h"

#include "base/assert.h"
#include "base/checksum.h"

namespace beffroi::drill::writers::evtx {
namespace {

constexpr std::size_t kHeaderBlock = 4096;
constexpr std::uint32_t kHeaderSize = 128;
constexpr std::uint16_t kMinorVersion = 1;
constexpr std::uint16_t kMajorVersion = 3;
constexpr std::size_t kChecksummedHeader = 120;

std::string file_header(std::uint16_t chunks, std::uint64_t next_record) {
  ByteSink header;
  header.put_bytes(std::string_view("ElfFile\0", 8));
  header.put(std::uint64_t{0});
  header.put(static_cast<std::uint64_t>(chunks - 1));
  header.put(next_record);
  header.put(kHeaderSize);
  header.put(kMinorVersion);
  header.put(kMajorVersion);
  header.put(static_cast<std::uint16_t>(kHeaderBlock));
  header.put(chunks);
  header.resize(kChecksummedHeader);
  const std::uint32_t checksum = base::crc32(base::as_bytes(header.bytes()));
  header.put(std::uint32_t{0});  // closed cleanly, not full
  header.put(checksum);
  header.resize(kHeaderBlock);
  return header.take();
}

}  // namespace

File::File(std::uint64_t first_record) : finished_(kHeaderBlock, '\0'), chunk_(first_record) {}

void File::append(const Record& record) {
  if (chunk_.append(record)) return;
  close_chunk();
  const bool fits_alone = chunk_.append(record);
  BEFFROI_ASSERT(fits_alone);
}

void File::close_chunk() {
  const std::uint64_t next = chunk_.next_record();
  finished_ += chunk_.finish();
  ++chunks_;
  chunk_ = Chunk(next);
}

std::string File::finish() {
  if (!chunk_.empty() || chunks_ == 0) close_chunk();
  finished_.replace(0, kHeaderBlock, file_header(chunks_, chunk_.next_record()));
  return std::move(finished_);
}

}  // namespace beffroi::drill::writers::evtx
