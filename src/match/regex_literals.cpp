// SPDX-License-Identifier: EUPL-1.2
#include "match/regex_literals.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace beffroi::match {
namespace {

constexpr std::size_t kShortest = 3;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter_or_digit(char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9'); }

/// What may follow a piece of an expression.
struct Quantifier {
  std::size_t least = 1;
  bool once = true;  ///< nothing follows
  std::size_t size = 0;
};

/// `{2}`, `{2,}` or `{2,3}`; anything else in braces may be text and is taken for nothing at all.
Quantifier in_braces(std::string_view rest) {
  const std::size_t end = rest.find('}');
  if (end == std::string_view::npos) return {0, false, 1};
  const std::string_view inside = rest.substr(1, end - 1);
  std::size_t least = 0;
  const auto [stop, error] = std::from_chars(inside.data(), inside.data() + inside.size(), least);
  const std::string_view after(stop, static_cast<std::size_t>(inside.data() + inside.size() - stop));
  const bool is_count = error == std::errc() && (after.empty() || after.front() == ',') &&
                        after.find_first_not_of(",0123456789") == std::string_view::npos;
  return {is_count ? least : 0, false, end + 1};
}

Quantifier quantifier_of(std::string_view rest) {
  if (rest.starts_with('{')) return in_braces(rest);
  if (rest.starts_with('+')) return {1, false, 1};
  if (rest.starts_with('?') || rest.starts_with('*')) return {0, false, 1};
  return {};
}

/// Walks the branches of an expression: the longest run of ordinary characters outside brackets, and how many characters there
/// are at least.
class Reading {
 public:
  explicit Reading(std::string_view expression) : rest_(expression) {
    while (!rest_.empty() && understood_) piece();
    end_branch();
  }

  std::vector<std::string> literals() && {
    return understood_ && every_branch_has_one_ ? std::move(branches_) : std::vector<std::string>();
  }
  std::size_t shortest() const { return understood_ ? shortest_ : 0; }

 private:
  void piece() {
    const char c = take();
    switch (c) {
      case '|': return end_branch();
      case '(': return group();
      case '[': return character_class();
      case '.': return atom(std::nullopt);
      case '^':
      case '$': return atom(std::nullopt, 0);
      case '\\': return escape();
      default: return atom(static_cast<unsigned char>(c) < 0x80 ? std::optional(lower(c)) : std::nullopt);
    }
  }

  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  /// A character (or something that is none but as wide), with the quantifier that may follow it.
  void atom(std::optional<char> character, std::size_t width = 1) {
    const Quantifier quantifier = quantifier_of(rest_);
    rest_.remove_prefix(quantifier.size);
    if (!quantifier.once && (rest_.starts_with('*') || rest_.starts_with('+') || rest_.starts_with('{'))) return give_up();
    if (!quantifier.once && rest_.starts_with('?')) take();  // as little as possible
    width_ += width * quantifier.least;
    if (character && quantifier.least > 0) run_ += *character;
    if (!character || !quantifier.once) end_run();
  }

  void escape() {
    if (rest_.empty()) return give_up();
    const char c = take();
    // Letters and digits are classes, assertions, code points: those that go on are not read.
    constexpr std::string_view kShort = "dDwWsSbBAznrtfv";
    if (!is_letter_or_digit(c)) return atom(static_cast<unsigned char>(c) < 0x80 ? std::optional(c) : std::nullopt);
    if (kShort.find(c) == std::string_view::npos) return give_up();
    constexpr std::string_view kWithoutWidth = "bBAz";
    atom(std::nullopt, kWithoutWidth.find(c) == std::string_view::npos ? 1 : 0);
  }

  void group() {
    if (sets_flags()) return;
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
    atom(std::nullopt, 0);
  }

  /// `(?i)` is nothing itself: a quantifier behind it would belong to what stands before it.
  bool sets_flags() {
    const std::size_t end = rest_.find_first_not_of("?imsU-");
    if (!rest_.starts_with('?') || end == std::string_view::npos || rest_[end] != ')') return false;
    rest_.remove_prefix(end + 1);
    end_run();
    if (!quantifier_of(rest_).once) give_up();
    return true;
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
    every_branch_has_one_ = every_branch_has_one_ && longest_.size() >= kShortest;
    branches_.push_back(std::move(longest_));
    longest_.clear();
    shortest_ = std::min(shortest_, width_);
    width_ = 0;
  }

  void give_up() {
    understood_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  std::string run_, longest_;  // of the branch being read
  std::vector<std::string> branches_;
  std::size_t width_ = 0;  // of the branch being read
  std::size_t shortest_ = SIZE_MAX;
  bool every_branch_has_one_ = true;
  bool understood_ = true;
};

}  // namespace

std::vector<std::string> necessary_literals(std::string_view expression) { return Reading(expression).literals(); }

std::size_t shortest_match(std::string_view expression) { return Reading(expression).shortest(); }

std::optional<std::size_t> count_of_any(std::string_view expression) {
  if (!expression.starts_with(".{")) return std::nullopt;
  const Quantifier quantifier = in_braces(expression.substr(1));
  const bool has_most = expression.find(',') != std::string_view::npos && !expression.ends_with(",}");
  if (quantifier.size + 1 != expression.size() || has_most || quantifier.least == 0) return std::nullopt;
  return quantifier.least;
}

}  // namespace beffroi::match
