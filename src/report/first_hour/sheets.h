// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "base/time.h"
#include "response/board.h"
#include "response/first_hour/answers.h"
#include "response/first_hour/nights.h"
#include "town/town.h"

namespace beffroi::report::first_hour {

/// What the sheets of the first hour are made from. The members must outlive the call.
struct Content {
  base::Timestamp now;
  bool exercise = false;
  std::string place;
  const response::first_hour::State& state;
  const std::vector<response::first_hour::Night>& nights;  ///< that it is; never empty
  const std::vector<response::Deadline>& deadlines;
  const std::vector<response::Call>& calls;
  bool silence_is_over = false;                   ///< of a night that asked for it: the attack shows, or the town has spoken
  town::BodyKind body = town::BodyKind::unknown;  ///< as which people speak
  std::string called;                             ///< by its name, when it speaks; empty: as `place`

  response::first_hour::Posture posture() const;  ///< how openly to speak
};

// Each answers a whole page for A4 (report::paper).

/// What to do, in which order, what never; the trade-off of switching off; one part for each kind of night.
std::string order_sheet(const Content& content, const base::Catalogue& words);
/// Whom to call tonight, in which order, with which number, room to write when and with whom.
std::string call_sheet(const Content& content, const base::Catalogue& words);
/// « N'allumez pas », for every door.
std::string door_poster(const Content& content, const base::Catalogue& words);
/// What whoever answers the telephone says, and what never.
std::string telephone_script(const Content& content, const base::Catalogue& words);
/// The first public words: they say nothing of data, of who did it or of when it will be over. Where the night asks for silence, the page
/// says so and holds only what may be answered.
std::string holding_statement(const Content& content, const base::Catalogue& words);
/// What to save first, and how so that it counts as evidence.
std::string save_sheet(const Content& content, const base::Catalogue& words);
/// The journal by hand: blank lines, for as long as there is no machine to write on.
std::string log_sheet(const Content& content, const base::Catalogue& words);

}  // namespace beffroi::report::first_hour
