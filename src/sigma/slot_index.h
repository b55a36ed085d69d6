// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/literal_index.h"
#include "match/literal_screen.h"
#include "model/value.h"
#include "sigma/glob_matcher.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

/// A value while it is tested: its folded text, and its text as it is where a test minds case. Used again for the next one.
class Subject {
 public:
  void begin(const model::Value& value);
  void begin(std::string_view text);

  const std::string& folded() const { return folded_; }
  const std::string& text();

 private:
  std::string folded_, text_;
  model::Value value_;
  bool has_text_ = false;
};

/// The groups found true of a value, each once. Used again for the next value.
class TrueGroups {
 public:
  /// Forgets all; groups are below `count`.
  void begin(std::size_t count) {
    groups_.clear();
    if (seen_.size() < count) seen_.resize(count, 0);
    if (++value_ != 0) return;  // else after four thousand million values
    std::ranges::fill(seen_, 0);
    value_ = 1;
  }
  bool has(std::uint32_t group) const { return seen_[group] == value_; }
  void add(std::uint32_t group) {
    if (std::exchange(seen_[group], value_) != value_) groups_.push_back(group);
  }
  void add(std::span<const std::uint32_t> groups) {
    for (const std::uint32_t group : groups) add(group);
  }
  const std::vector<std::uint32_t>& groups() const { return groups_; }

 private:
  std::vector<std::uint32_t> groups_;
  std::vector<std::uint32_t> seen_;  // by group: the value of which it was true last
  std::uint32_t value_ = 0;
};

/// All tests that the rules of one kind of events make of one field. A test belongs to a group: the group is true of a value
/// that fits one of its tests.
class SlotIndex {
 public:
  /// Files a test. A regular expression is filed by its necessary literals: its group is then possible, not true.
  /// Presence{false} and OtherField are no tests of a value.
  void add(std::uint32_t group, const Operand& operand);
  /// Once, when all tests are there.
  void finish();

  /// False where no test can be true of the value, by its kind, its length and a glance at it: what most values of an event are
  /// to a rule that looks for words anywhere.
  bool may_fit(const model::Value& value) const {
    if ((kinds_ >> static_cast<unsigned>(value.kind) & 1u) == 0) return false;
    const bool is_utf16 = value.kind == model::ValueKind::utf16le;
    if (!is_utf16 && value.kind != model::ValueKind::utf8) return true;
    if ((is_utf16 ? value.length / 2 : value.length) < shortest_) return false;
    return !screen_ || screen_->may_hold(value);
  }

  /// Whether a regular expression was filed.
  bool has_expressions() const { return has_expressions_; }

  /// Whether only texts can make a test true.
  bool is_about_texts() const {
    constexpr std::uint32_t texts =
        1u << static_cast<unsigned>(model::ValueKind::utf16le) | 1u << static_cast<unsigned>(model::ValueKind::utf8);
    return (kinds_ & ~texts) == 0;
  }

  /// Adds the groups that are true of the value. `found` is room to work in. Safe from several threads.
  void test(Subject& subject, std::vector<std::uint32_t>& found, TrueGroups& groups) const;

 private:
  static constexpr std::uint32_t kNoCheck = UINT32_MAX;
  struct Use {
    std::uint32_t group = 0;
    std::uint32_t check = kNoCheck;  ///< index in checks_: the literal alone does not decide
  };

  void file(const match::Literal& literal, Use use);
  void find_possible_kinds();
  void test_literals(Subject& subject, std::vector<std::uint32_t>& found, TrueGroups& groups) const;
  void test_numbers(const std::string& text, TrueGroups& groups) const;
  void test_networks(const std::string& text, TrueGroups& groups) const;

  std::unordered_map<std::string, std::uint32_t> known_;  // while filing: anchor and text → literal
  std::vector<match::Literal> literals_;                  // while filing
  std::vector<std::pair<std::uint32_t, Use>> filed_;      // while filing
  match::LiteralIndex index_;
  std::optional<match::LiteralScreen> screen_;  // where literals decide alone, and they are few
  std::vector<std::uint32_t> first_use_;        // by literal, one more at the end
  std::vector<Use> uses_;
  std::vector<GlobMatcher> checks_;
  std::vector<std::pair<Ordering, std::uint32_t>> orderings_;
  std::vector<std::pair<Network, std::uint32_t>> networks_;
  std::vector<std::uint32_t> any_value_;  // groups true of every value
  bool has_expressions_ = false;
  std::uint32_t kinds_ = 0;                 // bit n: a value of model::ValueKind n may fit
  std::size_t shortest_ = 0;                // characters of a text that may fit
  std::vector<std::uint32_t> if_odd_case_;  // groups of regular expressions, of texts of which their literals say nothing
};

}  // namespace beffroi::sigma
