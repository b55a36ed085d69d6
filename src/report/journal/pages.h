// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>

#include "base/messages.h"
#include "report/journal/entry_text.h"
#include "response/journal/shifts.h"

namespace beffroi::report::journal {

/// What every sheet says at its head.
struct Letterhead {
  std::string place;  ///< the town, as its people wrote it; may be empty
  base::Timestamp as_of;
  bool exercise = false;
};

/// The journal on A4: number, local time, who, what; the head of the chain, and a line to sign.
std::string journal_page(std::span<const Line> lines, const Letterhead& head, const base::Catalogue& words);
/// A situation point on one sheet; `head.as_of` is the point's own time.
std::string point_page(const response::SituationPoint& point, const Letterhead& head, const base::Catalogue& words);
/// What one shift hands over to the next: open matters, what is due, what nobody knows, what must not be done; two signatures.
std::string handover_page(const response::Handover& handover, const Letterhead& head, const base::Catalogue& words);

/// A situation point on a terminal, in plain lines of 80 columns.
std::string point_lines(const response::SituationPoint& point, const base::Catalogue& words);

}  // namespace beffroi::report::journal
