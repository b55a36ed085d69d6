// SPDX-License-Identifier: EUPL-1.2
// A signal may arrive within any instruction: its handler only reads plain memory that was complete before it was announced,
// and calls nothing but unlink, write, signal and raise, which signal-safety(7) allows.
#include "app/interruption.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstring>
#include <utility>

namespace beffroi::app {
namespace {

struct Place {
  std::atomic<bool> taken = false;
  std::atomic<bool> announced = false;
  std::array<char, PATH_MAX> path{};
};

std::array<Place, kMaxHalfWritten> places;
std::array<char, 256> last_words{};
std::size_t last_words_size = 0;

void on_signal(int number) {
  for (Place& place : places) {
    if (place.announced) unlink(place.path.data());
  }
  if (write(STDERR_FILENO, last_words.data(), last_words_size) < 0) _exit(128 + number);  // nobody listens any more
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

void end_cleanly_when_interrupted(std::string_view sentence) {
  last_words_size = sentence.copy(last_words.data(), last_words.size() - 1);
  last_words[last_words_size++] = '\n';
  struct sigaction action{};
  action.sa_handler = on_signal;
  // A signal that is raised within its own handler must not wait for the handler's end.
  action.sa_flags = SA_NODEFER;
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before{};
    // nohup and shells in the background ignore some signals; they stay ignored.
    if (sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
  }
}

RemovedWhenInterrupted::RemovedWhenInterrupted(const std::string& path) {
  if (path.size() >= PATH_MAX) return;
  for (int i = 0; i < kMaxHalfWritten; ++i) {
    Place& place = places[static_cast<std::size_t>(i)];
    if (place.taken.exchange(true)) continue;
    std::memcpy(place.path.data(), path.c_str(), path.size() + 1);
    place.announced = true;
    place_ = i;
    return;
  }
}

RemovedWhenInterrupted::RemovedWhenInterrupted(RemovedWhenInterrupted&& other) noexcept
    : place_(std::exchange(other.place_, -1)) {}

RemovedWhenInterrupted& RemovedWhenInterrupted::operator=(RemovedWhenInterrupted&& other) noexcept {
  std::swap(place_, other.place_);
  return *this;
}

RemovedWhenInterrupted::~RemovedWhenInterrupted() {
  if (place_ < 0) return;
  Place& place = places[static_cast<std::size_t>(place_)];
  place.announced = false;
  place.taken = false;
}

}  // namespace beffroi::app
