// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/argument.h"

namespace beffroi::model {

/// Damage, a gap or a limit met in the evidence. Reading went on. The bytes of all issues of a source do not overlap: with the
/// understood and the unused bytes they add up to its size.
struct Issue {
  std::string kind;          ///< dotted, listed in the README of the part that reports it: "evtx.chunk_checksum", "limit.depth"
  std::uint64_t offset = 0;  ///< in the member stream
  std::uint64_t length = 0;  ///< bytes not understood; 0 for an issue about bytes that were read all the same
  base::Arguments arguments;

  friend bool operator==(const Issue&, const Issue&) = default;
};

}  // namespace beffroi::model
