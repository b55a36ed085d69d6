// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "response/deadline.h"

namespace beffroi::report::obligations {

/// What the sheet is made from. The deadlines must outlive the call.
struct Content {
  base::Timestamp now;
  bool exercise = false;
  std::string place;
  const std::vector<response::Deadline>& deadlines;  ///< all that were assessed
};

/// The deadlines on paper, with squares to tick and room for the reference (report::paper).
std::string sheet(const Content& content, const base::Catalogue& words);

}  // namespace beffroi::report::obligations
