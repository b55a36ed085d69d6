// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::base::moment {

/// A number, a word without accents, or one sign of a typed time.
struct Token {
  enum class Kind : std::uint8_t { number, word, sign };
  Kind kind = Kind::sign;
  std::string text;
  int value = 0;  ///< of a number; -1 for one of more than nine digits
  bool in_letters = false;
};

std::vector<Token> tokens_of(std::string_view text);

/// The words of French and English that name a day, a unit or a part of the day; all without accents.
std::optional<int> month_called(std::string_view word);    ///< 1..12
std::optional<int> weekday_called(std::string_view word);  ///< 1 = Monday
std::optional<int> day_called(std::string_view word);      ///< days from today: hier is -1
std::optional<int> minutes_in(std::string_view unit);      ///< heure is 60
bool is_hour_sign(std::string_view word);                  ///< between hour and minute: h, heures
bool is_minute_sign(std::string_view word);
bool is_second_sign(std::string_view word);
bool says_afternoon(std::string_view word);  ///< « hier soir 10h » is 22 h

/// A part of the day: what « hier soir » says of the time without an hour.
enum class DayPart : std::uint8_t { morning, afternoon, evening };
std::optional<DayPart> part_called(std::string_view word);
bool says_about(std::string_view word);
bool says_now(std::string_view word);
bool says_nothing(std::string_view word);  ///< « le », « à », « this »

}  // namespace beffroi::base::moment
