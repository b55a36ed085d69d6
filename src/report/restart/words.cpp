// SPDX-License-Identifier: EUPL-1.2
#include "report/restart/words.h"

#include <algorithm>

#include "base/calendar.h"
#include "report/names.h"
#include "response/list_text.h"

namespace beffroi::report::restart {
namespace {

using response::restart::Hours;
using response::restart::Plan;
using response::restart::Said;
using response::restart::Step;

constexpr std::size_t kMaxWaits = 2;       // the last ones before a step say enough
constexpr std::size_t kMaxNamed = 3;       // places of copies
constexpr std::size_t kMaxListed = 12;     // numbers of sheets, names of services
constexpr std::size_t kMaxSentences = 40;  // of one kind

std::string joined(std::vector<std::string> names, std::size_t limit, const base::Catalogue& words,
                   std::string_view between = ", ") {
  const std::size_t all = names.size();
  if (all > limit) names.resize(limit);
  std::string list = response::list_text(names, between);
  if (all > limit) list += words.text("restart.and_more", {{"count", static_cast<std::int64_t>(all - limit)}});
  return list;
}

/// Titles of steps and names of services have commas of their own.
std::string joined_titles(std::vector<std::string> titles, std::size_t limit, const base::Catalogue& words) {
  return joined(std::move(titles), limit, words, words.text("restart.and"));
}

std::string name_of(std::string_view id, const Plan& plan, const base::Catalogue& words) {
  const Step* step = plan.find(id);
  if (!step) return std::string(id);
  return step->known ? step->known->title.in(words.language()) : step->name;
}

std::vector<std::string> names_of(const std::vector<std::string>& ids, const Plan& plan, const base::Catalogue& words) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(name_of(id, plan, words));
  return names;
}

std::string range_words(std::int64_t low, std::int64_t high, const base::Catalogue& words) {
  return words.text("restart.days", {{"same", low == high}, {"low", low}, {"high", high}});
}

std::string system_name(const std::string& id, const Plan& plan) {
  const Step* step = plan.named(id);
  return step ? step->name : id;
}

std::vector<std::string> short_names(const std::vector<std::string>& machines) {
  ShortNames known;
  for (const std::string& one : machines) known.add(one);
  std::vector<std::string> names;
  for (const std::string& one : machines) names.push_back(known.of(one));
  return names;
}

/// Systems that wait for each other, and those that somebody parted.
std::vector<std::string> ring_words(const Plan& plan, const base::Catalogue& words) {
  std::vector<std::string> all;
  for (const auto& ring : plan.rings) {
    if (all.size() == kMaxSentences) break;
    std::vector<std::string> members;
    for (const std::string& id : ring.members) members.push_back(system_name(id, plan));
    all.push_back(words.text("restart.ring", {{"members", joined(members, kMaxListed, words)},
                                              {"system", system_name(ring.system, plan)},
                                              {"without", system_name(ring.without, plan)},
                                              {"system_id", ring.system},
                                              {"without_id", ring.without}}));
  }
  for (const auto& one : plan.opened) {
    if (all.size() == kMaxSentences) break;
    all.push_back(
        words.text("restart.opened",
                   {{"system", system_name(one.system, plan)}, {"without", system_name(one.without, plan)}, {"by", one.by}}));
  }
  return all;
}

/// « à refaire : Annuaire ; durée prévue alors : 1 à 5 jours »
std::string since_words(const Plan& plan, const base::Catalogue& words) {
  const auto& since = plan.since_adopted;
  std::vector<std::string> all;
  const auto tell = [&](std::string_view id, const std::vector<std::string>& steps) {
    if (steps.empty()) return;
    all.push_back(words.text(id, {{"names", joined_titles(names_of(steps, plan, words), kMaxListed, words)}}));
  };
  tell("restart.since.undone", since.undone);
  tell("restart.since.added", since.added);
  tell("restart.since.gone", since.gone);
  tell("restart.since.moved", since.moved);
  tell("restart.since.changed", since.changed);
  tell("restart.since.skipped", since.skipped);
  tell("restart.since.done", since.done);
  if (since.high_days > 0)
    all.push_back(words.text("restart.since.length", {{"low", since.low_days}, {"high", since.high_days}}));
  return response::list_text(all, words.text("restart.and"));
}

std::string adopted_words(const Plan& plan, const base::Catalogue& words) {
  const auto& since = plan.since_adopted;
  return words.text("restart.adopted", {{"by", plan.said.adopted->by},
                                        {"at", plan.said.adopted->at},
                                        {"same", std::string(!since.empty()      ? "no"
                                                             : since.order_alone ? "order"
                                                                                 : "yes")},
                                        {"changes", since_words(plan, words)}});
}

std::string skipped_words(const Step& step, const base::Catalogue& words) {
  const std::string name = step.known ? step.known->title.in(words.language()) : step.name;
  return words.text("restart.skipped", {{"name", name},
                                        {"risk", step.known ? step.known->skipped.in(words.language()) : std::string()},
                                        {"machines", joined(short_names(step.not_released), kMaxListed, words)},
                                        {"by", step.word.by},
                                        {"at", step.word.at},
                                        {"because", step.word.because}});
}

/// What can be begun no more because it needs what fell.
std::vector<std::string> held_up_by(const Step& fallen, const Plan& plan) {
  std::vector<std::string> names;
  for (const Step& step : plan.steps) {
    const bool waits = std::ranges::find(step.waits_for, fallen.id) != step.waits_for.end();
    if (waits) names.push_back(step.known ? step.id : step.name);
  }
  return names;
}

std::string fall_words(const Step& step, const Plan& plan, const base::Catalogue& words) {
  return words.text("restart.fell", {{"name", step.name},
                                     {"by", step.word.by},
                                     {"at", step.word.at},
                                     {"machines", joined(short_names(step.fall.machines), kMaxListed, words)},
                                     {"revoked_by", step.fall.by},
                                     {"because", step.fall.because},
                                     {"waiting", joined_titles(held_up_by(step, plan), kMaxListed, words)}});
}

/// yes: even on the good day the system comes back later than its most urgent service can do without; perhaps: on the bad one.
/// Days of work are compared with days of the calendar: the real wait is never shorter.
std::string lateness(const Step& step, const Plan& plan) {
  if (step.is_over() || step.tolerable >= response::restart::kNobody - 1) return "no";
  const auto hours_until = [&plan](std::int64_t work) {
    constexpr std::int64_t kDay = 24;
    const std::int64_t days = std::max<std::int64_t>(work - 1, 0) / plan.said.hours_a_day;
    return days * kDay + work - days * plan.said.hours_a_day;
  };
  if (hours_until(step.ends.low) > step.tolerable) return "yes";
  return hours_until(step.ends.high) > step.tolerable ? "perhaps" : "no";
}

/// The services that somebody has to carry by other means until then.
std::string late_words(const Plan& plan, const base::Catalogue& words) {
  std::vector<std::string> names;
  for (const Step& step : plan.steps) {
    if (lateness(step, plan) == "no") continue;
    const std::string name = step.known ? step.known->title.in(words.language()) : step.name;
    names.push_back(words.text("restart.late_one",
                               {{"name", name},
                                {"hours", step.tolerable},
                                {"ends", range_words(plan.days_of(step.ends.low), plan.days_of(step.ends.high), words)}}));
  }
  return joined_titles(std::move(names), kMaxListed, words);
}

std::string candidate_words(const response::restart::Candidate& one, const base::Catalogue& words) {
  const std::string offline(one.offline == town::Answer::yes ? "yes" : one.offline == town::Answer::no ? "no" : "unknown");
  const base::Arguments arguments{{"where", one.at ? short_names({one.where}).front() : one.where},
                                  {"at", one.at ? base::ArgumentValue(*one.at) : base::ArgumentValue(std::string())},
                                  {"finding", one.finding},
                                  {"is_hit", one.is_hit},
                                  {"in_file", one.in_town_file},
                                  {"offline", offline},
                                  {"tested", one.last_test ? base::format_date(*one.last_test) : std::string()}};
  return words.text("restart.copy.candidate", arguments);
}

std::string to_try(const response::restart::RestorePoint& restore, const base::Catalogue& words) {
  std::vector<std::string> all;
  for (const auto& one : restore.candidates) all.push_back(candidate_words(one, words));
  return joined_titles(std::move(all), kMaxNamed, words);
}

}  // namespace

std::string title_of(const Step& step, const base::Catalogue& words) {
  if (step.known) return step.known->title.in(words.language());
  return words.text("restart.system_title",
                    {{"name", step.name}, {"work", response::restart::catalogue().work(step.work).title.in(words.language())}});
}

std::string stage_title(std::string_view stage, const base::Catalogue& words) {
  for (const auto& one : response::restart::catalogue().stages) {
    if (one.id == stage) return one.title.in(words.language());
  }
  return std::string(stage);
}

const std::string& typed_name(const Step& step) { return step.system.empty() ? step.id : step.system; }

std::vector<std::string> machine_words(const Step& step, const base::Catalogue& words) {
  std::vector<std::string> all;
  for (const std::string& machine : step.not_released) all.push_back(words.text("restart.machine", {{"machine", machine}}));
  return all;
}

std::string_view state_of(const Step& step) {
  if (step.is_over()) return step.word.what == Said::What::done ? "done" : "skipped";
  return step.waits_for.empty() ? "ready" : "waits";
}

std::string state_words(const Step& step, const Plan& plan, const base::Catalogue& words) {
  const std::vector<std::string> nearest(step.waits_for.rbegin(), step.waits_for.rend());
  const base::Arguments arguments{{"state", std::string(state_of(step))},
                                  {"others", joined_titles(names_of(nearest, plan, words), kMaxWaits, words)},
                                  {"by", step.word.by},
                                  {"at", step.word.at},
                                  {"because", step.word.because}};
  return words.text("restart.state", arguments);
}

std::string when_words(const Step& step, const Plan& plan, const base::Catalogue& words) {
  const auto begins = [&plan](std::int64_t hours) { return hours / plan.said.hours_a_day + 1; };
  return words.text("restart.when", {{"starts", range_words(begins(step.starts.low), begins(step.starts.high), words)},
                                     {"ends", range_words(plan.days_of(step.ends.low), plan.days_of(step.ends.high), words)}});
}

std::vector<std::string> restore_words(const Step& step, const Plan& plan, const base::Catalogue& words) {
  std::vector<std::string> all;
  const auto& restore = step.restore;
  if (step.known || (step.work != "rebuild" && !restore.best && restore.too_late.empty() && restore.undecided.empty()))
    return all;
  if (restore.best) {
    all.push_back(
        words.text("restart.copy.best", {{"at", restore.best->at}, {"where", restore.best->where}, {"by", restore.best->by}}));
  } else {
    all.push_back(
        words.text("restart.copy.none",
                   {{"first", plan.knows_first_time}, {"candidates", to_try(restore, words)}, {"name", step.system}}));
  }
  for (const auto& copy : restore.too_late) {
    if (all.size() < kMaxListed) all.push_back(words.text("restart.copy.late", {{"at", copy.at}, {"where", copy.where}}));
  }
  for (const auto& copy : restore.undecided) {
    if (all.size() < kMaxListed) all.push_back(words.text("restart.copy.undecided", {{"at", copy.at}, {"where", copy.where}}));
  }
  if (restore.may_be_gone) all.push_back(words.text("restart.copy.gone", {{"days", restore.kept_days.value_or(0)}}));
  return all;
}

std::vector<std::string> paper_words(const Step& step, const base::Catalogue& words) {
  std::vector<std::string> all;
  for (const auto& one : step.papers) {
    const base::Arguments arguments{{"service", one.service},
                                    {"count", static_cast<std::int64_t>(one.numbers.size())},
                                    {"numbers", joined(one.numbers, kMaxListed, words)},
                                    {"entered", static_cast<std::int64_t>(one.entered)},
                                    {"spoiled", static_cast<std::int64_t>(one.spoiled)},
                                    {"blank", static_cast<std::int64_t>(one.blank)}};
    all.push_back(words.text("restart.papers", arguments));
  }
  return all;
}

std::vector<std::string> details(const Step& step, const Plan& plan, const base::Catalogue& words) {
  std::vector<std::string> all;
  if (step.known) {
    all.push_back(step.known->act.in(words.language()));
    all.push_back(words.text("restart.check", {{"text", step.known->check.in(words.language())}}));
  }
  if (step.is_over()) return all;
  if (step.fall.happened()) all.push_back(fall_words(step, plan, words));
  if (!step.not_released.empty())
    all.push_back(words.text("restart.not_released", {{"machines", joined(step.not_released, kMaxListed, words)}}));
  for (std::string& one : restore_words(step, plan, words)) all.push_back(std::move(one));
  if (step.tolerable < response::restart::kNobody - 1)
    all.push_back(words.text("restart.tolerable", {{"hours", step.tolerable}, {"late", lateness(step, plan)}}));
  if (!step.reopens.empty())
    all.push_back(words.text("restart.reopens", {{"services", joined_titles(step.reopens, kMaxListed, words)}}));
  for (std::string& one : paper_words(step, words)) all.push_back(std::move(one));
  return all;
}

std::vector<std::string> foremost(const Plan& plan, const base::Catalogue& words) {
  std::vector<std::string> all;
  const auto tell = [&](bool of_directory) {
    for (const Step& step : plan.steps) {
      const bool is_of_directory = step.known && step.known->about == "directory";
      const bool is_skipped = step.is_over() && step.word.what == Said::What::skipped;
      if (is_skipped && is_of_directory == of_directory && all.size() < kMaxSentences)
        all.push_back(skipped_words(step, words));
    }
  };
  tell(true);
  tell(false);
  for (const Step& step : plan.steps) {
    if (step.fall.happened() && all.size() < kMaxSentences) all.push_back(fall_words(step, plan, words));
  }
  return all;
}

std::vector<std::string> warnings(const Plan& plan, const base::Catalogue& words) {
  std::vector<std::string> all = ring_words(plan, words);
  const auto tell = [&](std::string_view id, const base::Arguments& arguments) { all.push_back(words.text(id, arguments)); };
  if (plan.said.adopted) all.push_back(adopted_words(plan, words));
  if (const std::string late = late_words(plan, words); !late.empty()) tell("restart.late", {{"names", late}});
  if (!plan.hit_elsewhere.empty())
    tell("restart.hit_elsewhere", {{"count", static_cast<std::int64_t>(plan.hit_elsewhere.size())},
                                   {"machines", joined(short_names(plan.hit_elsewhere), kMaxListed, words)}});
  if (!plan.from_town) tell("restart.no_town", {});
  if (!plan.knows_first_time) tell("restart.no_first_time", {});
  if (plan.backups == "destroyed" || plan.backups == "touched") tell("restart.backups", {{"state", plan.backups}});
  if (!plan.running.empty()) tell("restart.running", {{"names", joined(plan.running, kMaxListed, words)}});
  if (!plan.without_systems.empty())
    tell("restart.without_systems", {{"names", joined_titles(plan.without_systems, kMaxListed, words)}});
  if (plan.left_out > 0) tell("restart.left_out", {{"count", static_cast<std::int64_t>(plan.left_out)}});
  return all;
}

std::string total_words(const Plan& plan, const base::Catalogue& words) {
  return words.text("restart.total", {{"low", plan.days_of(plan.total.low)},
                                      {"high", plan.days_of(plan.total.high)},
                                      {"people", plan.said.people},
                                      {"hours", plan.said.hours_a_day},
                                      {"said", plan.said.capacity_said}});
}

}  // namespace beffroi::report::restart
