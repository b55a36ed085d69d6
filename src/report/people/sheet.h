// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/deadline.h"
#include "response/people/overview.h"
#include "town/town.h"

namespace beffroi::report::people {

/// What the sheet is made from.
struct Content {
  base::Timestamp now;
  bool exercise = false;
  std::string place;  ///< the town in its own words; may be empty
  const response::people::Overview& overview;
  const std::vector<response::Deadline>& obligations;
  town::BodyKind body = town::BodyKind::unknown;  ///< who heads it is named by its words
  std::string warning = {};  ///< that the logs read are of another time than the hour told (report/examined.h); may be empty
};

/// For a mayor or president and a data protection officer: whom to tell first, the table of what is touched, advice by kind, who dealt with which service,
/// the register of sendings, then each score step by step.
std::string sheet(const Content& content, const base::Catalogue& words);

/// Whether there is something that such a sheet would say.
bool is_spoken_of(const response::people::Overview& overview);

inline constexpr std::size_t kRowsOnSheet = 120;  ///< of one table; the rest is counted

}  // namespace beffroi::report::people
