// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/consumer.h"
#include "sigma/matcher.h"

namespace beffroi::engine {

/// What a match says, with texts of its own.
model::Detection detection_of(const sigma::Match& match);

/// Tries the rules on the events of one stream. With a limit, of each rule the first `kept_of_a_rule` matches are kept and all are
/// counted.
class DetectionsConsumer final : public Consumer {
 public:
  static constexpr std::uint64_t kAll = 0;

  explicit DetectionsConsumer(const sigma::Plan& plan, std::uint64_t kept_of_a_rule = kAll)
      : plan_(plan), matcher_(plan), kept_of_a_rule_(kept_of_a_rule) {}

  void events(const model::EventBatch& batch) override;
  void finish(model::SourceResult& result) override;

 private:
  bool counts(std::uint32_t rule, const std::optional<base::Timestamp>& time);

  const sigma::Plan& plan_;
  sigma::Matcher matcher_;
  std::uint64_t kept_of_a_rule_;
  std::vector<model::Detection> detections_;
  std::map<std::uint32_t, model::MatchCount> counts_;  // where there is a limit
};

}  // namespace beffroi::engine
