// SPDX-License-Identifier: EUPL-1.2
#include "sigma/glob.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace beffroi::sigma {

Glob parse_glob(std::string_view written) {
  Glob glob;
  while (!written.empty()) {
    const char32_t c = base::next_code_point(written);
    const char next = written.empty() ? '\0' : written.front();
    if (c == U'\\' && (next == '*' || next == '?' || next == '\\')) {
      glob += static_cast<char32_t>(next);
      written.remove_prefix(1);
    } else if (c == U'*') {
      if (glob.empty() || glob.back() != kAnySequence) glob += kAnySequence;
    } else {
      glob += c == U'?' ? kAnyOne : c;
    }
  }
  return glob;
}

Glob literal_glob(std::string_view text) {
  Glob glob;
  while (!text.empty()) glob += base::next_code_point(text);
  return glob;
}

std::vector<Glob> with_each_dash(const Glob& glob) {
  constexpr std::ptrdiff_t kMost = 2;
  std::vector<Glob> all = {glob};
  if (std::ranges::count(glob, kAnyDash) > kMost) return all;
  for (std::size_t at = glob.find(kAnyDash); at != Glob::npos; at = glob.find(kAnyDash, at + 1)) {
    std::vector<Glob> next;
    for (Glob& one : all) {
      for (const char32_t dash : kDashes) {
        one[at] = dash;
        next.push_back(one);
      }
    }
    all = std::move(next);
  }
  return all;
}

std::optional<std::string> plain_text(const Glob& glob) {
  std::string text;
  for (const char32_t c : glob) {
    if (c >= kAnySequence) return std::nullopt;
    base::append_utf8(text, c);
  }
  return text;
}

}  // namespace beffroi::sigma
