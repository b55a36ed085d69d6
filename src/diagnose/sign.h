// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/casebook.h"

namespace beffroi::diagnose {

/// What an attacker does and a town hall hardly ever does, as seen in one record. A sign alone proves nothing: administrators
/// clear logs and back-up software deletes shadow copies; questions look at how many kinds meet in place and time.
struct Sign {
  std::string kind;    ///< statement id below `incident`: audit_log_cleared, shadow_copies_deleted …
  std::string tactic;  ///< ATT&CK tactic, for instance "TA0005"
  const KnownFact* fact = nullptr;
  /// A sign that ordinary administration also leaves (a log cleared on a test machine, a tool run once) counts less.
  bool strong = true;
};

/// All signs of the case in the order of time.
std::vector<Sign> find_signs(const Casebook& book);

/// Signs that meet within three days: administrators do each of these things now and then, hardly ever several kinds together.
struct SignCluster {
  std::span<const Sign> signs;
  std::set<std::string> kinds;

  bool is_incident() const;
  bool is_suspicion() const;
};

/// The three days in which the most kinds of signs meet; the earliest of equals; empty where there is no sign.
SignCluster densest_cluster(std::span<const Sign> signs);

/// S-1-5-32-544 and the groups of a domain that own it: 512, 518, 519 ([MS-DTYP] 2.4.2.4).
bool is_administrators_group(std::string_view sid);

}  // namespace beffroi::diagnose
