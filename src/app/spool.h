// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace beffroi::app {

/// Keeps what is drawn from a stream until the stream's hash is complete: in memory up to `in_memory` bytes, then in a nameless
/// temporary file.
class Spool {
 public:
  static constexpr std::size_t kInMemory = std::size_t{8} << 20;

  explicit Spool(std::size_t in_memory = kInMemory) : in_memory_(in_memory) {}

  void add(std::string_view text);
  /// Hands everything over in pieces, in order. Error output.write_failed where the temporary file failed.
  template <class Take>
  base::Result<> drain(Take take) {
    BEFFROI_TRY_VOID(rewind());
    for (std::string piece = next(); !piece.empty(); piece = next()) take(std::string_view(piece));
    take(std::string_view(memory_));
    return failed_ != 0 ? failure() : base::Result<>{};
  }

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void spill();
  void fail();
  base::Result<> rewind();
  std::string next();
  base::Result<> failure() const;

  std::size_t in_memory_;
  std::string memory_;
  std::unique_ptr<std::FILE, Closer> file_;
  int failed_ = 0;  ///< the system's reason; 0: none
};

}  // namespace beffroi::app
