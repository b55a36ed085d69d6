// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/messages.h"
#include "response/papers/papers.h"

namespace beffroi::report::forms {

// Plain lines of at most kTerminalColumns columns. What people wrote is made safe.

/// What waits to be keyed in, which blank numbers nobody spoke of, how many are done.
std::string listing(const response::papers::Papers& papers, const base::Catalogue& words);
/// The forms there are, with their codes and what they are for.
std::string forms_listing(const base::Catalogue& words);

/// The same for machines.
std::string to_json(const response::papers::Papers& papers, const base::Catalogue& words);
std::string forms_json(const base::Catalogue& words);

/// What waits to be keyed in, on A4, with boxes to tick.
struct Letterhead {
  std::string place;  ///< the town in its own words; may be empty
  base::Timestamp as_of;
  bool exercise = false;
};
std::string waiting_sheet(const response::papers::Papers& papers, const Letterhead& head, const base::Catalogue& words);

}  // namespace beffroi::report::forms
