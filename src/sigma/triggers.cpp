// SPDX-License-Identifier: EUPL-1.2
#include "sigma/triggers.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace beffroi::sigma {
namespace {

/// Groups of which one is true whenever the condition is, and how often that is the case at most.
struct Cover {
  double frequency = std::numeric_limits<double>::infinity();  // nothing of the kind is known
  std::vector<std::uint32_t> groups;
};

class Covering {
 public:
  Covering(const EventKind& kind, const std::function<double(std::uint32_t)>& frequency) : kind_(kind), frequency_(frequency) {}

  /// Of the node's being `truth`.
  Cover of(std::uint32_t at, bool truth) const {
    const FormulaNode& node = kind_.nodes[at];
    switch (node.kind) {
      case FormulaNode::Kind::group: return of_group(node.number, truth);
      case FormulaNode::Kind::reference: return of(node.number, truth);
      case FormulaNode::Kind::negation: return of(at + 1, !truth);
      case FormulaNode::Kind::at_least: return of_count(at, truth);
    }
    return {};
  }

 private:
  Cover of_group(std::uint32_t group, bool truth) const {
    const auto kind = kind_.groups[group].kind;
    const bool is_found = kind == Group::Kind::of_value || kind == Group::Kind::regular_expression;
    return truth && is_found ? Cover{frequency_(group), {group}} : Cover{};
  }

  /// Where `count` of n operands are true, one is among any n - count + 1 of them; where fewer are, n - count + 1 are false, so
  /// one of any `count` is.
  Cover of_count(std::uint32_t at, bool truth) const {
    const FormulaNode& node = kind_.nodes[at];
    std::vector<Cover> covers;
    for (std::uint32_t operand = at + 1; operand < node.end; operand = kind_.nodes[operand].end) {
      covers.push_back(of(operand, truth));
    }
    const std::size_t needed = truth ? covers.size() + 1 - node.number : node.number;
    if (needed == 0 || needed > covers.size()) return {};
    std::ranges::stable_sort(covers, {}, &Cover::frequency);
    Cover all{0, {}};
    for (std::size_t i = 0; i < needed; ++i) {
      all.frequency += covers[i].frequency;
      all.groups.insert(all.groups.end(), covers[i].groups.begin(), covers[i].groups.end());
    }
    return all;
  }

  const EventKind& kind_;
  const std::function<double(std::uint32_t)>& frequency_;
};

}  // namespace

Triggers::Triggers(const EventKind& kind, const std::function<double(std::uint32_t)>& frequency)
    : first_(kind.groups.size() + 1, 0) {
  const Covering covering(kind, frequency);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // group, candidate
  for (std::uint32_t i = 0; i < kind.candidates.size(); ++i) {
    const Cover cover = covering.of(kind.candidates[i].root, true);
    if (cover.frequency == std::numeric_limits<double>::infinity()) {
      always_.push_back(i);
      continue;
    }
    for (const std::uint32_t group : cover.groups) pairs.emplace_back(group, i);
  }
  for (const auto& [group, candidate] : pairs) ++first_[group + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  candidates_.resize(pairs.size());
  std::vector<std::uint32_t> next = first_;
  for (const auto& [group, candidate] : pairs) candidates_[next[group]++] = candidate;
}

}  // namespace beffroi::sigma
