// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "diagnose/facts/file_bursts.h"
#include "diagnose/facts/flows.h"
#include "model/event.h"
#include "model/fact.h"
#include "model/mapping.h"

namespace beffroi::diagnose::facts {

/// Draws facts from the events of one source, in the same pass in which rules look at them. Knows no product: what an event
/// means, and whether it stands for itself or is counted with others, is said by the mapping. One of these a source; not
/// shared between threads.
class Drawer {
 public:
  explicit Drawer(const model::Mapping& mapping) : mapping_(mapping) {}

  /// Appends the facts of events that the mapping gives a meaning of their own.
  void draw(const model::EventBatch& batch, std::vector<model::Fact>& out);
  /// The source has ended: appends what was counted together. To be called once.
  void finish(std::vector<model::Fact>& out);

 private:
  /// A kind of event of this source, with the fields that the mapping reads, by the source's symbols.
  struct Kind {
    const model::MappedEvent* mapped = nullptr;
    std::map<model::Symbol, std::vector<std::size_t>> places;  ///< native name → positions in mapped->fields
  };

  Kind& kind_of(const model::EventBatch& batch, const model::Event& event);
  static model::EcsFields read(Kind& kind, const model::EventBatch& batch, const model::Event& event);
  static model::Draw draws(const model::MappedEvent& mapped, const model::EventBatch& batch, const model::Event& event);

  const model::Mapping& mapping_;
  // Few kinds of events repeat a million times: the answer is remembered per (provider, code) of the source.
  std::map<std::pair<model::Symbol, std::uint32_t>, Kind> kinds_;
  FileBursts bursts_;
  Flows flows_;
};

}  // namespace beffroi::diagnose::facts
