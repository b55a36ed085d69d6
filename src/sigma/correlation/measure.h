// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "sigma/correlation/correlation.h"

namespace beffroi::sigma {

/// An event in one group, with all rules of the correlation that are true of it.
struct Occurrence {
  std::int64_t time = 0;
  std::uint64_t members = 0;  ///< bit N: Correlation::rules[N]
  std::int64_t number = 0;    ///< the counted field in millionths, where the type adds or sorts
  std::string text;           ///< the counted fields without case, of value_count
  std::string packed;         ///< one of its hits
};

/// What a correlation's condition looks at, kept up while events come and go.
class Measure {
 public:
  explicit Measure(const Correlation& correlation) : correlation_(correlation) {}

  void add(const Occurrence& one);
  void remove(const Occurrence& one);
  void clear();
  /// Whether the condition is true of what is there. Of temporal_ordered: whether it could be, in some order.
  bool holds() const;
  /// The count, sum … for people: a decimal number.
  std::string text() const;

 private:
  /// numerator / denominator, in millionths
  __extension__ typedef __int128 Wide;
  struct Ratio {
    Wide numerator = 0;
    std::int64_t denominator = 1;
  };

  Ratio measured() const;
  static bool keeps(const Bound& bound, const Ratio& ratio);
  std::int64_t at_rank(std::size_t rank) const { return sorted_[rank]; }

  const Correlation& correlation_;
  std::uint64_t events_ = 0;
  Wide sum_ = 0;
  std::unordered_map<std::string, std::uint64_t> texts_;
  std::vector<std::int64_t> sorted_;
  std::array<std::uint64_t, kMaxCorrelatedRules> of_member_{};
  std::uint64_t present_ = 0;  // members
};

/// Which rules were met in the order in which the correlation names them; each event stands for one rule at a time.
class OrderKept {
 public:
  explicit OrderKept(const Correlation& correlation) : correlation_(correlation) { chains_.set(0); }

  /// The rules of the next event in time.
  void add(std::uint64_t members);
  bool holds() const;

 private:
  void add_to_longest(std::uint64_t members);
  void add_to_chains(std::uint64_t members);

  const Correlation& correlation_;
  std::uint64_t present_ = 0;
  std::array<std::uint32_t, kMaxCorrelatedRules> longest_{};     // of chains that end in a rule; without an expression
  std::bitset<std::size_t{1} << kMaxOrderedExpression> chains_;  // sets of rules met in order; with one
};

/// Events in the order of time, those of one moment so that they stand in the order of the rules: what has the same time cannot be
/// said to be out of order.
std::vector<const Occurrence*> in_order(std::span<const Occurrence* const> window);

/// Whether an expression is true where the rules of `chain` were met; under a "not" all that are `present` count.
bool is_true_of(const Expression& expression, std::uint64_t chain, std::uint64_t present);

}  // namespace beffroi::sigma
