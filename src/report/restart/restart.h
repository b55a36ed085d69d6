// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "base/time.h"
#include "report/html/markup.h"
#include "response/restart/plan.h"

namespace beffroi::report::restart {

struct Content {
  std::string place;
  base::Timestamp now;
  bool exercise = false;
  const response::restart::Plan& plan;
  std::string warning = {};  ///< that the logs read are of another time than the hour told (report/examined.h); may be empty
};

/// What a step is called: of the doctrine, or what is done to a system (hostile: callers make it safe).
std::string title_of(const response::restart::Step& step, const base::Catalogue& words);

/// The whole plan as a page: picture, what is to be decided, each step with its ground, restore point, services and papers.
std::string plan_page(const Content& content, const base::Catalogue& words);
/// The same as a list to tick off, with room for a name and an hour, and the checks before anything reopens.
std::string checklist(const Content& content, const base::Catalogue& words);
/// Bars from the earliest start to the latest end; the table beside it says the same in words.
html::Markup gantt(const response::restart::Plan& plan, const base::Catalogue& words);

/// On a terminal.
std::string listing(const response::restart::Plan& plan, bool exercise, const base::Catalogue& words);
std::string to_json(const response::restart::Plan& plan, const base::Catalogue& words);

}  // namespace beffroi::report::restart
