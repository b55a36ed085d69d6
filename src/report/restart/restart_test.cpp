// SPDX-License-Identifier: EUPL-1.2
#include "report/restart/restart.h"

#include <gtest/gtest.h>

#include "base/messages.h"

namespace beffroi::report::restart {
namespace {

using response::restart::Plan;
using response::restart::Step;

constexpr base::Timestamp kNow{1'795'400'000'000'000'000};

base::Catalogue words() {
  auto loaded = base::Catalogue::load(base::Language::french);
  EXPECT_TRUE(loaded);
  loaded->set_strict();
  return *std::move(loaded);
}

/// One system whose machine waits for a release: one working day on the good day, three on the bad one.
Plan plan_of_a_system() {
  Plan plan;
  Step& step = plan.steps.emplace_back();
  step.id = "system:annuaire";
  step.stage = response::restart::catalogue().stages.back().id;
  step.system = "annuaire";
  step.name = "Annuaire des comptes";
  step.work = "rebuild";
  step.not_released = {"SRV-AD"};
  step.ends = {8, 24};
  plan.total = step.ends;
  return plan;
}

TEST(RestartSheets, NameWhatTheCommandsTakeAndTickEachMachine) {
  const Plan plan = plan_of_a_system();
  const Content content{"Isbergues (62)", kNow, false, plan};
  const std::string sheet = plan_page(content, words()), list = checklist(content, words());
  for (const std::string& page : {sheet, list}) EXPECT_TRUE(page.contains("[annuaire]"));
  EXPECT_TRUE(sheet.contains("beffroi restore copy annuaire"));
  EXPECT_TRUE(list.contains(words().text("restart.machine", {{"machine", std::string("SRV-AD")}})));
}

TEST(RestartSheets, SayWhichMachinesNoStepSpeaksOfAndThatBackUpsWereDestroyed) {
  Plan plan = plan_of_a_system();
  plan.hit_elsewhere = {"SRV-RDS.mairie.local"};
  plan.backups = "destroyed";
  const std::string told = listing(plan, false, words());
  EXPECT_TRUE(told.contains("SRV-RDS."));
  EXPECT_FALSE(told.contains("mairie.local")) << "machines are called as people call them";
  EXPECT_TRUE(told.contains("sauvegardes ont été détruites"));
  const std::string page = plan_page({"Isbergues (62)", kNow, false, plan}, words());
  EXPECT_TRUE(page.contains("Cette machine est touchée et n’appartient à aucun système du plan"));
  plan.hit_elsewhere.emplace_back("SRV-PAIE.mairie.local");
  EXPECT_TRUE(plan_page({"Isbergues (62)", kNow, false, plan}, words()).contains("Ces machines sont touchées"));
}

TEST(RestartSheets, AStepThatWasSkippedIsNotTicked) {
  Plan plan = plan_of_a_system();
  const auto ticked = [&plan](response::restart::Said::What what) {
    plan.steps.front().word.what = what;
    return checklist({"Isbergues (62)", kNow, false, plan}, words()).contains("✓");
  };
  EXPECT_TRUE(ticked(response::restart::Said::What::done));
  EXPECT_FALSE(ticked(response::restart::Said::What::skipped));
}

/// A plan is shorter for what it leaves out: that stands above how long it takes, the directory first.
TEST(RestartSheets, SkippedStepsStandAboveEverythingAndTheDirectoryAboveThem) {
  Plan plan = plan_of_a_system();
  for (const auto& known : response::restart::catalogue().steps) {
    if (known.id != "contained" && known.id != "directory_secrets") continue;
    Step& step = plan.steps.emplace_back();
    step.id = known.id;
    step.stage = known.stage;
    step.known = &known;
    step.word = {.what = response::restart::Said::What::skipped,
                 .step = known.id,
                 .by = "Anne Vialle",
                 .because = "fait par le CSIRT",
                 .at = kNow};
  }
  const std::string told = listing(plan, false, words()), page = plan_page({"Isbergues (62)", kNow, false, plan}, words());
  EXPECT_LT(told.find("krbtgt"), told.find("ÉTAPE PASSÉE", told.find("ÉTAPE PASSÉE") + 1));
  EXPECT_LT(told.find("krbtgt"), told.find("2 personnes"));
  EXPECT_LT(page.find("krbtgt"), page.find("<svg"));
  EXPECT_TRUE(page.contains("Anne Vialle"));
  EXPECT_TRUE(page.contains("fait par le CSIRT"));
}

TEST(RestartSheets, ASystemThatIsNoLongerDoneSaysWhyAndWhatWaits) {
  Plan plan = plan_of_a_system();
  Step& directory = plan.steps.front();
  directory.word = {.what = response::restart::Said::What::done, .step = directory.id, .by = "Léa", .at = kNow};
  directory.fall = {.machines = {"SRV-AD"}, .by = "Luc", .because = "tâche inconnue revue"};
  plan.steps.push_back(Step(directory));
  Step& files = plan.steps.back();
  files.id = "system:fichiers";
  files.system = "fichiers";
  files.name = "Partage de fichiers";
  files.word = {};
  files.fall = {};
  files.waits_for = {"system:annuaire"};
  const std::string told = listing(plan, false, words());
  EXPECT_TRUE(told.starts_with("!! À REFAIRE")) << told;
  const std::string page = plan_page({"Isbergues (62)", kNow, false, plan}, words());
  EXPECT_TRUE(page.contains("tâche inconnue revue"));
  EXPECT_TRUE(page.contains("Attendent de nouveau"));
  EXPECT_FALSE(told.contains("[x]"));
}

TEST(RestartSheets, AServiceThatCannotWaitSoLongIsRemarked) {
  Plan plan = plan_of_a_system();
  plan.steps.front().tolerable = 2;
  const auto page = [&plan] { return plan_page({"Isbergues (62)", kNow, false, plan}, words()); };
  EXPECT_TRUE(page().contains("Reviennent plus tard"));
  EXPECT_TRUE(page().contains("même si tout va bien, ce sera plus long"));
  plan.steps.front().tolerable = 9;
  EXPECT_TRUE(page().contains("si tout va mal, ce sera plus long"));
  plan.steps.front().tolerable = 24 * 30;
  EXPECT_FALSE(page().contains("Reviennent plus tard"));
}

TEST(RestartSheets, CopiesThatNobodyOpenedAreNamedWithWhatIsKnownOfThem) {
  Plan plan = plan_of_a_system();
  plan.knows_first_time = true;
  plan.steps.front().restore.candidates = {
      {.where = "NAS-WIN.mairie.local", .at = kNow, .finding = "backups.2", .is_hit = true},
      {.where = "bande au coffre", .in_town_file = true, .offline = town::Answer::yes, .last_test = base::Date{2026, 3, 1}}};
  const std::string page = plan_page({"Isbergues (62)", kNow, false, plan}, words());
  EXPECT_FALSE(page.contains("Aucune copie d’avant l’attaque n’est connue"));
  for (const char* part : {"NAS-WIN,", "[backups.2]", "machine touchée", "bande au coffre", "hors ligne", "mars 2026"})
    EXPECT_TRUE(page.contains(part)) << part;
}

TEST(RestartSheets, TheListToTickSaysFromWhichCopy) {
  Plan plan = plan_of_a_system();
  plan.steps.front().restore.best = response::restart::Copy{"annuaire", "coffre", "Léa", kNow};
  EXPECT_TRUE(checklist({"Isbergues (62)", kNow, false, plan}, words()).contains("coffre"));
}

TEST(RestartSheets, TheFirstDayOfThePictureIsDayOneAsInTheList) {
  const std::string picture = gantt(plan_of_a_system(), words()).bytes();
  EXPECT_FALSE(picture.contains(words().text("restart.day", {{"day", std::int64_t{0}}})));
  for (const std::int64_t day : {1, 2, 3}) EXPECT_TRUE(picture.contains(words().text("restart.day", {{"day", day}}))) << day;
  EXPECT_FALSE(picture.contains(words().text("restart.day", {{"day", std::int64_t{4}}})));
}

}  // namespace
}  // namespace beffroi::report::restart
