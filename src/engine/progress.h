// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

namespace beffroi::engine {

/// What a pass over the evidence is for.
enum class Pass : std::uint8_t { reading, checking };

/// Told by the run how far it is. Called from several threads, never at the same time.
class Progress {
 public:
  virtual ~Progress() = default;

  virtual void begin(Pass pass, std::uint64_t files, std::uint64_t bytes) = 0;
  /// So many bytes more have been dealt with, anywhere; all together never more than begin() announced.
  virtual void advanced(std::uint64_t bytes) = 0;
  virtual void file_done(std::string_view path) = 0;
  virtual void end() = 0;
};

/// Says nothing.
class NoProgress final : public Progress {
 public:
  void begin(Pass, std::uint64_t, std::uint64_t) override {}
  void advanced(std::uint64_t) override {}
  void file_done(std::string_view) override {}
  void end() override {}
};

}  // namespace beffroi::engine
