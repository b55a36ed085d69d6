// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"

namespace beffroi::model {

/// Something that happened, in the words of ECS, whatever product said it: {kind, time, roles, attributes, where it stands}.
struct Fact {
  std::string kind;  ///< dotted, from event.category and event.action: "authentication.logged-in", "process.start" …
  std::optional<base::Timestamp> time;
  std::vector<std::pair<std::string, std::string>> roles;  ///< ECS role field → entity: {"user.name", "…"}, {"source.ip", "…"}
  std::vector<std::pair<std::string, std::string>> attributes;  ///< further ECS fields
  std::uint64_t offset = 0;
  std::uint64_t record_id = 0;

  friend bool operator==(const Fact&, const Fact&) = default;
};

}  // namespace beffroi::model
