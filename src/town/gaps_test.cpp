// SPDX-License-Identifier: EUPL-1.2
#include "town/gaps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/messages.h"

namespace beffroi::town {
namespace {

using testing::Contains;
using testing::Not;

constexpr base::Date kToday{2026, 11, 22};

std::vector<std::string> ids(const Town& town) {
  std::vector<std::string> ids;
  for (const Gap& gap : gaps_of(town, kToday)) ids.push_back(gap.id);
  return ids;
}

Gap gap(const Town& town, std::string_view id) {
  const auto gaps = gaps_of(town, kToday);
  const auto found = std::ranges::find(gaps, id, &Gap::id);
  return found == gaps.end() ? Gap{} : *found;
}

TEST(Gaps, WhatTheFirstHourAsksForComesFirst) {
  const auto gaps = gaps_of({}, kToday);
  EXPECT_EQ(gaps.front().id, "night_contact");
  EXPECT_TRUE(std::ranges::is_sorted(gaps, {}, &Gap::when));
  for (const auto* id :
       {"decider", "insee", "insurance", "backups", "services", "data_sets", "machines", "privileged_accounts"}) {
    EXPECT_THAT(ids({}), Contains(id));
  }
}

TEST(Gaps, EverySentenceExistsInBothLanguages) {
  Town town;
  town.cyber_insurance.held = Answer::yes;
  town.contacts = {{.name = "a"}};
  town.legal_persons = {{.id = "a"}, {.id = "b"}};
  town.sites = {{.id = "annexe"}};
  town.services = {{.id = "a"}};
  town.systems = {{.id = "a", .hosting = Hosting::town}, {.id = "b"}};
  town.providers = {{.id = "a", .accesses = {{.always_open = Answer::yes}}}, {.id = "b"}};
  town.backups = {{.id = "a"}, {.id = "b", .last_test = base::Date{2020, 1, 1}}};
  town.data_sets = {{.id = "a"}};
  for (const auto language : {base::Language::french, base::Language::english}) {
    auto words = base::Catalogue::load(language).value();
    words.set_strict();
    for (const Town& some : {Town{}, town}) {
      for (const Gap& gap : gaps_of(some, kToday)) {
        EXPECT_FALSE(words.text("town.gap." + gap.id + ".what", gap.arguments).empty());
        EXPECT_FALSE(words.text("town.gap." + gap.id + ".why", gap.arguments).empty());
        EXPECT_FALSE(words.text("town.when." + std::string(word_of(gap.when))).empty());
      }
    }
  }
}

TEST(Gaps, UnknownIsNeverTakenForNo) {
  Town town;
  EXPECT_THAT(ids(town), Contains("insurance"));
  town.cyber_insurance.held = Answer::no;
  EXPECT_THAT(ids(town), Not(Contains("insurance")));
  EXPECT_THAT(ids(town), Not(Contains("insurer_phone")));
  town.cyber_insurance.held = Answer::yes;
  EXPECT_THAT(ids(town), Contains("notice_hours"));
  town.cyber_insurance.notice_hours = 0;
  EXPECT_THAT(ids(town), Not(Contains("notice_hours")));
}

TEST(Gaps, BackupsThatCannotBeReliedOn) {
  Town town;
  town.backups = {{.id = "nas", .offline = Answer::no, .last_test = base::Date{2026, 10, 1}}};
  EXPECT_THAT(ids(town), Contains("offline_backup"));
  EXPECT_THAT(ids(town), Contains("backup_accounts"));
  EXPECT_THAT(ids(town), Not(Contains("backup_never_tried")));
  town.backups.push_back({.id = "disque", .offline = Answer::yes, .last_test = base::Date{2025, 11, 21}});
  EXPECT_THAT(ids(town), Not(Contains("offline_backup")));
  EXPECT_EQ(gap(town, "backup_tried_long_ago").arguments.at(1).value, base::ArgumentValue(std::string("disque")));
  town.backups.back().last_test = base::Date{2025, 11, 22};
  EXPECT_THAT(ids(town), Not(Contains("backup_tried_long_ago"))) << "a year to the day";
}

TEST(Gaps, NamesAreCountedAndTheFirstAreTold) {
  Town town;
  for (int i = 0; i < 7; ++i) town.providers.push_back({.id = "p" + std::to_string(i), .name = i == 0 ? "Premier" : ""});
  const Gap found = gap(town, "provider_phone");
  EXPECT_EQ(found.arguments.at(0).value, base::ArgumentValue(std::int64_t{7}));
  EXPECT_EQ(found.arguments.at(1).value, base::ArgumentValue(std::string("Premier / p1 / p2 …")));
}

TEST(Gaps, ATownHallIsNotAskedWhetherItIsApartFromItself) {
  Town town;
  town.sites = {{.id = "mairie", .kind = SiteKind::town_hall}};
  EXPECT_THAT(ids(town), Not(Contains("separate_network")));
  town.sites.push_back({.id = "annexe", .kind = SiteKind::annexe});
  EXPECT_THAT(ids(town), Contains("separate_network"));
}

TEST(Gaps, AWellDescribedTownMissesNothing) {
  Town town{.name = "A", .kind = BodyKind::commune, .insee = "62473", .population = 10};
  town.cyber_insurance = {Answer::yes, "a", "1", "2", "3", "4", 48};
  town.contacts = {{.name = "a", .night_phone = "1", .decides = Answer::yes}};
  town.legal_persons = {{.id = "a", .signatory = "a", .deputy = "b", .dpo = "c"}};
  town.sites = {{.id = "a", .kind = SiteKind::town_hall}};
  town.services = {{.id = "a", .sites = {"a"}, .systems = {"a"}}};
  town.systems = {{.id = "a", .hosting = Hosting::town, .machines = {"a"}}};
  town.machines = {{.id = "a"}};
  town.networks = {{.range = "10.0.0.0/8"}};
  town.providers = {{.id = "a", .night_phone = "1", .accesses = {{.always_open = Answer::no}}}};
  town.backups = {{.id = "a", .offline = Answer::yes, .last_test = kToday}};
  town.privileged_accounts = {{.name = "a"}};
  town.maintenance_windows = {{.who = "a"}};
  town.remote_tools = {{.name = "a"}};
  town.data_sets = {{.id = "a", .people = Count{1, 1}, .places = {"a"}}};
  EXPECT_THAT(gaps_of(town, kToday), testing::IsEmpty());
}

}  // namespace
}  // namespace beffroi::town
