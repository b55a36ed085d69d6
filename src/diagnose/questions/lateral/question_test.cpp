// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::lateral {

Question make_question();

namespace {

BookForTests::Fields run(std::string command, std::string user, std::string logon) {
  return {{"process.executable", "C:\\Windows\\System32\\cmd.exe"},
          {"process.command_line", std::move(command)},
          {"process.parent.executable", "C:\\Windows\\explorer.exe"},
          {"winlog.logon.id", std::move(logon)},
          {"user.name", std::move(user)},
          {"user.domain", "MAIRIE"}};
}

void log_on(BookForTests& town, std::string_view time, std::string user, std::string address, std::string id) {
  town.fact("authentication.logged-in", time, "TSE.mairie.local",
            {{"user.name", std::move(user)},
             {"user.domain", "MAIRIE"},
             {"winlog.logon.type", "10"},
             {"source.ip", std::move(address)},
             {"winlog.logon.id", std::move(id)}});
}

/// An attack by the account `adm` on one machine, and a command there that names another one.
void attack(BookForTests& town) {
  log_on(town, "2026-11-08T00:55:00Z", "adm", "203.0.113.9", "0xaa");
  town.fact("process.start", "2026-11-08T01:00:00Z", "TSE.mairie.local", run("procdump -ma lsass.exe a.dmp", "adm", "0xaa"));
  town.fact("process.start", "2026-11-08T01:05:00Z", "TSE.mairie.local", run("vssadmin delete shadows /all", "adm", "0xaa"));
  town.fact("process.start", "2026-11-08T01:20:00Z", "TSE.mairie.local", run("winrs -r:FIC cmd", "adm", "0xaa"));
  town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "TSE.mairie.local");
  town.coverage("FIC.mairie.local", "System");
  town.coverage("GED.mairie.local", "System");
}

/// The next morning somebody else looks after the same machine.
void help(BookForTests& town, std::string address) {
  log_on(town, "2026-11-08T08:00:00Z", "technicien", std::move(address), "0xcc");
  town.fact("process.start", "2026-11-08T08:10:00Z", "TSE.mairie.local",
            run("psexec \\\\GED -s gpupdate /force", "technicien", "0xcc"));
}

std::vector<std::string> statements(const Answer& answer, std::string_view detail, std::string_view to) {
  std::vector<std::string> all;
  for (const model::Finding& finding : answer.findings) {
    for (const auto& [name, part] : {std::pair("detail", detail), std::pair("to", to)}) {
      const auto* value = base::find_argument(finding.arguments, name);
      if (value && std::get<std::string>(*value).find(part) != std::string::npos)
        all.push_back(finding.statement + "=" + finding.state);
    }
  }
  return all;
}

TEST(Lateral, AProvidersOrdinaryWorkOnAMachineOfTheAttackIsToBeChecked) {
  BookForTests town;
  attack(town);
  help(town, "192.0.2.77");
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(statements(answer, "gpupdate", "GED"),
            (std::vector<std::string>{"commanded_by_others=likely", "remote_execution_tool_by_others=suspected"}));
  EXPECT_EQ(statements(answer, "winrs", "FIC"), (std::vector<std::string>{"commanded=likely", "remote_execution_tool=yes"}));
}

TEST(Lateral, WhatWasOnlyCommandedIsSupposed) {
  BookForTests town;
  attack(town);
  const Answer answer = make_question().ask(town.scene());
  ASSERT_EQ(answer.sections.size(), 1U);
  EXPECT_NE(answer.sections.front().json.find(R"("outcome":"succeeded","ground":"supposed")"), std::string::npos)
      << answer.sections.front().json;
  const auto* outcome = base::find_argument(answer.findings.front().arguments, "outcome");
  ASSERT_TRUE(outcome);
  EXPECT_EQ(std::get<std::string>(*outcome), "unknown");
}

TEST(Lateral, AnotherAccountFromWhereTheIntruderCameIsHis) {
  BookForTests town;
  attack(town);
  help(town, "203.0.113.9");
  EXPECT_EQ(statements(make_question().ask(town.scene()), "gpupdate", "GED"),
            (std::vector<std::string>{"commanded=likely", "remote_execution_tool=yes"}));
}

}  // namespace
}  // namespace beffroi::diagnose::questions::lateral
