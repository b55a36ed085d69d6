// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <random>
#include <string>
#include <vector>

#include "model/event.h"

namespace beffroi::sigma {

/// Random rules and events made of the same small store of words, so that they often meet: French letters in mixed case, letters
/// whose folding is special, wildcards, dashes, numbers, addresses, base64, and every modifier. The same seed, the same output.
class Generated {
 public:
  explicit Generated(std::uint32_t seed) : random_(seed) {}

  /// A rule of the Security log or of process creation as YAML, one document.
  std::string rule();
  /// The next event; values are new ones or, half of the time, values that were there before.
  const model::Event& event();
  const model::Symbols& symbols() const { return symbols_; }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

  std::string word();
  std::string text();
  std::string address();
  std::string written_value(const std::string& modifiers);
  std::string line();
  std::string selection(const std::string& name);
  model::Value value();
  model::Value utf16(const std::string& text);
  model::Value utf8(std::string text);

  std::mt19937 random_;
  model::Symbols symbols_;
  std::deque<std::string> bytes_;
  std::deque<std::vector<model::Field>> fields_;
  std::deque<model::Event> events_;
  std::vector<model::Value> values_;
};

}  // namespace beffroi::sigma
