// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "model/issue.h"

namespace beffroi::evidence {

inline constexpr std::size_t kMaxIssues = 10'000;  // of one source

/// The issues of one source in bounded memory: past kMaxIssues they are only summed up, in one `limit.issues`.
class BoundedIssues {
 public:
  void add(model::Issue issue);
  std::vector<model::Issue> take() &&;

 private:
  std::vector<model::Issue> issues_;
  std::uint64_t further_ = 0;
  std::uint64_t further_bytes_ = 0;
  std::uint64_t first_offset_ = 0;
};

}  // namespace beffroi::evidence
