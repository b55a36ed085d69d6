// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/messages.h"
#include "model/diagnosis.h"
#include "report/names.h"

namespace beffroi::report {

/// Findings that one line of the story tells.
struct StoryLine {
  std::vector<std::size_t> findings;  ///< indices, in the order of time
  std::size_t told = 0;               ///< the one whose sentence says most
  std::int64_t traces = 0;            ///< how often what the line says was seen, by all of them
  bool hides_more = false;  ///< other findings of the line hide other texts in base64 (quoted.h) than the one that is told

  bool is_of_several() const { return findings.size() > 1; }
};

/// The findings, which must have a time and be in its order, with those that say the same put together: the same sentence on the same
/// machine within a minute. Two logs of one deed do not note the same: one leaves out the account, one the program around a command; a
/// sentence with less of it says no more. What a sentence does not show makes no difference.
std::vector<StoryLine> told_together(const model::Diagnosis& diagnosis, const std::vector<std::size_t>& in_order,
                                     const ShortNames& names, const base::Catalogue& words);

}  // namespace beffroi::report
