// SPDX-License-Identifier: EUPL-1.2
#include "base/moment/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "base/ascii.h"
#include "base/latin.h"

namespace beffroi::base::moment {
namespace {

struct Word {
  std::string_view text;
  int meaning;
};

constexpr auto kMonths = std::to_array<Word>(
    {{"janvier", 1},   {"janv", 1},      {"january", 1},  {"fevrier", 2},  {"fevr", 2},     {"february", 2},  {"mars", 3},
     {"march", 3},     {"avril", 4},     {"avr", 4},      {"april", 4},    {"mai", 5},      {"may", 5},       {"juin", 6},
     {"june", 6},      {"juillet", 7},   {"juil", 7},     {"july", 7},     {"aout", 8},     {"august", 8},    {"septembre", 9},
     {"sept", 9},      {"september", 9}, {"octobre", 10}, {"oct", 10},     {"october", 10}, {"novembre", 11}, {"nov", 11},
     {"november", 11}, {"decembre", 12}, {"dec", 12},     {"december", 12}});
constexpr auto kWeekdays = std::to_array<Word>({{"lundi", 1},
                                                {"monday", 1},
                                                {"mardi", 2},
                                                {"tuesday", 2},
                                                {"mercredi", 3},
                                                {"wednesday", 3},
                                                {"jeudi", 4},
                                                {"thursday", 4},
                                                {"vendredi", 5},
                                                {"friday", 5},
                                                {"samedi", 6},
                                                {"saturday", 6},
                                                {"dimanche", 7},
                                                {"sunday", 7}});
constexpr auto kDays =
    std::to_array<Word>({{"aujourd", 0}, {"today", 0}, {"hier", -1}, {"yesterday", -1}, {"demain", 1}, {"tomorrow", 1}});
constexpr auto kUnits = std::to_array<Word>({{"min", 1},
                                             {"mn", 1},
                                             {"minute", 1},
                                             {"minutes", 1},
                                             {"demi", 30},
                                             {"h", 60},
                                             {"heure", 60},
                                             {"heures", 60},
                                             {"hour", 60},
                                             {"hours", 60},
                                             {"jour", 1440},
                                             {"jours", 1440},
                                             {"day", 1440},
                                             {"days", 1440}});
constexpr auto kHourSigns = std::to_array<std::string_view>({"h", "heure", "heures"});
constexpr auto kMinuteSigns = std::to_array<std::string_view>({"min", "mn", "minute", "minutes"});
constexpr auto kSecondSigns = std::to_array<std::string_view>({"s", "sec", "seconde", "secondes", "second", "seconds"});
constexpr auto kAfternoon = std::to_array<std::string_view>({"soir", "soiree", "evening", "afternoon", "pm"});
constexpr auto kParts = std::to_array<Word>(
    {{"matin", 0}, {"matinee", 0}, {"morning", 0}, {"afternoon", 1}, {"soir", 2}, {"soiree", 2}, {"evening", 2}});
// « un » and « une » are articles too.
constexpr auto kNumbers = std::to_array<Word>({{"deux", 2},
                                               {"trois", 3},
                                               {"quatre", 4},
                                               {"cinq", 5},
                                               {"six", 6},
                                               {"sept", 7},
                                               {"huit", 8},
                                               {"neuf", 9},
                                               {"dix", 10},
                                               {"onze", 11},
                                               {"douze", 12},
                                               {"treize", 13},
                                               {"quatorze", 14},
                                               {"quinze", 15},
                                               {"seize", 16},
                                               {"vingt", 20},
                                               {"trente", 30},
                                               {"quarante", 40},
                                               {"cinquante", 50}});
constexpr auto kAbout = std::to_array<std::string_view>({"vers", "environ", "about", "around"});
constexpr auto kNow = std::to_array<std::string_view>({"maintenant", "now"});
constexpr auto kNothing = std::to_array<std::string_view>(
    {"a",     "au",      "le",   "la",    "l",       "de",   "du",  "d",       "ce",       "cet",  "cette", "hui",
     "matin", "matinee", "nuit", "er",    "at",      "on",   "the", "of",      "this",     "last", "st",    "nd",
     "rd",    "th",      "am",   "night", "morning", "next", "t",   "dernier", "prochain", "en",   "in"});

template <class Table>
std::optional<int> meaning_in(const Table& table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &Word::text);
  return found == table.end() ? std::nullopt : std::optional(found->meaning);
}

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\''; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

Token number_token(std::string_view digits) {
  constexpr std::size_t kLongest = 9;
  Token token{Token::Kind::number, std::string(digits), -1};
  if (digits.size() <= kLongest) std::from_chars(digits.data(), digits.data() + digits.size(), token.value);
  return token;
}

/// A number in letters; « dix-huit », « vingt-deux » are one. Those of a date or an hour go to fifty-nine.
void add_word(const std::string& word, std::vector<Token>& tokens) {
  const auto number = meaning_in(kNumbers, word);
  const std::size_t last = tokens.size();
  const bool joined = last > 1 && tokens[last - 1].text == "-" && tokens[last - 2].kind == Token::Kind::number &&
                      tokens[last - 2].in_letters && tokens[last - 2].value >= 10 && tokens[last - 2].value % 10 == 0 &&
                      number && *number < 10;
  // « sept » alone is September: « 22 sept 8h ».
  if (!number || (!joined && month_called(word))) return tokens.push_back({Token::Kind::word, word, 0});
  const int value = joined ? tokens[last - 2].value + *number : *number;
  if (joined) tokens.resize(last - 2);
  tokens.push_back({Token::Kind::number, std::to_string(value), value, true});
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  const std::string plain = without_accents(text);
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < plain.size();) {
    std::size_t end = at + 1;
    if (is_digit(plain[at])) {
      while (end < plain.size() && is_digit(plain[end])) ++end;
      tokens.push_back(number_token(std::string_view(plain).substr(at, end - at)));
    } else if (is_letter(plain[at])) {
      while (end < plain.size() && is_letter(plain[end])) ++end;
      add_word(plain.substr(at, end - at), tokens);
    } else if (!is_blank(plain[at])) {
      tokens.push_back({Token::Kind::sign, plain.substr(at, 1), 0});
    }
    at = end;
  }
  return tokens;
}

std::optional<int> month_called(std::string_view word) { return meaning_in(kMonths, word); }
std::optional<int> weekday_called(std::string_view word) { return meaning_in(kWeekdays, word); }
std::optional<int> day_called(std::string_view word) { return meaning_in(kDays, word); }
std::optional<DayPart> part_called(std::string_view word) {
  const auto part = meaning_in(kParts, word);
  return part ? std::optional(static_cast<DayPart>(*part)) : std::nullopt;
}
std::optional<int> minutes_in(std::string_view unit) { return meaning_in(kUnits, unit); }
bool is_hour_sign(std::string_view word) { return is_one_of(kHourSigns, word); }
bool is_minute_sign(std::string_view word) { return is_one_of(kMinuteSigns, word); }
bool is_second_sign(std::string_view word) { return is_one_of(kSecondSigns, word); }
bool says_afternoon(std::string_view word) { return is_one_of(kAfternoon, word); }
bool says_about(std::string_view word) { return is_one_of(kAbout, word); }
bool says_now(std::string_view word) { return is_one_of(kNow, word); }
bool says_nothing(std::string_view word) { return is_one_of(kNothing, word); }

}  // namespace beffroi::base::moment
