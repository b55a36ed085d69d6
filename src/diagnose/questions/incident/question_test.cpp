// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::incident {

Question make_question();

namespace {

std::string state(BookForTests& town) { return make_question().ask(town.scene()).findings.front().state; }

BookForTests::Fields command(std::string line, std::string parent = "C:\\Windows\\System32\\cmd.exe") {
  return {{"process.command_line", std::move(line)}, {"process.parent.executable", std::move(parent)}};
}

TEST(Incident, ThreeKindsOfSignsInOneNight) {
  BookForTests town;
  town.fact("configuration.protection-disabled", "2026-11-08T01:30:00Z", "SRV-AD");
  town.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD", command("vssadmin delete shadows /all"));
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", "SRV-AD");
  EXPECT_EQ(state(town), "yes");
}

TEST(Incident, TheSameThreeOverAMonthAreAdministration) {
  BookForTests town;
  town.fact("configuration.protection-disabled", "2026-10-01T09:00:00Z", "SRV-AD");
  town.fact("process.start", "2026-10-15T09:00:00Z", "SRV-AD", command("vssadmin delete shadows /for=C: /oldest"));
  EXPECT_EQ(state(town), "no_sign");
  town.fact("configuration.audit-log-cleared", "2026-10-29T09:00:00Z", "SRV-AD");
  EXPECT_EQ(state(town), "unknown") << "what stood in the log is gone";
}

TEST(Incident, BackupSoftwarePruningItsCopiesIsNoSign) {
  BookForTests town;
  town.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD",
            command("vssadmin delete shadows /for=D: /oldest", "C:\\Windows\\System32\\wbengine.exe"));
  EXPECT_EQ(state(town), "no_sign");
}

TEST(Incident, TwoAttacksYearsApartAreBothTold) {
  BookForTests town;
  const auto attack = [&town](const std::string& day, const std::string& host) {
    town.fact("configuration.protection-disabled", day + "T01:30:00Z", host);
    town.fact("process.start", day + "T02:00:00Z", host, command("vssadmin delete shadows /all"));
    town.fact("configuration.audit-log-cleared", day + "T04:00:00Z", host);
  };
  attack("2023-11-08", "SRV-OLD");
  attack("2026-11-08", "SRV-AD");
  town.fact("process.start", "2026-11-08T02:10:00Z", "SRV-AD", command("bcdedit /set recoveryenabled no"));
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(answer.findings[0].statement, "yes");
  ASSERT_EQ(answer.findings[1].statement, "another");
  EXPECT_EQ(std::get<std::string>(*base::find_argument(answer.findings[1].arguments, "hosts")), "SRV-OLD");
  EXPECT_EQ(answer.findings[1].supports.size(), 3U);
  BookForTests one;
  one.fact("configuration.audit-log-cleared", "2023-11-08T04:00:00Z", "SRV-OLD");
  for (const char* what : {"vssadmin delete shadows /all", "wbadmin delete catalog", "bcdedit /set recoveryenabled no"})
    one.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD", command(what));
  EXPECT_TRUE(one.scene().attack.apart.empty()) << "a single deed of long ago is no attack";
}

TEST(Incident, OneGraveDeedIsNoAttackAndForbidsACalmWord) {
  BookForTests town;
  town.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD", command("wmic shadowcopy delete"));
  const model::Finding finding = make_question().ask(town.scene()).findings.front();
  EXPECT_EQ(finding.state, "unknown");
  EXPECT_EQ(finding.statement, "unexplained");
  EXPECT_EQ(std::get<std::string>(*base::find_argument(finding.arguments, "named")), "wmic shadowcopy delete (SRV-AD)");
  EXPECT_EQ(finding.supports.size(), 1U);
}

TEST(Incident, ARuleOfHighLevelForbidsItToo) {
  BookForTests town;
  town.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD", command("hostname"));
  EXPECT_EQ(state(town), "no_sign");
  town.alarm("Pass the hash");
  const model::Finding finding = make_question().ask(town.scene()).findings.front();
  EXPECT_EQ(finding.statement, "unexplained");
  EXPECT_EQ(std::get<std::string>(*base::find_argument(finding.arguments, "titles")), "Pass the hash");
}

TEST(Incident, NewAccountMadeDomainAdministratorNeedsTheGroupsIdentifierNotItsName) {
  BookForTests town;
  town.fact("iam.added-user-account", "2026-11-08T02:00:00Z", "SRV-AD", {{"user.target.id", "S-1-5-21-1-2-3-1601"}});
  town.fact(
      "iam.added-member-to-group", "2026-11-08T02:01:00Z", "SRV-AD",
      {{"user.target.id", "S-1-5-21-1-2-3-1601"}, {"group.id", "S-1-5-21-1-2-3-512"}, {"group.name", "Admins du domaine"}});
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", "SRV-AD");
  EXPECT_EQ(state(town), "suspected");
}

TEST(Incident, WithoutASecurityLogNothingIsSaid) {
  BookForTests town;
  EXPECT_EQ(state(town), "unknown");
}

TEST(Incident, ADeclarationAnswersWhereNoLogDoes) {
  BookForTests town;
  town.declare("incident", "yes", "ransom_note");
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(answer.findings.front().state, "yes");
  EXPECT_EQ(answer.findings.front().statement, "declared_ransom_note");
  EXPECT_EQ(answer.findings.front().supports, (std::vector<model::Basis>{model::JournalCitation{1, "La DGS", "seen"}}));
  EXPECT_NE(answer.sections[0].json.find("\"by\":\"La DGS\""), std::string::npos);
  EXPECT_EQ(answer.findings.back().id, "incident.2");
  EXPECT_EQ(answer.findings.back().state, "unknown");
}

TEST(Incident, TracesThatEstablishMoreStandBeforeADeclaration) {
  BookForTests town;
  town.fact("configuration.protection-disabled", "2026-11-08T01:30:00Z", "SRV-AD");
  town.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD", command("vssadmin delete shadows /all"));
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", "SRV-AD");
  town.declare("incident", "suspected", "intruder_seen").declare("incident", "yes", "ransom_note");
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(answer.findings.front().statement, "yes");
  EXPECT_EQ(answer.findings[1].statement, "declared_ransom_note") << "the gravest first";
}

TEST(Incident, NobodyCanDeclareThatThereWasNoAttack) {
  BookForTests town;
  town.declare("incident", "no_sign", "attack_known");
  EXPECT_EQ(state(town), "unknown");
}

}  // namespace
}  // namespace beffroi::diagnose::questions::incident
