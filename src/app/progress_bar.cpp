// SPDX-License-Identifier: EUPL-1.2
#include "app/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <string>

namespace beffroi::app {

ProgressBar::ProgressBar(const Context& context) : context_(context), shown_(!context.quiet && isatty(STDERR_FILENO) == 1) {}

void ProgressBar::begin(engine::Pass pass, std::uint64_t files, std::uint64_t bytes) {
  pass_ = pass;
  files_ = files;
  bytes_ = bytes;
  files_done_ = bytes_done_ = 0;
  begun_ = last_ = std::chrono::steady_clock::now();
  draw();
}

void ProgressBar::advanced(std::uint64_t bytes) {
  bytes_done_ += bytes;
  draw_if_due();
}

void ProgressBar::file_done(std::string_view) {
  ++files_done_;
  draw_if_due();
}

void ProgressBar::draw_if_due() {
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  draw();
}

void ProgressBar::draw() {
  if (!shown_ || files_ == 0) return;
  const std::chrono::duration<double> since = std::chrono::steady_clock::now() - begun_;
  std::cerr << "\r" << progress_line(context_.words, pass_, files_done_, files_, bytes_done_, bytes_, since.count()) << "\x1b[K"
            << std::flush;
}

void ProgressBar::end() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

std::string progress_line(const base::Catalogue& words, engine::Pass pass, std::uint64_t files_done, std::uint64_t files,
                          std::uint64_t bytes_done, std::uint64_t bytes, double seconds) {
  constexpr std::uint64_t kWidth = 20;
  constexpr double kSettled = 2;  // seconds after which a rate means something
  const double share = bytes == 0 ? 0 : static_cast<double>(bytes_done) / static_cast<double>(bytes);
  const auto full = std::min(kWidth, static_cast<std::uint64_t>(share * kWidth));
  std::string line = "[" + std::string(full, '#') + std::string(kWidth - full, '.') + "] ";
  line += words.text(pass == engine::Pass::reading ? "app.progress.reading" : "app.progress.checking",
                     {{"done", static_cast<std::int64_t>(files_done)},
                      {"files", static_cast<std::int64_t>(files)},
                      {"read", static_cast<std::int64_t>(bytes_done)},
                      {"bytes", static_cast<std::int64_t>(bytes)}});
  if (seconds < kSettled || bytes_done == 0) return line;
  const double rate = static_cast<double>(bytes_done) / seconds;
  const auto left = static_cast<std::int64_t>(std::ceil(static_cast<double>(bytes - bytes_done) / rate));
  return line + words.text("app.progress.rate",
                           {{"rate", static_cast<std::int64_t>(rate)}, {"minutes", left / 60}, {"seconds", left % 60}});
}

}  // namespace beffroi::app
