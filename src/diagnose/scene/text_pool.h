// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace beffroi::diagnose::scene {

/// Texts that come back a thousand times, kept once: a million starts of programs know a few thousand paths and commands.
class TextPool {
 public:
  TextPool() = default;
  TextPool(const TextPool&) = delete;
  TextPool& operator=(const TextPool&) = delete;

  /// The kept text, valid as long as the pool.
  std::string_view keep(std::string text) { return *texts_.insert(std::move(text)).first; }

 private:
  std::unordered_set<std::string> texts_;  // nodes stay where they are; never walked, so its order reaches nothing
};

}  // namespace beffroi::diagnose::scene
