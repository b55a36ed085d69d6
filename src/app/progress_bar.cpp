// SPDX-License-Identifier: EUPL-1.2
#include "app/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <string>

namespace beffroi::app {

ProgressBar::ProgressBar(const Context& context) : context_(context), shown_(!context.quiet && isatty(STDERR_FILENO) == 1) {}

void ProgressBar::begin(std::uint64_t files, std::uint64_t bytes) {
  files_ = files;
  bytes_ = bytes;
  draw();
}

void ProgressBar::file_done(std::string_view, std::uint64_t bytes) {
  ++files_done_;
  bytes_done_ += bytes;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  draw();
}

void ProgressBar::draw() {
  if (!shown_) return;
  constexpr std::uint64_t kWidth = 30;
  const std::uint64_t full = bytes_ == 0 ? 0 : std::min(kWidth, kWidth * bytes_done_ / bytes_);
  std::cerr << "\r[" << std::string(full, '#') << std::string(kWidth - full, '.') << "] "
            << context_.words.text("app.progress", {{"done", static_cast<std::int64_t>(files_done_)},
                                                    {"files", static_cast<std::int64_t>(files_)},
                                                    {"bytes", static_cast<std::int64_t>(bytes_done_)}})
            << "\x1b[K" << std::flush;
}

void ProgressBar::end() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

}  // namespace beffroi::app
