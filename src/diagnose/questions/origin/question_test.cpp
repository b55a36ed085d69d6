// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/json/reader.h"
#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::origin {

Question make_question();

namespace {

const BookForTests::Fields kGuess = {{"user.name", "prestataire"}, {"source.ip", "203.0.113.7"}, {"winlog.logon.type", "3"}};
const BookForTests::Fields kDesktop = {
    {"user.name", "prestataire"}, {"user.domain", "MAIRIE"}, {"source.ip", "203.0.113.7"}, {"winlog.logon.type", "10"}};

const base::ArgumentValue& argument(const model::Finding& finding, std::string_view name) {
  const auto* value = base::find_argument(finding.arguments, name);
  EXPECT_TRUE(value) << name;
  return *value;
}

void add_attack_after(BookForTests& town) {
  town.fact("configuration.audit-log-cleared", "2026-11-08T03:00:00Z", "SRV-RDS", {{"user.name", "prestataire"}});
  town.fact("process.start", "2026-11-08T02:30:00Z", "SRV-RDS",
            {{"process.command_line", "vssadmin.exe Delete Shadows /All /Quiet"}, {"user.name", "prestataire"}});
}

TEST(Origin, GuessedRemoteDesktopFromTheInternetIsDetermined) {
  BookForTests town;
  town.facts(40, "authentication.logon-failed", "2026-11-08T01:00:00Z", "SRV-RDS", kGuess);
  town.fact("authentication.logged-in", "2026-11-08T01:10:00Z", "SRV-RDS", kDesktop);
  add_attack_after(town);
  const Answer answer = make_question().ask(town.scene());
  ASSERT_FALSE(answer.findings.empty());
  const model::Finding& finding = answer.findings.front();
  EXPECT_EQ(finding.statement, "remote_desktop_guessed");
  EXPECT_EQ(finding.state, "determined");
  EXPECT_EQ(std::get<std::string>(argument(finding, "account")), "MAIRIE\\prestataire");
  EXPECT_EQ(std::get<std::string>(argument(finding, "source_ip")), "203.0.113.7");
  EXPECT_EQ(std::get<std::int64_t>(argument(finding, "failures")), 40);
  EXPECT_FALSE(finding.supports.empty());
  base::json::Parser parser;
  const auto json = parser.parse(answer.sections.front().json);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("hypotheses")->elements().front().find("vector")->as_text(), "exposed_remote_desktop");
}

TEST(Origin, ProviderWhoComesEveryWeekFromHisOfficeIsNoOrigin) {
  BookForTests town;
  for (const auto* day : {"2026-11-02T08:00:00Z", "2026-11-09T08:00:00Z", "2026-11-16T08:00:00Z"}) {
    town.fact("authentication.logged-in", day, "SRV-RDS", kDesktop);
  }
  EXPECT_EQ(make_question().ask(town.scene()).findings.front().state, "undetermined");
}

TEST(Origin, WrongPasswordsOnMondayMorningAreNoOrigin) {
  BookForTests town;
  const BookForTests::Fields inside = {{"user.name", "m.durand"}, {"source.ip", "10.0.0.21"}, {"winlog.logon.type", "3"}};
  town.facts(4, "authentication.logon-failed", "2026-11-09T07:58:00Z", "SRV-FIC", inside);
  town.fact("authentication.logged-in", "2026-11-09T08:00:00Z", "SRV-FIC", inside);
  EXPECT_EQ(make_question().ask(town.scene()).findings.front().state, "undetermined");
}

TEST(Origin, GuessingWithoutSuccessIsNoOrigin) {
  BookForTests town;
  town.facts(400, "authentication.logon-failed", "2026-11-08T01:00:00Z", "SRV-RDS", kGuess);
  EXPECT_EQ(make_question().ask(town.scene()).findings.front().state, "undetermined");
}

TEST(Origin, NothingReadSaysWhatWouldHaveTold) {
  BookForTests town;
  const model::Finding finding = make_question().ask(town.scene()).findings.front();
  EXPECT_EQ(finding.statement, "undetermined");
  ASSERT_EQ(finding.missing.size(), 2U);
  EXPECT_EQ(finding.missing[0].id, "security_log");
}

TEST(Origin, AProgramRunWithTheRightsOfAnotherAccountSaysWhoseFolderAndWhoseRights) {
  for (const auto* user : {"camille", "dominique"}) {
    BookForTests town;
    town.fact("authentication.logged-in", "2026-11-08T01:00:00Z", "PC-1",
              {{"user.name", "camille"}, {"user.domain", "MAIRIE"}, {"winlog.logon.type", "2"}});
    town.fact("process.start", "2026-11-08T02:00:00Z", "PC-1",
              {{"process.executable", "C:\\Users\\camille\\Downloads\\x.exe"},
               {"process.command_line", "C:\\Users\\camille\\Downloads\\x.exe"},
               {"process.parent.executable", "C:\\Windows\\explorer.exe"},
               {"user.target.name", user},
               {"user.target.domain", "MAIRIE"}});
    town.fact(
        "process.start", "2026-11-08T02:30:00Z", "PC-1",
        {{"process.command_line", "vssadmin.exe Delete Shadows /All /Quiet"}, {"user.name", user}, {"user.domain", "MAIRIE"}});
    town.fact("configuration.audit-log-cleared", "2026-11-08T03:00:00Z", "PC-1",
              {{"user.name", user}, {"user.domain", "MAIRIE"}});
    const model::Finding finding = make_question().ask(town.scene()).findings.front();
    ASSERT_EQ(finding.statement, "download_run");
    EXPECT_EQ(std::get<std::string>(argument(finding, "account")), "MAIRIE\\camille");
    const auto* rights = base::find_argument(finding.arguments, "rights");
    const bool by_another = std::string_view(user) != "camille";
    ASSERT_EQ(rights != nullptr, by_another);
    EXPECT_EQ(by_another ? std::get<std::string>(*rights) : "", by_another ? "MAIRIE\\dominique" : "");
  }
}

}  // namespace
}  // namespace beffroi::diagnose::questions::origin
