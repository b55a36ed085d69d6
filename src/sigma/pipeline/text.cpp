// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "sigma/pipeline/pipeline.h"

namespace beffroi::sigma::pipeline {
namespace {

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

/// Each run of characters between wildcards by itself.
Glob replaced_between(const Glob& glob, const ReplaceText& replacement) {
  Glob made;
  for (std::size_t at = 0; at < glob.size();) {
    if (is_symbol(glob[at])) {
      made += glob[at++];
      continue;
    }
    const auto begin = glob.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = std::find_if(begin, glob.end(), is_symbol);
    const std::string run = written(Glob(begin, end), replacement.interpret_special);
    made += read_back(replacement.pattern->replaced_in(run, replacement.rewrite), replacement.interpret_special);
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
  Glob made = replacement.skip_special ? replaced_between(glob, replacement)
                                       : read_back(replacement.pattern->replaced_in(before, replacement.rewrite), true);
  if (made.size() > kMaxTextBytes) return base::fail("pipeline_too_large");
  return made;
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

base::Result<> replace_in(Operand& operand, const ReplaceText& replacement) {
  if (const auto number = plain_number(operand)) {
    if (!replacement.pattern->occurs_in(*number)) return {};
    operand = Text{read_back(replacement.pattern->replaced_in(*number, replacement.rewrite), true), false};
    return {};
  }
  if (auto* text = std::get_if<Text>(&operand)) {
    BEFFROI_TRY(text->glob, replaced(text->glob, replacement));
  }
  return {};
}

void map_text(std::vector<Operand>& alternatives, const MapText& map) {
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
    for (const std::string& value : mapped->second) made.push_back(Text{parse_glob(value), text->cased});
  }
  alternatives = std::move(made);
}

}  // namespace beffroi::sigma::pipeline
