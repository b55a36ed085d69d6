// SPDX-License-Identifier: EUPL-1.2
#include "response/notices/gsm.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace beffroi::response::notices {
namespace {

constexpr std::u32string_view kBasic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ "
    U"!\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view kTwice = U"\f^{}\\[~]|€";  // behind an escape

constexpr std::array<std::pair<char32_t, std::string_view>, 45> kSpelled{
    {{U'ç', "c"},  {U'ê', "e"},   {U'â', "a"},   {U'î', "i"},   {U'ô', "o"},     {U'û', "u"},    {U'ë', "e"},    {U'ï', "i"},
     {U'ÿ', "y"},  {U'œ', "oe"},  {U'À', "A"},   {U'Â', "A"},   {U'È', "E"},     {U'Ê', "E"},    {U'Ë', "E"},    {U'Î', "I"},
     {U'Ï', "I"},  {U'Ô', "O"},   {U'Û', "U"},   {U'Ù', "U"},   {U'Œ', "OE"},    {U'á', "a"},    {U'í', "i"},    {U'ó', "o"},
     {U'ú', "u"},  {U'õ', "o"},   {U'ã', "a"},   {0x2019, "'"}, {0x2018, "'"},   {0x201C, "\""}, {0x201D, "\""}, {0xAB, "\""},
     {0xBB, "\""}, {0x2013, "-"}, {0x2014, "-"}, {0x2011, "-"}, {0x2026, "..."}, {0xA0, " "},    {0x202F, " "},  {0x2009, " "},
     {0xB0, "o"},  {0x2022, "-"}, {0xB7, "-"},   {0xAD, ""},    {U'\t', " "}}};

bool is_in(std::u32string_view alphabet, char32_t letter) { return alphabet.find(letter) != alphabet.npos; }

std::string utf8_of(char32_t letter) {
  std::string text;
  base::append_utf8(text, letter);
  return text;
}

std::size_t parts(std::size_t units, std::size_t alone, std::size_t joined) {
  if (units == 0) return 0;
  return units <= alone ? 1 : (units + joined - 1) / joined;
}

}  // namespace

MessageCount count_message(std::string_view text) {
  MessageCount count;
  std::size_t septets = 0, wide = 0;
  while (!text.empty()) {
    const char32_t letter = base::next_code_point(text);
    wide += letter > 0xFFFF ? 2U : 1U;
    septets += is_in(kTwice, letter) ? 2U : 1U;
    if (is_in(kBasic, letter) || is_in(kTwice, letter)) continue;
    const std::string foreign = utf8_of(letter);
    if (std::ranges::find(count.foreign, foreign) == count.foreign.end()) count.foreign.push_back(foreign);
  }
  count.gsm7 = count.foreign.empty();
  count.units = count.gsm7 ? septets : wide;
  count.limit = count.gsm7 ? 160 : 70;
  count.messages = count.gsm7 ? parts(septets, 160, 153) : parts(wide, 70, 67);
  return count;
}

std::string spelled_for_gsm(std::string_view text) {
  std::string spelled;
  while (!text.empty()) {
    const char32_t letter = base::next_code_point(text);
    const auto known = std::ranges::find(kSpelled, letter, &decltype(kSpelled)::value_type::first);
    if (known == kSpelled.end()) {
      base::append_utf8(spelled, letter);
    } else {
      spelled += known->second;
    }
  }
  return spelled;
}

}  // namespace beffroi::response::notices
