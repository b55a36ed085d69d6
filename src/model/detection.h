// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"

namespace beffroi::model {

/// A rule that matched a record. Flat and without pointers: it is written and read back as it is.
struct Detection {
  std::uint32_t rule = 0;  ///< index in the run's list of rules
  std::uint64_t offset = 0;
  std::uint64_t record_id = 0;
  std::optional<base::Timestamp> time;
  std::string computer;
  std::string channel;
  std::string provider;
  std::uint32_t code = 0;
  std::vector<std::pair<std::string, std::string>> details;  ///< native field → canonical text, in the order of the record

  friend bool operator==(const Detection&, const Detection&) = default;
};

/// How often one rule matched in a source, however few of its matches were kept.
struct MatchCount {
  std::uint32_t rule = 0;
  std::uint64_t matches = 0;
  std::optional<base::Timestamp> first_time, last_time;

  friend bool operator==(const MatchCount&, const MatchCount&) = default;
};

}  // namespace beffroi::model
