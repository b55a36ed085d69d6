// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "response/diagnosed.h"
#include "response/releases/releases.h"
#include "response/restart/state.h"
#include "response/services/overview.h"
#include "town/town.h"

namespace beffroi::response::restart {

/// What the plan is made from; must outlive what is made of it.
struct Known {
  Entries entries;
  const town::Town* town = nullptr;  ///< null: nothing but the catalogue
  const Diagnosed& diagnosed;
  const std::vector<releases::Release>& releases;
  const services::Overview& services;
  base::Timestamp now;
  base::Language language = base::Language::french;
};

/// How a machine of a system stands.
struct Machine {
  std::string name;
  bool is_hit = false;       ///< the diagnosis says so
  bool is_released = false;  ///< a named person signed a ground that nothing contradicts
};

/// Where a copy may lie that nobody opened yet: in the word of the town's file, of a trace, or of both.
struct Candidate {
  std::string where;
  std::optional<base::Timestamp> at;  ///< the last back-up that a trace shows, before the first signs of the attack
  std::string finding;                ///< that says so
  bool is_hit = false;                ///< the machine it lies on was hit
  bool in_town_file = false;          ///< then the rest is what the file says
  town::Answer offline = town::Answer::unknown;
  std::optional<base::Date> last_test;  ///< of restoring something from it
};

/// The copy that a system may be restored from.
struct RestorePoint {
  std::optional<Copy> best;               ///< the last one from before the first malicious time
  std::vector<Copy> too_late;             ///< made since: they may carry the attacker
  std::vector<Copy> undecided;            ///< nobody knows yet when the attack began
  std::vector<std::string> backups;       ///< where the town's file says that copies lie
  std::vector<Candidate> candidates;      ///< to be tried: those backups, and those of which nobody says what they hold
  std::optional<std::int64_t> kept_days;  ///< of the one that keeps longest
  bool may_be_gone = false;               ///< the attack is older than what is kept
};

/// Something that has to be started again, or that others stand on.
struct System {
  std::string id, name;
  bool is_directory = false;
  std::string work;  ///< of the catalogue: rebuild | release | ask | find_out | open
  std::vector<Machine> machines;
  std::vector<std::string> needs;  ///< ids of systems of the list
  RestorePoint restore;
  bool runs = false;  ///< somebody said that it works, or all that stands on it, and nothing speaks against it: no step
};

inline constexpr std::size_t kMaxSystems = 400, kMaxNeeds = 60;

struct Systems {
  std::vector<System> all;                 ///< in the order of the town's file
  bool from_town = false;                  ///< else what services usually stand on
  std::size_t left_out = 0;                ///< more than kMaxSystems
  std::vector<std::string> hit_elsewhere;  ///< machines that were hit, are not released and belong to no system of the list

  const System* find(std::string_view id) const;
};
Systems systems_of(const Known& known, const State& state);

/// What a service stands on: ids of systems of the list.
std::vector<std::string> systems_of(const services::Offer& offer, const Systems& systems);

}  // namespace beffroi::response::restart
