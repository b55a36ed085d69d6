// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "evidence/byte_source.h"

namespace beffroi::evidence {

/// How somebody outside follows the reading of one file, and ends it: asked for at every block, so within one huge file too.
struct Watch {
  std::stop_token stop;  ///< once requested, the next block is the error `evidence.interrupted`
  std::function<void(std::uint64_t bytes)> read = [](std::uint64_t) {};  ///< so many bytes of the file have been read

  base::Result<> check() const {
    if (stop.stop_requested()) return base::fail("evidence.interrupted");
    return {};
  }
};

/// Bytes that are watched on their way.
class WatchedSource final : public ByteSource {
 public:
  /// Both must outlive it.
  WatchedSource(ByteSource& source, const Watch& watch) : source_(source), watch_(watch) {}

  base::Result<std::size_t> read(std::span<std::uint8_t> into) override {
    BEFFROI_TRY_VOID(watch_.check());
    BEFFROI_TRY(const std::size_t got, source_.read(into));
    if (counted_) watch_.read(got);
    return got;
  }
  /// What follows is read a second time, and counted then.
  void count_no_more() { counted_ = false; }
  std::optional<model::Issue> cut_short() const override { return source_.cut_short(); }

 private:
  ByteSource& source_;
  const Watch& watch_;
  bool counted_ = true;
};

}  // namespace beffroi::evidence
