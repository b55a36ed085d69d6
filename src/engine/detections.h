// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "engine/consumer.h"
#include "sigma/matcher.h"

namespace beffroi::engine {

/// What a match says, with texts of its own.
model::Detection detection_of(const sigma::Match& match);

/// Tries the rules on the events of one stream.
class DetectionsConsumer final : public Consumer {
 public:
  explicit DetectionsConsumer(const sigma::Plan& plan) : matcher_(plan) {}

  void events(const model::EventBatch& batch) override;
  void finish(model::SourceResult& result) override { result.detections = std::move(detections_); }

 private:
  sigma::Matcher matcher_;
  std::vector<model::Detection> detections_;
};

}  // namespace beffroi::engine
