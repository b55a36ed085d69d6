// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::persistence {

Question make_question();

namespace {

void registered(BookForTests& town, const char* time, const char* host, const char* account) {
  town.fact("configuration.scheduled-task-registered", time, host,
            {{"winlog.task.name", "\\Microsoft\\Windows\\q7xk"}, {"user.name", account}, {"user.domain", "MAIRIE"}});
}

/// The intruder on one machine, with an account that somebody else uses too.
void attack(BookForTests& town) {
  for (const auto& [time, command] : {std::pair{"2026-11-08T01:00:00Z", "procdump -ma lsass.exe a.dmp"},
                                      {"2026-11-08T01:05:00Z", "vssadmin delete shadows /all"}}) {
    town.fact("process.start", time, "TSE.mairie.local",
              {{"process.executable", "C:\\Windows\\System32\\cmd.exe"},
               {"process.command_line", command},
               {"process.parent.executable", "C:\\Windows\\explorer.exe"},
               {"user.name", "adm"},
               {"user.domain", "MAIRIE"}});
  }
  town.fact("configuration.audit-log-cleared", "2026-11-08T01:30:00Z", "TSE.mairie.local");
}

std::size_t told(BookForTests& town) { return make_question().ask(town.scene()).findings.size(); }

TEST(Persistence, ATaskThatTheIntrudersAccountRegisteredIsTold) {
  BookForTests town;
  attack(town);
  registered(town, "2026-11-08T01:10:00Z", "TSE.mairie.local", "adm");
  const Answer answer = make_question().ask(town.scene());
  ASSERT_EQ(answer.findings.size(), 1U);
  EXPECT_EQ(answer.findings[0].statement, "task_registered");
  EXPECT_EQ(answer.findings[0].supports.size(), 1U);
}

TEST(Persistence, TasksOfOthersOfOtherHoursAndOfOtherMachinesAreNot) {
  BookForTests town;
  attack(town);
  registered(town, "2026-11-08T01:10:00Z", "TSE.mairie.local", "secretariat");
  registered(town, "2026-11-07T01:10:00Z", "TSE.mairie.local", "adm");
  registered(town, "2026-11-08T09:10:00Z", "TSE.mairie.local", "adm");
  registered(town, "2026-11-08T01:10:00Z", "FIC.mairie.local", "adm");
  EXPECT_EQ(told(town), 0U);
}

TEST(Persistence, WithoutAnAttackNoTaskIsTold) {
  BookForTests town;
  registered(town, "2026-11-08T01:10:00Z", "TSE.mairie.local", "adm");
  EXPECT_EQ(told(town), 0U);
}

}  // namespace
}  // namespace beffroi::diagnose::questions::persistence
