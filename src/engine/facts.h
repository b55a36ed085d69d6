// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "diagnose/facts/draw.h"
#include "engine/consumer.h"

namespace beffroi::engine {

/// Draws the facts of one stream.
class FactsConsumer final : public Consumer {
 public:
  explicit FactsConsumer(const model::Mapping& mapping) : drawer_(mapping) {}

  void events(const model::EventBatch& batch) override { drawer_.draw(batch, facts_); }
  void finish(model::SourceResult& result) override {
    drawer_.finish(facts_);
    result.facts = std::move(facts_);
  }

 private:
  diagnose::facts::Drawer drawer_;
  std::vector<model::Fact> facts_;
};

}  // namespace beffroi::engine
