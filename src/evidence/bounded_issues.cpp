// SPDX-License-Identifier: EUPL-1.2
#include "evidence/bounded_issues.h"

#include <utility>

namespace beffroi::evidence {

void BoundedIssues::add(model::Issue issue) {
  if (issues_.size() < kMaxIssues) {
    issues_.push_back(std::move(issue));
    return;
  }
  if (further_ == 0) first_offset_ = issue.offset;
  ++further_;
  further_bytes_ += issue.length;
}

std::vector<model::Issue> BoundedIssues::take() && {
  if (further_ > 0) {
    issues_.push_back({"limit.issues", first_offset_, further_bytes_, {{"count", static_cast<std::int64_t>(further_)}}});
  }
  return std::move(issues_);
}

}  // namespace beffroi::evidence
