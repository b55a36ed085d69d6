// SPDX-License-Identifier: EUPL-1.2
#include "town/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/resources.h"

namespace beffroi::town {
namespace {

using testing::Contains;
using testing::Not;

std::vector<std::string> ids(const std::vector<const ServiceKind*>& services) {
  std::vector<std::string> ids;
  for (const ServiceKind* service : services) ids.push_back(service->id);
  return ids;
}

/// Those of a body that is as large as bodies of its kind are.
std::vector<const ServiceKind*> catalogue_of(BodyKind kind) { return Catalogue::embedded().usual(kind, 1'000'000); }

TEST(ServiceCatalogue, HoldsTheServicesOfATown) {
  const Catalogue& catalogue = Catalogue::embedded();
  EXPECT_GE(catalogue.services().size(), 38U);
  std::set<std::string> clocks;
  for (const ServiceKind& service : catalogue.services()) {
    EXPECT_GT(service.max_downtime_hours, 0) << service.id;
    EXPECT_FALSE(service.run_by.empty()) << service.id;
    EXPECT_TRUE(service.degraded.french.ends_with('.')) << service.id;
    EXPECT_TRUE(service.degraded.english.ends_with('.')) << service.id;
    clocks.insert(service.clocks.begin(), service.clocks.end());
  }
  EXPECT_EQ(clocks, (std::set<std::string>{"banns", "birth_declaration", "burial", "council_notice", "death_declaration",
                                           "electoral_roll", "health_alert", "payroll", "planning_tacit"}))
      << "every deadline of the town's own belongs to a service";
}

TEST(ServiceCatalogue, AServiceMayBeAFileOfItsOwn) {
  EXPECT_NE(Catalogue::embedded().find("parks"), nullptr);
  Catalogue catalogue = Catalogue::embedded();
  const auto again = catalogue.add_service(base::resource("data/catalogue/services/parks.yaml").value(), "parks.yaml");
  ASSERT_FALSE(again);
  EXPECT_EQ(std::get<std::string>(again.error().arguments.at(0).value), "'parks' stands twice");
}

TEST(ServiceCatalogue, TiersAgreeWithTheProposedDowntimes) {
  for (const ServiceKind& service : Catalogue::embedded().services()) {
    switch (service.tier) {
      case Tier::vital: EXPECT_LE(service.max_downtime_hours, 24) << service.id; break;
      case Tier::essential:
        EXPECT_TRUE(service.max_downtime_hours >= 24 && service.max_downtime_hours <= 240) << service.id;
        break;
      case Tier::ordinary: EXPECT_GE(service.max_downtime_hours, 168) << service.id; break;
    }
  }
}

TEST(ServiceCatalogue, FrenchIsTypeset) {
  const Catalogue& catalogue = Catalogue::embedded();
  const auto check = [](const std::string& text) {
    for (const auto* wrong : {" :", " ;", " !", " ?", "« ", " »", "'"}) EXPECT_EQ(text.find(wrong), text.npos) << text;
  };
  for (const ServiceKind& service : catalogue.services()) {
    for (const Localised& text : {service.name, service.users, service.degraded}) check(text.french);
  }
  for (const Named& named : catalogue.dependencies()) check(named.name.french);
}

TEST(ServiceCatalogue, AVillageStartsWithLessThanACity) {
  const Catalogue& catalogue = Catalogue::embedded();
  const auto village = ids(catalogue.usual(BodyKind::commune, 250));
  const auto town = ids(catalogue.usual(BodyKind::commune, 8'900));
  const auto city = ids(catalogue.usual(BodyKind::commune, 235'000));
  EXPECT_LT(village.size(), town.size());
  EXPECT_LT(town.size(), city.size());
  EXPECT_GE(city.size(), 48U);
  for (const auto* always : {"civil_status_births", "civil_status_deaths", "burials", "switchboard", "payroll", "planning"}) {
    EXPECT_THAT(village, Contains(always));
  }
  for (const auto* never : {"museums", "municipal_police", "schools"}) EXPECT_THAT(village, Not(Contains(never)));
  EXPECT_THAT(town, Contains("municipal_police"));
}

TEST(ServiceCatalogue, OtherBodiesHaveTheirOwn) {
  const Catalogue& catalogue = Catalogue::embedded();
  EXPECT_THAT(ids(catalogue.usual(BodyKind::ccas, {})), Contains("social_emergency"));
  EXPECT_THAT(ids(catalogue.usual(BodyKind::ccas, {})), Not(Contains("civil_status_births")));
  EXPECT_THAT(ids(catalogue.usual(BodyKind::syndicat, {})), Contains("water"));
  EXPECT_THAT(ids(catalogue.usual(BodyKind::caisse_des_ecoles, {})), Contains("canteen"));
  EXPECT_THAT(ids(catalogue.usual(BodyKind::region, {})), Contains("payroll"));
  EXPECT_THAT(ids(catalogue.usual(BodyKind::ccas, {})), Contains("governing_board"));
  EXPECT_EQ(ids(catalogue.usual(BodyKind::unknown, {})),
            ids(catalogue.usual(BodyKind::commune, Catalogue::kUnknownPopulation)));
}

TEST(ServiceCatalogue, DepartmentsRegionsAndIntercommunalBodiesHaveTheirs) {
  struct Body {
    BodyKind kind;
    std::vector<std::string> always, never;
  };
  const std::vector<Body> bodies = {
      {BodyKind::department,
       {"child_protection", "children_in_care", "independence_allowances", "income_support", "disability_house", "colleges",
        "college_canteens", "departmental_roads", "departmental_archives", "fire_service_link", "assembly"},
       {"council", "high_schools", "waste", "archives", "civil_status_births"}},
      {BodyKind::region,
       {"high_schools", "regional_transport", "school_transport", "economic_aid", "european_funds", "vocational_training",
        "assembly"},
       {"council", "colleges", "child_protection", "water"}},
      {BodyKind::epci,
       {"shared_computers", "waste", "water", "water_alarms", "planning_for_communes", "public_transport", "sports",
        "childcare", "traveller_sites", "business_parks", "community_council"},
       {"council", "planning", "child_protection", "elections"}}};
  for (const Body& body : bodies) {
    const auto usual = ids(catalogue_of(body.kind));
    for (const std::string& id : body.always) EXPECT_THAT(usual, Contains(id));
    for (const std::string& id : body.never) EXPECT_THAT(usual, Not(Contains(id)));
  }
  const auto commune = ids(catalogue_of(BodyKind::commune));
  for (const auto* of_others : {"assembly", "community_council", "governing_board", "shared_computers", "school_transport"})
    EXPECT_THAT(commune, Not(Contains(of_others)));
}

TEST(ServiceCatalogue, WhatCannotWaitStandsFirst) {
  EXPECT_TRUE(std::ranges::is_sorted(Catalogue::embedded().services(), {}, &ServiceKind::tier));
}

TEST(ServiceCatalogue, WhatIsAChannelItselfIsItsOwnOne) {
  const Catalogue& catalogue = Catalogue::embedded();
  EXPECT_EQ(catalogue.find("switchboard")->own_channel, "phone");
  EXPECT_EQ(catalogue.find("reception")->own_channel, "counter");
  EXPECT_EQ(catalogue.find("reception")->is_channel, "") << "other services have counters of their own";
  EXPECT_EQ(catalogue.find("payroll")->own_channel, "");
}

TEST(ServiceCatalogue, FoundByWhatAPersonWrites) {
  const Catalogue& catalogue = Catalogue::embedded();
  EXPECT_EQ(catalogue.named("ETAT CIVIL - Naissances"), catalogue.find("civil_status_births"));
  EXPECT_EQ(catalogue.named("mediatheque"), catalogue.find("media_library"));
  EXPECT_EQ(catalogue.named("payroll"), catalogue.find("payroll"));
  EXPECT_EQ(catalogue.named("fanfare"), nullptr);
}

TEST(ServiceCatalogue, WhatIsWrongInItIsNamedWithItsLine) {
  const std::string head =
      "as_of: 2026-11-23\ndependencies: {mail: {fr: a, en: b}}\npersonal_data: {contact: {fr: a, en: b}}\n"
      "channels: {phone: {fr: a, en: b}, counter: {fr: a, en: b}, paper: {fr: a, en: b}}\nservices:\n"
      "  - {id: a, name: {fr: a, en: b}, users: {fr: a, en: b}, degraded: {fr: a., en: b.}, tier: vital, max_downtime_hours: "
      "4, "
      "from_population: 0";
  const auto why = [&](const std::string& rest) {
    const auto parsed = Catalogue::parse(head + rest, "services.yaml");
    return parsed ? std::string("good") : parsed.error().id + " " + std::get<std::string>(parsed.error().arguments.at(0).value);
  };
  EXPECT_EQ(why("}\n"), "good");
  EXPECT_EQ(why(", depends_on: [mail], personal_data: [contact], clocks: [payroll], run_by: [ccas]}\n"), "good");
  EXPECT_EQ(why(", depends_on: [wifi]}\n"), "town.catalogue_invalid no dependency is called 'wifi'");
  EXPECT_EQ(why(", without_computers: closed, channels: [phone]}\n"), "good");
  EXPECT_EQ(why(", channels: [pigeon]}\n"), "town.catalogue_invalid no channel is called 'pigeon'");
  EXPECT_EQ(why(", is_channel: pigeon}\n"), "town.catalogue_invalid no channel is called 'pigeon'");
  EXPECT_EQ(why(", own_channel: pigeon}\n"), "town.catalogue_invalid no channel is called 'pigeon'");
  EXPECT_EQ(why(", channels: []}\n"), "town.catalogue_invalid 'channels' is empty");
  EXPECT_EQ(why(", without_computers: perhaps}\n"), "town.catalogue_invalid 'without_computers' is degraded or closed");
  EXPECT_EQ(why(", personal_data: [gossip]}\n"), "town.catalogue_invalid no kind of data is called 'gossip'");
  EXPECT_EQ(why(", clocks: [teatime]}\n"), "town.catalogue_invalid no obligation is called 'teatime'");
  EXPECT_EQ(why(", run_by: [kingdom]}\n"), "town.catalogue_invalid no kind of body is called 'kingdom'");
  EXPECT_EQ(why(", colour: blue}\n"), "town.catalogue_invalid 'colour' is no key here");
  EXPECT_EQ(why("}\n  - {id: b}\n"), "town.catalogue_invalid 'name' is missing");
}

}  // namespace
}  // namespace beffroi::town
