// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/fact.h"

namespace beffroi::diagnose::facts {

/// Connections of one kind so far.
struct Flow {
  model::Fact first;
  std::uint64_t count = 0;
  std::optional<base::Timestamp> last;
};

/// Counts connections by who talks to whom: one fact for each (host, program, source, destination, port, direction) instead of
/// one for each connection. The fact stands at the first of them and says how many there were and when the last was
/// (`winlog.count`, `event.end`). Its kind is `network.flow`, or `network.flow-blocked` where the event's action says so.
class Flows {
 public:
  static constexpr std::size_t kMost = 65'536;  ///< different ones in a source; those beyond are one fact `network.flow-limit`

  void see(const model::Fact& connection);
  void finish(std::vector<model::Fact>& out);

 private:
  std::map<std::string, Flow> flows_;
  std::optional<Flow> beyond_;
};

}  // namespace beffroi::diagnose::facts
