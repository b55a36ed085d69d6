// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::accounts {

Question make_question();

namespace {

BookForTests::Fields run(std::string command) {
  return {{"process.executable", "C:\\Windows\\System32\\cmd.exe"},
          {"process.command_line", std::move(command)},
          {"process.parent.executable", "C:\\Windows\\explorer.exe"},
          {"user.name", "adm"},
          {"user.domain", "MAIRIE"}};
}

/// An attack on one machine, and a command there that names another one whose own log tells nothing.
void attack(BookForTests& town) {
  town.fact("process.start", "2026-11-08T01:00:00Z", "TSE.mairie.local", run("procdump -ma lsass.exe a.dmp"));
  town.fact("process.start", "2026-11-08T01:05:00Z", "TSE.mairie.local", run("vssadmin delete shadows /all"));
  town.fact("process.start", "2026-11-08T01:20:00Z", "TSE.mairie.local", run("winrs -r:FIC cmd"));
  town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "TSE.mairie.local");
  town.coverage("FIC.mairie.local", "System");
}

/// Those with which the command went there.
void give_credentials(BookForTests& town) {
  town.fact("authentication.logged-in-explicit", "2026-11-08T01:20:01Z", "TSE.mairie.local",
            {{"user.name", "adm"},
             {"user.domain", "MAIRIE"},
             {"user.target.name", "svc_maj"},
             {"user.target.domain", "MAIRIE"},
             {"destination.domain", "FIC.mairie.local"}});
}

const model::Finding* finding_about(const Answer& answer, std::string_view account) {
  const auto found = std::ranges::find_if(answer.findings, [&](const model::Finding& finding) {
    return std::get<std::string>(*base::find_argument(finding.arguments, "account")).ends_with(account);
  });
  return found == answer.findings.end() ? nullptr : &*found;
}

TEST(Accounts, OneThatACommandGaveToAnotherMachineIsFeared) {
  BookForTests town;
  attack(town);
  give_credentials(town);
  const Answer answer = make_question().ask(town.scene());
  const model::Finding* feared = finding_about(answer, "svc_maj");
  ASSERT_TRUE(feared);
  EXPECT_EQ(feared->state, "suspected") << "nothing on the other machine says that it worked";
  EXPECT_EQ(feared->supports.size(), 2U) << "the command, and the credentials that were given";
  const model::Finding* used = finding_about(answer, "adm");
  ASSERT_TRUE(used);
  EXPECT_EQ(used->state, "compromised");
}

TEST(Accounts, OneWithWhichTheOtherMachineServedAShellIsTheIntruders) {
  BookForTests town;
  attack(town);
  give_credentials(town);
  town.fact("session.remote-shell-served", "2026-11-08T01:20:04Z", "FIC.mairie.local");
  const Scene& scene = town.scene();
  const auto move = std::ranges::find(scene.attack.moves, "winrm", &Move::method);
  ASSERT_NE(move, scene.attack.moves.end());
  EXPECT_FALSE(move->commanded) << "the target says that it worked";
  EXPECT_EQ(move->facts.size(), 3U);
}

TEST(Accounts, ACommandWithoutCredentialsNamesNobodyElse) {
  BookForTests town;
  attack(town);
  EXPECT_EQ(make_question().ask(town.scene()).findings.size(), 1U);
}

}  // namespace
}  // namespace beffroi::diagnose::questions::accounts
