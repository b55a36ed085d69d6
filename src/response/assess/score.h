// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "response/assess/questionnaire.h"

namespace beffroi::response::assess {

/// Question id → option id. A question that is absent, or answered kUnknown, or by an option that it has not, is « je ne sais pas ».
using Answers = std::map<std::string, std::string, std::less<>>;

/// Of 100, in steps of five, rounded down: a finer number would claim more than forty answers can say.
struct Score {
  std::int64_t low = 0;   ///< what is not known counts as a risk: nothing
  std::int64_t high = 0;  ///< what it could be if all that is not known turned out well

  friend bool operator==(const Score&, const Score&) = default;
};
inline constexpr std::int64_t kStep = 5;

struct ThemeResult {
  const Theme* theme = nullptr;
  std::optional<Score> score;  ///< nothing where no question concerns this town
  std::size_t counted = 0;     ///< questions that concern it
  std::size_t unknown = 0;     ///< of those, answered « je ne sais pas » or not at all
};

/// A measure and the answers that call for it, in the order of the questions.
struct Called {
  const Measure* measure = nullptr;
  std::vector<const Question*> because;
  std::int64_t value = 0;  ///< what those answers weigh: theme × question × points missing
};

struct Assessment {
  Score whole;
  const Level* level = nullptr;
  bool capped = false;                       ///< the score alone would have been called more
  std::vector<const Question*> vital_holes;  ///< vital questions that score nothing
  std::vector<ThemeResult> themes;
  std::vector<Called> measures;  ///< by tier, then value, then cost, then the order of the file
  std::size_t counted = 0, unknown = 0;
};
inline constexpr std::size_t kFirstMeasures = 6;

/// A theme is Σ(weight × points) / Σ(weight) over the questions that concern the town; the whole is the same over themes. Whole numbers
/// only, so that a page's script comes to the same. The result keeps views of the questionnaire, which must outlive it.
Assessment assess(const Questionnaire& questionnaire, const Answers& answers);

/// The option that was chosen; null where the question counts as not known.
const Option* chosen(const Question& question, const Answers& answers);

enum class Change : std::uint8_t { better, worse, learned, forgotten };

struct Changed {
  const Question* question = nullptr;
  const Option *before = nullptr, *now = nullptr;  ///< null: not known
  Change change = Change::better;
};

/// Earlier answers beside those of today, both by today's questions and weights.
struct Comparison {
  Assessment before;
  std::vector<Changed> changes;  ///< in the order of the questions; a question that did not concern the town once is left out
  std::vector<const Measure*> ended;  ///< called for then, no longer now
};
Comparison compare(const Questionnaire& questionnaire, const Answers& before, const Answers& now);

}  // namespace beffroi::response::assess
