// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::severity {

Question make_question();

namespace {

/// A night on one machine: an intruder was there, and nothing shows what he did to the files.
void one_machine(BookForTests& town) {
  town.fact("configuration.protection-disabled", "2026-11-08T01:30:00Z", "PC1");
  town.fact(
      "process.start", "2026-11-08T02:00:00Z", "PC1",
      {{"process.command_line", "net user support /add"}, {"process.parent.executable", "C:\\Windows\\System32\\cmd.exe"}});
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", "PC1");
}

std::string section(BookForTests& town) { return make_question().ask(town.scene()).sections.front().json; }

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Severity, ADeclaredRansomNoteIsNeverLessThanMajor) {
  BookForTests town;
  town.declare("incident", "yes", "ransom_note");
  const Answer answer = make_question().ask(town.scene());
  ASSERT_EQ(answer.findings.size(), 2U);
  EXPECT_EQ(answer.findings[0].id, "severity.1");
  EXPECT_EQ(answer.findings[0].statement, "declared_major");
  EXPECT_EQ(answer.findings[0].supports, (std::vector<model::Basis>{model::JournalCitation{1, "La DGS", "seen"}}));
  EXPECT_EQ(answer.findings[1].id, "severity.2");
  EXPECT_EQ(answer.findings[1].statement, "undetermined") << "what the traces say stands beside it";
  EXPECT_TRUE(contains(answer.sections.front().json, R"("cert_fr":"major")"));
}

TEST(Severity, DeclaredEncryptionCountsBesideTraces) {
  BookForTests town;
  one_machine(town);
  const std::string traced = section(town);
  town.declare("incident", "yes", "files_encrypted").declare("encryption", "yes", "files_encrypted");
  EXPECT_FALSE(contains(traced, R"("cert_fr":"crisis")"));
  EXPECT_TRUE(contains(section(town), R"("cert_fr":"major")")) << traced;
}

TEST(Severity, ThatAnAttackIsKnownSaysNothingByItself) {
  BookForTests town;
  town.declare("incident", "yes", "attack_known");
  const Answer answer = make_question().ask(town.scene());
  ASSERT_EQ(answer.findings.size(), 1U);
  EXPECT_EQ(answer.findings[0].statement, "undetermined");
}

TEST(Severity, AFearRaisesNothing) {
  BookForTests town;
  town.declare("incident", "suspected", "data_published");
  EXPECT_TRUE(contains(section(town), R"("cert_fr":"undetermined")"));
}

TEST(Severity, WhatAddsNothingToTheTracesIsNotToldTwice) {
  BookForTests town;
  town.fact("configuration.protection-disabled", "2026-11-08T01:30:00Z", "SRV-AD");
  town.fact("process.start", "2026-11-08T02:00:00Z", "SRV-AD",
            {{"process.command_line", "vssadmin delete shadows /all"},
             {"process.parent.executable", "C:\\Windows\\System32\\cmd.exe"}});
  town.fact("configuration.audit-log-cleared", "2026-11-08T04:00:00Z", "SRV-AD");
  town.declare("incident", "yes", "ransom_note");
  const Answer answer = make_question().ask(town.scene());
  ASSERT_EQ(answer.findings.size(), 1U);
  EXPECT_EQ(answer.findings[0].statement, "major");
}

}  // namespace
}  // namespace beffroi::diagnose::questions::severity
