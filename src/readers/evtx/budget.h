// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>

namespace beffroi::readers::evtx {

/// How much may be made out of one record and out of one chunk: steps, fields, bytes of text, bytes of nested fragments, all
/// in one currency. A record is at most 64 KiB, but a template may use one value thousands of times, and that value may be a
/// fragment with such a template again. Real records spend a few hundred, with rendering a few thousand.
class Budget {
 public:
  static constexpr std::uint32_t kRecord = 1u << 20;
  static constexpr std::uint32_t kChunk = 1u << 24;

  void new_chunk() { chunk_ = kChunk; }
  void new_record() { record_ = std::min(kRecord, chunk_); }
  /// False when there is not enough left: stop making things of this record.
  [[nodiscard]] bool spend(std::size_t amount) {
    if (amount > record_) {
      chunk_ -= record_;
      record_ = 0;
      return false;
    }
    record_ -= static_cast<std::uint32_t>(amount);
    chunk_ -= static_cast<std::uint32_t>(amount);
    return true;
  }

 private:
  std::uint32_t chunk_ = kChunk;
  std::uint32_t record_ = kRecord;
};

}  // namespace beffroi::readers::evtx
