// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

namespace beffroi::engine {

/// Told by the run how far it is. Called from several threads, never at the same time.
class Progress {
 public:
  virtual ~Progress() = default;

  virtual void begin(std::uint64_t files, std::uint64_t bytes) = 0;
  virtual void file_done(std::string_view path, std::uint64_t bytes) = 0;
  virtual void end() = 0;
};

/// Says nothing.
class NoProgress final : public Progress {
 public:
  void begin(std::uint64_t, std::uint64_t) override {}
  void file_done(std::string_view, std::uint64_t) override {}
  void end() override {}
};

}  // namespace beffroi::engine
