// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "model/event.h"
#include "model/fact.h"
#include "model/mapping.h"

namespace beffroi::diagnose::facts {

/// Draws facts from the events of one source, in the same pass in which rules look at them. Knows no product: what an event
/// means is said by the mapping. One of these a source; not shared between threads.
class Drawer {
 public:
  explicit Drawer(const model::Mapping& mapping) : mapping_(mapping) {}

  /// Appends one fact for each event that the mapping gives a meaning.
  void draw(const model::EventBatch& batch, std::vector<model::Fact>& out);

 private:
  const model::MappedEvent* meaning(const model::EventBatch& batch, const model::Event& event);

  const model::Mapping& mapping_;
  // Few kinds of events repeat a million times: the answer is remembered per (provider, code) of the source.
  std::map<std::pair<model::Symbol, std::uint32_t>, const model::MappedEvent*> remembered_;
};

}  // namespace beffroi::diagnose::facts
