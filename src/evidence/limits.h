// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace beffroi::evidence {

/// What one file given by the user may cost, all containers in it taken together. Past a limit the rest is not read and an issue
/// `limit.<name>` says so. The defaults let a real collection of one machine through and stop every known bomb.
struct Limits {
  unsigned archive_depth = 4;  ///< containers inside containers
  std::uint64_t members = 1'000'000;
  std::uint64_t member_bytes = std::uint64_t{64} << 30;     ///< unpacked bytes of one member
  std::uint64_t total_bytes = std::uint64_t{1} << 40;       ///< unpacked bytes of all members, of every depth
  std::uint64_t ratio = 250;                                ///< unpacked bytes for one byte of the file …
  std::uint64_t ratio_free_bytes = std::uint64_t{1} << 30;  ///< … past this many, which even a small file may give
  std::uint64_t name_bytes = 4096;                          ///< of a member's name
  std::uint64_t spool_bytes = std::uint64_t{16} << 30;      ///< of a container inside another that has to be read out of order
};

}  // namespace beffroi::evidence
