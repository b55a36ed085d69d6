// SPDX-License-Identifier: EUPL-1.2
#include "base/zip.h"

#include <limits>

#include "base/assert.h"
#include "base/checksum.h"

namespace beffroi::base {
namespace {

constexpr std::uint16_t kVersion = 20;             // 2.0: folders, no compression of our own
constexpr std::uint16_t kNamesAreUtf8 = 1 << 11;   // general purpose bit 11
constexpr std::uint16_t kFirstDay = (1 << 5) | 1;  // 1 January 1980

void put16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xFFFF));
  put16(out, static_cast<std::uint16_t>(value >> 16));
}

/// What the local header and the central directory share, from "version needed" to the length of the extra field.
void put_description(std::string& out, std::uint32_t crc, std::uint32_t size, std::size_t name_length) {
  put16(out, kVersion);
  put16(out, kNamesAreUtf8);
  put16(out, 0);  // stored
  put16(out, 0);  // midnight
  put16(out, kFirstDay);
  put32(out, crc);
  put32(out, size);
  put32(out, size);
  put16(out, static_cast<std::uint16_t>(name_length));
  put16(out, 0);
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max() / 2;
  BEFFROI_ASSERT(bytes_.size() < kMost && bytes.size() < kMost && name.size() < 0xFFFF && entries_.size() < 0xFFFF);
  const Entry entry{std::string(name), crc32(as_bytes(bytes)), static_cast<std::uint32_t>(bytes.size()),
                    static_cast<std::uint32_t>(bytes_.size())};
  put32(bytes_, 0x04034B50);
  put_description(bytes_, entry.crc, entry.size, entry.name.size());
  bytes_ += name;
  bytes_ += bytes;
  entries_.push_back(entry);
}

std::string ZipWriter::finish() && {
  const auto directory = static_cast<std::uint32_t>(bytes_.size());
  for (const Entry& entry : entries_) {
    put32(bytes_, 0x02014B50);
    put16(bytes_, kVersion);
    put_description(bytes_, entry.crc, entry.size, entry.name.size());
    put16(bytes_, 0);  // comment
    put16(bytes_, 0);  // disk
    put16(bytes_, 0);  // internal attributes
    put32(bytes_, 0);  // external attributes
    put32(bytes_, entry.offset);
    bytes_ += entry.name;
  }
  const auto size = static_cast<std::uint32_t>(bytes_.size()) - directory;
  const auto count = static_cast<std::uint16_t>(entries_.size());
  put32(bytes_, 0x06054B50);
  put16(bytes_, 0);
  put16(bytes_, 0);
  put16(bytes_, count);
  put16(bytes_, count);
  put32(bytes_, size);
  put32(bytes_, directory);
  put16(bytes_, 0);
  return std::move(bytes_);
}

}  // namespace beffroi::base
