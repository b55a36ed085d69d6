// SPDX-License-Identifier: EUPL-1.2
#include "sigma/lint_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"

namespace beffroi::sigma {
namespace {

using base::is_digit;

bool is_hexadecimal(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Whether a text is of the form of a pattern in which 0 stands for a digit, x for a hexadecimal one, and everything else for itself.
bool is_of_form(std::string_view text, std::string_view form) {
  return std::ranges::equal(text, form, [](char c, char wanted) {
    if (wanted == '0') return is_digit(c);
    return wanted == 'x' ? is_hexadecimal(c) : c == wanted;
  });
}

/// Enterprise tactics (https://attack.mitre.org/tactics/enterprise/), those of before version 19 too.
constexpr std::array<std::string_view, 16> kTactics = {
    "reconnaissance",     "resource-development", "initial-access",  "execution",
    "persistence",        "privilege-escalation", "defense-evasion", "stealth",
    "defense-impairment", "credential-access",    "discovery",       "lateral-movement",
    "collection",         "command-and-control",  "exfiltration",    "impact"};

}  // namespace

bool is_uuid(std::string_view text) { return is_of_form(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"); }

bool is_date(std::string_view text) {
  return is_of_form(text, "0000-00-00") || is_of_form(text, "0000/00/00") || is_of_form(text, "0000/0/00") ||
         is_of_form(text, "0000/00/0") || is_of_form(text, "0000/0/0");
}

bool is_tag(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == text.npos || dot == 0 || dot + 1 == text.size()) return false;
  if (!base::equal_folded(text.substr(0, dot), "attack")) return true;
  std::string name = base::fold(text.substr(dot + 1));
  std::ranges::replace(name, '_', '-');
  for (const std::string_view form : {"t0000", "t0000.000", "g0000", "s0000", "c0000", "ta0000", "ds0000"}) {
    if (is_of_form(name, form)) return true;
  }
  return std::ranges::find(kTactics, std::string_view(name)) != kTactics.end();
}

/// Levenshtein's distance is small for words of such a length: syslog is not sysmon.
bool is_misspelt(std::string_view word, std::string_view meant) {
  constexpr std::size_t kShortest = 6, kLongest = 64, kLong = 9;
  if (word.size() < kShortest || meant.size() < kShortest || word.size() > kLongest || meant.size() > kLongest) return false;
  std::vector<std::size_t> row(meant.size() + 1);
  for (std::size_t j = 0; j <= meant.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= word.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= meant.size(); ++j) {
      const std::size_t replaced = diagonal + (word[i - 1] == meant[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back() <= (std::min(word.size(), meant.size()) < kLong ? 1U : 2U);
}

bool ends_in_star(std::string_view value) {
  if (value.size() < 2 || !value.ends_with('*')) return false;
  value.remove_suffix(1);
  const std::size_t last = value.find_last_not_of('\\');
  const std::size_t backslashes = value.size() - (last == value.npos ? 0 : last + 1);
  return backslashes % 2 == 0;
}

}  // namespace beffroi::sigma
