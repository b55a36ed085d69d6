// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "response/entry.h"
#include "response/services/standing.h"
#include "town/catalogue.h"
#include "town/town.h"

namespace beffroi::response::services {

/// Where the list of services comes from.
enum class From : std::uint8_t {
  town_file,   ///< the town wrote them down
  population,  ///< those that a body of this kind and size usually has
  common,      ///< those that a commune usually has: neither list nor size is known
};

/// A service at a site.
struct Offer {
  std::string service, site;                ///< ids; an empty site is wherever the service is
  std::string name, site_name;              ///< for people; may be hostile
  const town::ServiceKind* kind = nullptr;  ///< of the catalogue, where it is one of it
  std::optional<town::Service> described;   ///< of the town's file
  std::optional<town::Site> place;
};

struct Roster {
  From from = From::common;
  std::optional<std::int64_t> population;
  std::vector<Offer> offers;
};

/// The services of the town, one element a site; those that people added or spoke of besides come last. `town` may be null.
Roster roster_of(const town::Town* town, Entries entries, base::Language language);

/// The last entry that says how many people live in the town; null where there is none.
const Entry* population_noted(Entries entries);

/// How many people live in the town: as its file says, else as a person noted it. `town` may be null.
std::optional<std::int64_t> population_of(const town::Town* town, Entries entries);

/// How many people live in the town, where the file does not say it ("service.population"). Error service.no_population {text}.
base::Result<Entry> note_population(casefile::Case& store, std::int64_t population, std::string_view by = {});

/// Which services a person means.
struct Choice {
  std::string service;             ///< an id or a name, of the roster or the catalogue; "id@site" too
  std::vector<std::string> sites;  ///< ids or names; empty: the only one there is
  bool all_sites = false;
};

/// Errors: service.not_known {name, near}, service.which_site {name, sites}, service.no_name for a site without a letter.
/// A site that the town's file does not name is taken as typed.
base::Result<std::vector<Offer>> choose(const Roster& roster, const town::Town* town, const Choice& choice,
                                        base::Language language);

/// "civil_status_births@town_hall": what a person types for it.
std::string typed(const Offer& offer);

}  // namespace beffroi::response::services
