// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/bytes.h"

namespace beffroi::readers::evtx {

/// Walks a part of a chunk. Offsets are relative to the chunk, as everything in binary XML is. Taking more than is there
/// gives zeros, sets `failed` and leaves the cursor at its end: a loop that asks at_end() always stops.
struct Cursor {
  base::Bytes chunk;
  std::uint32_t at = 0;
  std::uint32_t end = 0;  ///< at <= end <= chunk.size()
  bool failed = false;

  Cursor(base::Bytes whole_chunk, std::uint32_t from, std::uint32_t to) : chunk(whole_chunk) {
    end = std::min(to, static_cast<std::uint32_t>(chunk.size()));
    at = std::min(from, end);
  }

  bool at_end() const { return at == end; }
  std::uint32_t left() const { return end - at; }
  std::uint8_t peek() const { return at_end() ? std::uint8_t{0} : chunk[at]; }

  template <class T>
  T take() {
    if (left() < sizeof(T)) {
      fail();
      return T{};
    }
    const T value = base::load<T>(chunk.data() + at);
    at += static_cast<std::uint32_t>(sizeof(T));
    return value;
  }

  base::Bytes take_bytes(std::uint32_t size) {
    if (left() < size) {
      fail();
      return {};
    }
    const base::Bytes bytes = chunk.subspan(at, size);
    at += size;
    return bytes;
  }

  void fail() {
    failed = true;
    at = end;
  }
};

}  // namespace beffroi::readers::evtx
