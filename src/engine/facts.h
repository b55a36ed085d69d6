// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "diagnose/facts/draw.h"
#include "engine/consumer.h"

namespace beffroi::engine {

/// Draws the facts of one stream and packs them, so that millions fit.
class FactsConsumer final : public Consumer {
 public:
  explicit FactsConsumer(const model::Mapping& mapping) : drawer_(mapping) {}

  void events(const model::EventBatch& batch) override {
    drawer_.draw(batch, drawn_);
    pack();
  }
  void finish(model::SourceResult& result) override {
    drawer_.finish(drawn_);
    pack();
    result.facts = std::move(facts_);
  }

 private:
  void pack() {
    for (const model::Fact& fact : drawn_) facts_.push_back(fact);
    drawn_.clear();
  }

  diagnose::facts::Drawer drawer_;
  std::vector<model::Fact> drawn_;  // of one batch
  model::Facts facts_;
};

}  // namespace beffroi::engine
