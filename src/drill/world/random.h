// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace beffroi::drill::world {

/// Chance that is the same on every machine: SplitMix64 (Steele, Lea, Flood 2014), because the distributions of the standard
/// library differ from one implementation to the next.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  /// 0 … limit - 1.
  std::uint32_t below(std::uint32_t limit);
  /// low … high, both included.
  int between(int low, int high);
  bool chance(int percent) { return between(0, 99) < percent; }

  template <class T>
  const T& pick(std::span<const T> choices) {
    return choices[below(static_cast<std::uint32_t>(choices.size()))];
  }
  template <class Container>
  const auto& pick(const Container& choices) {
    return choices[below(static_cast<std::uint32_t>(std::size(choices)))];
  }

  /// A stream of chance of its own, that depends on the seed and the label only: what one part of a drill draws does not
  /// change what another gets, so that the benign twin lives the same weeks.
  Random fork(std::string_view label) const;

  /// A random GUID in braces, upper case, as Windows writes it.
  std::string guid();
  /// `length` letters and digits, lower case, the first one a letter.
  std::string word(int length);

 private:
  std::uint64_t state_;
};

}  // namespace beffroi::drill::world
