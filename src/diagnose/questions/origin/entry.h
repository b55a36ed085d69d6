// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "diagnose/casebook.h"
#include "diagnose/sign.h"

namespace beffroi::diagnose::questions::origin {

/// A way in: the first time that one account came to one host from one address, and what speaks for an intruder.
struct Entry {
  std::string host, account, source_ip;
  const KnownFact* first = nullptr;             ///< the first success
  std::vector<const KnownFact*> successes;      ///< of this account from this address on this host
  std::vector<const KnownFact*> guesses;        ///< failures from this address on this host before the first success
  std::vector<const KnownFact*> other_guesses;  ///< failures of other public addresses on this host in the days before
  std::vector<const KnownFact*> signs;          ///< signs on this host or by this account in the days after
  bool remote_desktop = false;
  bool from_internet = false;
  bool part_of_incident = false;  ///< a sign on this host or by this account belongs to an incident of the town

  /// 0..1; see README.md for what counts how much.
  double confidence() const;
};

/// All ways in that deserve a hypothesis, the most probable first.
std::vector<Entry> find_entries(const Casebook& book, const std::vector<Sign>& signs);

}  // namespace beffroi::diagnose::questions::origin
