// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "sigma/pipeline/pipeline.h"

namespace beffroi::sigma::pipeline {
namespace {

constexpr std::size_t kMaxWorkBytes = 16u << 20;  // of a text while it is rewritten

// Stand for a star and a question mark that are meant to the letter while a pattern works on a value, in which wildcards are written
// `*` and `?`. From the private use area: no rule has reason to contain them.
constexpr char32_t kLiteralStar = 0x10FFF0, kLiteralMark = 0x10FFF1;

std::string written(const Glob& glob, bool stand_ins) {
  std::string text;
  for (const char32_t c : glob) {
    const char32_t plain = c == kAnySequence ? U'*' : c == kAnyOne ? U'?' : c == kAnyDash ? U'-' : c;
    const bool literal = stand_ins && plain == c;
    base::append_utf8(text, literal && c == U'*' ? kLiteralStar : literal && c == U'?' ? kLiteralMark : plain);
  }
  return text;
}

/// The other way round; a backslash is a backslash.
Glob read_back(std::string_view text, bool wildcards) {
  Glob glob;
  while (!text.empty()) {
    const char32_t c = base::next_code_point(text);
    const char32_t symbol = c == U'*' && wildcards   ? kAnySequence
                            : c == U'?' && wildcards ? kAnyOne
                            : c == kLiteralStar      ? U'*'
                            : c == kLiteralMark      ? U'?'
                                                     : c;
    if (symbol != kAnySequence || glob.empty() || glob.back() != kAnySequence) glob += symbol;
  }
  return glob;
}

bool is_symbol(char32_t c) { return c >= kAnySequence; }

/// The most that replacements can make of a text: each place between two bytes once, and each group the whole.
std::size_t most_bytes(std::size_t bytes, std::string_view rewrite) {
  return bytes + (bytes + 1) * rewrite.size() + bytes * static_cast<std::size_t>(std::ranges::count(rewrite, '\\'));
}

base::Result<std::string> rewritten(const std::string& text, const ReplaceText& replacement) {
  if (!replacement.pattern->occurs_in(text)) return text;
  if (most_bytes(text.size(), replacement.rewrite) > kMaxWorkBytes) return base::fail("pipeline_too_large");
  return replacement.pattern->replaced_in(text, replacement.rewrite);
}

/// Each run of characters between wildcards by itself.
base::Result<Glob> replaced_between(const Glob& glob, const ReplaceText& replacement) {
  Glob made;
  for (std::size_t at = 0; at < glob.size();) {
    if (is_symbol(glob[at])) {
      made += glob[at++];
      continue;
    }
    const auto begin = glob.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = std::find_if(begin, glob.end(), is_symbol);
    const std::string run = written(Glob(begin, end), replacement.interpret_special);
    BEFFROI_TRY(const std::string other, rewritten(run, replacement));
    made += read_back(other, replacement.interpret_special);
    if (made.size() > kMaxTextBytes) return base::fail("pipeline_too_large");
    at += static_cast<std::size_t>(end - begin);
  }
  return made;
}

base::Result<Glob> replaced(const Glob& glob, const ReplaceText& replacement) {
  const std::string before = written(glob, true);
  if (!replacement.skip_special && glob.find(kAnyDash) != Glob::npos) {
    if (!replacement.pattern->occurs_in(before)) return glob;
    return base::fail("pipeline_windash");
  }
  if (replacement.skip_special) return replaced_between(glob, replacement);
  BEFFROI_TRY(const std::string text, rewritten(before, replacement));
  return read_back(text, true);
}

/// A whole number that a rule writes without quotes, as it is written in decimal.
std::optional<std::string> plain_number(const Operand& operand) {
  const auto* number = std::get_if<Ordering>(&operand);
  if (!number || number->order != Order::equal || number->part != TimePart::none) return std::nullopt;
  if (std::fabs(number->number) > static_cast<long double>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return std::to_string(static_cast<std::int64_t>(number->number));
}

}  // namespace

std::string shown_text(const Glob& glob) { return written(glob, false); }

base::Result<> replace_in(Operand& operand, const ReplaceText& replacement, Budget& budget) {
  const auto number = plain_number(operand);
  auto* text = std::get_if<Text>(&operand);
  if (number ? !replacement.pattern->occurs_in(*number) : !text) return {};
  Glob made;
  if (number) {
    BEFFROI_TRY(const std::string other, rewritten(*number, replacement));
    made = read_back(other, true);
  } else {
    BEFFROI_TRY(made, replaced(text->glob, replacement));
  }
  const std::size_t more = further(made.size(), size_of(operand));
  if (more > 0 && made.size() > kMaxTextBytes) return base::fail("pipeline_too_large");
  BEFFROI_TRY_VOID(budget.grow(0, more));
  operand = Text{std::move(made), !number && text->cased};
  return {};
}

base::Result<> map_text(std::vector<Operand>& alternatives, const MapText& map, Budget& budget) {
  std::vector<Operand> made;
  for (Operand& operand : alternatives) {
    const auto* text = std::get_if<Text>(&operand);
    const auto mapped =
        !text ? map.mapping.end()
              : std::ranges::find_if(map.mapping, [&](const auto& pair) { return pair.first == shown_text(text->glob); });
    if (mapped == map.mapping.end()) {
      made.push_back(std::move(operand));
      continue;
    }
    const std::size_t values = std::max<std::size_t>(mapped->second.size(), 1);
    BEFFROI_TRY_VOID(budget.grow(values - 1, further(bytes_of(mapped->second), size_of(operand))));
    for (const std::string& value : mapped->second) made.push_back(Text{parse_glob(value), text->cased});
  }
  alternatives = std::move(made);
  return {};
}

}  // namespace beffroi::sigma::pipeline
