// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>

#include "evidence/reader.h"

namespace beffroi::readers::evtx {

evidence::Reader make_reader();

/// Bytes in memory as a stream that hands out at most `piece` of them at a time.
class MemoryStream final : public evidence::Stream {
 public:
  explicit MemoryStream(base::Bytes bytes, std::size_t piece = 65'536) : rest_(bytes), piece_(piece) {}

  base::Result<base::Bytes> next(std::size_t most) override {
    const base::Bytes part = rest_.first(std::min({most, piece_, rest_.size()}));
    rest_ = rest_.subspan(part.size());
    return part;
  }

 private:
  base::Bytes rest_;
  std::size_t piece_;
};

}  // namespace beffroi::readers::evtx
