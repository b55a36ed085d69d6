// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/restart/adopted.h"
#include "response/restart/plan.h"

namespace beffroi::response::restart {
namespace {

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};
constexpr std::int64_t kDay = 86'400 * base::kNanosecondsPerSecond;

town::System system(const std::string& id, std::vector<std::string> needs, std::vector<std::string> machines = {}) {
  town::System one{.id = id, .name = "Nom de " + id};
  one.depends_on = std::move(needs);
  one.machines = std::move(machines);
  return one;
}

class Restart : public testing::Test {
 protected:
  Restart() {
    diagnosed.exists = true;
    diagnosed.incident = "yes";
    diagnosed.hosts = {{"SRV-AD", "domain_controller", "compromised", base::Timestamp{kNow.nanoseconds - 3 * kDay}, "hosts.1"}};
    town.machines = {{.id = "SRV-AD", .role = town::MachineRole::domain_controller}, {.id = "SRV-PAIE"}};
    town.systems = {system("paie", {"annuaire"}, {"SRV-PAIE"}), system("annuaire", {"reseau"}, {"SRV-AD"}),
                    system("reseau", {})};
  }

  Plan plan(const town::Town* described) {
    entries = *entries_of(store);
    overview = services::overview_of({entries, described, &diagnosed}, base::Language::french);
    return plan_of({.entries = entries,
                    .town = described,
                    .diagnosed = diagnosed,
                    .releases = releases = releases::releases_of(entries),
                    .services = overview,
                    .now = kNow},
                   papers::papers_of(entries));
  }
  Plan plan() { return plan(&town); }

  static std::size_t place(const Plan& plan, std::string_view id) {
    return static_cast<std::size_t>(plan.find(id) - plan.steps.data());
  }
  static std::string finish_error(casefile::Case& store, const Plan& plan, std::string_view id, const std::string& because) {
    const auto done = finish(store, plan, *plan.find(id), std::string(id), because, "Léa");
    return done ? "" : done.error().id;
  }
  /// The doctrine is over, by decision.
  void skip_doctrine() {
    for (const KnownStep& one : catalogue().steps) ASSERT_TRUE(note_skipped(store, one.id, one.id, "essai", "Léa"));
  }
  void release(const std::string& host) {
    const releases::Signature signature{{.host = host, .ground = releases::Ground::rebuilt}, "réinstallée de zéro hier", {}};
    const auto done = releases::sign(store, signature, diagnosed, "Léa");
    ASSERT_TRUE(done) << done.error().id;
  }

  casefile::TemporaryFolder folder;
  casefile::Case store =
      *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille", .clock = [] { return kNow; }});
  std::vector<Entry> entries;
  Diagnosed diagnosed;
  std::vector<releases::Release> releases;
  services::Overview overview;
  town::Town town;
};

TEST_F(Restart, TheCatalogueIsValidAndItsStagesAreThoseOfTheDoctrine) {
  std::vector<std::string> stages;
  for (const Stage& stage : catalogue().stages) stages.push_back(stage.id);
  EXPECT_EQ(stages, (std::vector<std::string>{"containment", "eviction", "eradication", "reconstruction"}));
  EXPECT_FALSE(read_catalogue("stages: []", "x"));
  EXPECT_FALSE(read_catalogue("stages: [{id: a, fr: a, en: a}]\nsteps: [{id: b, stage: z, hours: [1, 2]}]", "x"));
}

TEST_F(Restart, TheDirectoryComesBeforeWhatNeedsItAndItsSecretsBeforeAllSystems) {
  const Plan made = plan();
  EXPECT_LT(place(made, "directory_secrets"), place(made, "system:reseau"));
  EXPECT_LT(place(made, "system:reseau"), place(made, "system:annuaire"));
  EXPECT_LT(place(made, "system:annuaire"), place(made, "system:paie"));
  EXPECT_TRUE(made.rings.empty());
  EXPECT_EQ(made.find("system:annuaire")->work, "rebuild");
  EXPECT_EQ(made.find("system:paie")->work, "release") << "no sign is no proof";
}

TEST_F(Restart, ASystemReopensOnlyThroughReleasedMachines) {
  EXPECT_EQ(finish_error(store, plan(), "system:annuaire", {}), "restart.waits");
  skip_doctrine();
  EXPECT_EQ(finish_error(store, plan(), "system:reseau", {}), "restart.no_ground");
  EXPECT_EQ(finish_error(store, plan(), "system:reseau", "vérifié sur place"), "");
  EXPECT_EQ(finish_error(store, plan(), "system:annuaire", "promis"), "restart.not_released");
  release("SRV-AD");
  EXPECT_EQ(plan().find("system:annuaire")->work, "open");
  EXPECT_EQ(finish_error(store, plan(), "system:annuaire", {}), "");
  EXPECT_EQ(finish(store, plan(), *plan().find("system:paie"), "paie", {}, {}).error().id, "restart.by_whom");
}

TEST_F(Restart, AMachineThatWasHitAndBelongsToNoSystemIsNamed) {
  EXPECT_TRUE(plan().hit_elsewhere.empty());
  diagnosed.hosts.push_back({"SRV-RDS.mairie.local", "remote_desktop_server", "encrypted", {}, "hosts.2"});
  diagnosed.hosts.push_back({"PC-7", "workstation", "no_sign", {}, "hosts.3"});
  EXPECT_EQ(plan().hit_elsewhere, std::vector<std::string>{"SRV-RDS.mairie.local"});
  release("SRV-RDS");
  EXPECT_TRUE(plan().hit_elsewhere.empty()) << "a named person released it";
}

TEST_F(Restart, ARingIsFoundOpenedAtItsMostUrgentMemberAndClosedByADecision) {
  town.systems = {system("a", {"b"}), system("b", {"c"}), system("c", {"a"}), system("d", {"a", "d"})};
  town.services = {{.id = "urgent", .name = "Urgent", .systems = {"c"}, .max_downtime_hours = 1}};
  const Plan made = plan();
  ASSERT_EQ(made.rings.size(), 1U);
  EXPECT_EQ(made.rings[0].members.size(), 3U);
  EXPECT_EQ(made.steps.size(), catalogue().steps.size() - 1 + 4) << "no provider, hence no step for one; every system once";
  ASSERT_TRUE(note_cut(store, made.rings[0].system, made.rings[0].without, "on fera sans", "Léa"));
  const Plan decided = plan();
  EXPECT_TRUE(decided.rings.empty());
  ASSERT_EQ(decided.opened.size(), 1U);
  EXPECT_EQ(decided.opened[0].by, "Léa");
  EXPECT_EQ(note_cut(store, "a", "b", {}, "Léa").error().id, "restart.no_reason");
}

TEST_F(Restart, HostileGraphsEndAndAreTheSameEachTime) {
  town.systems.clear();
  for (int i = 0; i < 120; ++i) {
    std::vector<std::string> needs{"absent", "s" + std::to_string(i)};
    for (int j = 0; j < 50; ++j) needs.push_back("s" + std::to_string((i * 7 + j * 13 + 1) % 120));
    town.systems.push_back(system("s" + std::to_string(i), needs));
  }
  for (int i = 0; i < 400; ++i) town.systems.push_back(system("t" + std::to_string(i), {}));
  const Plan one = plan();
  EXPECT_EQ(one.left_out, 520U - kMaxSystems);
  EXPECT_EQ(one.ids(), plan().ids());
  EXPECT_FALSE(one.rings.empty());
}

TEST_F(Restart, WithoutATownFileItSaysWhatServicesUsuallyStandOn) {
  const Plan made = plan(nullptr);
  EXPECT_FALSE(made.from_town);
  EXPECT_LT(place(made, "system:network"), place(made, "system:directory"));
  EXPECT_LT(place(made, "system:directory"), place(made, "system:business_software"));
  EXPECT_FALSE(made.find("system:business_software")->reopens.empty());
  EXPECT_TRUE(made.rings.empty());
}

TEST_F(Restart, TheLastCopyFromBeforeTheAttackIsTakenAndLaterOnesAreNamed) {
  town.backups = {{.id = "nas", .systems = {"annuaire"}, .where = "NAS de l’annexe", .kept_days = 2}};
  const auto add = [this](std::int64_t days) {
    ASSERT_TRUE(note_copy(store, "annuaire", {kNow.nanoseconds - days * kDay}, "bande", "Léa"));
  };
  add(9), add(5), add(1);
  const Plan made = plan();
  const RestorePoint& restore = made.find("system:annuaire")->restore;
  ASSERT_TRUE(restore.best);
  EXPECT_EQ(restore.best->at.nanoseconds, kNow.nanoseconds - 5 * kDay);
  EXPECT_EQ(restore.too_late.size(), 1U);
  EXPECT_TRUE(restore.may_be_gone);
}

TEST_F(Restart, WhereTheBeginningIsUnknownNoCopyIsTakenToBeSound) {
  diagnosed = {};
  ASSERT_TRUE(note_copy(store, "annuaire", {kNow.nanoseconds - 9 * kDay}, "bande", "Léa"));
  const Plan made = plan();
  EXPECT_FALSE(made.find("system:annuaire")->restore.best);
  EXPECT_EQ(made.find("system:annuaire")->restore.undecided.size(), 1U);
}

TEST_F(Restart, MorePeopleAreNeverSlowerAndRangesKeepTheirOrder) {
  const Plan two = plan();
  ASSERT_TRUE(note_capacity(store, 6, 10, "Léa"));
  const Plan six = plan();
  EXPECT_LE(six.total.low, two.total.low);
  EXPECT_LE(six.total.high, two.total.high);
  for (const Step& step : six.steps) {
    EXPECT_LE(step.starts.low, step.ends.low);
    EXPECT_LE(step.ends.low, step.ends.high);
    for (const std::string& id : step.waits_for) EXPECT_LE(six.find(id)->ends.high, step.starts.high) << step.id;
  }
  EXPECT_EQ(note_capacity(store, 0, 10, "Léa").error().id, "restart.capacity");
}

TEST_F(Restart, WhatChangedSinceThePlanWasAdoptedIsSaid) {
  ASSERT_TRUE(note_adopted(store, promised_by(plan()), "Anne"));
  EXPECT_TRUE(plan().since_adopted.empty());
  EXPECT_FALSE(plan().since_adopted.order_alone);
  town.systems.erase(town.systems.begin());
  town.systems.push_back(system("logiciel neuf", {"annuaire"}));
  const Difference since = plan().since_adopted;
  EXPECT_EQ(since.gone, std::vector<std::string>{"system:paie"});
  EXPECT_EQ(since.added, std::vector<std::string>{"system:logiciel neuf"});
  EXPECT_TRUE(since.moved.empty());
}

/// The directory was done, then the release of its only machine was taken back.
TEST_F(Restart, AReleaseThatIsTakenBackMakesItsSystemUndoneAndHoldsUpWhatNeedsIt) {
  skip_doctrine();
  ASSERT_EQ(finish_error(store, plan(), "system:reseau", "vérifié sur place"), "");
  release("SRV-AD");
  ASSERT_EQ(finish_error(store, plan(), "system:annuaire", {}), "");
  ASSERT_TRUE(plan().find("system:paie")->is_ready());
  ASSERT_TRUE(note_adopted(store, promised_by(plan()), "Anne"));
  ASSERT_TRUE(plan().since_adopted.empty());
  ASSERT_TRUE(releases::revoke(store, "SRV-AD", "tâche inconnue revue", "Léa"));
  const Plan fallen = plan();
  const Step& directory = *fallen.find("system:annuaire");
  EXPECT_FALSE(directory.is_over());
  EXPECT_EQ(directory.fall.machines, std::vector<std::string>{"SRV-AD"});
  EXPECT_EQ(directory.fall.by, "Léa");
  EXPECT_EQ(directory.fall.because, "tâche inconnue revue");
  EXPECT_EQ(fallen.find("system:paie")->waits_for, std::vector<std::string>{"system:annuaire"});
  EXPECT_EQ(fallen.since_adopted.undone, std::vector<std::string>{"system:annuaire"});
  EXPECT_EQ(finish_error(store, fallen, "system:annuaire", {}), "restart.not_released");
  release("SRV-AD");
  EXPECT_FALSE(plan().find("system:annuaire")->is_over()) << "somebody has to look at it again";
  ASSERT_EQ(finish_error(store, plan(), "system:annuaire", {}), "");
  EXPECT_TRUE(plan().find("system:annuaire")->is_over());
}

TEST_F(Restart, AnAdoptedPlanIsComparedByWhatIsDoneAndByTheWorkThatIsLeft) {
  ASSERT_TRUE(note_adopted(store, promised_by(plan()), "Anne"));
  ASSERT_TRUE(note_skipped(store, "watch", "watch", "plus tard", "Léa"));
  release("SRV-AD");
  const Difference since = plan().since_adopted;
  EXPECT_FALSE(since.empty());
  EXPECT_EQ(since.skipped, std::vector<std::string>{"watch"});
  EXPECT_EQ(since.changed, std::vector<std::string>{"system:annuaire"});
  EXPECT_TRUE(since.undone.empty());
  EXPECT_GT(since.high_days, 0) << "less work, hence fewer days than were said";
}

TEST_F(Restart, AnAdoptionThatKeptTheOrderAloneSaysSo) {
  ASSERT_TRUE(note_adopted(store, {.steps = plan().ids()}, "Anne"));
  EXPECT_TRUE(plan().since_adopted.empty());
  EXPECT_TRUE(plan().since_adopted.order_alone);
}

TEST_F(Restart, EveryKnownCopyIsACandidateUntilSomebodyOpensIt) {
  town.backups = {{.id = "nas", .where = "SRV-NAS", .offline = town::Answer::no},
                  {.id = "bande", .where = "bande au coffre", .offline = town::Answer::yes},
                  {.id = "autre", .systems = {"paie"}, .where = "ailleurs"}};
  const base::Timestamp at{kNow.nanoseconds - 4 * kDay};
  diagnosed.hosts.push_back({"SRV-NAS.mairie.local", "server", "encrypted", {}, "hosts.2"});
  diagnosed.findings.push_back({.id = "backups.2",
                                .question = "backups",
                                .statement = "last_before",
                                .arguments = {{"host", std::string("SRV-NAS.mairie.local")}, {"time", at}}});
  const Plan made = plan();
  const std::vector<Candidate>& all = made.find("system:annuaire")->restore.candidates;
  ASSERT_EQ(all.size(), 2U) << "the third holds something else";
  EXPECT_EQ(all[0].where, "SRV-NAS");
  EXPECT_EQ(all[0].finding, "backups.2");
  EXPECT_TRUE(all[0].at && all[0].at->nanoseconds == at.nanoseconds);
  EXPECT_TRUE(all[0].is_hit);
  EXPECT_EQ(all[1].where, "bande au coffre");
  EXPECT_EQ(all[1].offline, town::Answer::yes);
  EXPECT_EQ(made.find("system:paie")->restore.candidates.size(), 3U);
  EXPECT_FALSE(made.find("system:annuaire")->restore.best) << "nobody opened one";
}

TEST_F(Restart, AServiceReopensAtTheLastOfItsSystemsAndItsPapersAreCounted) {
  town.services = {{.id = "payroll", .name = "Paie", .systems = {"reseau", "paie"}}};
  const Plan made = plan();
  EXPECT_EQ(made.find("system:paie")->reopens, std::vector<std::string>{"Paie"});
  EXPECT_TRUE(made.find("system:reseau")->reopens.empty());
  EXPECT_LT(made.find("system:reseau")->tolerable, kNobody) << "urgency goes down to what it stands on";
}

}  // namespace
}  // namespace beffroi::response::restart
