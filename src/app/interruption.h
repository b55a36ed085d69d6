// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::app {

/// From now on Ctrl-C (SIGINT), SIGTERM and SIGHUP first remove the half-written files named by removed_when_interrupted(), say
/// `sentence` on standard error, and then end the program as they would have without this.
void end_cleanly_when_interrupted(std::string_view sentence);

/// A half-written file that must not stay behind when the program is interrupted. At most kMaxHalfWritten at a time; others stay.
class RemovedWhenInterrupted {
 public:
  explicit RemovedWhenInterrupted(const std::string& path);
  RemovedWhenInterrupted(RemovedWhenInterrupted&& other) noexcept;
  RemovedWhenInterrupted& operator=(RemovedWhenInterrupted&& other) noexcept;
  ~RemovedWhenInterrupted();

 private:
  int place_ = -1;
};

inline constexpr int kMaxHalfWritten = 8;

}  // namespace beffroi::app
