// SPDX-License-Identifier: EUPL-1.2
#include "response/assess/score.h"

#include <algorithm>
#include <tuple>

#include "base/assert.h"

namespace beffroi::response::assess {
namespace {

constexpr std::int64_t kFull = 100;
constexpr std::int64_t kPermille =
    10;  // themes are kept ten times finer than they are shown, so that the whole does not lose twice

/// Σ(weight × points) and Σ(weight).
struct Sum {
  std::int64_t low = 0, high = 0, weight = 0;

  void add(std::int64_t by, std::int64_t low_points, std::int64_t high_points) {
    low += by * low_points;
    high += by * high_points;
    weight += by;
  }
};

std::int64_t shown(std::int64_t points) { return points / kStep * kStep; }

/// Adds to `measures` that a question calls for one.
void call(std::vector<Called>& measures, const Measure* measure, const Question& question, std::int64_t value) {
  BEFFROI_ASSERT(measure != nullptr);
  auto at = std::ranges::find(measures, measure, &Called::measure);
  if (at == measures.end()) at = measures.insert(at, Called{measure, {}, 0});
  at->because.push_back(&question);
  at->value += value;
}

class Reckoning {
 public:
  Reckoning(const Questionnaire& questionnaire, const Answers& answers) : all_(questionnaire), answers_(answers) {}

  Assessment result() {
    Sum whole;
    for (const Theme& theme : all_.themes) {
      const Sum sum = take_theme(theme);
      if (sum.weight > 0) whole.add(theme.weight, kPermille * sum.low / sum.weight, kPermille * sum.high / sum.weight);
    }
    if (whole.weight > 0)
      made_.whole = {shown(whole.low / (kPermille * whole.weight)), shown(whole.high / (kPermille * whole.weight))};
    name_level();
    sort_measures();
    return std::move(made_);
  }

 private:
  Sum take_theme(const Theme& theme) {
    ThemeResult result{.theme = &theme};
    Sum sum;
    for (const Question& question : theme.questions) take(question, theme, result, sum);
    if (sum.weight > 0) result.score = Score{shown(sum.low / sum.weight), shown(sum.high / sum.weight)};
    made_.counted += result.counted;
    made_.unknown += result.unknown;
    made_.themes.push_back(result);
    return sum;
  }

  void take(const Question& question, const Theme& theme, ThemeResult& result, Sum& sum) {
    const Option* option = chosen(question, answers_);
    if (option && !option->score) return;
    const std::int64_t points = option ? *option->score : 0;
    sum.add(question.weight, points, option ? points : kFull);
    ++result.counted;
    if (!option) ++result.unknown;
    if (question.vital && points == 0) made_.vital_holes.push_back(&question);
    const std::int64_t value = theme.weight * question.weight * (kFull - points);
    if (!option) call(made_.measures, all_.measure("ask_" + question.asked), question, value);
    for (const std::string& id : option ? option->calls : question.unknown_calls)
      call(made_.measures, all_.measure(id), question, value);
  }

  void name_level() {
    for (const Level& level : all_.levels) {
      if (made_.whole.low >= level.from) made_.level = &level;
    }
    const auto cap = std::ranges::find(all_.levels, all_.vital_cap, &Level::id);
    made_.capped = !made_.vital_holes.empty() && cap->from < made_.level->from;
    if (made_.capped) made_.level = &*cap;
  }

  std::size_t cost_of(const Measure& measure) const {
    return static_cast<std::size_t>(std::ranges::find(all_.costs, measure.cost, &Named::id) - all_.costs.begin());
  }

  void sort_measures() {
    std::ranges::sort(made_.measures, {}, [this](const Called& one) {
      return std::tuple(one.measure->tier, -one.value, cost_of(*one.measure), one.measure - all_.measures.data());
    });
  }

  const Questionnaire& all_;
  const Answers& answers_;
  Assessment made_;
};

std::optional<Change> change_between(const Option* before, const Option* now) {
  if ((before && !before->score) || (now && !now->score) || before == now) return std::nullopt;
  if (!before) return Change::learned;
  if (!now) return Change::forgotten;
  if (*before->score == *now->score) return std::nullopt;
  return *now->score > *before->score ? Change::better : Change::worse;
}

}  // namespace

const Option* chosen(const Question& question, const Answers& answers) {
  const auto given = answers.find(question.id);
  return given == answers.end() ? nullptr : question.find(given->second);
}

Assessment assess(const Questionnaire& questionnaire, const Answers& answers) {
  return Reckoning(questionnaire, answers).result();
}

Comparison compare(const Questionnaire& questionnaire, const Answers& before, const Answers& now) {
  Comparison made{.before = assess(questionnaire, before), .changes = {}, .ended = {}};
  for (const Theme& theme : questionnaire.themes) {
    for (const Question& question : theme.questions) {
      const Option *then = chosen(question, before), *today = chosen(question, now);
      if (const auto change = change_between(then, today)) made.changes.push_back({&question, then, today, *change});
    }
  }
  const Assessment today = assess(questionnaire, now);
  for (const Called& called : made.before.measures) {
    if (std::ranges::find(today.measures, called.measure, &Called::measure) == today.measures.end())
      made.ended.push_back(called.measure);
  }
  return made;
}

}  // namespace beffroi::response::assess
