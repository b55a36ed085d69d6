// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/nights.h"

#include <gtest/gtest.h>

namespace beffroi::response::first_hour {
namespace {

class Nights : public testing::Test {
 protected:
  /// The first hour of a town that answered so: option ids of one question.
  static State answered(const std::string& question, std::vector<std::string> options) {
    State state;
    state.opened = base::Timestamp{};
    Answer answer{
        .question = question, .known = !options.empty(), .chosen = std::move(options), .text = {}, .at = std::nullopt};
    state.answers[question].push_back({std::move(answer), {}, {}, "Camille"});
    return state;
  }
  std::vector<std::string> held(const State& state) const {
    std::vector<std::string> ids;
    for (const Night& night : nights_of(all, state)) ids.push_back(night.id);
    return ids;
  }

  std::vector<Question> asked = *questions();
  std::vector<Night> all = *nights(asked);
};

using Ids = std::vector<std::string>;

TEST_F(Nights, EachThingSeenLeadsToItsSheet) {
  EXPECT_EQ(held(answered("seen", {"ransom_note"})), Ids{"ransomware"});
  EXPECT_EQ(held(answered("seen", {"unreadable_files"})), Ids{"ransomware"});
  EXPECT_EQ(held(answered("seen", {"strange_access"})), Ids{"intrusion"});
  EXPECT_EQ(held(answered("seen", {"mailbox"})), Ids{"mailbox"});
  EXPECT_EQ(held(answered("seen", {"website_unreachable"})), Ids{"denial_of_service"});
  EXPECT_EQ(held(answered("seen", {"website_changed"})), Ids{"defacement"});
  EXPECT_EQ(held(answered("seen", {"data_published"})), Ids{"leak"});
  EXPECT_EQ(held(answered("seen", {"edge_device"})), Ids{"edge_device"});
  EXPECT_EQ(held(answered("seen", {"authority_alert"})), Ids{"authority_alert"});
}

TEST_F(Nights, SeveralMayHoldAtOnceTheGravestFirst) {
  EXPECT_EQ(held(answered("seen", {"ransom_note", "data_published", "authority_alert"})), (Ids{"ransomware", "leak"}));
  EXPECT_EQ(held(answered("seen", {"authority_alert", "services_down"})), Ids{"unknown"})
      << "a symptom, but nobody knows of what";
}

TEST_F(Nights, NotKnowingOrNotBeingAskedGivesThePrudentSheet) {
  EXPECT_EQ(held(answered("seen", {})), Ids{"unknown"});
  EXPECT_EQ(held(State{}), Ids{"unknown"});
  EXPECT_EQ(held(answered("seen", {"services_down"})), Ids{"unknown"});
}

TEST_F(Nights, AnAlertWithoutSymptomAsksForSilenceAndASymptomEndsIt) {
  EXPECT_EQ(posture_of(nights_of(all, answered("seen", {"authority_alert"}))), Posture::silent);
  EXPECT_EQ(posture_of(nights_of(all, answered("seen", {"authority_alert", "ransom_note"}))), Posture::proactive);
}

TEST_F(Nights, AnActIsSaidDoneOnlyWhereNothingSaysTheContrary) {
  const Condition cut{.question = "network", .any = {"internet_cut"}, .none = {"internet_on"}};
  EXPECT_TRUE(cut.holds(answered("network", {"internet_cut"})));
  EXPECT_FALSE(cut.holds(answered("network", {"internet_cut", "internet_on"}))) << "one building is not the other";
  EXPECT_FALSE(cut.holds(answered("network", {})));
}

TEST_F(Nights, SwitchingOffIsNeverAnOrderAndEverySheetSaysItsPrice) {
  for (const Night& night : all) {
    EXPECT_FALSE(night.power.fr.empty()) << night.id;
    for (const Act& act : night.acts) EXPECT_FALSE(act.act.fr.starts_with("Éteignez")) << night.id;
  }
}

TEST_F(Nights, ASheetThatNamesWhatIsNotAskedIsRefusedWithItsLine) {
  const auto refused = parse_night(
      "id: x\norder: 1\nposture: silent\ntitle: {fr: a, en: a}\nsummary: {fr: a, en: a}\n"
      "power: {fr: a, en: a}\nwhen:\n  - {question: seen, any: [couleur]}\nacts: []\nnever: []\n",
      "x.yaml", asked);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "response.catalogue");
  EXPECT_EQ(refused.error().where.line, 8U);
  const auto unverified = parse_night(
      "id: x\norder: 1\nposture: silent\ntitle: {fr: a, en: a}\nsummary: {fr: a, en: a}\n"
      "power: {fr: a, en: a}\nwhen: []\nacts: [{do: {fr: a, en: a}, why: {fr: a, en: a}, check: {fr: a, "
      "en: a}}]\nnever: [{fr: a, en: a}]\nsave: [{fr: a, en: a}]\n"
      "sources: [{number: N-1, state: secondary, title: {fr: a, en: a}}]\n",
      "x.yaml", asked);
  ASSERT_FALSE(unverified) << "what was not read in the original is not cited by its number";
}

}  // namespace
}  // namespace beffroi::response::first_hour
