// SPDX-License-Identifier: EUPL-1.2
#include "match/regex_literals.h"

#include <algorithm>
#include <optional>

namespace beffroi::match {
namespace {

constexpr std::size_t kShortest = 3;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter_or_digit(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9'); }

/// Walks the branches of an expression; of each the longest run of ordinary characters outside brackets is kept.
class Reading {
 public:
  explicit Reading(std::string_view expression) : rest_(expression) {}

  std::vector<std::string> literals() {
    while (!rest_.empty() && understood_) piece();
    end_branch();
    return understood_ ? std::move(branches_) : std::vector<std::string>();
  }

 private:
  void piece() {
    const char c = take();
    switch (c) {
      case '|': return end_branch();
      case '(': return group();
      case '[': return character_class();
      case '.':
      case '^':
      case '$': return atom(std::nullopt);
      case '\\': return escape();
      default: return atom(static_cast<unsigned char>(c) < 0x80 ? std::optional(lower(c)) : std::nullopt);
    }
  }

  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  /// A character (or something that is none), with the quantifier that may follow it.
  void atom(std::optional<char> character) {
    const char next = rest_.empty() ? '\0' : rest_.front();
    const bool may_be_absent = next == '?' || next == '*' || next == '{';
    if (character && !may_be_absent) run_ += *character;
    if (!character || may_be_absent || next == '+') end_run();
    if (next == '{') {
      const std::size_t end = rest_.find('}');
      understood_ = end != std::string_view::npos;
      rest_.remove_prefix(understood_ ? end + 1 : 0);
    }
    while (!rest_.empty() && (rest_.front() == '?' || rest_.front() == '*' || rest_.front() == '+')) take();
  }

  void escape() {
    if (rest_.empty()) return give_up();
    const char c = take();
    // Letters and digits are classes, assertions, code points: those that go on are not read.
    constexpr std::string_view kShort = "dDwWsSbBAznrtfv";
    if (!is_letter_or_digit(c)) return atom(static_cast<unsigned char>(c) < 0x80 ? std::optional(c) : std::nullopt);
    if (kShort.find(c) == std::string_view::npos) return give_up();
    atom(std::nullopt);
  }

  void group() {
    for (std::size_t depth = 1; depth > 0 && understood_;) {
      if (rest_.empty()) return give_up();
      const char c = take();
      if (c == '\\') {
        if (rest_.empty() || take() == 'Q') return give_up();
      } else if (c == '[') {
        skip_class();
      } else {
        depth += c == '(' ? 1 : 0;
        depth -= c == ')' ? 1 : 0;
      }
    }
    atom(std::nullopt);
  }

  void character_class() {
    skip_class();
    if (understood_) atom(std::nullopt);
  }

  void skip_class() {
    if (rest_.starts_with('^')) take();
    if (rest_.starts_with(']')) take();
    while (!rest_.empty()) {
      const char c = take();
      if (c == ']') return;
      if (c == '[' && rest_.starts_with(':')) {
        const std::size_t end = rest_.find(":]");
        if (end == std::string_view::npos) return give_up();
        rest_.remove_prefix(end + 2);
      }
      if (c == '\\' && !rest_.empty() && take() == 'Q') return give_up();
    }
    give_up();
  }

  void end_run() {
    if (run_.size() > longest_.size()) longest_ = run_;
    run_.clear();
  }

  void end_branch() {
    end_run();
    if (longest_.size() < kShortest) return give_up();
    branches_.push_back(std::move(longest_));
    longest_.clear();
  }

  void give_up() {
    understood_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  std::string run_, longest_;  // of the branch being read
  std::vector<std::string> branches_;
  bool understood_ = true;
};

}  // namespace

std::vector<std::string> necessary_literals(std::string_view expression) { return Reading(expression).literals(); }

}  // namespace beffroi::match
