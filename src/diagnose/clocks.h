// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnose/casebook.h"

namespace beffroi::diagnose {

/// A clock that was wrong: which machine's, by how much, and two records of one event that show it.
struct ClockError {
  std::string host;         ///< folded short name
  std::string reference;    ///< by whose clock, folded short name
  std::int64_t ahead = 0;   ///< nanoseconds; negative where it was late
  std::int64_t proofs = 0;  ///< events that both machines recorded, this far apart
  KnownFact here, there;    ///< one of them
};

/// Below this two clocks of a domain agree.
inline constexpr std::int64_t kClocksAgree = 20 * base::kNanosecondsPerSecond;

/// Machines whose clocks were off all the time by one amount, as far as others recorded the same events: the ticket that a domain
/// controller gave for a machine and the logon there (4769, 4624), credentials given on one machine and the logon with them on
/// another (4648, 4624), desktops asked for and opened (1024, 1149). The clock of the controllers is taken for right: a domain goes by
/// it. At least kEnoughProofs events must agree, and twice as many as on any other amount within thirteen hours.
/// Ordered by host.
std::vector<ClockError> clock_errors(const Casebook& book);

inline constexpr std::size_t kEnoughProofs = 4;

/// "DC1.mairie.local", "dc1$", "\\\\DC1", "TERMSRV/dc1" → "dc1".
std::string short_machine_name(std::string_view host);

}  // namespace beffroi::diagnose
