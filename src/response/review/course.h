// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/deadline.h"
#include "response/diagnosed.h"
#include "response/disputes/disputes.h"
#include "response/measures/measures.h"
#include "response/notices/notices.h"
#include "response/promises/promises.h"
#include "response/review/state.h"
#include "response/services/overview.h"

namespace beffroi::response::review {

/// Why a moment is not there.
enum class NoMoment : std::uint8_t {
  unknown,       ///< nobody and no trace says when it was, or whether
  hour_unknown,  ///< it was done; a box that was ticked does not say when
  not_yet,       ///< it is a thing that people do, and the case has nothing of it
  no_case        ///< there was nothing to do: no service was disturbed
};
std::string_view name_of(NoMoment why);

/// A moment that marks the crisis: message `review.moment.<id>`.
struct Milestone {
  std::string_view id;
  std::optional<base::Timestamp> at;
  std::string ground;  ///< id of a finding, "#12" of the journal, or a deadline's ref; empty where the moment is not known
  NoMoment otherwise = NoMoment::unknown;  ///< where `at` is nothing
};

/// How long something took: message `review.span.<id>`, from one milestone to another. Negative where the second came first.
struct Span {
  std::string_view id;
  std::optional<std::int64_t> minutes;
};

/// A deadline that bound the town, and whether it was met in time.
struct Kept {
  const Deadline* deadline = nullptr;
  enum class How : std::uint8_t { in_time, late, missed, open, without_hour } how = How::open;
};

/// How a service fared.
struct Fared {
  std::string name, site;  ///< hostile
  std::string kind;        ///< id of the catalogue; empty for a town's own
  services::State worst = services::State::normal, now = services::State::unknown;
  std::int64_t minutes_disturbed = 0;  ///< in which it was adapted, degraded or closed
};

/// A measure between word and deed.
struct Deeds {
  const measures::Measure* measure = nullptr;
  std::optional<base::Timestamp> decided, done, checked;
  std::string by;         ///< who decided it
  std::string declined;   ///< why it is not to be done, where that is the last word
  bool lifted = false;    ///< it held once and was lifted
  bool answered = false;  ///< `done` is when an answer of the first hour said so: it was done before
};

/// A question that the course itself puts to those who review it: message `review.question.<id>` with the count.
struct Question {
  std::string_view id;
  std::int64_t count = 0;
};

/// What happened, against what was decided and said. Everything is read from the case; nothing is judged.
struct Course {
  std::vector<Milestone> milestones;  ///< in the order of the page, known or not
  std::vector<Span> spans;
  std::vector<Kept> deadlines;  ///< that bound the town
  std::vector<Promise> promises;
  std::vector<Deeds> deeds;                 ///< measures that somebody decided, did or declined
  std::vector<notices::Notice> statements;  ///< that were published at least once
  std::vector<Dispute> disputes;
  std::vector<Fared> services;         ///< that were ever disturbed
  std::vector<std::string> undecided;  ///< kinds of services that are disturbed in a proposal alone; empty for a town's own
  std::vector<Question> questions;
  std::size_t entries = 0, people = 0;  ///< of the journal, and who wrote in it

  std::optional<std::int64_t> span(std::string_view id) const;
  const Milestone* milestone(std::string_view id) const;
};

/// What the case knows; everything outlives the course, which points into it.
struct Known {
  Entries entries;
  const Diagnosed& diagnosed;
  const std::vector<Deadline>& deadlines;
  const std::vector<measures::Measure>& measures;
  const services::Overview& services;
  base::Timestamp now;
};

/// Deterministic: the same case at the same moment gives the same course.
Course course_of(const Known& known);

/// What the case is not closed over without a reason; `papers`: sheets still to be typed in.
Open open_of(const Course& course, std::int64_t papers, base::Timestamp now);

}  // namespace beffroi::response::review
