// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/reader.h"
#include "readers/evtx/flat.h"

namespace beffroi::readers::evtx {

/// Collects the events of a chunk and hands them to the sink, so that the sink is called once for many records.
class Batch {
 public:
  /// `rest` is null where the flattener makes every wanted field.
  Batch(Flattener& flattener, const model::Symbols& symbols, model::Rest* rest, evidence::Sink& sink)
      : flattener_(flattener), symbols_(symbols), rest_(rest), sink_(sink) {}

  /// Takes an event whose fields are those that the flattener appended since the last call. Hands out the batch when it has
  /// become large.
  void add(const model::Event& event, std::string_view rendering);
  /// Hands out what is there. Must be called before the chunk's bytes go.
  void flush();

 private:
  static constexpr std::size_t kMaxFields = 65'536;
  static constexpr std::size_t kMaxRendered = 4u << 20;

  struct Extent {
    std::size_t first_field;
    std::size_t fields;
    std::size_t rendered;
  };

  Flattener& flattener_;
  const model::Symbols& symbols_;
  model::Rest* rest_;
  evidence::Sink& sink_;
  std::vector<model::Event> events_;
  std::vector<Extent> extents_;  // beside events_: both grow, so views are made in flush()
  std::string rendered_;
};

}  // namespace beffroi::readers::evtx
