// SPDX-License-Identifier: EUPL-1.2
#include "match/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "match/regex_literals.h"

namespace beffroi::match {

namespace {

/// In characters, of a valid text.
std::size_t longest_line(std::string_view utf8, bool is_one_line) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const char c : utf8) {
    if (c == '\n' && !is_one_line) {
      length = 0;
    } else if ((static_cast<std::uint8_t>(c) & 0xC0) != 0x80) {
      longest = std::max(longest, ++length);
    }
  }
  return longest;
}

}  // namespace

struct Regex::State {
  State(const std::string& pattern, const re2::RE2::Options& options) : expression(pattern, options) {}

  re2::RE2 expression;
  std::optional<std::size_t> of_any;  ///< it is nothing but so many characters of one line
  bool dot_all = false;
  std::size_t shortest = 0;  ///< characters, and therefore bytes, of a text in which it occurs
};

Regex::Regex(std::unique_ptr<State> state) : state_(std::move(state)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

base::Result<Regex> Regex::compile(std::string_view pattern, RegexFlags flags) {
  constexpr std::int64_t kMaxMemory = 8 << 20;
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!flags.ignore_case);
  options.set_dot_nl(flags.dot_all);
  options.set_max_mem(kMaxMemory);
  // RE2 knows ^ and $ at line ends only as a flag inside the expression.
  std::string text = flags.multi_line ? "(?m)" : "";
  text += pattern;
  auto state = std::make_unique<State>(text, options);
  if (!state->expression.ok()) return base::fail("regex.invalid", {{"reason", state->expression.error()}});
  state->shortest = shortest_match(pattern);
  state->of_any = count_of_any(pattern);
  state->dot_all = flags.dot_all;
  return Regex(std::move(state));
}

bool Regex::occurs_in(std::string_view utf8) const {
  if (utf8.size() < state_->shortest) return false;
  if (state_->of_any && base::is_valid_utf8(utf8)) return longest_line(utf8, state_->dot_all) >= *state_->of_any;
  return re2::RE2::PartialMatch(re2::StringPiece(utf8.data(), utf8.size()), state_->expression);
}

bool Regex::accepts(std::string_view rewrite) const {
  std::string ignored;
  return state_->expression.CheckRewriteString(re2::StringPiece(rewrite.data(), rewrite.size()), &ignored);
}

std::string Regex::replaced_in(std::string_view utf8, std::string_view rewrite) const {
  std::string text(utf8);
  re2::RE2::GlobalReplace(&text, state_->expression, re2::StringPiece(rewrite.data(), rewrite.size()));
  return text;
}

}  // namespace beffroi::match
