// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/review/course.h"
#include "response/review/record.h"

namespace beffroi::report::review {

struct Content {
  std::string place;
  base::Timestamp now;
  bool exercise = false;
  const response::review::Course& course;
  const response::review::State& state;
  std::string warning = {};  ///< that the logs read are of another time than the hour told (report/examined.h); may be empty
};

/// The review as a page to discuss around a table: what happened, against what was decided and said; costs, lessons, questions.
std::string page(const Content& content, const base::Catalogue& words);
/// On a terminal.
std::string listing(const Content& content, const base::Catalogue& words);
/// What was just done, in a line or two: `action` is cost, lesson, undo, close or reopen, `id` what was taken back.
std::string noted(const Content& content, std::string_view action, const std::string& id, const base::Catalogue& words);
std::string to_json(const Content& content, const base::Catalogue& words);

/// What several towns' records say together, on a terminal and as JSON; numbers that would point at one town are left out.
std::string listing(const response::review::Statistics& statistics, const base::Catalogue& words);
std::string to_json(const response::review::Statistics& statistics);

}  // namespace beffroi::report::review
