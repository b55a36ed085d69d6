// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/deadlines.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace beffroi::response::first_hour {
namespace {

base::Timestamp at(std::string_view rfc3339) { return *base::parse_rfc3339(rfc3339); }

class Deadlines : public testing::Test {
 protected:
  Deadlines() { state.opened = at("2026-11-23T01:00:00Z"); }

  void known_since(std::string_view rfc3339) {
    state.answers["when"].push_back(
        {{.question = "when", .known = true, .chosen = {}, .text = {}, .at = at(rfc3339)}, {}, *state.opened, "Camille"});
  }
  void says(const std::string& question, std::string option) {
    state.answers[question].push_back(
        {{.question = question, .known = true, .chosen = {std::move(option)}, .text = {}, .at = {}},
         {},
         *state.opened,
         "Camille"});
  }
  Deadline one(std::string_view id, std::string_view now = "2026-11-23T02:00:00Z") const {
    const auto deadlines = deadlines_of(all, state, contract, at(now));
    const auto found = std::ranges::find(deadlines, id, &Deadline::id);
    EXPECT_NE(found, deadlines.end()) << id;
    return found == deadlines.end() ? Deadline{} : *found;
  }
  std::vector<std::string> reasons(std::string_view id) const {
    std::vector<std::string> ids;
    for (const Reason& reason : one(id).why) ids.push_back(reason.id);
    return ids;
  }

  std::vector<Rule> all = *rules();
  State state;
  Contract contract;
};

TEST_F(Deadlines, NothingRunsBeforeTheFirstHourIsOpened) {
  state.opened.reset();
  EXPECT_TRUE(deadlines_of(all, state, contract, at("2026-11-23T02:00:00Z")).empty());
}

TEST_F(Deadlines, SeventyTwoHoursAreHoursWhateverTheDay) {
  known_since("2026-11-21T22:40:00Z");  // a Saturday night: week-ends lengthen nothing
  EXPECT_EQ(one("complaint_insurance").due, at("2026-11-24T22:40:00Z"));
  EXPECT_EQ(one("cnil_notification").due, at("2026-11-24T22:40:00Z"));
}

TEST_F(Deadlines, WithoutAKnownTimeTheyRunFromTheOpeningAndSayThatTheyMayHaveBegunEarlier) {
  EXPECT_EQ(one("complaint_insurance").due, at("2026-11-26T01:00:00Z"));
  EXPECT_EQ(reasons("complaint_insurance"),
            (std::vector<std::string>{"first_hour.deadline.not_known.insurance", "first_hour.deadline.from_opening"}));
}

TEST_F(Deadlines, ACorrectionToALaterTimeLengthensNothingAndOneToAnEarlierTimeShortens) {
  known_since("2026-11-22T20:00:00Z");
  known_since("2026-11-22T23:00:00Z");
  EXPECT_EQ(one("complaint_insurance").due, at("2026-11-25T20:00:00Z"));
  EXPECT_EQ(reasons("complaint_insurance").back(), "first_hour.deadline.not_lengthened");
  known_since("2026-11-22T18:00:00Z");
  EXPECT_EQ(one("complaint_insurance").due, at("2026-11-25T18:00:00Z"));
}

TEST_F(Deadlines, ATimeAfterTheOpeningCannotBeTheStart) {
  known_since("2026-11-23T05:00:00Z");
  EXPECT_EQ(one("complaint_insurance").due, at("2026-11-26T01:00:00Z"));
}

TEST_F(Deadlines, ASaidNoLeavesItUndeterminedAndAYesRunsIt) {
  says("insurance", "no");
  says("personal_data", "no");
  EXPECT_EQ(one("complaint_insurance").state, DeadlineState::undetermined);
  EXPECT_EQ(one("complaint_insurance").due, std::nullopt);
  EXPECT_EQ(one("cnil_notification").state, DeadlineState::undetermined);
  says("personal_data", "yes");
  EXPECT_EQ(one("cnil_notification").state, DeadlineState::running);
}

TEST_F(Deadlines, TheReportToTheProsecutorHasNoHour) {
  EXPECT_EQ(one("prosecutor_report").state, DeadlineState::without_hour);
  EXPECT_EQ(one("prosecutor_report").due, std::nullopt);
}

TEST_F(Deadlines, ThePassedOneStandsFirst) {
  known_since("2026-11-20T00:00:00Z");
  says("personal_data", "no");
  const auto deadlines = deadlines_of(all, state, contract, at("2026-11-23T02:00:00Z"));
  EXPECT_EQ(deadlines.front().id, "complaint_insurance");
  EXPECT_EQ(deadlines.front().state, DeadlineState::overdue);
  EXPECT_EQ(deadlines.back().id, "cnil_notification");
}

TEST_F(Deadlines, TheInsurersOwnClauseRunsOnlyWhereTheContractIsKnown) {
  const auto before = deadlines_of(all, state, contract, at("2026-11-23T02:00:00Z"));
  EXPECT_EQ(std::ranges::find(before, "insurer_notice", &Deadline::id), before.end());
  contract.notice_hours = 48;
  EXPECT_EQ(one("insurer_notice").due, at("2026-11-25T01:00:00Z"));
}

TEST_F(Deadlines, ARuleWithoutALanguageOrWithAnUnknownStateIsRefused) {
  const std::string good =
      "deadlines:\n  - {id: a, starts_from: attack_known, state: confirmed, title: {fr: a, en: a}, to: {fr: a, en: a}, basis: "
      "{fr: a, en: "
      "a}}\n";
  EXPECT_TRUE(parse_rules(good, "x"));
  std::string bad = good;
  bad.replace(bad.find("confirmed"), 9, "rumoured_");
  EXPECT_EQ(parse_rules(bad, "x").error().where.line, 2U);
  bad = good;
  bad.replace(bad.find("title: {fr: a, en: a}"), 21, "title: {fr: a}       ");
  EXPECT_FALSE(parse_rules(bad, "x"));
  EXPECT_FALSE(parse_rules("deadlines:\n  - {id: a, hours: -3}\n", "x"));
}

}  // namespace
}  // namespace beffroi::response::first_hour
