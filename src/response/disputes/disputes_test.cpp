// SPDX-License-Identifier: EUPL-1.2
#include "response/disputes/disputes.h"

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"

namespace beffroi::response {
namespace {

model::Finding finding(std::string id, std::string statement, std::string host, std::int64_t count) {
  model::Finding made;
  made.id = std::move(id);
  made.question = "hosts";
  made.statement = std::move(statement);
  made.arguments = {{"host", std::move(host)}, {"count", count}, {"time", base::Timestamp{1'700'000'000'000'000'000 + count}}};
  return made;
}

model::Diagnosis diagnosis(std::vector<model::Finding> findings) {
  model::Diagnosis made;
  made.findings = std::move(findings);
  return made;
}

class DisputesTest : public testing::Test {
 protected:
  DisputesTest() : store_(*casefile::Case::open_or_create(folder_.path() / "case", {.actor = "Analyste"})) {}

  std::string judged(std::string_view id, const Judging& judging) {
    const auto entry = judge(store_, now_, id, judging);
    return entry ? "" : entry.error().id;
  }
  std::vector<MatchedDispute> standing(const model::Diagnosis& at) { return match(disputes_of(*entries_of(store_)), at); }
  std::vector<MatchedDispute> standing() { return standing(now_); }

  casefile::TemporaryFolder folder_;
  casefile::Case store_;
  const model::Diagnosis now_ =
      diagnosis({finding("hosts.1", "compromised", "SRV-AD", 3), finding("hosts.2", "compromised", "ACCUEIL", 1)});
};

TEST_F(DisputesTest, TheLastJudgementStandsAndTheEarlierOnesStayKnown) {
  EXPECT_EQ(judged("hosts.2", {Judgement::rejected, "poste de test", ""}), "");
  EXPECT_EQ(judged("hosts.2", {Judgement::replaced, "revu", "poste prêté au prestataire"}), "");
  ASSERT_EQ(standing().size(), 1U);
  EXPECT_EQ(standing()[0].finding, 1U);
  EXPECT_EQ(standing()[0].dispute.judgement, Judgement::replaced);
  EXPECT_EQ(standing()[0].dispute.by, "Analyste");
  EXPECT_EQ(standing()[0].dispute.earlier, std::vector<std::uint64_t>{1});
}

TEST_F(DisputesTest, FollowsItsFindingWhenTheNumbersMove) {
  judged("hosts.2", {Judgement::rejected, "poste de test", ""});
  const auto later = diagnosis({finding("hosts.1", "compromised", "BACKUP", 2), finding("hosts.2", "compromised", "SRV-AD", 3),
                                finding("hosts.3", "compromised", "ACCUEIL", 1)});
  ASSERT_EQ(standing(later).size(), 1U);
  EXPECT_EQ(standing(later)[0].finding, 2U);
  EXPECT_FALSE(standing(later)[0].changed);
}

TEST_F(DisputesTest, SaysThatTheFiguresBehindAFindingChanged) {
  judged("hosts.2", {Judgement::rejected, "poste de test", ""});
  const auto later = diagnosis({finding("hosts.1", "compromised", "ACCUEIL", 40)});
  EXPECT_EQ(standing(later)[0].finding, 0U);
  EXPECT_TRUE(standing(later)[0].changed);
}

TEST_F(DisputesTest, NeverPassesToAnotherFindingOfTheSameNumber) {
  judged("hosts.2", {Judgement::rejected, "poste de test", ""});
  const auto later =
      diagnosis({finding("hosts.1", "compromised", "SRV-AD", 3), finding("hosts.2", "compromised", "BACKUP", 1)});
  ASSERT_EQ(standing(later).size(), 1U);
  EXPECT_EQ(standing(later)[0].finding, std::nullopt);
}

TEST_F(DisputesTest, IsWithdrawnByItsNumberOfToday) {
  judged("hosts.2", {Judgement::rejected, "poste de test", ""});
  const auto later = diagnosis({finding("hosts.1", "compromised", "ACCUEIL", 1)});
  EXPECT_FALSE(withdraw_judgement(store_, later, "hosts.2", "erreur"));
  EXPECT_FALSE(withdraw_judgement(store_, later, "hosts.1", ""));
  ASSERT_TRUE(withdraw_judgement(store_, later, "hosts.1", "erreur"));
  EXPECT_TRUE(standing(later).empty());
}

TEST_F(DisputesTest, WithdrawingTheLastJudgementBringsNoEarlierOneBack) {
  EXPECT_EQ(judged("hosts.1", {Judgement::rejected, "poste de test", ""}), "");
  const auto later =
      diagnosis({finding("hosts.1", "compromised", "ACCUEIL", 1), finding("hosts.2", "compromised", "SRV-AD", 3)});
  ASSERT_TRUE(judge(store_, later, "hosts.2", {Judgement::confirmed, "vu sur place", ""}));
  ASSERT_TRUE(withdraw_judgement(store_, later, "hosts.2", "erreur"));
  EXPECT_TRUE(standing(later).empty());
  EXPECT_TRUE(standing().empty());
}

TEST_F(DisputesTest, AGoneOneCanStillBeWithdrawnByItsOldNumber) {
  judged("hosts.2", {Judgement::confirmed, "vu sur place", ""});
  ASSERT_TRUE(withdraw_judgement(store_, diagnosis({}), "hosts.2", "sans objet"));
  EXPECT_TRUE(standing().empty());
}

TEST_F(DisputesTest, RefusalsSayWhatIsMissing) {
  EXPECT_EQ(judged("hosts.9", {Judgement::rejected, "x", ""}), "dispute.no_such_finding");
  EXPECT_EQ(judged("hosts.1", {Judgement::rejected, "", ""}), "dispute.no_reason");
  EXPECT_EQ(judged("hosts.1", {Judgement::replaced, "x", ""}), "dispute.no_replacement");
  EXPECT_TRUE(standing().empty());
}

TEST_F(DisputesTest, OddArgumentsComeBackAsTheyWere) {
  model::Finding odd = finding("hosts.1", "compromised", "\x1b[31m\"]}é", -1);
  odd.arguments.push_back({"truth", true});
  odd.arguments.push_back({"empty", std::string()});
  const auto diagnosed = diagnosis({odd});
  ASSERT_TRUE(judge(store_, diagnosed, "hosts.1", {Judgement::confirmed, "vu", ""}));
  EXPECT_EQ(standing(diagnosed)[0].finding, 0U);
}

}  // namespace
}  // namespace beffroi::response
