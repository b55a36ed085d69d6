// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "casefile/case.h"
#include "engine/consumer.h"
#include "model/alarm.h"
#include "sigma/correlation/collector.h"
#include "sigma/matcher.h"

namespace beffroi::engine {

/// The rules of high and critical level that matched, the gravest first, then by their number.
std::vector<model::Alarm> alarms_of(std::span<const model::SourceResult> results, std::span<const casefile::Rule> rules);

/// What a match says, with texts of its own.
model::Detection detection_of(const sigma::Match& match);

/// Tries the rules on the events of one stream. With a limit, of each rule the first `kept_of_a_rule` matches are kept and all are
/// counted. What correlations need goes into the result as well, up to kMaxHits; issue engine.hits_cut where that is not all.
class DetectionsConsumer final : public Consumer {
 public:
  static constexpr std::uint64_t kAll = 0;
  static constexpr std::size_t kMaxHits = 50'000;  ///< a result is held in memory as a whole

  explicit DetectionsConsumer(const sigma::Plan& plan, std::uint64_t kept_of_a_rule = kAll)
      : plan_(plan),
        matcher_(plan),
        hits_(plan, [this](std::string packed) { keep(std::move(packed)); }),
        kept_of_a_rule_(kept_of_a_rule) {}

  void events(const model::EventBatch& batch) override;
  void finish(model::SourceResult& result) override;

 private:
  void keep(std::string packed);
  bool counts(std::uint32_t rule, const std::optional<base::Timestamp>& time);

  const sigma::Plan& plan_;
  sigma::Matcher matcher_;
  sigma::HitCollector hits_;
  std::vector<std::string> kept_hits_;
  std::int64_t hits_left_out_ = 0;
  std::uint64_t kept_of_a_rule_;
  std::vector<model::Detection> detections_;
  std::map<std::uint32_t, model::MatchCount> counts_;  // where there is a limit
};

}  // namespace beffroi::engine
