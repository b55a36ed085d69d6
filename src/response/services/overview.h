// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "response/promises/promises.h"
#include "response/services/grounds.h"
#include "response/services/roster.h"
#include "response/services/signs.h"
#include "response/services/standing.h"

namespace beffroi::response::services {

/// What is proposed for a service, and why. A person accepts or changes it; nothing follows from it by itself.
struct Proposal {
  State state = State::unknown;       ///< unknown: nothing lets us say
  std::vector<std::string> channels;  ///< of degraded and closed
  std::vector<Because> because;       ///< what decides it first
  /// True where people have not decided yet, or decided before this was known.
  bool waits = false;
};

/// A service at a site: what it is, what people decided, what is proposed.
struct Line {
  Offer offer;
  Standing standing;
  Details now;                       ///< of the standing, with the date to which its promise was moved since
  std::optional<Promise> returning;  ///< the promise of its return, where one was made
  Proposal proposal;

  bool is_late(base::Timestamp at) const { return returning && returning->is_overdue(at); }
};

/// What the proposals rest on.
enum class Basis : std::uint8_t {
  nothing,    ///< no diagnosis of an attack and no answer
  answers,    ///< the first hour and what was declared
  diagnosis,  ///< the diagnosis saw an attack
};

struct Overview {
  From from = From::common;
  std::optional<std::int64_t> population;
  Basis basis = Basis::nothing;
  std::vector<Line> lines;  ///< in the order of the roster

  std::size_t count(State state) const;
};

/// What the case knows. The town may be null.
struct Known {
  Entries entries;
  const town::Town* town = nullptr;
  const Diagnosed* diagnosed = nullptr;
};

/// Deterministic: the same case gives the same lines.
Overview overview_of(const Known& known, base::Language language);

/// What a proposal rested on, as the journal keeps it: "hosts.2", "#14".
std::string grounds_text(const Proposal& proposal);

}  // namespace beffroi::response::services
