// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_sorter.h"
#include "base/result.h"
#include "base/time.h"

namespace beffroi::app::hunting {

/// Puts any number of rows in the order of their time, in the bounded memory of a base::ByteSorter.
class RowSorter {
 public:
  static constexpr std::size_t kRunBytes = base::ByteSorter::kRunBytes;

  explicit RowSorter(std::size_t run_bytes = kRunBytes) : sorter_(run_bytes) {}

  /// Failures to write are kept and answered by each().
  void add(std::optional<base::Timestamp> time, std::string_view row);
  /// Every row once: without time first, then by time; rows of equal time in the order in which they were added. To be called once,
  /// at the end. Error output.write_failed where the temporary file failed.
  base::Result<> each(const std::function<void(std::string_view row)>& take);

 private:
  base::ByteSorter sorter_;
  std::string keyed_;  // a row behind its key
  std::uint64_t added_ = 0;
};

}  // namespace beffroi::app::hunting
