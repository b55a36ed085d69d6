// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace beffroi::evidence {

/// Makes the names of one container's members unique: an archive may hold ten files of one name, a citation must mean one of them.
class MemberNames {
 public:
  /// `name` the first time, then "name#2", "name#3" …; never twice the same.
  std::string unique(std::string_view name);

 private:
  // By hash, so that a million long names cost little. Two names of one hash only make a "#2" that was not needed.
  std::unordered_map<std::size_t, std::uint32_t> times_seen_;
};

/// What a compressed single file is called inside: "Security.evtx.gz" holds "Security.evtx", "logs.tgz" holds "logs.tar".
std::string unpacked_name(std::string_view container_path);

}  // namespace beffroi::evidence
