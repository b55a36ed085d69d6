// SPDX-License-Identifier: EUPL-1.2
#include "engine/detections.h"

namespace beffroi::engine {

model::Detection detection_of(const sigma::Match& match) {
  const model::Event& event = match.event;
  model::Detection detection{.rule = match.rule, .offset = event.offset, .record_id = event.record_id};
  if (event.time && event.time->basis == model::TimeBasis::utc) detection.time = event.time->moment;
  detection.computer = match.symbols.text(event.computer);
  detection.channel = match.symbols.text(event.channel);
  detection.provider = match.symbols.text(event.provider);
  detection.code = event.code;
  detection.details = match.details;
  return detection;
}

void DetectionsConsumer::events(const model::EventBatch& batch) {
  matcher_.match(batch, [this](const sigma::Match& match) {
    if (!match.event.carved) detections_.push_back(detection_of(match));
  });
}

}  // namespace beffroi::engine
