// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "response/entry.h"

namespace beffroi::response::review {

/// What the attack cost, in somebody's word. Texts are hostile.
struct Cost {
  std::string id;  ///< "D1", "D2": in the order of the journal
  std::string what, by;
  std::int64_t euros = 0, hours = 0;  ///< money spent; hours worked by the town's own people
  base::Timestamp at;
};

/// What is to change, and who sees to it.
struct Lesson {
  std::string id;  ///< "L1", "L2"
  std::string text, action, who, by;
  std::optional<base::Date> before;
  base::Timestamp at;
};

inline constexpr std::string_view kClosed = "review.closed";  ///< kind of its entry

/// A named person closed the case.
struct Closing {
  std::string by, because;
  base::Date keep_until;  ///< until when the case and its evidence are kept
  base::Timestamp at;
};

struct State {
  std::vector<Cost> costs;  ///< without those taken back
  std::vector<Lesson> lessons;
  std::optional<Closing> closing;

  std::int64_t euros() const;
  std::int64_t hours() const;
};
State state_of(Entries entries);

/// A sum as people write it, in whole euros: "4200", "18 400 €", "1 250,50 euros" (cents are rounded); 0 for an empty text. Error
/// review.not_a_sum {value}.
base::Result<std::int64_t> euros_in(std::string_view text);

inline constexpr std::int64_t kMaxEuros = 1'000'000'000, kMaxHours = 1'000'000;

// Each writes one entry. Errors: those of note(), and review.by_whom where `by` is empty, review.no_text where nothing is said.

/// Error review.amount {euros, hours} where there is no amount or one that cannot be.
base::Result<> note_cost(casefile::Case& store, const std::string& what, std::int64_t euros, std::int64_t hours,
                         std::string_view by);
/// Error review.before {date} where that day has passed.
base::Result<> note_lesson(casefile::Case& store, const Lesson& lesson, const base::Date& today, std::string_view by);
/// A cost or lesson that was noted by mistake. Errors: review.unknown {name}, review.no_reason.
base::Result<> take_back(casefile::Case& store, const State& state, const std::string& id, const std::string& because,
                         std::string_view by);

/// Things that a case is not closed over without a reason.
struct Open {
  std::int64_t deadlines = 0;
  std::int64_t promises = 0;  ///< whose hour has passed
  std::int64_t promised = 0;  ///< for an hour that is still to come: nobody has failed
  std::int64_t services = 0, papers = 0;
  std::int64_t proposed = 0;  ///< services of which nobody decided yet whether they are as the proposal says
  std::int64_t machines = 0;  ///< that were hit and have no release that stands
  std::int64_t steps = 0;     ///< of a restart that somebody began

  bool any() const { return deadlines + promises + promised + services + papers + proposed + machines + steps > 0; }
};
/// Errors: review.closed_already, review.keep_until {date} where that day has passed, review.still_open {deadlines, promises, promised, services,
/// proposed, machines, steps, papers}
/// where something is open and `because` is empty.
base::Result<> close(casefile::Case& store, const State& state, const Open& open, const base::Date& keep_until,
                     const base::Date& today, const std::string& because, std::string_view by);
/// Errors: review.not_closed, review.no_reason.
base::Result<> reopen(casefile::Case& store, const State& state, const std::string& because, std::string_view by);

}  // namespace beffroi::response::review
