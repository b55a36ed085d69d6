// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "base/resources.h"
#include "response/assess/sheet.h"
#include "response/heads_for_tests.h"

namespace beffroi::response::assess {
namespace {

constexpr std::string_view kScale = R"(
as_of: 2026-11-26
levels:
  - {id: low, from: 0, title: {fr: a, en: a}, says: {fr: a, en: a}}
  - {id: middle, from: 40, title: {fr: a, en: a}, says: {fr: a, en: a}}
  - {id: high, from: 80, title: {fr: a, en: a}, says: {fr: a, en: a}}
vital_cap: middle
asked:
  - {id: provider, tier: 1, title: {fr: a, en: a}, how: {fr: a, en: a}, cost: free, effort: hour, by: [town]}
helpers: [{id: town, fr: a, en: a}]
costs: [{id: free, fr: a, en: a}, {id: dear, fr: a, en: a}]
efforts: [{id: hour, fr: a, en: a}]
)";
constexpr std::string_view kMeasures = R"(
measures:
  - {id: dear, tier: 1, title: {fr: a, en: a}, how: {fr: a, en: a}, cost: dear, effort: hour, by: [town]}
  - {id: cheap, tier: 1, title: {fr: a, en: a}, how: {fr: a, en: a}, cost: free, effort: hour, by: [town]}
  - {id: later, tier: 2, title: {fr: a, en: a}, how: {fr: a, en: a}, cost: free, effort: hour, by: [town]}
)";
constexpr std::string_view kTheme = R"(
id: one
weight: 1
title: {fr: a, en: a}
about: {fr: a, en: a}
questions:
  - id: copy
    weight: 3
    vital: true
    unknown: provider
    ask: {fr: a, en: a}
    why: {fr: a, en: a}
    answers: [{id: "yes", score: 100, fr: a, en: a}, {id: "no", score: 0, calls: [dear], fr: a, en: a}]
  - id: rule
    weight: 3
    unknown: provider
    unknown_calls: [cheap]
    ask: {fr: a, en: a}
    why: {fr: a, en: a}
    answers: [{id: "yes", score: 100, fr: a, en: a}, {id: half, score: 50, calls: [later], fr: a, en: a}, {id: "no", score: 0, calls: [cheap, later], fr: a, en: a}, {id: none, fr: a, en: a}]
)";

Questionnaire small() {
  auto read = read_questionnaire({"scale", kScale}, {"measures", kMeasures}, {{"theme", kTheme}});
  return read ? *std::move(read) : Questionnaire{};
}

std::vector<std::string> measures_of(const Assessment& made) {
  std::vector<std::string> ids;
  for (const Called& one : made.measures) ids.push_back(one.measure->id);
  return ids;
}

class Assess : public testing::Test {
 protected:
  const Questionnaire all = small();
};

TEST_F(Assess, WhatTheProgramCarriesIsValidAndTakesAQuarterOfAnHour) {
  const Questionnaire& carried = questionnaire();
  EXPECT_GE(carried.size(), 35U);
  EXPECT_LE(carried.size(), 45U);
  std::set<std::string> called;
  for (const Theme& theme : carried.themes) {
    for (const Question& question : theme.questions) {
      EXPECT_LE(question.ask.fr.size(), 200U) << question.id;
      for (const Option& option : question.options) {
        called.insert(option.calls.begin(), option.calls.end());
        EXPECT_TRUE(!option.score || *option.score >= 50 || !option.calls.empty()) << question.id << " " << option.id;
      }
      EXPECT_TRUE(question.asked != "provider" || !question.letter.empty()) << question.id << ": what does the letter ask?";
    }
  }
  for (const Measure& measure : carried.measures) EXPECT_TRUE(measure.asks || called.contains(measure.id)) << measure.id;
}

TEST_F(Assess, ABodyThatIsNoCommuneIsAskedTheSameInItsOwnWords) {
  const auto of_a_commune = [](const Wording& words) {
    static const std::regex french("\\b(communes?|CCAS|municipal)\\b"), english("\\b(towns?|CCAS|mairie)\\b");
    return names_a_mayor(words) || std::regex_search(words.fr, french) || std::regex_search(words.en, english);
  };
  Questionnaire commune = questionnaire(), department = questionnaire(town::BodyKind::department);
  std::size_t named = 0;
  each_wording(commune, [&](Wording& words) { named += of_a_commune(words) ? 1U : 0U; });
  EXPECT_GT(named, 30U);
  each_wording(department, [&](Wording& words) { EXPECT_FALSE(of_a_commune(words)) << words.fr << " / " << words.en; });
  EXPECT_EQ(department.find("wifi")->options.size(), commune.find("wifi")->options.size());
  EXPECT_EQ(department.measure("ask_mayor")->title.fr, "Demander au président ou au vice-président ce qui n’est pas connu");
}

TEST_F(Assess, WhatTheLawAsksNamesItsTextAndOnlyWhatIsInForceIsConfirmed) {
  for (const Theme& theme : questionnaire().themes) {
    for (const Question& question : theme.questions) {
      if (theme.id != "law") break;
      ASSERT_TRUE(question.basis) << question.id;
      EXPECT_TRUE(question.basis->source.starts_with("https://")) << question.id;
      EXPECT_EQ(question.basis->state == "confirmed", question.id != "cnil_guide") << question.id;
    }
  }
}

TEST_F(Assess, NotKnowingCountsAsARiskAndYieldsSomethingToDo) {
  const Assessment nothing = assess(all, {});
  EXPECT_EQ(nothing.whole, (Score{0, 100}));
  EXPECT_EQ(nothing.unknown, 2U);
  EXPECT_EQ(measures_of(nothing), (std::vector<std::string>{"ask_provider", "cheap"}));
  EXPECT_EQ(nothing.measures[0].because.size(), 2U);
  EXPECT_EQ(assess(all, {{"copy", "unknown"}, {"rule", "jamais"}}).whole, nothing.whole)
      << "an answer that is none is not known";
}

TEST_F(Assess, WhatDoesNotConcernTheTownDoesNotCount) {
  const Assessment made = assess(all, {{"copy", "yes"}, {"rule", "none"}});
  EXPECT_EQ(made.whole, (Score{100, 100}));
  EXPECT_EQ(made.counted, 1U);
  EXPECT_TRUE(made.measures.empty());
}

TEST_F(Assess, AVillageThatWorksOnPaperIsAskedOnlyWhatConcernsIt) {
  Answers paper;
  for (const Theme& theme : questionnaire().themes) {
    for (const Question& question : theme.questions) {
      const auto none = std::ranges::find_if(question.options, [](const Option& one) { return !one.score; });
      paper[question.id] = none == question.options.end() ? question.options.front().id : none->id;
    }
  }
  const Assessment made = assess(questionnaire(), paper);
  EXPECT_LE(made.counted, questionnaire().size() / 2);
  EXPECT_TRUE(made.vital_holes.empty()) << "no back-up is missing where nothing is stored";
  EXPECT_EQ(made.whole, (Score{100, 100}));
  EXPECT_TRUE(made.measures.empty());
  paper["crisis_sheet"] = "no";
  EXPECT_EQ(assess(questionnaire(), paper).vital_holes.size(), 1U) << "whom to call concerns everybody";
}

TEST_F(Assess, AVitalHoleCapsTheLevelWhateverTheRest) {
  const Assessment held = assess(all, {{"copy", "yes"}, {"rule", "yes"}});
  EXPECT_EQ(held.level->id, "high");
  EXPECT_FALSE(held.capped);
  auto read = read_questionnaire({"scale", kScale}, {"measures", kMeasures}, {{"theme", kTheme}});
  ASSERT_TRUE(read);
  read->themes[0].questions[1].weight = 10;
  read->themes[0].questions[0].weight = 1;
  const Assessment capped = assess(*read, {{"copy", "no"}, {"rule", "yes"}});
  EXPECT_EQ(capped.whole.low, 90);
  EXPECT_EQ(capped.level->id, "middle");
  EXPECT_TRUE(capped.capped);
  ASSERT_EQ(capped.vital_holes.size(), 1U);
  EXPECT_EQ(capped.vital_holes[0]->id, "copy");
}

TEST_F(Assess, MeasuresStandByTierThenByWhatTheyWeighThenByCost) {
  EXPECT_EQ(measures_of(assess(all, {{"copy", "no"}, {"rule", "no"}})), (std::vector<std::string>{"cheap", "dear", "later"}));
  EXPECT_EQ(measures_of(assess(all, {{"copy", "no"}, {"rule", "half"}})), (std::vector<std::string>{"dear", "later"}));
}

TEST_F(Assess, NumbersAreRoundedDownToFives) {
  EXPECT_EQ(assess(all, {{"copy", "yes"}, {"rule", "half"}}).whole, (Score{75, 75}));
  for (const Theme& theme : questionnaire().themes) {
    for (const Question& question : theme.questions) {
      for (const Option& option : question.options) {
        const Assessment made = assess(questionnaire(), {{question.id, option.id}});
        EXPECT_EQ(made.whole.low % kStep, 0);
        EXPECT_LE(made.whole.low, made.whole.high);
      }
    }
  }
}

TEST_F(Assess, LastYearIsHeldAgainstTodaysQuestions) {
  const Comparison made = compare(all, {{"copy", "no"}}, {{"copy", "yes"}, {"rule", "no"}});
  ASSERT_EQ(made.changes.size(), 2U);
  EXPECT_EQ(made.changes[0].change, Change::better);
  EXPECT_EQ(made.changes[1].change, Change::learned);
  EXPECT_EQ(made.before.whole.low, 0);
  ASSERT_EQ(made.ended.size(), 2U);
  EXPECT_EQ(made.ended[0]->id, "ask_provider");
  EXPECT_EQ(made.ended[1]->id, "dear");
  EXPECT_TRUE(compare(all, {{"rule", "none"}}, {{"rule", "no"}}).changes.empty())
      << "what did not concern it cannot have got worse";
}

TEST_F(Assess, DataThatNamesNothingIsRefused) {
  const auto refused = [](std::string_view yaml, std::string_view from, std::string_view to) {
    std::string text(yaml);
    text.replace(text.find(from), from.size(), to);
    auto read =
        read_questionnaire({"scale", yaml == kScale ? text : kScale}, {"measures", yaml == kMeasures ? text : kMeasures},
                           {{"theme", yaml == kTheme ? text : kTheme}});
    return read ? std::string("taken") : read.error().id;
  };
  EXPECT_EQ(refused(kTheme, "calls: [dear]", "calls: [daer]"), "response.catalogue");
  EXPECT_EQ(refused(kTheme, "score: 100", "score: 101"), "response.catalogue");
  EXPECT_EQ(refused(kTheme, "unknown: provider", "unknown: nobody"), "response.catalogue");
  EXPECT_EQ(refused(kTheme, "id: rule", "id: copy"), "response.catalogue");
  EXPECT_EQ(refused(kScale, "from: 40", "from: 0"), "response.catalogue");
  EXPECT_EQ(refused(kMeasures, "cost: dear", "cost: much"), "response.catalogue");
}

using Sheets = Assess;

TEST_F(Sheets, WhatIsWrittenIsReadBackTheSameWhateverTheTownIsCalled) {
  Sheet sheet{.place = "</script><b>L’Haÿ \"les\" \\Roses\n\x01", .by = "Zoé – mairie", .on = "2026-11-26"};
  sheet.answers = {{"copy", "yes"}, {"rule", "unknown"}};
  sheet.others = {{"gone", "old"}};
  const auto read = read_sheet(write_sheet(sheet, all), "x.json", all);
  ASSERT_TRUE(read) << read.error().id;
  EXPECT_EQ(read->sheet.place, sheet.place);
  EXPECT_EQ(read->sheet.by, sheet.by);
  EXPECT_EQ(read->sheet.answers, sheet.answers);
  EXPECT_EQ(read->sheet.others, sheet.others);
  ASSERT_EQ(read->problems.size(), 1U);
  EXPECT_EQ(read->problems[0].id, "assess.unknown_question");
}

TEST_F(Sheets, OneBadAnswerCostsNoOtherAndIsToldWithItsLine) {
  const auto read = read_sheet(
      "commune: Isbergues\nanswers:\n  copy: perhaps\n  couleur: bleu\n  rule: half\n  autre: [a, b]\n", "r.yaml", all);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sheet.answers, (Answers{{"rule", "half"}}));
  ASSERT_EQ(read->problems.size(), 3U);
  EXPECT_EQ(read->problems[0].id, "assess.unknown_answer");
  EXPECT_EQ(read->problems[0].where.line, 3U);
  EXPECT_EQ(read->problems[1].id, "assess.unknown_question");
  EXPECT_EQ(read->problems[1].where.line, 4U);
  EXPECT_EQ(read->problems[2].id, "assess.not_text");
  EXPECT_EQ(read->sheet.others.size(), 2U);
}

TEST_F(Sheets, TheMappingAloneAnEmptyFileAndACompactOneAreRead) {
  EXPECT_EQ(read_sheet("copy: yes\nrule: '?'\n", "r", all)->sheet.answers, (Answers{{"copy", "yes"}, {"rule", "unknown"}}));
  EXPECT_TRUE(read_sheet("", "r", all)->sheet.answers.empty());
  EXPECT_EQ(read_sheet(R"({"schema":1,"answers":{"copy":"no","rule":null}})", "r", all)->sheet.answers,
            (Answers{{"copy", "no"}, {"rule", "unknown"}}));
}

TEST_F(Sheets, WhatIsNoSheetIsRefusedWhole) {
  EXPECT_EQ(read_sheet("- copy\n", "r", all).error().id, "assess.not_answers");
  EXPECT_EQ(read_sheet("answers: 3\n", "r", all).error().id, "assess.not_answers");
  EXPECT_EQ(read_sheet("schema: 2\n", "r", all).error().id, "assess.newer");
  EXPECT_EQ(read_sheet("{\"answers\": {", "r", all).error().id, "yaml.syntax");
  EXPECT_EQ(read_sheet(std::string(kMaxSheetBytes + 1, '#'), "r", all).error().id, "assess.too_large");
  std::string many = "answers:\n";
  for (std::size_t i = 0; i <= kMaxAnswers; ++i) many += "  q" + std::to_string(i) + ": a\n";
  EXPECT_EQ(read_sheet(many, "r", all).error().id, "assess.too_many");
}

TEST_F(Sheets, AnOlderQuestionnaireAndALongNameAreTold) {
  const auto read = read_sheet("questionnaire: 2025-01-01\ncommune: " + std::string(500, 'x') + "\nanswers: {}\n", "r", all);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sheet.place.size(), kMaxTextBytes);
  ASSERT_EQ(read->problems.size(), 2U);
  EXPECT_EQ(read->problems[0].id, "assess.too_long");
  EXPECT_EQ(read->problems[1].id, "assess.other_questions");
}

}  // namespace
}  // namespace beffroi::response::assess
