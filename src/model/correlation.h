// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"

namespace beffroi::model {

/// One of the records that a correlation rests on.
struct CorrelatedRecord {
  std::uint32_t source = 0;  ///< number of its stream in the order of the evidence
  std::uint64_t offset = 0;
  std::uint64_t record_id = 0;
  base::Timestamp time;
  std::uint32_t rule = 0;  ///< that matched it: index in the run's list of rules
  std::string computer;
  std::string channel;
  std::string provider;
  std::uint32_t code = 0;

  friend bool operator==(const CorrelatedRecord&, const CorrelatedRecord&) = default;
};

/// A correlation that came true. Flat and without pointers: it is written and read back as it is.
struct CorrelationMatch {
  std::uint32_t correlation = 0;  ///< index in the run's list of correlations
  base::Timestamp time;           ///< of the record with which it became true
  base::Timestamp first, last;    ///< of the records of the window
  std::uint64_t records = 0;      ///< that the window rests on: of matches of other correlations, all of theirs
  std::string measured;           ///< what the condition looked at: a count, a sum …; the number of different rules
  std::vector<std::pair<std::string, std::string>> group;  ///< field → text, as the first record has it
  CorrelatedRecord became_true;                            ///< the record of `time`
  std::vector<CorrelatedRecord> cited;                     ///< the first of them, in the order of time, and one of every rule

  friend bool operator==(const CorrelationMatch&, const CorrelationMatch&) = default;
};

}  // namespace beffroi::model
