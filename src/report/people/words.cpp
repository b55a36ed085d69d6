// SPDX-License-Identifier: EUPL-1.2
#include "report/people/words.h"

#include <fmt/format.h>

namespace beffroi::report::people {
namespace {

using base::Catalogue;
using response::people::Category;
using response::people::Exposure;
using response::people::Follow;
using response::people::Ground;
using response::people::Hundredths;
using response::people::Input;
using response::people::Kind;
using response::people::Level;
using response::people::Line;
using response::people::Score;
using response::people::Step;

std::int64_t whole(std::uint64_t number) { return static_cast<std::int64_t>(number); }

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& one : parts) text += (text.empty() ? "" : ", ") + one;
  return text;
}

/// Twelve digits tell two listings apart and can be read out.
std::string short_hash(const std::string& sha256) { return sha256.substr(0, 12); }

}  // namespace

std::string decimal(Hundredths value, base::Language language) {
  std::string text = std::to_string(value / 100);
  if (value % 100 == 0) return text;
  text += fmt::format("{}{:02}", language == base::Language::french ? "," : ".", value % 100);
  if (text.back() == '0') text.pop_back();
  return text;
}

std::string count_of(const std::optional<town::Count>& people, const Catalogue& words) {
  if (!people) return words.text("report.people.count.unknown");
  if (people->low == people->high) return words.number(people->low);
  return words.text("report.people.count.range", {{"low", people->low}, {"high", people->high}});
}

std::string word_of(Exposure exposure, const Catalogue& words) {
  return words.text(fmt::format("report.people.exposure.{}", name_of(exposure)));
}

std::string sign_of(Exposure exposure, const Catalogue& words) {
  return words.text(fmt::format("report.people.sign.{}", name_of(exposure)));
}

std::string level_words(Level level, const Catalogue& words) {
  return words.text(fmt::format("report.people.level.{}", name_of(level)));
}

const std::string& called(const town::DataSet& set) { return set.name.empty() ? set.id : set.name; }

std::string categories_of(const Line& line, const Catalogue& words) {
  std::vector<std::string> known, unknown;
  for (const Kind* kind : line.kinds()) known.push_back(kind->name.in(words.language()));
  for (const Category& category : line.categories) {
    if (category.kinds.empty()) unknown.push_back(category.text);
  }
  if (known.empty() && unknown.empty()) return words.text("report.people.no_category");
  return words.text("report.people.categories", {{"known", joined(known)}, {"unknown", joined(unknown)}});
}

std::vector<base::Piece> reason_of(const Ground& ground, const Catalogue& words) {
  const base::Arguments said{{"system", ground.system},
                             {"through", ground.through},
                             {"machine", ground.machine},
                             {"place", ground.place},
                             {"finding", ground.finding},
                             {"supposed", ground.supposed},
                             {"entry", ground.entry == 0 ? std::string() : std::to_string(ground.entry)},
                             {"by", ground.by},
                             {"sha256", short_hash(ground.sha256)},
                             {"count", whole(ground.count)},
                             {"lines", ground.lines}};
  return words.pieces("report.people.ground." + ground.why, said);
}

std::string score_of(const Line& line, const Catalogue& words) {
  if (!line.is_touched()) return words.text("report.people.not_touched");
  if (!line.is_scored()) return words.text("report.people.not_scored");
  const Hundredths se = line.score.se();
  return words.text("report.people.score",
                    {{"se", decimal(se, words.language())}, {"level", level_words(response::people::level_of(se), words)}});
}

std::string formula_of(const Score& score, const Catalogue& words) {
  const auto of = [&](Input input) { return decimal(score.step(input).value, words.language()); };
  return fmt::format("SE = {} × {} + ({} + {} + {} + {}) = {}", of(Input::context), of(Input::identification),
                     of(Input::confidentiality), of(Input::integrity), of(Input::availability), of(Input::malicious),
                     decimal(score.se(), words.language()));
}

std::vector<base::Piece> step_of(const Step& step, const Catalogue& words) {
  const Kind* kind = step.kind.empty() ? nullptr : response::people::kind_called(step.kind);
  const bool context = step.input == Input::context;
  const std::string why =
      kind ? words.text("report.people.why_kind",
                        {{"name", kind->name.in(words.language())},
                         {"why", (context ? kind->why_context : kind->why_identification).in(words.language())}})
           : words.text(fmt::format("report.people.why.{}.{}", name_of(step.input), step.why));
  const base::Language language = words.language();
  const bool changed = step.overridden.has_value();
  return words.pieces("report.people.step", {{"input", words.text(fmt::format("report.people.input.{}", name_of(step.input)))},
                                             {"value", decimal(step.value, language)},
                                             {"why", why},
                                             {"finding", step.finding},
                                             {"entry", step.entry == 0 ? std::string() : std::to_string(step.entry)},
                                             {"sha256", short_hash(step.sha256)},
                                             {"changed", changed},
                                             {"computed", decimal(step.computed, language)},
                                             {"by", changed ? step.overridden->by : std::string()},
                                             {"because", changed ? step.overridden->because : std::string()}});
}

std::vector<std::string> remarks_of(const Line& line, const Catalogue& words) {
  std::vector<std::string> all;
  const base::Language language = words.language();
  const auto say = [&](std::string_view id, const base::Arguments& arguments = {}) {
    all.push_back(words.text(fmt::format("report.people.remark.{}", id), arguments));
  };
  if (line.is_touched() && line.is_scored()) {
    const Hundredths se = line.score.se(), most = line.score.at_most();
    if (const auto threshold = response::people::near_threshold(se))
      say("near", {{"threshold", decimal(*threshold, language)}});
    if (response::people::level_of(most) > response::people::level_of(se))
      say("may_rise", {{"se", decimal(most, language)}, {"level", level_words(response::people::level_of(most), words)}});
  }
  if (line.more_than_a_hundred()) say("hundred");
  if (line.unintelligible == "yes") say("unintelligible");
  std::vector<std::string> unknown;
  for (const Category& category : line.categories) {
    if (category.kinds.empty()) unknown.push_back(category.text);
  }
  if (!unknown.empty()) say("not_recognised", {{"names", joined(unknown)}});
  const auto changed = [&](std::string_view what, const std::optional<response::people::Override>& said) {
    if (said) say("said", {{"what", std::string(what)}, {"value", said->value}, {"by", said->by}, {"because", said->because}});
  };
  changed("state", line.exposure_said);
  changed("people", line.people_said);
  changed("unintelligible", line.unintelligible_said);
  return all;
}

std::vector<std::vector<base::Piece>> follow_of(const Follow& follow, const Catalogue& words) {
  const std::string se = follow.worst ? decimal(follow.worst->score.se(), words.language()) : std::string();
  const base::Arguments said{{"se", se},
                             {"set", follow.worst ? called(follow.worst->set) : std::string()},
                             {"not_examined", whole(follow.not_examined)},
                             {"unscored", whole(follow.unscored)},
                             {"person", follow.id},
                             {"aware", follow.aware},
                             {"high_risk", follow.high_risk}};
  return {words.pieces(fmt::format("report.people.cnil.{}", name_of(follow.cnil)), said),
          words.pieces(fmt::format("report.people.told.{}", name_of(follow.told)), said)};
}

std::vector<base::Piece> person_of(const Follow& follow, const Catalogue& words) {
  return words.pieces("report.people.person", {{"name", follow.name},
                                               {"sure", whole(follow.touched - follow.perhaps)},
                                               {"perhaps", whole(follow.perhaps)},
                                               {"touched", whole(follow.touched)},
                                               {"unexamined", whole(follow.not_examined)},
                                               {"people", count_of(follow.people, words)},
                                               {"missing", follow.people_missing}});
}

std::vector<base::Piece> dealt_of(const response::people::Dealt& dealt, const Line& line, const Catalogue& words) {
  const std::string service = dealt.kind ? dealt.kind->name.in(words.language()) : dealt.service;
  const std::string since = dealt.since ? fmt::format("{:02}/{}", dealt.since->month, dealt.since->year) : std::string();
  return words.pieces("report.people.dealt", {{"service", service},
                                              {"set", called(line.set)},
                                              {"since", since},
                                              {"retention", line.set.retention},
                                              {"people", joined(line.set.people_kinds)}});
}

}  // namespace beffroi::report::people
