// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::encryption {

Question make_question();

namespace {

TEST(Encryption, UnreadableFilesThatSomebodySawAreDeclaredWithTheirTime) {
  BookForTests town;
  town.declare("encryption", "yes", "files_encrypted", base::parse_rfc3339("2026-11-22T22:40:00Z"));
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(answer.findings.front().statement, "declared_files_encrypted");
  EXPECT_NE(answer.sections[0].json.find("\"state\":\"yes\",\"start\":\"2026-11-22T22:40:00"), std::string::npos);
}

TEST(Encryption, NobodyFindingAnyProvesNothing) {
  BookForTests town;
  town.declare("encryption", "no", "files_encrypted");
  const Answer answer = make_question().ask(town.scene());
  EXPECT_EQ(answer.findings.front().state, "unknown");
  EXPECT_EQ(answer.findings.back().statement, "declared_files_encrypted");
  EXPECT_NE(answer.sections[0].json.find("\"state\":\"unknown\""), std::string::npos);
}

}  // namespace
}  // namespace beffroi::diagnose::questions::encryption
