// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "base/time.h"
#include "response/entry.h"
#include "response/first_hour/questions.h"

namespace beffroi::response::first_hour {

/// What somebody answered to one question. Texts are as they were typed, hence hostile.
struct Answer {
  std::string question;
  bool known = false;                 ///< false: "I do not know"; all else is then empty
  std::vector<std::string> chosen;    ///< of choice and several: ids, in the order of the question
  std::string text;                   ///< of text
  std::optional<base::Timestamp> at;  ///< of time

  friend bool operator==(const Answer&, const Answer&) = default;
};

inline constexpr std::size_t kMaxAnswer = 2'000;  ///< bytes of one typed answer

/// What a person typed. Options are named by id, by their French name, by number from 1, or by their words; several are separated by commas,
/// numbers by blanks or « et » as well. Empty, "?", « je ne sais pas », "unknown" and "0" are "I do not know". Times are read by
/// base::parse_moment. Errors: answer.unknown_option {question, value, options}, answer.only_one, answer.too_long, answer.in_future {at},
/// answer.bare_number {question, value}, those of parse_moment.
base::Result<Answer> read_answer(const Question& question, std::string_view typed, base::Timestamp now,
                                 const base::TimeZone& zone);

/// The answer as a person reads it: the words of the options, the moment in full, « je ne sais pas ».
std::string words_of(const Question& question, const Answer& answer, const base::Catalogue& words);

/// A person's word that an hour given once was a slip.
struct SetAside {
  std::string by, because;
};

/// An answer as it stands in the journal.
struct Given {
  Answer answer;
  std::string words;  ///< as the person who answered read it
  base::Timestamp said;
  std::string by;
  std::uint64_t seq = 0;                   ///< of the journal
  std::optional<SetAside> set_aside = {};  ///< it stays in the journal and no clock runs from it
};

/// The first hour as the journal tells it.
struct State {
  std::optional<base::Timestamp> opened;  ///< when the first hour began; nothing where nobody started it
  bool exercise = false;                  ///< said to be a drill, once and for all
  std::map<std::string, std::vector<Given>, std::less<>> answers;  ///< every answer ever given, the first one first
  std::uint64_t opened_entry = 0;                                  ///< of the journal

  /// The answer that holds now, or null where the question was never put.
  const Given* find(std::string_view question) const;
  /// True where the answer that holds is known and, for choice and several, is or holds `option`.
  bool says(std::string_view question, std::string_view option) const;
  /// The text of the answer that holds; empty where it is not known.
  std::string_view text(std::string_view question) const;
  /// The earliest and the current moment that were ever answered: a deadline that ran is never lengthened by a correction alone, only by
  /// somebody who signs that the hour before it was a slip.
  std::optional<base::Timestamp> earliest(std::string_view question) const;
  /// The answer that named the earliest moment, or null.
  const Given* earliest_given(std::string_view question) const;
  /// The answer that was given last of all, or null.
  const Given* last_given() const;
  /// How many days before the first hour an hour lies, where these are so many that it may be a slip: a wrong year, a wrong month.
  std::optional<std::int64_t> days_off(base::Timestamp at, base::Timestamp now) const;
  /// The last answer that was set aside, or null.
  const Given* last_set_aside(std::string_view question) const;
  std::optional<base::Timestamp> current(std::string_view question) const;
};

State state_of(Entries entries);

/// The answer that an entry of the journal gives or corrects; nothing where it is of another kind.
std::optional<Given> given_in(const Entry& entry);

/// The case is opened for a first hour: once; opening it again only adds the mark of an exercise where it was missing.
base::Result<> open_first_hour(casefile::Case& store, bool exercise, std::string_view by = {});

/// Writes an answer into the journal, with the question and the words of the answer as the person read them. One that says what
/// already holds is not written again. Answers whether it was written.
base::Result<bool> give_answer(casefile::Case& store, const State& state, const Question& question, const Answer& answer,
                               const base::Catalogue& words, std::string_view by = {});

/// Signs that the answer of journal entry `entry`, which another one replaced, was a slip: clocks no longer run from its hour. Both stay in
/// the journal. Errors: answer.still_holds {entry, question}, answer.no_reason, answer.unsigned.
base::Result<Entry> set_aside(casefile::Case& store, const State& state, std::string_view question, std::uint64_t entry,
                              std::string_view because, std::string_view by);

}  // namespace beffroi::response::first_hour
