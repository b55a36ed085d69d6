// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/time.h"
#include "response/deadline.h"
#include "response/promises/promises.h"
#include "response/wording.h"

namespace beffroi::response {

enum class Open : std::uint8_t { yes, no, unknown };

/// Whom to call, in the words of the person who reads.
struct Call {
  std::string who;
  std::string number;  ///< as it is dialled or typed; empty: a blank to fill in by hand
  std::string why;
  std::string hours;  ///< when it answers; empty where that is not known
  std::string said;   ///< what the town itself wrote about it: a role, a contract; may be hostile
  Open now = Open::unknown;
  bool unnamed_people = false;  ///< those who decide in the town, whom its file does not name
};

/// A line of a part that has its own words: an open decision, a measure.
struct BoardLine {
  std::string text;
  std::string detail;
  std::optional<base::Timestamp> due;
};

/// One answer of the verdict, in the words of the person who reads.
struct BoardFact {
  std::string label, value;
  std::string detail;  ///< names, an hour; may be empty
  std::string ground;  ///< what it rests on, in a word; empty where it rests on no conclusion
};

/// A service that does not work as on any day, in the words of the person who reads.
struct BoardService {
  std::string state;       ///< normal | adapted | degraded | closed | unknown
  std::string sign, word;  ///< the state as a sign and as a word
  std::string name;        ///< with its site; may be hostile
  std::string reach;       ///< how it is reached meanwhile; may be empty
  std::string returns;     ///< "sans date", "promis pour …"; empty where nothing was said
  bool late = false;       ///< its return was promised for an hour that has passed
};

/// What everybody must see, as plain data: the page on the wall, the menu and the console show the same. A part that has nothing to
/// say leaves its list empty.
struct Board {
  base::Timestamp now;
  bool exercise = false;
  std::string place;                 ///< the town in its own words; may be empty
  std::string closed;                ///< by whom and when the case was closed, in words; empty while it is open
  std::vector<base::Piece> verdict;  ///< one sentence; empty where nothing was diagnosed
  std::vector<Deadline> waived;      ///< that a person said not to be due: they stay in sight
  std::string warning;               ///< that the logs read are of another time than the hour told; it ends the verdict as well
  std::vector<BoardFact> facts;      ///< what the verdict says of machines, back-ups, data; empty where nothing was diagnosed
  std::string judged;                ///< how many of its findings people dispute; empty where nobody does
  std::string incident;              ///< yes | suspected | no_sign | unknown; empty where nothing was diagnosed
  std::string people;                ///< who decides as somebody told in the first hour; empty where the town's file names them
  std::vector<Wording> nights;       ///< what kind of night it is
  bool unstarted = false;  ///< the diagnosis sees an attack, and nobody declared since when it is known: no legal deadline runs
  std::vector<BoardLine> contradicted;  ///< published statements that the case now contradicts
  std::vector<Deadline> deadlines;      ///< by urgency
  std::vector<Promise> promises;        ///< open ones, the first to come first
  std::vector<BoardLine> decisions;
  std::vector<BoardLine> measures;
  std::size_t more_decisions = 0, more_measures = 0;  ///< that the two lists leave out
  std::vector<BoardService> services;                 ///< the gravest first
  std::string services_summary;     ///< "3 fermés, 5 dégradés …"; empty where nobody spoke of a service and nothing is proposed
  std::vector<Wording> unanswered;  ///< questions of the first hour that nobody could answer yet
  std::vector<Call> calls;

  /// The open promises whose hour has passed.
  std::vector<Promise> broken_promises() const;
};

}  // namespace beffroi::response
