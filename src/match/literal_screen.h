// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "match/literal_index.h"
#include "model/value.h"

namespace beffroi::match {

/// Says of most texts that they have none of a few literals, at a quarter of a nanosecond a character: what is left is asked
/// of a LiteralIndex. Three or four neighbouring characters of each literal are looked for in sixteen places at once, by tables
/// of their half bytes (the method is known as Teddy, of Hyperscan).
class LiteralScreen {
 public:
  /// Nothing where there are none or too many literals to tell texts apart, or one is too short or not in ASCII.
  static std::optional<LiteralScreen> of(std::span<const Literal> literals);

  /// False only where the folded text of the value, which is a text, has no literal, wherever it is anchored.
  bool may_hold(const model::Value& text) const;

 private:
  static constexpr std::size_t kMost = 32, kShortest = 3, kLongest = 4;
  using Table = std::array<std::uint8_t, 16>;

  void add(std::string_view literal, std::uint8_t bucket);
  template <std::size_t Width>
  bool may_hold(const model::Value& text) const;
  template <std::size_t Width>
  bool any_in(const std::uint8_t* letters, std::size_t places) const;

  std::size_t width_ = kShortest;               // characters looked for of each literal
  std::array<Table, kLongest> low_{}, high_{};  // by half byte: the buckets of literals that have it in this place
};

}  // namespace beffroi::match
