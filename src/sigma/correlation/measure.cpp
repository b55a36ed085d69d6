// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/measure.h"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

namespace beffroi::sigma {
namespace {

bool is_true_of(const Expression& expression, std::uint64_t chain, std::uint64_t present, bool negated) {
  switch (expression.kind) {
    case Expression::Kind::constant: return expression.truth;
    case Expression::Kind::test: return ((negated ? present : chain) >> expression.test & 1) != 0;
    case Expression::Kind::negation: return !is_true_of(expression.operands.front(), chain, present, !negated);
    case Expression::Kind::at_least: {
      const auto holds = [&](const Expression& operand) { return is_true_of(operand, chain, present, negated); };
      return std::ranges::count_if(expression.operands, holds) >= static_cast<std::ptrdiff_t>(expression.count);
    }
  }
  return false;
}

bool sorts(CorrelationType type) { return type == CorrelationType::value_percentile || type == CorrelationType::value_median; }

template <class Wide>
bool compares(Order order, Wide a, Wide b) {
  switch (order) {
    case Order::equal: return a == b;
    case Order::less: return a < b;
    case Order::less_or_equal: return a <= b;
    case Order::greater: return a > b;
    case Order::greater_or_equal: return a >= b;
  }
  return false;
}

std::string decimal(std::uint64_t whole, std::uint64_t millionths, bool negative) {
  std::string text = fmt::format("{}{}.{:06}", negative ? "-" : "", whole, millionths);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

bool is_true_of(const Expression& expression, std::uint64_t chain, std::uint64_t present) {
  return is_true_of(expression, chain, present, false);
}

void Measure::add(const Occurrence& one) {
  ++events_;
  sum_ += one.number;
  if (correlation_.type == CorrelationType::value_count) ++texts_[one.text];
  if (sorts(correlation_.type)) sorted_.insert(std::ranges::upper_bound(sorted_, one.number), one.number);
  for (std::uint64_t left = one.members; left != 0; left &= left - 1) {
    const auto member = static_cast<std::size_t>(std::countr_zero(left));
    if (++of_member_[member] == 1) present_ |= std::uint64_t{1} << member;
  }
}

void Measure::remove(const Occurrence& one) {
  --events_;
  sum_ -= one.number;
  if (correlation_.type == CorrelationType::value_count) {
    const auto entry = texts_.find(one.text);
    if (--entry->second == 0) texts_.erase(entry);
  }
  if (sorts(correlation_.type)) sorted_.erase(std::ranges::lower_bound(sorted_, one.number));
  for (std::uint64_t left = one.members; left != 0; left &= left - 1) {
    const auto member = static_cast<std::size_t>(std::countr_zero(left));
    if (--of_member_[member] == 0) present_ &= ~(std::uint64_t{1} << member);
  }
}

void Measure::clear() {
  events_ = 0;
  sum_ = 0;
  texts_.clear();
  sorted_.clear();
  of_member_.fill(0);
  present_ = 0;
}

Measure::Ratio Measure::measured() const {
  switch (correlation_.type) {
    case CorrelationType::event_count: return {Wide{events_} * kMillion};
    case CorrelationType::value_count: return {Wide{texts_.size()} * kMillion};
    case CorrelationType::temporal:
    case CorrelationType::temporal_ordered: return {Wide{std::popcount(present_)} * kMillion};
    case CorrelationType::value_sum: return {sum_};
    case CorrelationType::value_avg: return {sum_, static_cast<std::int64_t>(events_)};
    case CorrelationType::value_percentile: {
      // The nearest rank: the smallest value that at least so many hundredths of all do not exceed.
      const std::size_t rank = (sorted_.size() * correlation_.condition.percentile + 99) / 100;
      return {at_rank(rank - 1)};
    }
    case CorrelationType::value_median: return {Wide{at_rank((sorted_.size() - 1) / 2)} + at_rank(sorted_.size() / 2), 2};
  }
  return {};
}

bool Measure::keeps(const Bound& bound, const Ratio& ratio) {
  return compares(bound.order, ratio.numerator, Wide{bound.millionths} * ratio.denominator) != bound.negated;
}

bool Measure::holds() const {
  if (events_ == 0) return false;
  if (correlation_.condition.expression) return is_true_of(*correlation_.condition.expression, present_, present_);
  const Ratio ratio = measured();
  return std::ranges::all_of(correlation_.condition.bounds, [&](const Bound& bound) { return keeps(bound, ratio); });
}

std::string Measure::text() const {
  const Ratio ratio = measured();
  const bool negative = ratio.numerator < 0;
  const Wide magnitude = negative ? -ratio.numerator : ratio.numerator;
  const Wide rounded = (magnitude + ratio.denominator / 2) / ratio.denominator;
  return decimal(static_cast<std::uint64_t>(rounded / kMillion), static_cast<std::uint64_t>(rounded % kMillion), negative);
}

void OrderKept::add(std::uint64_t members) {
  present_ |= members;
  if (correlation_.condition.expression) {
    add_to_chains(members);
  } else {
    add_to_longest(members);
  }
}

/// From the last rule to the first, so that one event lengthens a chain once.
void OrderKept::add_to_longest(std::uint64_t members) {
  for (std::size_t rule = correlation_.rules.size(); rule-- > 0;) {
    if ((members >> rule & 1) == 0) continue;
    const auto before = std::max_element(longest_.begin(), longest_.begin() + static_cast<std::ptrdiff_t>(rule));
    longest_[rule] = std::max(longest_[rule], 1 + (rule == 0 ? 0 : *before));
  }
}

void OrderKept::add_to_chains(std::uint64_t members) {
  const auto before = chains_;
  for (std::size_t rule = 0; rule < correlation_.rules.size(); ++rule) {
    if ((members >> rule & 1) == 0) continue;
    const std::size_t bit = std::size_t{1} << rule;
    for (std::size_t chain = 0; chain < bit; ++chain) {
      if (before[chain]) chains_.set(chain | bit);
    }
  }
}

bool OrderKept::holds() const {
  if (const auto& expression = correlation_.condition.expression) {
    for (std::size_t chain = 0; chain < std::size_t{1} << correlation_.rules.size(); ++chain) {
      if (chains_[chain] && is_true_of(*expression, chain, present_)) return true;
    }
    return false;
  }
  const std::int64_t longest = *std::ranges::max_element(longest_);
  return std::ranges::all_of(correlation_.condition.bounds, [longest](const Bound& bound) {
    return compares(bound.order, longest * kMillion, bound.millionths);
  });
}

std::vector<const Occurrence*> in_order(std::span<const Occurrence* const> window) {
  std::vector<const Occurrence*> ordered(window.begin(), window.end());
  std::ranges::stable_sort(
      ordered, {}, [](const Occurrence* one) { return std::tuple(one->time, std::countr_zero(one->members), one->members); });
  return ordered;
}

}  // namespace beffroi::sigma
