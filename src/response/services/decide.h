// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "response/services/overview.h"

namespace beffroi::response::services {

/// What a person says of a service at a site. What is left out stays as it was.
struct Change {
  std::string service, site;    ///< ids
  std::string name, site_name;  ///< as they stand in the journal
  std::optional<State> state;
  std::optional<base::Timestamp>
      since;  ///< when the state began; where it changes and nobody says: with the attack for a proposal that
              ///< is accepted as the first word on a service, else now
  std::optional<std::string> cause;
  std::optional<std::vector<std::string>> channels;
  std::optional<std::string> contact;
  Return back = Return::unsaid;  ///< unsaid: as it was
  std::optional<base::Timestamp> returns_at;
  std::optional<base::Timestamp> next_update;
  std::string because;   ///< why a date that was announced is moved or given up
  bool accepts = false;  ///< it is what was proposed
  State proposed = State::unknown;
  std::optional<base::Timestamp> began;  ///< when what the proposal rests on began, where the evidence says so
  std::string grounds;
};

/// What people would say of that line, nothing said yet: who speaks of it knows what was proposed.
Change change_of(const Line& line);
/// The same, accepting the proposal as it stands. `cause` is the proposal's reason in the words of who accepts it. Error
/// service.nothing_proposed {name}.
base::Result<Change> acceptance_of(const Line& line, std::string cause);

/// What would stand of a line once somebody accepts its proposal at `now` and says nothing else; what stands where nothing is proposed.
Details once_accepted(const Line& line, Entries entries, base::Timestamp now);

/// Writes the decision ("service.set", or "service.accepted" where it accepts a proposal). A return with a date and the time of the next news
/// are promises and turn overdue; a return that moves moves its promise, one that is given up withdraws it, a service that works as on any day
/// keeps the return; news stay promised until a person gives them. `by` must be given for a date: it is a person's promise.
/// Errors: those of note(), service.nothing_said {name}, service.return_by_whom {name}, service.past {at}, service.return_moved {name}
/// (a date that was announced changes without a reason), service.channel {name, known}.
base::Result<Entry> decide(casefile::Case& store, const Change& change, base::Timestamp now, std::string_view by = {});

/// Puts a service on the list that neither the town's file nor the catalogue has. Errors: service.no_name.
base::Result<Entry> add(casefile::Case& store, std::string_view name, std::string_view site, std::string_view by = {});

}  // namespace beffroi::response::services
