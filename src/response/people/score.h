// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"

namespace beffroi::response::people {

/// What goes into ENISA's SE = DPC × EI + CB (2013), and what stands beside it. The order is that of the sheet.
enum class Input : std::uint8_t {
  context,          ///< DPC, 1 to 4
  identification,   ///< EI: 0.25, 0.5, 0.75, 1
  confidentiality,  ///< CB: 0, 0.25, 0.5
  integrity,        ///< CB: 0, 0.25, 0.5
  availability,     ///< CB: 0, 0.25, 0.5
  malicious,        ///< CB: 0, 0.5
};
inline constexpr std::size_t kInputs = 6;
std::string_view name_of(Input input);

/// Numbers are hundredths: 4.25 is 425. So thresholds are exact.
using Hundredths = int;

/// "0.5", "0,5", "3" as hundredths; nothing where it is no number of at most two decimals.
std::optional<Hundredths> hundredths_of(std::string_view text);
/// Whether ENISA's table holds this value for this input.
bool is_value(Input input, Hundredths value);
/// "0.25, 0.5, 0.75, 1".
std::string values_of(Input input);

/// What a person put in the place of what was computed, or gave back ("auto").
struct Override {
  std::uint64_t entry = 0;
  base::Timestamp utc;
  std::string by, because;
  std::string value;  ///< as it was typed and accepted; empty: back to what is computed
};

/// One input of one data set.
struct Step {
  Input input = Input::context;
  Hundredths value = 0;                ///< what counts
  Hundredths at_most = 0;              ///< what it could become as far as anybody knows now
  Hundredths computed = 0;             ///< without the person's word
  std::string why;                     ///< message people.why.<input>.<why>
  std::string kind;                    ///< id of the kind of data that gives it
  std::string finding;                 ///< of the diagnosis
  std::uint64_t entry = 0;             ///< of the journal
  std::string sha256;                  ///< of a listing
  std::optional<Override> overridden;  ///< the one that holds
};

/// Bands: below 2, 3, 4, and from 4.
enum class Level : std::uint8_t { low, medium, high, very_high };
std::string_view name_of(Level level);
Level level_of(Hundredths se);
/// The threshold (200, 300, 400) that lies within a quarter of the score.
std::optional<Hundredths> near_threshold(Hundredths se);

/// Decision support, not the legal test: GDPR art. 33(1) and 34(1) ask for risk and high risk, not for a number.
struct Score {
  std::array<Step, kInputs> steps;

  const Step& step(Input input) const { return steps[static_cast<std::size_t>(input)]; }
  Step& step(Input input) { return steps[static_cast<std::size_t>(input)]; }
  Hundredths breach() const;   ///< CB: the last four together
  Hundredths se() const;       ///< DPC × EI + CB
  Hundredths at_most() const;  ///< the same with what each could become
};

/// Who said what of a data set; `input` is an Input, or state, people, unintelligible.
struct Word {
  std::string set, input;
  std::vector<Override> history;  ///< the first one first; never empty

  /// The one that holds; null where it was given back.
  const Override* now() const { return history.back().value.empty() ? nullptr : &history.back(); }
};

/// Writes what a named person puts in the place of an input ("people.scored"); `value` "auto" gives it back. `name` is the set's, for the
/// journal. Errors: people.by_whom, people.no_reason, people.no_such_input {name, known}, people.value {input, value, known}.
base::Result<Entry> override_input(casefile::Case& store, std::string_view set, std::string_view name, std::string_view input,
                                   std::string_view value, std::string_view because, std::string_view by);

/// What people said of every set and input, in the order in which they first spoke of it.
std::vector<Word> words_of(Entries entries);
/// What holds of one; null where nothing does.
const Override* said_of(const std::vector<Word>& words, std::string_view set, std::string_view input);

/// Puts what people said of this set in the place of what was computed.
void apply(Score& score, const std::vector<Word>& words, std::string_view set);

}  // namespace beffroi::response::people
