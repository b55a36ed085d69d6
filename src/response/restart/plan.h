// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/papers/papers.h"
#include "response/restart/catalogue.h"
#include "response/restart/order.h"

namespace beffroi::response::restart {

/// Sheets of paper of a service that reopens.
struct ToKeyIn {
  std::string service;               ///< its name
  std::vector<std::string> numbers;  ///< filled in, not keyed in yet
  std::size_t entered = 0, spoiled = 0;
  std::size_t blank = 0;  ///< printed, and nobody said what became of them: to be found before the count is right
};

/// A system that was said to be done, and whose machines no longer have a release that stands.
struct Fall {
  std::vector<std::string> machines;
  std::string by, because;  ///< who took the last release back, and why; empty where the diagnosis or the town's file changed

  bool happened() const { return !machines.empty(); }
};

struct Step {
  std::string id;                         ///< of the doctrine, or "system:" and the id of a system
  std::string stage;                      ///< of the catalogue
  const KnownStep* known = nullptr;       ///< null for a system
  std::string system, name;               ///< of a system: its id, its name (hostile)
  std::string work;                       ///< of a system: of the catalogue
  Hours hours;                            ///< of work, for one person; nothing once it is over
  Hours starts, ends;                     ///< working hours from now, on the good and on the bad day
  Said word;                              ///< the last one
  Fall fall;                              ///< the word no longer holds
  std::vector<std::string> waits_for;     ///< ids of steps that are not over and must be
  std::vector<std::string> not_released;  ///< machines without a release that stands
  RestorePoint restore;
  std::vector<std::string> reopens;  ///< names of the services that can reopen once it is over
  std::vector<ToKeyIn> papers;       ///< of these
  std::int64_t tolerable = kNobody;  ///< hours that the most urgent service can do without

  bool is_over() const { return word.what != Said::What::open && !fall.happened(); }
  bool is_ready() const { return !is_over() && waits_for.empty(); }
};

/// What differs from the plan that somebody adopted.
struct Difference {
  std::vector<std::string> added, gone, moved;     ///< ids of steps, as the rest
  std::vector<std::string> done, undone, skipped;  ///< since then
  std::vector<std::string> changed;                ///< other work, or other machines without a release
  std::int64_t low_days = 0, high_days = 0;        ///< how long it was said to take, where it is not so any more
  bool order_alone = false;                        ///< the journal did not keep more of it

  bool empty() const {
    return added.empty() && gone.empty() && moved.empty() && done.empty() && undone.empty() && skipped.empty() &&
           changed.empty() && high_days == 0;
  }
};

struct Plan {
  std::vector<Step> steps;  ///< in the order in which they are to be begun
  std::vector<Ring> rings;
  std::vector<Opened> opened;
  std::vector<std::string> running;          ///< names of systems that work: no step
  std::vector<std::string> without_systems;  ///< services that do not work, of which nobody knows what they stand on
  std::vector<std::string> hit_elsewhere;    ///< machines that were hit and that no step speaks of
  std::string backups;                       ///< as Diagnosed::backups
  bool from_town = false;
  bool knows_first_time = false;  ///< the diagnosis knows when the attack began
  std::size_t left_out = 0;
  State said;
  Hours total;  ///< working hours until the last step is over, with the people there are
  Difference since_adopted;

  const Step* find(std::string_view id) const;
  /// The step that a person means by an id, the id of a system or its name.
  const Step* named(std::string_view text) const;
  std::vector<std::string> ids() const;
  /// Days of work that so many hours fill, the last one perhaps not to its end.
  std::int64_t days_of(std::int64_t hours_of_work) const;
};

/// Deterministic: the same case gives the same plan.
Plan plan_of(const Known& known, const papers::Papers& papers);

/// A named person says that a step is over. Errors: those of note_done, and
///   restart.waits {name, others}         a step before it is not over (cut the dependency, or skip that step, by decision)
///   restart.not_released {name, machines}  a machine of the system has no release that stands
///   restart.no_ground {name}             a system without known machines needs a written ground
base::Result<> finish(casefile::Case& store, const Plan& plan, const Step& step, const std::string& title,
                      const std::string& because, std::string_view by);

}  // namespace beffroi::response::restart
