// SPDX-License-Identifier: EUPL-1.2
#include "match/regex_literals.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

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

/// What is known of a part of an expression.
struct Found {
  std::vector<std::string> literals;  ///< a text that holds the part holds one of them; none where nothing is known
  std::size_t width = 0;              ///< characters at least
};

std::size_t shortest_of(const std::vector<std::string>& literals) {
  return literals.empty() ? 0 : std::ranges::min_element(literals, {}, &std::string::size)->size();
}

/// Whether a set of literals says more than another: they are longer, or as long and fewer.
bool says_more(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const std::size_t length = shortest_of(one), other_length = shortest_of(other);
  return length != other_length ? length > other_length : !one.empty() && one.size() < other.size();
}

/// Walks an expression: of each branch the best set of literals, and how many characters there are at least.
class Reading {
 public:
  explicit Reading(std::string_view expression) : rest_(expression) {
    found_ = alternatives(0);
    if (!rest_.empty()) give_up();
    if (!understood_) found_ = {};
  }

  std::vector<std::string> literals() && { return std::move(found_.literals); }
  std::size_t shortest() const { return found_.width; }

 private:
  static constexpr std::size_t kDeepest = 16;
  static constexpr std::size_t kMost = 64;  // literals of one part

  /// Branches up to the bracket that closes them, or to the end.
  Found alternatives(std::size_t depth) {
    const Branch outer = std::exchange(branch_, {});
    Found all{.literals = {}, .width = SIZE_MAX};
    bool each_has_one = true;
    while (understood_) {
      while (understood_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') piece(depth);
      end_run();
      each_has_one = each_has_one && !branch_.best.empty();
      std::ranges::move(branch_.best, std::back_inserter(all.literals));
      all.width = std::min(all.width, branch_.width);
      branch_ = {};
      if (!rest_.starts_with('|')) break;
      take();
    }
    branch_ = outer;
    if (!each_has_one || all.literals.size() > kMost) all.literals.clear();
    return all;
  }

  void piece(std::size_t depth) {
    const char c = take();
    switch (c) {
      case '(': return group(depth);
      case '[': return character_class();
      case '.': return atom(std::nullopt);
      case '^':
      case '$': return atom(std::nullopt, 0);
      case '\\': return escape();
      default: break;
    }
    if (static_cast<unsigned char>(c) < 0x80) return atom(lower(c));
    while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0) == 0x80) take();  // a quantifier is of them all
    atom(std::nullopt);
  }

  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  /// The quantifier that may follow a piece.
  Quantifier take_quantifier() {
    const Quantifier quantifier = quantifier_of(rest_);
    rest_.remove_prefix(quantifier.size);
    if (quantifier.once) return quantifier;
    if (rest_.starts_with('*') || rest_.starts_with('+') || rest_.starts_with('{')) give_up();
    if (rest_.starts_with('?')) take();  // as little as possible
    return quantifier;
  }

  /// A character (or something that is none but as wide), with the quantifier that may follow it.
  void atom(std::optional<char> character, std::size_t width = 1) {
    const Quantifier quantifier = take_quantifier();
    branch_.width += width * quantifier.least;
    if (character && quantifier.least > 0) branch_.run += *character;
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

  void group(std::size_t depth) {
    if (sets_flags()) return;
    end_run();
    if (depth == kDeepest || !begins_group()) return give_up();
    Found inside = alternatives(depth + 1);
    if (!understood_ || !rest_.starts_with(')')) return give_up();
    take();
    const Quantifier quantifier = take_quantifier();
    branch_.width += std::min(inside.width, kWidest) * quantifier.least;
    if (quantifier.least > 0) offer(std::move(inside.literals));
  }

  /// `(`, `(?:`, `(?i:`: what follows is the expression. Groups with names are not read.
  bool begins_group() {
    if (!rest_.starts_with('?')) return true;
    const std::size_t end = rest_.find_first_not_of("?imsU-");
    if (end == std::string_view::npos || rest_[end] != ':') return false;
    rest_.remove_prefix(end + 1);
    return true;
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

  /// Only `[Ss]`, one letter in both cases, is a character; any other class is something as wide.
  void character_class() {
    const bool is_one_letter = rest_.size() > 2 && rest_[2] == ']' && lower(rest_[0]) == lower(rest_[1]) &&
                               lower(rest_[0]) >= 'a' && lower(rest_[0]) <= 'z';
    const char letter = is_one_letter ? lower(rest_[0]) : '\0';
    skip_class();
    if (understood_) atom(is_one_letter ? std::optional(letter) : std::nullopt);
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
    if (!branch_.run.empty()) offer({std::exchange(branch_.run, {})});
  }

  /// Every text that holds the branch holds one of these.
  void offer(std::vector<std::string> literals) {
    if (shortest_of(literals) >= kShortest && says_more(literals, branch_.best)) branch_.best = std::move(literals);
  }

  void give_up() {
    understood_ = false;
    rest_ = {};
  }

  static constexpr std::size_t kWidest = std::size_t{1} << 20;  // counts of counts do not overflow

  struct Branch {
    std::string run;
    std::vector<std::string> best;
    std::size_t width = 0;
  };

  std::string_view rest_;
  Branch branch_;  // being read
  Found found_;
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
