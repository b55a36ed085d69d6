// SPDX-License-Identifier: EUPL-1.2
// A typed time is a heap of parts in any order: a day, a clock, and words that say nothing. Each part is taken where it stands;
// whatever is left over makes the text no time.
#include "base/moment/reading.h"

#include <span>

#include "base/moment/tokens.h"

namespace beffroi::base::moment {
namespace {

class Reader {
 public:
  explicit Reader(std::span<const Token> tokens) : rest_(tokens) {}

  std::optional<Reading> read() {
    if (take_from_now()) return ended();
    while (!rest_.empty()) {
      if (!take_part()) return std::nullopt;
    }
    if (afternoon_ && reading_.clock && reading_.clock->hour >= 1 && reading_.clock->hour < 12) reading_.clock->hour += 12;
    const bool says_a_day = reading_.day_offset || reading_.weekday || reading_.day;
    if (reading_.part && !reading_.clock && !says_a_day) reading_.day_offset = 0;  // « ce matin »
    const bool says_something = reading_.clock || reading_.day_offset || reading_.weekday || reading_.day;
    return says_something || reading_.minutes_from_now ? std::optional(reading_) : std::nullopt;
  }

 private:
  std::optional<Reading> ended() const { return rest_.empty() ? std::optional(reading_) : std::nullopt; }

  bool has(std::size_t at, Token::Kind kind) const { return at < rest_.size() && rest_[at].kind == kind; }
  bool is(std::size_t at, std::string_view text) const { return at < rest_.size() && rest_[at].text == text; }
  bool is_number(std::size_t at) const { return has(at, Token::Kind::number); }
  std::string_view word(std::size_t at) const { return has(at, Token::Kind::word) ? std::string_view(rest_[at].text) : ""; }
  void drop(std::size_t count) { rest_ = rest_.subspan(count); }

  /// « il y a 2 heures », « dans 20 min », "2 hours ago", "in 20 minutes".
  bool take_from_now() {
    const auto whole = rest_;
    const bool past_french = is(0, "il") && is(1, "y") && is(2, "a");
    const bool past_english = !rest_.empty() && rest_.back().text == "ago";
    const bool future = is(0, "dans") || is(0, "in");
    if (!past_french && !past_english && !future) return false;
    if (past_english) rest_ = rest_.first(rest_.size() - 1);
    if (past_french) drop(3);
    if (future) drop(1);
    const auto minutes = take_duration();
    if (!minutes || !rest_.empty()) {
      rest_ = whole;
      return false;
    }
    reading_.minutes_from_now = future ? *minutes : -*minutes;
    return true;
  }

  std::optional<std::int64_t> take_duration() {
    std::int64_t sum = 0;
    bool any = false;
    while (!rest_.empty()) {
      if (says_about(word(0)) || is(0, "-") || (any && is(0, "et"))) {
        reading_.about = reading_.about || says_about(word(0));
        drop(1);
        continue;
      }
      const bool one = is(0, "un") || is(0, "une") || is(0, "one") || is(0, "an");
      if (!one && (!is_number(0) || rest_[0].value < 0)) return std::nullopt;
      const std::int64_t count = one ? 1 : rest_[0].value;
      const auto unit = minutes_in(word(1));
      if (!unit) return std::nullopt;
      sum += count * *unit;
      any = true;
      drop(is(1, "demi") ? 2 + (is(2, "-") ? 2 : 1) : 2);
      if (*unit == 60 && is_number(0) && rest_.size() == 1) {  // « 2h30 »
        sum += rest_[0].value;
        drop(1);
      }
    }
    return any ? std::optional(sum) : std::nullopt;
  }

  bool take_part() {
    const std::string_view first = word(0);
    if (is_number(0)) return take_clock() || take_numeric_date() || take_named_date();
    if (!first.empty()) return take_season() || take_day_word() || take_clock_word() || take_month_first() || take_filler();
    if (is(0, ",") || is(0, "(") || is(0, ")") || is(0, ".")) return drop(1), true;
    return false;
  }

  bool take_season() {
    if (word(0) != "heure" && word(0) != "ete" && word(0) != "hiver" && word(0) != "summer" && word(0) != "winter")
      return false;
    std::size_t at = word(0) == "heure" ? 1 : 0;
    if (at == 1 && is(at, "d")) ++at;
    const bool summer = is(at, "ete") || is(at, "summer");
    if (!summer && !is(at, "hiver") && !is(at, "winter")) return false;
    reading_.summer_time = summer;
    ++at;
    drop(is(at, "time") ? at + 1 : at);
    return true;
  }

  bool take_day_word() {
    if (const auto weekday = weekday_called(word(0)); weekday && !reading_.weekday) {
      reading_.weekday = weekday;
      return drop(1), true;
    }
    std::size_t at = 0;
    const bool doubled = is(0, "avant") || is(0, "apres");
    if (doubled) at = is(1, "-") ? 2 : 1;
    const auto offset = day_called(word(at));
    if (!offset || reading_.day_offset) return false;
    if (doubled && (*offset == 0 || (*offset < 0) != is(0, "avant"))) return false;
    reading_.day_offset = doubled ? 2 * *offset : *offset;
    return drop(at + 1), true;
  }

  bool take_clock_word() {
    if (is(0, "apres") && (is(1, "midi") || (is(1, "-") && is(2, "midi")))) {
      afternoon_ = true;
      reading_.part = DayPart::afternoon;
      return drop(is(1, "midi") ? 2 : 3), true;
    }
    const bool noon = is(0, "midi") || is(0, "noon");
    if (reading_.clock || (!noon && !is(0, "minuit") && !is(0, "midnight"))) return false;
    reading_.clock = Clock{.hour = noon ? 12 : 0, .midnight = !noon};
    return drop(1), true;
  }

  bool take_filler() {
    if (const auto part = part_called(word(0))) reading_.part = part;
    if (says_now(word(0))) {
      reading_.minutes_from_now = 0;
    } else if (says_afternoon(word(0))) {
      afternoon_ = true;
    } else if (says_about(word(0))) {
      reading_.about = true;
    } else if (!says_nothing(word(0))) {
      return false;
    }
    return drop(1), true;
  }

  /// 23h40, 23 h 40 min 12 s, 23:40:12, 10 pm.
  bool take_clock() {
    if (reading_.clock) return false;
    Clock clock{.hour = rest_[0].value};
    const bool colon = is(1, ":") && is_number(2);
    if (!colon && !is_hour_sign(word(1)) && !is(1, "pm") && !is(1, "am")) return false;
    const bool twelve_ahead = is(1, "am") || is(colon ? 3 : 2, "am");
    if (is(1, "pm") || is(1, "am")) {
      drop(1);
    } else {
      drop(2);
      if (is_number(0)) take_minutes(clock, colon);
    }
    if (twelve_ahead && clock.hour == 12) clock.hour = 0;
    reading_.clock = clock;
    return true;
  }

  void take_minutes(Clock& clock, bool colon) {
    // « 23h le 22/11 » has no minutes: a number that begins a date is not one of them.
    if (!colon && (is(1, "/") || is(1, ".") || is(1, "-") || month_called(word(1)) || is(1, "er"))) return;
    clock.minute = rest_[0].value;
    drop(is_minute_sign(word(1)) ? 2 : 1);
    const bool again = colon && is(0, ":");
    if (again && is_number(1)) drop(1);
    if (!is_number(0) || (colon && !again) || (!again && !is_second_sign(word(1)))) return;
    clock.second = rest_[0].value;
    drop(is_second_sign(word(1)) ? 2 : 1);
  }

  /// 22/11, 22/11/2026, 22.11.26, 2026-11-22.
  bool take_numeric_date() {
    if (reading_.day || !is_number(2) || !(is(1, "/") || is(1, "-") || is(1, "."))) return false;
    const bool whole = rest_.size() > 3 && rest_[3].text == rest_[1].text && is_number(4);
    const bool year_first = whole && rest_[0].text.size() == 4;
    if (!whole && !is(1, "/")) return false;
    reading_.month = rest_[2].value;
    reading_.day = rest_[year_first ? 4 : 0].value;
    if (whole) reading_.year = year_of(rest_[year_first ? 0 : 4]);
    return drop(whole ? 5 : 3), true;
  }

  /// 22 novembre, 1er décembre 2026.
  bool take_named_date() {
    const std::size_t at = is(1, "er") || is(1, "st") || is(1, "nd") || is(1, "rd") || is(1, "th") ? 2 : 1;
    const auto month = month_called(word(at));
    if (reading_.day || !month) return false;
    reading_.day = rest_[0].value;
    reading_.month = month;
    drop(at + 1);
    take_year();
    return true;
  }

  /// November 22.
  bool take_month_first() {
    const auto month = month_called(word(0));
    if (reading_.day || !month || !is_number(1) || rest_[1].text.size() > 2) return false;
    reading_.month = month;
    reading_.day = rest_[1].value;
    drop(2);
    if (is(0, "th") || is(0, "st") || is(0, "nd") || is(0, "rd")) drop(1);
    if (is(0, ",")) drop(1);
    take_year();
    return true;
  }

  void take_year() {
    if (!is_number(0) || rest_[0].text.size() != 4) return;
    reading_.year = rest_[0].value;
    drop(1);
  }

  static int year_of(const Token& token) { return token.text.size() == 2 ? 2000 + token.value : token.value; }

  std::span<const Token> rest_;
  Reading reading_;
  bool afternoon_ = false;
};

}  // namespace

std::optional<Reading> read(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  return Reader(tokens).read();
}

}  // namespace beffroi::base::moment
