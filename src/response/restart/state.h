// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/entry.h"

namespace beffroi::response::restart {

/// What somebody said of a step: done, skipped for a reason, or taken back.
struct Said {
  enum class What : std::uint8_t { open, done, skipped } what = What::open;
  std::string step, by, because;
  base::Timestamp at;
  std::uint64_t seq = 0;
};

/// A named person decided that a system starts without another one that it needs, as well as it can.
struct Cut {
  std::string system, without, by, because;
  base::Timestamp at;
};

/// A copy of a system that exists, in somebody's word.
struct Copy {
  std::string system, where, by;
  base::Timestamp at;  ///< when it was made
};

/// How a step stood in the plan that was adopted.
struct Promised {
  std::string state;     ///< open | done | skipped
  std::string work;      ///< of a system
  std::string machines;  ///< without a release, as one text to be compared

  friend bool operator==(const Promised&, const Promised&) = default;
};

/// The plan that a named person agreed to.
struct Adopted {
  std::vector<std::string> steps;
  std::vector<Promised> content;             ///< one for each step; empty where the journal kept the order alone
  std::int64_t low_days = 0, high_days = 0;  ///< how long it was said to take; nothing where the journal kept the order alone
  std::string by = {};
  base::Timestamp at = {};
};

/// What people said of the restart. Texts are hostile.
struct State {
  std::vector<Said> said;  ///< the last word on each step, in the order of the journal
  std::vector<Cut> cuts;
  std::vector<Copy> copies;
  std::optional<Adopted> adopted;
  std::int64_t people = 2, hours_a_day = 8;
  bool capacity_said = false;

  const Said* last(std::string_view step) const;  ///< null where nobody spoke of it
  bool is_over(std::string_view step) const;      ///< done or skipped
};
State state_of(Entries entries);

inline constexpr std::int64_t kMaxPeople = 200, kMaxHoursADay = 24;

// Each writes one entry. Errors: those of note(), and restart.by_whom where `by` is empty, restart.no_reason where `because` is.

base::Result<> note_done(casefile::Case& store, const std::string& step, const std::string& title, const std::string& because,
                         std::string_view by);
base::Result<> note_skipped(casefile::Case& store, const std::string& step, const std::string& title,
                            const std::string& because, std::string_view by);
/// It was not done after all.
base::Result<> note_undone(casefile::Case& store, const std::string& step, const std::string& title, const std::string& because,
                           std::string_view by);
base::Result<> note_cut(casefile::Case& store, const std::string& system, const std::string& without,
                        const std::string& because, std::string_view by);
base::Result<> note_copy(casefile::Case& store, const std::string& system, base::Timestamp at, const std::string& where,
                         std::string_view by);
/// Error restart.capacity {people, hours} where there is nobody or no hour.
base::Result<> note_capacity(casefile::Case& store, std::int64_t people, std::int64_t hours_a_day, std::string_view by);
/// `by` and `at` of the order are not looked at: they are those of the entry.
base::Result<> note_adopted(casefile::Case& store, const Adopted& order, std::string_view by);

}  // namespace beffroi::response::restart
