// SPDX-License-Identifier: EUPL-1.2
#include "base/latin.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace beffroi::base {
namespace {

struct Plain {
  char32_t letter;
  std::string_view plain;
};

// Folded letters, in the order of their code points.
constexpr auto kPlain = std::to_array<Plain>(
    {{U'\u00A0', " "}, {U'à', "a"},      {U'á', "a"},      {U'â', "a"},      {U'ã', "a"},      {U'ä', "a"},
     {U'å', "a"},      {U'æ', "ae"},     {U'ç', "c"},      {U'è', "e"},      {U'é', "e"},      {U'ê', "e"},
     {U'ë', "e"},      {U'ì', "i"},      {U'í', "i"},      {U'î', "i"},      {U'ï', "i"},      {U'ñ', "n"},
     {U'ò', "o"},      {U'ó', "o"},      {U'ô', "o"},      {U'õ', "o"},      {U'ö', "o"},      {U'ø', "o"},
     {U'ù', "u"},      {U'ú', "u"},      {U'û', "u"},      {U'ü', "u"},      {U'ý', "y"},      {U'ÿ', "y"},
     {U'œ', "oe"},     {U'\u2009', " "}, {U'\u2011', "-"}, {U'\u2012', "-"}, {U'\u2013', "-"}, {U'\u2014', "-"},
     {U'\u2018', "'"}, {U'\u2019', "'"}, {U'\u202F', " "}});

// 0x80 … 0x9F; zero where the code page is open.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

}  // namespace

std::string without_accents(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const char32_t letter = fold(next_code_point(utf8));
    const auto found = std::ranges::lower_bound(kPlain, letter, {}, &Plain::letter);
    if (found != kPlain.end() && found->letter == letter) {
      out += found->plain;
    } else {
      append_utf8(out, letter);
    }
  }
  return out;
}

bool holds_words(std::string_view text, std::string_view part) { return without_accents(text).contains(without_accents(part)); }

std::string windows_1252_to_utf8(std::string_view bytes) {
  constexpr unsigned char kFirst = 0x80, kLast = 0x9F;
  std::string out;
  out.reserve(bytes.size());
  for (const char character : bytes) {
    const auto byte = static_cast<unsigned char>(character);
    char32_t letter = byte;
    if (byte >= kFirst && byte <= kLast) letter = kWindows1252[byte - kFirst] == 0 ? kReplacement : kWindows1252[byte - kFirst];
    append_utf8(out, letter);
  }
  return out;
}

}  // namespace beffroi::base
