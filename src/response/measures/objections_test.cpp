// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/objections.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "casefile/temporary_folder_for_tests.h"
#include "response/diagnosed_for_tests.h"

namespace beffroi::response::measures {
namespace {

class Objections : public testing::Test {
 protected:
  Objections() : store_(*casefile::Case::open_or_create(folder_.path() / "case", {.actor = "Analyste"})) {
    for (model::Finding& finding : diagnosed_.findings) finding.statement = finding.id;
  }

  void judge_as(std::string_view id, Judgement judgement) {
    model::Diagnosis diagnosis;
    diagnosis.findings = diagnosed_.findings;
    ASSERT_TRUE(judge(store_, diagnosis, id, {judgement, "poste de test", "poste prêté"}));
  }

  /// The lines of a measure as people see them now, one a system.
  std::vector<Line> lines(std::string_view measure) {
    Plan plan = plan_of({}, diagnosed_);
    add_objections(plan, *entries_of(store_), diagnosed_);
    std::erase_if(plan.lines, [measure](const Line& line) { return line.measure.id != measure; });
    return plan.lines;
  }

  casefile::TemporaryFolder folder_;
  casefile::Case store_;
  Diagnosed diagnosed_ = attacked_town();
};

TEST_F(Objections, AMeasureWhoseOnlyReasonIsRejectedIsDisputedAndStaysInItsPlace) {
  const auto before = lines("isolate_host");
  ASSERT_EQ(before.size(), 2U);
  judge_as("hosts.1", Judgement::rejected);
  const auto after = lines("isolate_host");
  ASSERT_EQ(after.size(), 2U);
  EXPECT_TRUE(is_disputed(after[0]));
  ASSERT_NE(objection_on(after[0], "hosts.1"), nullptr);
  EXPECT_EQ(objection_on(after[0], "hosts.1")->because, "poste de test");
  EXPECT_FALSE(is_disputed(after[1]));
  EXPECT_EQ(objection_on(after[1], "hosts.2"), nullptr);
}

TEST_F(Objections, AConfirmedFindingIsNoObjection) {
  judge_as("hosts.1", Judgement::confirmed);
  EXPECT_TRUE(lines("isolate_host").front().objections.empty());
}

TEST_F(Objections, AMeasureThatRestsOnMoreIsDisputedInPartOnly) {
  judge_as("accounts.1", Judgement::replaced);
  const auto all = lines("cut_internet");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_FALSE(is_disputed(all[0]));
  judge_as("incident.1", Judgement::rejected);
  EXPECT_FALSE(lines("cut_internet")[0].objections.empty());
}

TEST_F(Objections, AnObjectionFollowsItsFindingWhenTheNumbersMove) {
  judge_as("hosts.2", Judgement::rejected);
  for (model::Finding& finding : diagnosed_.findings)
    if (finding.question == "hosts") finding.id = "hosts." + std::to_string(finding.id.back() - '0' + 10);
  for (Diagnosed::Host& host : diagnosed_.hosts) host.finding = "hosts." + std::to_string(host.finding.back() - '0' + 10);
  const auto after = lines("isolate_host");
  ASSERT_EQ(after.size(), 2U);
  EXPECT_NE(objection_on(after[1], "hosts.12"), nullptr);
  EXPECT_TRUE(after[0].objections.empty());
}

}  // namespace
}  // namespace beffroi::response::measures
