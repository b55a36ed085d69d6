// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::hosts {

Question make_question();

namespace {

TEST(Hosts, NoMachineIsSurelyCompromisedWhereTheAttackItselfIsOnlyFeared) {
  BookForTests town;
  town.fact("iam.added-user-account", "2026-11-08T02:00:00Z", "SRV-AD", {{"user.target.id", "S-1-5-21-1-2-3-1601"}});
  town.fact(
      "iam.added-member-to-group", "2026-11-08T02:01:00Z", "SRV-AD",
      {{"user.target.id", "S-1-5-21-1-2-3-1601"}, {"group.id", "S-1-5-21-1-2-3-512"}, {"group.name", "Admins du domaine"}});
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", "SRV-AD");
  const Scene& scene = town.scene();
  ASSERT_EQ(scene.attack.sureness, Sureness::suspected);
  const Answer answer = make_question().ask(scene);
  EXPECT_EQ(answer.findings.front().statement, "compromised_supposed");
  EXPECT_EQ(answer.findings.front().state, "likely");
  EXPECT_NE(answer.sections.front().json.find(R"("state":"compromised")"), std::string::npos) << "the word of the contract";
}

TEST(Hosts, AMachineOfASureAttackIsCompromised) {
  BookForTests town;
  town.fact("configuration.protection-disabled", "2026-11-08T01:30:00Z", "SRV-AD");
  town.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD",
            {{"process.command_line", "vssadmin delete shadows /all"},
             {"process.parent.executable", "C:\\Windows\\System32\\cmd.exe"}});
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", "SRV-AD");
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(answer.findings.front().statement, "compromised");
  EXPECT_EQ(answer.findings.front().state, "compromised");
}

}  // namespace
}  // namespace beffroi::diagnose::questions::hosts
