// SPDX-License-Identifier: EUPL-1.2
#include "sigma/triggers.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace beffroi::sigma {
namespace {

/// Groups of which one is true whenever the condition is, and how often that is the case at most.
struct Cover {
  double frequency = std::numeric_limits<double>::infinity();  // nothing of the kind is known
  std::vector<std::uint32_t> groups;
};

using Frequency = std::function<double(std::uint32_t group)>;

class Covering {
 public:
  Covering(const EventKind& kind, const Frequency& frequency)
      : kind_(kind), frequency_(frequency), avoided_(kind.slots.size(), false) {}

  /// From now on no group of this slot is taken, or it is again.
  void avoid(std::uint32_t slot, bool avoided) { avoided_[slot] = avoided; }

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
    return truth && is_found && !avoided_[kind_.groups[group].slot] ? Cover{frequency_(group), {group}} : Cover{};
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
  const Frequency& frequency_;
  std::vector<bool> avoided_;
};

/// The covers of all candidates, and who of them needs which slot.
class Choice {
 public:
  Choice(const EventKind& kind, const Frequency& frequency) : kind_(kind), covering_(kind, frequency) {
    users_.resize(kind.slots.size());
    for (std::uint32_t i = 0; i < kind.candidates.size(); ++i) {
      covers_.push_back(covering_.of(kind.candidates[i].root, true));
      for (const std::uint32_t slot : slots_of(covers_.back())) users_[slot].push_back(i);
    }
  }

  /// Does without the slots whose tests cost more than the conditions looked at in vain without them, the least used first.
  void drop_slots() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t slot = 0; slot < users_.size(); ++slot) {
      if (!users_[slot].empty()) order.push_back(slot);
    }
    std::ranges::stable_sort(order, {}, [&](std::uint32_t slot) { return users_[slot].size(); });
    for (const std::uint32_t slot : order) try_without(slot);
  }

  const std::vector<Cover>& covers() const { return covers_; }

 private:
  /// Looking a value up costs about as much as looking at a condition; so many of these in an event are a slot worth.
  static constexpr double kWorth = 0.5;

  std::set<std::uint32_t> slots_of(const Cover& cover) const {
    std::set<std::uint32_t> slots;
    for (const std::uint32_t group : cover.groups) slots.insert(kind_.groups[group].slot);
    return slots;
  }

  void try_without(std::uint32_t slot) {
    covering_.avoid(slot, true);
    std::vector<Cover> others;
    double more = 0;
    for (const std::uint32_t user : users_[slot]) {
      others.push_back(covering_.of(kind_.candidates[user].root, true));
      more += std::min(others.back().frequency, 1.0) - std::min(covers_[user].frequency, 1.0);
      if (more > kWorth) return covering_.avoid(slot, false);
    }
    for (std::size_t i = 0; i < others.size(); ++i) {
      const std::uint32_t user = users_[slot][i];
      const auto before = slots_of(covers_[user]);
      covers_[user] = std::move(others[i]);
      for (const std::uint32_t other : slots_of(covers_[user])) {
        if (!before.contains(other)) users_[other].push_back(user);
      }
    }
  }

  const EventKind& kind_;
  Covering covering_;
  std::vector<Cover> covers_;
  std::vector<std::vector<std::uint32_t>> users_;  // by slot, candidates
};

}  // namespace

Triggers::Triggers(const EventKind& kind, const std::function<double(std::uint32_t)>& frequency)
    : first_(kind.groups.size() + 1, 0) {
  Choice choice(kind, frequency);
  choice.drop_slots();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // group, candidate
  for (std::uint32_t i = 0; i < kind.candidates.size(); ++i) {
    const Cover& cover = choice.covers()[i];
    if (cover.frequency == std::numeric_limits<double>::infinity()) {
      always_.push_back(i);
      continue;
    }
    for (const std::uint32_t group : cover.groups) pairs.emplace_back(group, i);
  }
  std::set<std::uint32_t> slots;
  for (const auto& [group, candidate] : pairs) slots.insert(kind.groups[group].slot);
  slots_.assign(slots.begin(), slots.end());
  for (const auto& [group, candidate] : pairs) ++first_[group + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  candidates_.resize(pairs.size());
  std::vector<std::uint32_t> next = first_;
  for (const auto& [group, candidate] : pairs) candidates_[next[group]++] = candidate;
}

}  // namespace beffroi::sigma
