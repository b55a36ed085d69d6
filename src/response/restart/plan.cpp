// SPDX-License-Identifier: EUPL-1.2
#include "response/restart/plan.h"

#include <algorithm>

#include "response/list_text.h"
#include "response/papers/forms.h"
#include "response/restart/adopted.h"
#include "response/restart/schedule.h"

namespace beffroi::response::restart {
namespace {

std::string step_id(const std::string& system) { return "system:" + system; }

bool concerns(const KnownStep& step, const Known& known) {
  const bool nobody_comes_in = known.town && known.town->providers.empty() && known.town->remote_tools.empty();
  return step.about != "provider" || !nobody_comes_in;
}

/// The steps of the doctrine: each waits for the stages before its own, and within a stage for what concerns everything or the directory.
void add_doctrine(const Known& known, const State& state, Plan& plan) {
  for (const Stage& stage : catalogue().stages) {
    std::vector<std::string> before = plan.ids();
    for (const KnownStep& one : catalogue().steps) {
      if (one.stage != stage.id || !concerns(one, known)) continue;
      Step step{.id = one.id, .stage = one.stage, .known = &one, .hours = one.hours};
      if (const Said* word = state.last(step.id)) step.word = *word;
      step.waits_for = before;
      if (one.about.empty() || one.about == "directory") before.push_back(one.id);
      plan.steps.push_back(std::move(step));
    }
  }
}

Hours hours_of(const System& system) {
  const Work &work = catalogue().work(system.work), &open = catalogue().work("open");
  if (system.work == "open") return open.hours;
  const auto waiting =
      static_cast<std::int64_t>(std::ranges::count_if(system.machines, [](const Machine& one) { return !one.is_released; }));
  const std::int64_t times = std::max<std::int64_t>(waiting, 1);
  return {work.hours.low * times + open.hours.low, work.hours.high * times + open.hours.high};
}

/// The last time that somebody took back what the machine was released on, after the entry `since`.
const releases::Release* taken_back(const std::string& machine, const std::vector<releases::Release>& all,
                                    std::uint64_t since) {
  const releases::Release* last = nullptr;
  for (const releases::Release& one : all) {
    if (one.revoked_seq > since && same_machine(one.claim.host, machine)) last = &one;
  }
  return last;
}

/// What was done on machines whose release was taken back has to be looked at again, even where they were released anew.
Fall fall_of(const System& system, const Said& word, const std::vector<releases::Release>& releases) {
  Fall fall;
  if (word.what != Said::What::done) return fall;
  std::uint64_t newest = 0;
  for (const Machine& machine : system.machines) {
    const releases::Release* back = taken_back(machine.name, releases, word.seq);
    if (!back && machine.is_released) continue;
    fall.machines.push_back(machine.name);
    if (!back || back->revoked_seq <= newest) continue;
    newest = back->revoked_seq;
    fall.by = back->revoked_by;
    fall.because = back->revoked_because;
  }
  return fall;
}

Step step_of(const System& system, const Known& known, const State& state, std::int64_t tolerable) {
  Step step{.id = step_id(system.id),
            .stage = catalogue().stages.back().id,
            .system = system.id,
            .name = system.name,
            .work = system.work,
            .hours = hours_of(system)};
  step.restore = system.restore;
  step.tolerable = tolerable;
  if (const Said* word = state.last(step.id)) step.word = *word;
  step.fall = fall_of(system, step.word, known.releases);
  for (const Machine& machine : system.machines) {
    if (!machine.is_released) step.not_released.push_back(machine.name);
  }
  return step;
}

void add_systems(const Known& known, const Systems& systems, const Order& order, Plan& plan) {
  const std::vector<std::string> doctrine = plan.ids();
  for (const std::size_t index : order.systems) {
    const System& system = systems.all[index];
    if (system.runs) {
      plan.running.push_back(system.name);
      continue;
    }
    Step step = step_of(system, known, plan.said, order.tolerable[index]);
    step.waits_for = doctrine;
    for (const std::size_t need : order.needs[index]) {
      if (!systems.all[need].runs) step.waits_for.push_back(step_id(systems.all[need].id));
    }
    plan.steps.push_back(std::move(step));
  }
}

/// Who prints a form of births need not say that it is for births: it is for the services it serves.
bool is_for(const papers::Sheet& sheet, const std::string& service) {
  if (!sheet.service.empty()) return sheet.service == service;
  const auto form = std::ranges::find(papers::forms(), sheet.form, &papers::Form::id);
  return form != papers::forms().end() && std::ranges::find(form->services, service) != form->services.end();
}

ToKeyIn papers_of(const services::Line& line, const papers::Papers& papers) {
  ToKeyIn found{.service = line.offer.name};
  for (const papers::Sheet& sheet : papers.sheets) {
    if (!is_for(sheet, line.offer.service)) continue;
    switch (sheet.fate) {
      case papers::Fate::filled: found.numbers.push_back(text_of(sheet.number)); break;
      case papers::Fate::entered: ++found.entered; break;
      case papers::Fate::spoiled: ++found.spoiled; break;
      case papers::Fate::blank: ++found.blank; break;
    }
  }
  return found;
}

std::string shown(const services::Offer& offer) {
  return offer.site_name.empty() ? offer.name : offer.name + " (" + offer.site_name + ")";
}

/// The last of the steps that a service waits for reopens it.
void place_service(const services::Line& line, const Systems& systems, const papers::Papers& papers, Plan& plan) {
  if (line.standing.is_said() && line.now.state == services::State::normal) return;
  const std::vector<std::string> needed = systems_of(line.offer, systems);
  if (needed.empty()) {
    plan.without_systems.push_back(shown(line.offer));
    return;
  }
  Step* last = nullptr;
  for (Step& step : plan.steps) {
    if (!step.system.empty() && std::ranges::find(needed, step.system) != needed.end()) last = &step;
  }
  if (!last) return;
  last->reopens.push_back(shown(line.offer));
  ToKeyIn waiting = papers_of(line, papers);
  const auto same = [&waiting](const ToKeyIn& one) { return one.service == waiting.service; };
  if (waiting.numbers.size() + waiting.blank > 0 && std::ranges::none_of(last->papers, same))
    last->papers.push_back(std::move(waiting));
}

/// Steps that are not over wait only for steps that are not over, and for nothing that is not in the plan.
void settle_waits(Plan& plan) {
  for (Step& step : plan.steps) {
    std::erase_if(step.waits_for, [&plan](const std::string& id) {
      const Step* other = plan.find(id);
      return !other || other->is_over();
    });
    if (step.is_over()) {
      step.waits_for.clear();
      step.hours = {};
    }
  }
}

}  // namespace

const Step* Plan::find(std::string_view id) const {
  const auto at = std::ranges::find(steps, id, &Step::id);
  return at == steps.end() ? nullptr : &*at;
}

const Step* Plan::named(std::string_view text) const {
  if (const Step* step = find(text)) return step;
  const auto is_it = [text](const Step& one) { return !one.system.empty() && (one.system == text || one.name == text); };
  const auto at = std::ranges::find_if(steps, is_it);
  return at == steps.end() ? nullptr : &*at;
}

std::int64_t Plan::days_of(std::int64_t hours_of_work) const {
  return (hours_of_work + said.hours_a_day - 1) / said.hours_a_day;
}

std::vector<std::string> Plan::ids() const {
  std::vector<std::string> all;
  for (const Step& step : steps) all.push_back(step.id);
  return all;
}

Plan plan_of(const Known& known, const papers::Papers& papers) {
  Plan plan;
  plan.said = state_of(known.entries);
  Systems systems = systems_of(known, plan.said);
  Order order = order_of(systems, known.services, plan.said);
  plan.from_town = systems.from_town;
  plan.left_out = systems.left_out;
  plan.hit_elsewhere = std::move(systems.hit_elsewhere);
  plan.backups = known.diagnosed.backups;
  plan.knows_first_time = known.diagnosed.first_malicious().has_value();
  add_doctrine(known, plan.said, plan);
  add_systems(known, systems, order, plan);
  for (const services::Line& line : known.services.lines) place_service(line, systems, papers, plan);
  settle_waits(plan);
  plan.total = schedule(plan.steps, plan.said.people);
  if (plan.said.adopted) plan.since_adopted = difference_of(*plan.said.adopted, plan);
  plan.rings = std::move(order.rings);
  plan.opened = std::move(order.opened);
  return plan;
}

base::Result<> finish(casefile::Case& store, const Plan& plan, const Step& step, const std::string& title,
                      const std::string& because, std::string_view by) {
  if (by.empty()) return base::fail("restart.by_whom");
  if (!step.waits_for.empty()) {
    std::vector<std::string> names;
    for (const std::string& id : step.waits_for) {
      const Step* other = plan.find(id);
      names.push_back(other && !other->name.empty() ? other->name : id);
    }
    return base::fail("restart.waits", {{"name", title}, {"others", list_text(names, ", ")}});
  }
  if (!step.not_released.empty())
    return base::fail("restart.not_released", {{"name", title}, {"machines", list_text(step.not_released, ", ")}});
  const bool unknown_machines = step.work == "ask" || step.work == "find_out";
  if (unknown_machines && because.empty()) return base::fail("restart.no_ground", {{"name", title}});
  return note_done(store, step.id, title, because, by);
}

}  // namespace beffroi::response::restart
