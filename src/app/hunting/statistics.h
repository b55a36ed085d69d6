// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/messages.h"
#include "report/detections.h"
#include "sigma/plan.h"

namespace beffroi::app::hunting {

/// How many rows each rule gave, and what became of those that gave none.
class RuleStatistics {
 public:
  void add(const report::DetectionRow& row);

  /// A CSV table of every rule, correlation and indicator, each with one state: those with rows first, the gravest and most frequent on
  /// top; then every rule that was evaluated and gave none; then every one that was not evaluated. State is "matched", "no row", "for
  /// correlations" (it does not report by itself) or "not evaluated"; State, Level and ReasonID are the same in every language, Reason is a
  /// sentence in that of `words`. Counts are of the rows that were written, so "no row" is no proof that
  /// nothing matched: level, period, repetitions and records found in stale space may have kept matches out.
  std::string csv(const sigma::Plan& plan, const base::Catalogue& words) const;

 private:
  struct Count {
    std::string id, title, level, author, file;
    std::uint64_t rows = 0;
    std::optional<base::Timestamp> first, last;
    std::set<std::string> computers;  ///< at most kMostComputers
  };

  static constexpr std::size_t kMostComputers = 10'000;

  static std::string key_of(const std::string& id, const std::string& file, const std::string& title);
  std::string matched_line(const Count& count) const;
  std::string rowless_line(const sigma::Rule& rule, bool reports, const base::Catalogue& words) const;

  std::map<std::string, Count> counts_;
};

}  // namespace beffroi::app::hunting
