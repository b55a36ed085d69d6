// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "diagnose/book_for_tests.h"
#include "diagnose/question.h"

namespace beffroi::diagnose::questions::backups {

Question make_question();

namespace {

bool says(const Answer& answer, std::string_view state) {
  return answer.sections[0].json.starts_with("{\"state\":\"" + std::string(state) + "\"");
}

TEST(Backups, TheGravestDeclarationStandsWhereTheLogsAreSilent) {
  BookForTests town;
  town.declare("backups", "intact", "backups").declare("backups", "destroyed", "backups");
  const Answer answer = make_question().ask(town.scene());
  EXPECT_TRUE(says(answer, "destroyed")) << answer.sections[0].json;
  EXPECT_EQ(answer.findings.size(), 3U) << "both declarations and what the logs say";
}

TEST(Backups, WithoutLogsOrPeopleNothingIsKnown) {
  BookForTests town;
  EXPECT_TRUE(says(make_question().ask(town.scene()), "unknown"));
}

}  // namespace
}  // namespace beffroi::diagnose::questions::backups
