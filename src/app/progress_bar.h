// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "app/command.h"
#include "engine/progress.h"

namespace beffroi::app {

/// One line on standard error that is written over, at most ten times a second: how far, how fast, how long still. Nothing where
/// standard error is no terminal or the user wants quiet.
class ProgressBar final : public engine::Progress {
 public:
  explicit ProgressBar(const Context& context);

  void begin(engine::Pass pass, std::uint64_t files, std::uint64_t bytes) override;
  void advanced(std::uint64_t bytes) override;
  void file_done(std::string_view path) override;
  void end() override;

 private:
  void draw();
  void draw_if_due();

  const Context& context_;
  bool shown_;
  engine::Pass pass_ = engine::Pass::reading;
  std::uint64_t files_ = 0, bytes_ = 0, files_done_ = 0, bytes_done_ = 0;
  std::chrono::steady_clock::time_point begun_{}, last_{};
};

/// What the line says. `seconds` since the beginning; the time left is told once the rate can be.
std::string progress_line(const base::Catalogue& words, engine::Pass pass, std::uint64_t files_done, std::uint64_t files,
                          std::uint64_t bytes_done, std::uint64_t bytes, double seconds);

}  // namespace beffroi::app
