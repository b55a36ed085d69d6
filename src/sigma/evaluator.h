// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/regex.h"
#include "model/event.h"
#include "sigma/resolve.h"

namespace beffroi::sigma {

/// Which pairs of four neighbouring bytes a text has, as a small filter: says "no" for certain or "perhaps".
class FourGrams {
 public:
  void add_all(std::string_view text);
  /// Whether every one of the few grams remembered of `literal` is there; true for literals shorter than four bytes.
  bool may_contain(std::string_view literal) const;

 private:
  static constexpr std::size_t kBits = 4096;
  static std::size_t bit_of(const char* at);

  std::bitset<kBits> bits_;
};

/// An operand made ready: the shapes nearly all rules are written in become one comparison of folded bytes.
struct PreparedOperand {
  enum class Shape : std::uint8_t { anything, whole, start, end, inside, glob, regular_expression, other };

  Shape shape = Shape::other;
  std::string literal;  ///< folded; of a glob its longest run of ordinary characters
  std::optional<match::Regex> regex;
  const Operand* operand = nullptr;  ///< in the rule, which outlives this
};

struct PreparedTest {
  const FieldTest* test = nullptr;
  std::vector<std::vector<PreparedOperand>> values;
};

/// A field's values in one event: canonical texts and the same folded.
struct SlotValues {
  std::uint64_t event = 0;  ///< the number of the event they were taken from
  std::vector<std::string> texts, folded;
  FourGrams grams;
};

std::vector<PreparedTest> prepare(const std::vector<FieldTest>& tests);

/// Whether a written value (any of its alternatives) fits one of the values. Presence and other fields are the caller's.
bool fits(const PreparedOperand& operand, const SlotValues& values);

}  // namespace beffroi::sigma
