// SPDX-License-Identifier: EUPL-1.2
#include "app/interrupt.h"

#include <unistd.h>

#include <ctime>

#include "app/command.h"

namespace beffroi::app {
namespace {

sigset_t stopping_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

Interrupt::Interrupt() {
  const sigset_t signals = stopping_signals();
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
  listener_ = std::jthread([this](std::stop_token ended) { listen(std::move(ended)); });
}

Interrupt::~Interrupt() {
  listener_ = {};
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::listen(std::stop_token ended) {
  const sigset_t signals = stopping_signals();
  constexpr timespec kPatience{0, 100'000'000};  // how late the end of the command may notice
  while (!ended.stop_requested()) {
    if (sigtimedwait(&signals, nullptr, &kPatience) < 0) continue;
    if (!source_.request_stop()) _exit(kInterrupted);  // the case is whole after every kill: nothing to tidy up
  }
}

}  // namespace beffroi::app
