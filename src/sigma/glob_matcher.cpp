// SPDX-License-Identifier: EUPL-1.2
#include "sigma/glob_matcher.h"

#include <algorithm>

#include "base/text.h"

namespace beffroi::sigma {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

bool fits_one(char32_t symbol, char32_t c) {
  if (symbol == kAnyOne) return true;
  if (symbol == kAnyDash) return kDashes.find(c) != std::u32string_view::npos;
  return symbol == c;
}

bool continues_character(char byte) { return (static_cast<std::uint8_t>(byte) & 0xC0) == 0x80; }

/// Goes so many characters back from `at`, but not past `from`: whether they are there.
bool step_back(std::string_view text, std::size_t from, std::size_t characters, std::size_t& at) {
  for (; characters > 0; --characters) {
    if (at <= from) return false;
    --at;
    while (at > from && continues_character(text[at])) --at;
  }
  return true;
}

match::Anchor anchor_of(bool at_start, bool at_end) {
  if (at_start) return at_end ? match::Anchor::whole : match::Anchor::start;
  return at_end ? match::Anchor::end : match::Anchor::inside;
}

}  // namespace

GlobMatcher::GlobMatcher(const Glob& glob, bool cased) : segments_(1), cased_(cased) {
  for (const char32_t c : glob) {
    if (c == kAnySequence) {
      segments_.emplace_back();
      continue;
    }
    Segment& segment = segments_.back();
    const char32_t symbol = cased || c >= kAnySequence ? c : base::fold(c);
    segment.symbols += symbol;
    if (c > kAnySequence) segment.is_plain = false;
    if (segment.is_plain) base::append_utf8(segment.plain, symbol);
  }
  for (Segment& segment : segments_) find_run(segment);
}

void GlobMatcher::find_run(Segment& segment) {
  std::string run;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < segment.symbols.size(); ++i) {
    if (segment.symbols[i] >= kAnySequence) {
      run.clear();
      begin = i + 1;
      continue;
    }
    base::append_utf8(run, segment.symbols[i]);
    if (run.size() <= segment.run.size()) continue;
    segment.run = run;
    segment.before = begin;
  }
}

/// Where the segment ends in the text if it begins at `at`.
std::size_t GlobMatcher::match_at(const Segment& segment, std::string_view text, std::size_t at) {
  if (segment.is_plain) return text.substr(at).starts_with(segment.plain) ? at + segment.plain.size() : kNowhere;
  std::string_view rest = text.substr(at);
  for (const char32_t symbol : segment.symbols) {
    if (rest.empty() || !fits_one(symbol, base::next_code_point(rest))) return kNowhere;
  }
  return text.size() - rest.size();
}

/// Where the first occurrence from `from` on ends.
std::size_t GlobMatcher::find(const Segment& segment, std::string_view text, std::size_t from) {
  if (segment.is_plain) {
    const std::size_t at = text.find(segment.plain, from);
    return at == kNowhere ? kNowhere : at + segment.plain.size();
  }
  for (std::size_t at = text.find(segment.run, from); at < text.size(); at = text.find(segment.run, at + 1)) {
    std::size_t begin = at;
    if (continues_character(text[at]) || !step_back(text, from, segment.before, begin)) continue;
    if (const std::size_t end = match_at(segment, text, begin); end != kNowhere) return end;
  }
  return kNowhere;
}

bool GlobMatcher::ends_with(const Segment& segment, std::string_view text, std::size_t from) {
  std::size_t at = text.size();
  return step_back(text, from, segment.symbols.size(), at) && match_at(segment, text, at) == text.size();
}

bool GlobMatcher::fits(std::string_view text) const {
  std::size_t at = match_at(segments_.front(), text, 0);
  if (segments_.size() == 1) return at == text.size();
  for (std::size_t i = 1; i + 1 < segments_.size() && at != kNowhere; ++i) at = find(segments_[i], text, at);
  return at != kNowhere && ends_with(segments_.back(), text, at);
}

match::Literal necessary_literal(const Glob& glob) {
  match::Literal longest{"", glob.empty() ? match::Anchor::whole : match::Anchor::inside};
  for (std::size_t begin = 0; begin < glob.size();) {
    if (glob[begin] >= kAnySequence) {
      ++begin;
      continue;
    }
    std::string run;
    std::size_t end = begin;
    for (; end < glob.size() && glob[end] < kAnySequence; ++end) base::append_utf8(run, base::fold(glob[end]));
    if (run.size() > longest.text.size()) longest = {std::move(run), anchor_of(begin == 0, end == glob.size())};
    begin = end;
  }
  return longest;
}

bool is_only_its_literal(const Glob& glob) {
  const auto first = std::ranges::find_if(glob, [](char32_t c) { return c != kAnySequence; });
  const auto end = std::find_if(first, glob.end(), [](char32_t c) { return c >= kAnySequence; });
  return std::all_of(end, glob.end(), [](char32_t c) { return c == kAnySequence; });
}

}  // namespace beffroi::sigma
