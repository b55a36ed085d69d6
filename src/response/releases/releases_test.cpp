// SPDX-License-Identifier: EUPL-1.2
#include "response/releases/releases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/diagnosed_for_tests.h"

namespace beffroi::response::releases {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> reasons(const std::vector<base::Error>& errors) {
  std::vector<std::string> ids;
  for (const base::Error& error : errors) ids.push_back(error.id.substr(std::string("response.release.").size()));
  return ids;
}

std::vector<std::string> against(const std::string& host, Ground ground, const Diagnosed& told = attacked_town(),
                                 std::optional<base::Timestamp> point = {}) {
  return reasons(objections({host, ground, point}, told));
}

/// The log of one channel of the machine, to be changed by a test.
Diagnosed::Seen& log_of(Diagnosed& told, std::string_view host, std::string_view channel) {
  for (Diagnosed::Seen& one : told.seen) {
    if (same_machine(one.coverage.computer, host) && one.coverage.channel == channel) return one;
  }
  return told.seen.front();
}

TEST(Grounds, EachIsKnownInBothLanguagesAndNeverCallsAMachineClean) {
  ASSERT_EQ(grounds().all.size(), 4U);
  for (const KnownGround& one : grounds().all) {
    EXPECT_EQ(ground_of(name_of(one.ground)), one.ground);
    EXPECT_FALSE(one.confirm.empty());
    for (const std::string& text : {one.title.fr, one.meaning.fr}) EXPECT_EQ(text.find("propre"), text.npos) << text;
    for (const std::string& text : {one.title.en, one.meaning.en}) EXPECT_EQ(text.find("clean"), text.npos) << text;
  }
}

TEST(Examined, CompleteLogsOverTheWholeAttackAndNoSign) { EXPECT_THAT(against("PC-COMPTA", Ground::examined), IsEmpty()); }

TEST(Examined, AMachineNobodyLookedAtIsRefused) {
  EXPECT_THAT(against("PC-CCAS", Ground::examined), ElementsAre("not_examined"));
  EXPECT_THAT(against("PC-INCONNU", Ground::examined), ElementsAre("not_examined"));
}

TEST(Examined, AMachineThatWasHitIsRefusedByItsFinding) {
  const auto all = objections({"dc1", Ground::examined, {}}, attacked_town());
  ASSERT_THAT(reasons(all), ElementsAre("host_hit"));
  EXPECT_THAT(all[0].arguments, testing::Contains(base::Argument{"finding", std::string("hosts.1")}));
}

TEST(Examined, WithoutADiagnosisNothingCanBeSaid) {
  EXPECT_THAT(against("PC-COMPTA", Ground::examined, {}), ElementsAre("not_diagnosed"));
}

TEST(Examined, WithoutAFirstTimeThereIsNoPeriodToExamine) {
  Diagnosed told = attacked_town();
  told.incident = "no_sign";
  EXPECT_THAT(against("PC-COMPTA", Ground::examined, told), ElementsAre("no_first_time"));
}

TEST(Examined, AHoleInTheRecordNumbersIsToldExactly) {
  Diagnosed told = attacked_town();
  log_of(told, "PC-COMPTA", "Security").coverage.records -= 7;
  const auto all = objections({"PC-COMPTA", Ground::examined, {}}, told);
  ASSERT_THAT(reasons(all), ElementsAre("gap"));
  EXPECT_THAT(all[0].arguments, testing::Contains(base::Argument{"count", std::int64_t{7}}));
  EXPECT_THAT(all[0].arguments, testing::Contains(base::Argument{"channel", std::string("Security")}));
}

TEST(Examined, TwoExportsThatOverlapDoNotHideAHoleBetweenThemAndAThird) {
  Diagnosed told = attacked_town();
  log_of(told, "PC-COMPTA", "Security") = whole_log("PC-COMPTA.mairie.local", "Security", 0, 400, 1);
  told.seen.push_back(whole_log("PC-COMPTA", "Security", 100, 500, 101));
  told.seen.push_back(whole_log("PC-COMPTA", "Security", 520, 1000, 521));
  const auto all = objections({"PC-COMPTA", Ground::examined, {}}, told);
  ASSERT_THAT(reasons(all), ElementsAre("gap"));
  EXPECT_THAT(all[0].arguments, testing::Contains(base::Argument{"before", std::int64_t{501}}));
  EXPECT_THAT(all[0].arguments, testing::Contains(base::Argument{"after", std::int64_t{521}}));
}

TEST(Examined, TwoExportsThatMeetAreAsGoodAsOne) {
  Diagnosed told = attacked_town();
  log_of(told, "PC-COMPTA", "Security") = whole_log("PC-COMPTA.mairie.local", "Security", 501, 1000, 502);
  told.seen.push_back(whole_log("pc-compta", "security", 0, 500, 1));
  EXPECT_THAT(against("PC-COMPTA", Ground::examined, told), IsEmpty());
}

TEST(Examined, ALongSystemLogDoesNotMakeUpForAShortSecurityLog) {
  Diagnosed told = attacked_town();
  log_of(told, "PC-COMPTA", "Security") = whole_log("PC-COMPTA", "Security", 300, 1000);
  EXPECT_THAT(against("PC-COMPTA", Ground::examined, told), ElementsAre("starts_late"));
  log_of(told, "PC-COMPTA", "Security") = whole_log("PC-COMPTA", "Security", 0, 400);
  EXPECT_THAT(against("PC-COMPTA", Ground::examined, told), ElementsAre("ends_early"));
  log_of(told, "PC-COMPTA", "Security").coverage.channel = "Application";
  EXPECT_THAT(against("PC-COMPTA", Ground::examined, told), ElementsAre("no_channel"));
}

TEST(Examined, ClearedSilencedOrDamagedLogsAreRefused) {
  Diagnosed told = attacked_town();
  log_of(told, "PC-COMPTA", "System").damaged = true;
  told.tampering = {{"PC-COMPTA.mairie.local", "Security", "cleared", "log_tampering.1", at_second(300)},
                    {"PC-COMPTA.mairie.local", "Security", "audit_disabled", "log_tampering.2", at_second(310)},
                    {"DC1.mairie.local", "Security", "cleared", "log_tampering.3", at_second(320)}};
  EXPECT_THAT(against("PC-COMPTA", Ground::examined, told), ElementsAre("damaged", "cleared", "audit_disabled"));
}

TEST(Restored, OnlyFromBeforeTheFirstTrace) {
  EXPECT_THAT(against("DC1", Ground::restored), ElementsAre("no_restore_point"));
  EXPECT_THAT(against("DC1", Ground::restored, attacked_town(), at_second(99)), IsEmpty());
  EXPECT_THAT(against("DC1", Ground::restored, attacked_town(), at_second(100)), ElementsAre("restore_point_late"));
  EXPECT_THAT(against("DC1", Ground::restored, {}, at_second(0)), ElementsAre("not_diagnosed"));
}

TEST(NeverReachable, NotForAMachineThatTheAttackerOrTheDirectoryKnows) {
  EXPECT_THAT(against("CAMERAS", Ground::never_reachable), IsEmpty());
  EXPECT_THAT(against("CAMERAS", Ground::never_reachable, {}), IsEmpty());
  EXPECT_THAT(against("PC-CCAS", Ground::never_reachable), ElementsAre("in_directory"));
  EXPECT_THAT(against("PC-COMPTA", Ground::never_reachable), ElementsAre("in_directory"));
  EXPECT_THAT(against("DC1", Ground::never_reachable), ElementsAre("host_hit", "reached", "in_directory"));
}

casefile::Case open(const casefile::TemporaryFolder& folder) {
  auto store =
      casefile::Case::open_or_create(folder.path() / "case", {.actor = "compte", .clock = [] { return at_second(10'000); }});
  EXPECT_TRUE(store) << store.error().id;
  return *std::move(store);
}

Signature signature(const std::string& host, Ground ground) {
  return {{host, ground, {}}, "journaux relus avec le CSIRT", "bureau à distance fermé"};
}

std::vector<Release> releases(casefile::Case& store) {
  const auto entries = entries_of(store);
  EXPECT_TRUE(entries);
  return releases_of(*entries);
}

TEST(Releases, APersonSignsNotAnAccount) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  const Diagnosed told = attacked_town();
  EXPECT_EQ(sign(store, signature("PC-COMPTA", Ground::examined), told, "").error().id, "response.release_unsigned");
  Signature wordless = signature("PC-COMPTA", Ground::examined);
  wordless.because = "c’est vu";
  EXPECT_EQ(sign(store, wordless, told, "Mme Petit").error().id, "response.release_no_ground");
  EXPECT_THAT(releases(store), IsEmpty());
}

TEST(Releases, WhatWasMissingBeforeAMachineWasRebuiltStaysInTheJournal) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  Signature rebuilt = signature("PC-COMPTA", Ground::rebuilt);
  rebuilt.unprepared = {.complaint = true};
  const auto entry = sign(store, rebuilt, attacked_town(), "Mme Petit");
  ASSERT_TRUE(entry);
  EXPECT_THAT(entry->members, testing::Contains(base::Argument{"without_complaint", true}));
  EXPECT_THAT(entry->members, testing::Contains(base::Argument{"without_copy", false}));
}

TEST(Releases, ARefusalCarriesEveryReasonAndWritesNothing) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  const auto refused = sign(store, signature("PC-CCAS", Ground::examined), attacked_town(), "Mme Petit");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "response.release_refused");
  EXPECT_THAT(reasons(refused.error().causes), ElementsAre("not_examined"));
  EXPECT_THAT(releases(store), IsEmpty());
}

TEST(Releases, WhatItRestedOnIsWrittenDownAndCanBeTakenBack) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  const Diagnosed told = attacked_town();
  ASSERT_TRUE(sign(store, signature("PC-COMPTA", Ground::examined), told, "Mme Petit"));
  auto all = releases(store);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].by, "Mme Petit");
  EXPECT_EQ(all[0].examined.from, at_second(0));
  EXPECT_EQ(all[0].examined.to, at_second(1000));
  EXPECT_EQ(all[0].attack_from, at_second(100));
  EXPECT_TRUE(all[0].stands());
  EXPECT_EQ(revoke(store, "PC-ACCUEIL", "erreur", "Mme Petit").error().id, "response.release_unknown");
  ASSERT_TRUE(revoke(store, "pc-compta.mairie.local", "un signe vu par l’agent", "M. Durand"));
  all = releases(store);
  EXPECT_FALSE(all[0].stands());
  EXPECT_EQ(all[0].revoked_by, "M. Durand");
}

TEST(Releases, OnlyWhatStandsAndNothingContradictsIsReleased) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  Diagnosed told = attacked_town();
  EXPECT_FALSE(is_released("PC-COMPTA", releases(store), told));
  ASSERT_TRUE(sign(store, signature("PC-COMPTA", Ground::examined), told, "Mme Petit"));
  EXPECT_TRUE(is_released("PC-COMPTA.mairie.local", releases(store), told));
  EXPECT_FALSE(is_released("DC1", releases(store), told));
  log_of(told, "PC-COMPTA", "System").damaged = true;
  EXPECT_FALSE(is_released("PC-COMPTA", releases(store), told)) << "its ground does not hold any more";
  told = attacked_town();
  ASSERT_TRUE(revoke(store, "PC-COMPTA", "un signe vu par l’agent", "M. Durand"));
  EXPECT_FALSE(is_released("PC-COMPTA", releases(store), told));
}

TEST(Releases, RestoredNeedsWhatWasClosedSince) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  Signature restored = signature("DC1", Ground::restored);
  restored.claim.restore_point = at_second(50);
  restored.hardened.clear();
  EXPECT_EQ(sign(store, restored, attacked_town(), "Mme Petit").error().id, "response.release_not_hardened");
  restored.hardened = "mots de passe changés";
  ASSERT_TRUE(sign(store, restored, attacked_town(), "Mme Petit"));
  EXPECT_EQ(releases(store)[0].claim.restore_point, at_second(50));
}

TEST(Releases, ALaterDiagnosisThatContradictsOneIsShown) {
  const casefile::TemporaryFolder folder;
  casefile::Case store = open(folder);
  Diagnosed told = attacked_town();
  ASSERT_TRUE(sign(store, signature("PC-COMPTA", Ground::examined), told, "Mme Petit"));
  ASSERT_TRUE(sign(store, signature("SRV-RDS", Ground::rebuilt), told, "Mme Petit"));
  const auto all = releases(store);
  EXPECT_THAT(contradictions(all[0], told), IsEmpty());
  EXPECT_THAT(contradictions(all[1], told), IsEmpty()) << "what was before the rebuilding is gone";
  told.hosts[2].state = "suspected";
  EXPECT_THAT(reasons(contradictions(all[0], told)), ElementsAre("host_hit"));
  model::Finding later{.id = "persistence.1", .question = "persistence"};
  later.arguments = {{"host", std::string("SRV-RDS.mairie.local")}};
  later.state = "yes";
  later.time = at_second(20'000);
  told.findings.push_back(later);
  EXPECT_THAT(reasons(contradictions(all[1], told)), ElementsAre("sign_after"));
}

}  // namespace
}  // namespace beffroi::response::releases
