// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "response/diagnosed.h"
#include "response/releases/grounds.h"

namespace beffroi::response::releases {

/// What a person claims about a machine.
struct Claim {
  std::string host;
  Ground ground = Ground::rebuilt;
  std::optional<base::Timestamp> restore_point;  ///< of the copy that a restored machine comes from
};

/// The logs of a machine that `examined` rests on.
struct Examined {
  std::optional<base::Timestamp> from, to;  ///< what all needed channels cover together
};

/// What speaks against the claim in what was diagnosed, each reason for itself; empty where nothing does. Rendered as `error.<id>`:
///   response.release.not_diagnosed {host}        no evidence was diagnosed yet
///   response.release.no_first_time {host}        the verdict knows no first malicious time
///   response.release.not_examined {host}         no log of the machine itself was read
///   response.release.host_hit {host, state, finding}  the verdict says that it was hit
///   response.release.no_channel {host, channel}  a needed log was not read
///   response.release.starts_late {host, channel, from, first}, .ends_early {host, channel, to, last}
///   response.release.gap {host, channel, count, before, after}  records are missing between two record numbers
///   response.release.damaged {host, channel}     parts of the log could not be read
///   response.release.cleared {host, channel, at, finding}, .audit_disabled {host, channel, at, finding}
///   response.release.no_restore_point {host}, .restore_point_late {host, at, first}
///   response.release.reached {host, other, finding}   the attacker went or tried to go between it and another machine
///   response.release.in_directory {host}         its name, or the logs of other machines, say that it belongs to the directory
std::vector<base::Error> objections(const Claim& claim, const Diagnosed& diagnosed);

/// What was examined of a machine, as far as `examined` needs it.
Examined examined_of(std::string_view host, const Diagnosed& diagnosed);

}  // namespace beffroi::response::releases
