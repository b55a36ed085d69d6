// SPDX-License-Identifier: EUPL-1.2
#include "engine/detections.h"

namespace beffroi::engine {

/// Counts a match; whether it is to be kept as well.
bool DetectionsConsumer::counts(std::uint32_t rule, const std::optional<base::Timestamp>& time) {
  if (kept_of_a_rule_ == kAll) return true;
  model::MatchCount& count = counts_[rule];
  count.rule = rule;
  if (time && (!count.first_time || *time < *count.first_time)) count.first_time = time;
  if (time && (!count.last_time || *time > *count.last_time)) count.last_time = time;
  return ++count.matches <= kept_of_a_rule_;
}

void DetectionsConsumer::events(const model::EventBatch& batch) {
  matcher_.match(batch, [this](const sigma::Match& match) {
    const model::Event& event = match.event;
    if (event.carved) return;
    std::optional<base::Timestamp> time;
    if (event.time && event.time->basis == model::TimeBasis::utc) time = event.time->moment;
    if (!counts(match.rule, time)) return;
    model::Detection detection{.rule = match.rule, .offset = event.offset, .record_id = event.record_id, .time = time};
    detection.computer = match.symbols.text(event.computer);
    detection.channel = match.symbols.text(event.channel);
    detection.provider = match.symbols.text(event.provider);
    detection.code = event.code;
    detection.details = match.details;
    detections_.push_back(std::move(detection));
  });
}

void DetectionsConsumer::finish(model::SourceResult& result) {
  result.detections = std::move(detections_);
  for (const auto& [rule, count] : counts_) result.match_counts.push_back(count);
}

}  // namespace beffroi::engine
