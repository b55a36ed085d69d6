// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <vector>

#include "response/diagnosed.h"
#include "response/disputes/disputes.h"
#include "response/measures/catalogue.h"
#include "response/measures/measures.h"

namespace beffroi::response::measures {

/// A system of the town that measures are taken on, in the town's own words.
struct TownSystem {
  std::string kind;  ///< as Known::system_kind
  std::string name;
};

/// What the order of the measures rests on.
enum class Basis : std::uint8_t {
  none,     ///< nothing was diagnosed: the doctrine's default order
  no_sign,  ///< the diagnosis saw no attack or cannot say: the default order, for what people saw themselves
  verdict,  ///< the diagnosis saw an attack and says on which systems
};

/// A measure to show: what is known about it, what people did, why it is proposed.
struct Line {
  const Known* known = nullptr;  ///< null: added by people
  Measure measure;
  bool proposed = false;            ///< by the default order or the diagnosis as they are now
  std::vector<Dispute> objections;  ///< judgements of people against findings it rests on (objections.h)
};

struct Plan {
  Basis basis = Basis::none;
  std::vector<Line> lines;  ///< in the doctrine's order; those that people added last
};

/// Every reason for which a measure of the catalogue can be proposed ("when" of its file):
///   night                       always
///   host.<state>                each machine that the diagnosis found encrypted, compromised or suspected
///   controller.hit              each domain controller among them
///   account.<state>, account.privileged  each account it found compromised, suspected or created by the attacker; domain administrators
///   backups.<state>, encryption.<state>, exfiltration.<state>
///   origin.<vector>             the likely or determined way in, on its machine
///   remote_tool, persistence, log_tampering  each machine where one was found
/// A measure that both `night` and a machine or an account propose is shown for these alone.
Plan plan_of(const std::vector<Measure>& spoken, const Diagnosed& diagnosed, std::span<const TownSystem> town = {});

}  // namespace beffroi::response::measures
