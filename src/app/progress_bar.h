// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "app/command.h"
#include "engine/progress.h"

namespace beffroi::app {

/// One line on standard error that is written over, at most ten times a second; nothing where standard error is no terminal
/// or the user wants quiet.
class ProgressBar final : public engine::Progress {
 public:
  explicit ProgressBar(const Context& context);

  void begin(std::uint64_t files, std::uint64_t bytes) override;
  void file_done(std::string_view path, std::uint64_t bytes) override;
  void end() override;

 private:
  void draw();

  const Context& context_;
  bool shown_;
  std::uint64_t files_ = 0, bytes_ = 0, files_done_ = 0, bytes_done_ = 0;
  std::chrono::steady_clock::time_point last_{};
};

}  // namespace beffroi::app
