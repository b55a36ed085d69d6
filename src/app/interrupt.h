// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace beffroi::app {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM ask for a clean stop through token(); the second one ends the program at once, with
/// kInterrupted. Make it before any other thread: threads inherit that the signals are left to this one.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  std::stop_token token() const { return source_.get_token(); }
  bool requested() const { return source_.stop_requested(); }

 private:
  void listen(std::stop_token ended);

  sigset_t before_{};
  std::stop_source source_;
  std::jthread listener_;
};

}  // namespace beffroi::app
