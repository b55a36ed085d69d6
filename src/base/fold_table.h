// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>

namespace beffroi::base {

/// Every `stride`-th code point from first to last folds to itself plus delta.
struct FoldRun {
  std::uint32_t first;
  std::uint32_t last;
  std::uint32_t stride;
  std::int32_t delta;
};

inline constexpr std::size_t kFoldRuns = 200;
extern const std::array<FoldRun, kFoldRuns> kFoldTable;  // in the order of `first`; runs do not overlap

}  // namespace beffroi::base
