// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <vector>

#include "casefile/case.h"
#include "engine/read_all.h"

namespace beffroi::engine {

/// Puts what was read into the case: what a file gave always in one transaction, and small files several together, because each
/// transaction waits for the disk. At most a second's reading, or what a large file gave, is not yet kept.
class Keeper {
 public:
  explicit Keeper(casefile::Case& store) : store_(store) {}

  base::Result<> keep(FileResults file);
  base::Result<> flush();

 private:
  base::Result<> keep_waiting();
  base::Result<> keep_now(const FileResults& file);

  casefile::Case& store_;
  std::vector<FileResults> waiting_;
  std::size_t facts_waiting_ = 0;
  std::chrono::steady_clock::time_point since_{};
};

}  // namespace beffroi::engine
