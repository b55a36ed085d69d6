// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "model/event.h"
#include "model/source.h"

namespace beffroi::engine {

/// What a run does with the events of one stream. One object a stream, on one thread; what it keeps may be used only
/// after the stream's hash is complete, that is from finish() on.
class Consumer {
 public:
  virtual ~Consumer() = default;

  virtual void events(const model::EventBatch& batch) = 0;
  /// The stream was read and hashed: puts what was gathered into the result. Where the stream could not be read to its end the
  /// consumer is destroyed without it.
  virtual void finish(model::SourceResult& result) = 0;
};

using Consumers = std::vector<std::unique_ptr<Consumer>>;

}  // namespace beffroi::engine
