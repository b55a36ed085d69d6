// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "drill/activity/ordinary_life.h"
#include "drill/truth.h"
#include "drill/world/stage.h"
#include "drill/world/town.h"

namespace beffroi::drill {

/// A story that can be played: a town, some weeks of ordinary life, and what happens in them. Played without its attack it is
/// its own benign twin: the same weeks, record for record, without those of the attack.
struct Scenario {
  std::string_view name;   ///< as on the command line: "bureau-a-distance"
  std::string_view title;  ///< message id of its title
  world::TownPlan town;
  int weeks = 3;  ///< from a Monday to a Sunday
  /// Plays the attack after ordinary life and writes down the truth. Null: nothing happens.
  void (*attack)(world::Stage& stage, const activity::Period& period, world::Random random, Truth& truth) = nullptr;
  /// Changes the town before anybody lives in it: which machines nobody copied the logs of, for instance. May be null.
  void (*prepare)(world::Town& town, world::Random random) = nullptr;
};

/// Every scenario, in the order of their names.
std::vector<Scenario> list();

struct Written {
  std::uint64_t files = 0;
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;
};

struct Request {
  std::string_view scenario;
  std::uint64_t seed = 1;
  bool benign = false;
};

/// Plays a scenario and writes `directory`/evidence/<HOST>/Windows/System32/winevt/Logs/*.evtx, the tree of a machine's disk, and
/// `directory`/truth.json. The same request writes the same bytes. Errors: `drill.unknown_scenario`,
/// `drill.directory_not_empty`, `drill.not_written`.
base::Result<Written> write(const Request& request, const std::filesystem::path& directory);

}  // namespace beffroi::drill
