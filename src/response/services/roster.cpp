// SPDX-License-Identifier: EUPL-1.2
#include "response/services/roster.h"

#include <algorithm>

#include "town/near.h"
#include "town/words.h"

namespace beffroi::response::services {
namespace {

using town::Catalogue;
using town::ServiceKind;
using town::Site;
using town::Town;

constexpr std::string_view kPopulation = "service.population";

const Site* site_of(const Town* town, std::string_view id) {
  if (!town) return nullptr;
  const auto at = std::ranges::find(town->sites, id, &Site::id);
  return at == town->sites.end() ? nullptr : &*at;
}

Offer at_site(Offer offer, const Town* town, const std::string& id, const std::string& otherwise) {
  offer.site = id;
  const Site* place = site_of(town, id);
  offer.place = place ? std::optional(*place) : std::nullopt;
  offer.site_name = offer.place && !offer.place->name.empty() ? offer.place->name : otherwise;
  return offer;
}

Offer offer_of(const ServiceKind& kind, base::Language language) {
  Offer offer;
  offer.service = kind.id;
  offer.name = kind.name.in(language);
  offer.kind = &kind;
  return offer;
}

Offer offer_of(const town::Service& service, base::Language language) {
  Offer offer;
  offer.service = service.id;
  offer.kind = Catalogue::embedded().find(service.id);
  offer.name = !service.name.empty() ? service.name : offer.kind ? offer.kind->name.in(language) : service.id;
  offer.described = service;
  return offer;
}

void add_described(const Town& town, base::Language language, std::vector<Offer>& offers) {
  for (const town::Service& service : town.services) {
    const Offer offer = offer_of(service, language);
    if (service.sites.empty()) offers.push_back(offer);
    for (const std::string& site : service.sites) offers.push_back(at_site(offer, &town, site, site));
  }
}

bool holds(const std::vector<Offer>& offers, std::string_view service, std::string_view site) {
  return std::ranges::any_of(offers, [&](const Offer& one) { return one.service == service && one.site == site; });
}

/// What people spoke of and the list does not have.
void add_spoken(const Town* town, Entries entries, base::Language language, std::vector<Offer>& offers) {
  for (const Standing& standing : standings_of(entries)) {
    if (holds(offers, standing.service, standing.site)) continue;
    const ServiceKind* kind = Catalogue::embedded().find(standing.service);
    const auto described = std::ranges::find(offers, standing.service, &Offer::service);
    Offer offer = described != offers.end() ? *described : kind ? offer_of(*kind, language) : Offer{};
    offer.service = standing.service;
    if (offer.name.empty()) offer.name = standing.name;
    offers.push_back(at_site(std::move(offer), town, standing.site, standing.site_name));
  }
}

std::string_view service_part(std::string_view text) { return text.substr(0, text.find('@')); }

/// The offers whose service a person named.
std::vector<Offer> named(const Roster& roster, std::string_view text, base::Language language) {
  const std::string asked = town::identifier_of(text);
  std::vector<Offer> found;
  for (const Offer& offer : roster.offers) {
    const bool same =
        offer.service == text || town::identifier_of(offer.service) == asked || town::identifier_of(offer.name) == asked;
    if (same) found.push_back(offer);
  }
  const ServiceKind* kind = found.empty() ? Catalogue::embedded().meant(text) : nullptr;
  if (!kind) return found;
  for (const Offer& offer : roster.offers) {
    if (offer.service == kind->id) found.push_back(offer);
  }
  if (found.empty()) found.push_back(offer_of(*kind, language));
  return found;
}

/// What may have been meant, of the town's services and of all that the catalogue knows.
std::string near(const Roster& roster, std::string_view text, base::Language language) {
  std::vector<town::Called> all;
  for (const Offer& offer : roster.offers) all.push_back({offer.service, {offer.name}});
  for (const ServiceKind& kind : Catalogue::embedded().services()) {
    all.push_back({kind.id, {kind.name.in(language), kind.name.french, kind.name.english}});
    all.back().names.insert(all.back().names.end(), kind.also.begin(), kind.also.end());
  }
  return town::near_text(text, all);
}

/// The offer of the service at the site that a person named; a new one where nobody spoke of that site before.
Offer offer_at(const std::vector<Offer>& offers, const Town* town, const std::string& text) {
  const std::string asked = town::identifier_of(text);
  for (const Offer& offer : offers) {
    if (offer.site == text || town::identifier_of(offer.site_name) == asked) return offer;
  }
  if (town) {
    for (const Site& site : town->sites) {
      if (site.id == text || town::identifier_of(site.name) == asked) return at_site(offers.front(), town, site.id, site.id);
    }
  }
  return at_site(offers.front(), town, asked, text);
}

}  // namespace

Roster roster_of(const Town* town, Entries entries, base::Language language) {
  Roster roster{From::common, population_of(town, entries), {}};
  if (town && !town->services.empty()) {
    roster.from = From::town_file;
    add_described(*town, language, roster.offers);
  } else {
    if (roster.population) roster.from = From::population;
    const town::BodyKind kind = town ? town->kind : town::BodyKind::unknown;
    for (const ServiceKind* one : Catalogue::embedded().usual(kind, roster.population))
      roster.offers.push_back(offer_of(*one, language));
  }
  add_spoken(town, entries, language, roster.offers);
  return roster;
}

const Entry* population_noted(Entries entries) {
  const Entry* last = nullptr;
  for (const Entry& entry : entries) {
    if (entry.kind == kPopulation) last = &entry;
  }
  return last;
}

std::optional<std::int64_t> population_of(const Town* town, Entries entries) {
  if (town && town->population) return town->population;
  const Entry* noted = population_noted(entries);
  return noted ? std::optional(noted->number("population")) : std::nullopt;
}

base::Result<Entry> note_population(casefile::Case& store, std::int64_t population, std::string_view by) {
  constexpr std::int64_t kMost = 20'000'000;  // a region
  if (population < 0 || population > kMost) return base::fail("service.no_population", {{"count", population}});
  return note(store, kPopulation, {}, {{"population", population}}, by);
}

base::Result<std::vector<Offer>> choose(const Roster& roster, const Town* town, const Choice& choice, base::Language language) {
  const std::string_view asked = service_part(choice.service);
  const std::vector<Offer> offers = named(roster, asked, language);
  if (offers.empty())
    return base::fail("service.not_known", {{"name", choice.service}, {"near", near(roster, asked, language)}});
  if (choice.all_sites) return offers;
  std::vector<std::string> sites = choice.sites;
  if (sites.empty() && asked.size() < choice.service.size()) sites.emplace_back(choice.service.substr(asked.size() + 1));
  if (sites.empty() && offers.size() == 1) return offers;
  if (sites.empty()) {
    std::string known;
    for (const Offer& offer : offers) known += (known.empty() ? "" : ", ") + typed(offer);
    return base::fail("service.which_site", {{"name", offers.front().name}, {"sites", known}});
  }
  std::vector<Offer> chosen;
  for (const std::string& site : sites) {
    if (town::identifier_of(site).empty()) return base::fail("service.no_name");
    chosen.push_back(offer_at(offers, town, site));
  }
  return chosen;
}

std::string typed(const Offer& offer) { return offer.site.empty() ? offer.service : offer.service + "@" + offer.site; }

}  // namespace beffroi::response::services
