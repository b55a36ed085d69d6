// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <utility>

#include "engine/consumer.h"

namespace beffroi::engine {

/// Counts what was seen of each channel of each computer.
class CoverageConsumer final : public Consumer {
 public:
  void events(const model::EventBatch& batch) override;
  void finish(model::SourceResult& result) override;

 private:
  model::Coverage& of(const model::EventBatch& batch, const model::Event& event);

  std::map<std::pair<model::Symbol, model::Symbol>, model::Coverage> seen_;
  std::pair<model::Symbol, model::Symbol> last_key_{};
  model::Coverage* last_ = nullptr;  // neighbours are nearly always of one channel
};

}  // namespace beffroi::engine
