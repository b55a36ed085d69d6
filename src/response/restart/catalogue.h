// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/wording.h"

namespace beffroi::response::restart {

/// Working hours of one person, from "goes well" to "goes badly": an estimate, never a promise.
struct Hours {
  std::int64_t low = 0, high = 0;

  friend bool operator==(const Hours&, const Hours&) = default;
};

struct Stage {
  std::string id;
  Wording title;
};

/// A step of the doctrine that stands before the systems.
struct KnownStep {
  std::string id, stage;
  std::string about;  ///< directory | provider | edge; empty: everything
  Hours hours;
  Wording title, act, check;
  Wording skipped;  ///< what stays open where somebody decides to go on without it
};

/// What is done to a system before it reopens.
struct Work {
  std::string id;  ///< rebuild | release | ask | find_out | open
  Hours hours;
  Wording title;
};

struct Foundation {
  std::string id;
  std::vector<std::string> needs;
};

/// data/catalogue/restart/steps.yaml; sources at its head.
struct Catalogue {
  std::vector<Stage> stages;  ///< each waits for the one before; the last one holds the systems
  std::vector<KnownStep> steps;
  std::vector<Work> works;
  std::vector<Wording> checks;
  std::vector<Foundation> foundations;

  const Work& work(std::string_view id) const;
};

/// Errors: yaml.*, response.catalogue {reason}.
base::Result<Catalogue> read_catalogue(std::string_view yaml, std::string_view path);
/// The one that the program carries.
const Catalogue& catalogue();

}  // namespace beffroi::response::restart
