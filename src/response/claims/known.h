// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time_zone.h"
#include "response/diagnosed.h"
#include "response/entry.h"

namespace beffroi::response::claims {

/// How a service stands towards the public, in the town's own words: the one place where the register of services joins. Texts are
/// hostile.
struct PublicService {
  std::string id, name;
  std::string site;                           ///< where, if it is not everywhere alike; may be empty
  std::string state = "unknown";              ///< normal | adapted | degraded | closed | unknown
  std::string instead;                        ///< what to do meanwhile; may be empty
  std::string contact;                        ///< telephone or address; may be empty
  std::optional<base::Timestamp> returns_at;  ///< decided by a person and promised
  std::optional<base::Timestamp> next_update;
  bool is_late = false;                ///< the hour of its return has passed and nobody said that it was kept
  std::string promise = {};            ///< of its return, where one is open: "P3"
  bool apart = false;                  ///< its place has a network of its own, says the town's file
  bool receives = false;               ///< people may come there, although it does not work as on any day
  std::vector<std::string> also = {};  ///< what people call it every day, in both languages: "cantine", "school"
};

/// The computers that the town's own file lists.
struct Inventory {
  bool exists = false;     ///< it lists some: else nobody can tell how many no log ever named
  std::size_t unseen = 0;  ///< those that the diagnosis does not know
};

/// What a text is held against.
struct Known {
  const Diagnosed& diagnosed;
  Entries entries;
  std::vector<PublicService> services;
  base::Timestamp now;
  const base::TimeZone& zone;  ///< of the hours that a text names
  std::size_t undecided = 0;   ///< services of the board of which nobody said anything: "all" speaks of them too
  Inventory inventory = {};
  std::vector<std::string> receipts = {};  ///< ids of the obligations that somebody noted as done
  std::vector<std::string> released = {};  ///< machines back in service on a ground that nothing contradicts
  std::map<std::string, base::Timestamp, std::less<>> done_at = {};  ///< of `receipts`: when it was done
  std::vector<base::Timestamp> updates = {};       ///< hours promised to all for the next news, the first to come first
  std::optional<base::Timestamp> written_at = {};  ///< of a text that went out: from when it speaks of "tomorrow"

  /// From when on the text tells days.
  base::Timestamp speaks_at() const { return written_at.value_or(now); }
};

/// How much of the town was looked at, of the machines that the diagnosis or the town's file knows. What has logs, but none of the time of
/// the attack, was not: nothing tells what happened there.
struct Examined {
  std::size_t looked_at = 0, not_looked_at = 0;
};
Examined examined(const Diagnosed& diagnosed, const Inventory& inventory);

}  // namespace beffroi::response::claims
