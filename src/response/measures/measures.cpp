// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/measures.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "response/first_hour/answers.h"
#include "response/hours.h"
#include "response/list_text.h"
#include "response/measures/catalogue.h"

namespace beffroi::response::measures {
namespace {

constexpr std::array<std::string_view, 6> kNames = {"proposed", "decided", "declined", "done", "checked", "undone"};
constexpr std::string_view kAdded = "measure.added";

std::string kind_of(Step step) { return "measure." + std::string(name_of(step)); }

std::optional<Step> step_of(const Entry& entry) {
  if (entry.kind == kAdded) return Step::decided;
  for (const Step step : {Step::decided, Step::declined, Step::done, Step::checked, Step::undone}) {
    if (entry.kind == kind_of(step)) return step;
  }
  return std::nullopt;
}

base::Arguments members_of(const Act& act) {
  base::Arguments members{{"title", act.title}, {"system", act.system}, {"who", act.who}, {"text", act.text}};
  members.push_back({"findings", list_text(act.findings)});
  members.push_back({"at", act.at ? base::ArgumentValue(*act.at) : base::ArgumentValue(std::string())});
  return members;
}

Deed deed_of(const Entry& entry, Step step) {
  return {
      step, entry.seq, entry.utc, entry.moment("at"), entry.by, std::string(entry.text("who")), std::string(entry.text("text")),
      false};
}

/// The measure that the entry speaks about; a new one where nobody spoke about it before.
Measure& measure_of(std::vector<Measure>& all, const std::string& id, const Entry& entry) {
  const std::string_view system = entry.text("system");
  const auto at = std::ranges::find_if(all, [&](const Measure& one) { return one.id == id && one.system == system; });
  if (at != all.end()) return *at;
  all.push_back({id, std::string(system), std::string(entry.text("title")), Step::proposed, {}, {}});
  return all.back();
}

/// Who noted the deed with its hour knows better than who ticked a box of the first hour.
bool was_noted_as_done(const Measure& measure) {
  const Deed* deed = measure.last(Step::done);
  return measure.is_done() && deed && !deed->answered;
}

void forget_answers(Measure& measure) {
  std::erase_if(measure.deeds, &Deed::answered);
  measure.step = measure.deeds.empty() ? Step::proposed : measure.deeds.back().step;
}

/// The latest answer to a question of the first hour says what is done already, as if the person who gave it had noted it then; an earlier
/// one no longer counts.
void fold_answer(std::vector<Measure>& all, const Entry& entry, const std::vector<first_hour::Question>& questions) {
  const auto given = first_hour::given_in(entry);
  const auto* question = given ? first_hour::find_question(questions, given->answer.question) : nullptr;
  if (!question) return;
  const auto chosen = [&given](const std::string& option) {
    return std::ranges::find(given->answer.chosen, option) != given->answer.chosen.end();
  };
  for (const first_hour::Option& option : question->options) {
    const auto& [id, unless] = option.carries_out;
    if (id.empty()) continue;
    const auto at = std::ranges::find_if(all, [&id](const Measure& one) { return one.id == id && one.system.empty(); });
    if (at != all.end()) forget_answers(*at);
    const bool noted = at != all.end() && was_noted_as_done(*at);
    if (chosen(option.id) && !chosen(unless) && !noted) {
      Measure& measure = at != all.end() ? *at : all.emplace_back(Measure{id, {}, {}, Step::proposed, {}, {}});
      measure.deeds.push_back({Step::done, given->seq, given->said, {}, given->by, {}, given->words, true});
      measure.step = Step::done;
    }
  }
  std::erase_if(all, [](const Measure& one) { return one.deeds.empty(); });
}

/// A measure that was looked at or lifted must have been decided or done before.
bool needs_a_deed(Step step) { return step == Step::checked || step == Step::undone; }

const Measure* spoken_of(const std::vector<Measure>& all, const Act& act) {
  const auto at =
      std::ranges::find_if(all, [&act](const Measure& one) { return one.id == act.measure && one.system == act.system; });
  return at == all.end() ? nullptr : &*at;
}

bool stands(const Measure* measure, Step wanted) {
  if (!measure) return false;
  return measure->is_done() || (wanted == Step::undone && measure->step == Step::decided);
}

}  // namespace

std::string_view name_of(Step step) { return kNames[static_cast<std::size_t>(step)]; }

const Deed* Measure::last(Step wanted) const {
  for (auto deed = deeds.rbegin(); deed != deeds.rend(); ++deed) {
    if (deed->step == wanted) return &*deed;
    if (deed->step == Step::undone && step != Step::undone) return nullptr;
  }
  return nullptr;
}

base::Result<Entry> note_step(casefile::Case& store, const Act& act, Step step, std::string_view by) {
  BEFFROI_ASSERT(step != Step::proposed);
  BEFFROI_TRY(const std::vector<Entry> entries, entries_of(store));
  const std::vector<Measure> all = state_of(entries);
  const bool added = std::ranges::find(all, act.measure, &Measure::id) != all.end();
  if (!known(act.measure) && !added)
    return base::fail("response.measure_unknown", {{"name", act.measure}, {"near", std::string()}});
  const base::Arguments name{{"name", act.measure}};
  if (needs_a_deed(step) && !stands(spoken_of(all, act), step)) return base::fail("response.measure_not_done", name);
  if ((step == Step::declined || step == Step::undone) && act.text.empty())
    return base::fail("response.measure_no_reason", name);
  if (act.at && act.text.empty()) BEFFROI_TRY_VOID(not_before_attack(entries, *act.at, IfImplausible::say_why));
  return note(store, kind_of(step), act.measure, members_of(act), by);
}

base::Result<Entry> add(casefile::Case& store, std::string_view text, std::string_view system, std::string_view by) {
  if (text.empty()) return base::fail("response.measure_no_text");
  return note(store, kAdded, {}, members_of({.measure = {}, .system = std::string(system), .title = std::string(text)}), by);
}

std::vector<Measure> state_of(Entries entries) {
  std::vector<Measure> all;
  const auto questions = first_hour::questions();  // a test proves that the program's own can be read
  std::size_t added = 0;
  for (const Entry& entry : entries) {
    if (questions) fold_answer(all, entry, *questions);
    const std::optional<Step> step = step_of(entry);
    if (!step) continue;
    const std::string id = entry.kind == kAdded ? "M" + std::to_string(++added) : entry.subject;
    Measure& measure = measure_of(all, id, entry);
    // What was done and is put in order by a decision afterwards stays done.
    if (*step != Step::decided || !measure.is_done()) measure.step = *step;
    measure.deeds.push_back(deed_of(entry, *step));
    for (std::string& finding : elements_of(entry.text("findings"))) {
      if (std::ranges::find(measure.findings, finding) == measure.findings.end())
        measure.findings.push_back(std::move(finding));
    }
  }
  return all;
}

}  // namespace beffroi::response::measures
