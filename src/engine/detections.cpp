// SPDX-License-Identifier: EUPL-1.2
#include "engine/detections.h"

namespace beffroi::engine {

namespace {

std::optional<base::Timestamp> time_of(const model::Event& event) {
  if (!event.time || event.time->basis != model::TimeBasis::utc) return std::nullopt;
  return event.time->moment;
}

}  // namespace

std::vector<model::Alarm> alarms_of(std::span<const model::SourceResult> results, std::span<const casefile::Rule> rules) {
  std::map<std::pair<int, std::uint32_t>, model::Alarm> by_rule;  // gravest first
  for (const model::SourceResult& result : results) {
    for (const model::Detection& match : result.detections) {
      const std::string& level = rules[match.rule].level;
      if (level != "critical" && level != "high") continue;
      const auto [place, is_first] = by_rule.try_emplace({level == "critical" ? 0 : 1, match.rule});
      model::Alarm& alarm = place->second;
      if (!is_first && (!match.time || (alarm.first.time && *alarm.first.time <= *match.time))) continue;
      alarm.rule_title = rules[match.rule].title;
      alarm.first = {result.sha256, match.offset, match.record_id, result.origin.path, match.time};
    }
  }
  std::vector<model::Alarm> alarms;
  for (auto& [place, alarm] : by_rule) alarms.push_back(std::move(alarm));
  return alarms;
}

model::Detection detection_of(const sigma::Match& match) {
  const model::Event& event = match.event;
  model::Detection detection{.rule = match.rule, .offset = event.offset, .record_id = event.record_id, .time = time_of(event)};
  detection.computer = match.symbols.text(event.computer);
  detection.channel = match.symbols.text(event.channel);
  detection.provider = match.symbols.text(event.provider);
  detection.code = event.code;
  detection.details = match.details;
  return detection;
}

/// Counts a match; whether it is to be kept as well.
bool DetectionsConsumer::counts(std::uint32_t rule, const std::optional<base::Timestamp>& time) {
  if (kept_of_a_rule_ == kAll) return true;
  model::MatchCount& count = counts_[rule];
  count.rule = rule;
  if (time && (!count.first_time || *time < *count.first_time)) count.first_time = time;
  if (time && (!count.last_time || *time > *count.last_time)) count.last_time = time;
  return ++count.matches <= kept_of_a_rule_;
}

void DetectionsConsumer::keep(std::string packed) {
  if (kept_hits_.size() < kMaxHits) {
    kept_hits_.push_back(std::move(packed));
  } else {
    ++hits_left_out_;
  }
}

void DetectionsConsumer::events(const model::EventBatch& batch) {
  matcher_.match(batch, [this](const sigma::Match& match) {
    if (match.event.carved) return;
    hits_.add(match);
    if (!plan_.links().rule_reports[match.rule]) return;
    if (counts(match.rule, time_of(match.event))) detections_.push_back(detection_of(match));
  });
}

void DetectionsConsumer::finish(model::SourceResult& result) {
  result.detections = std::move(detections_);
  result.hits = std::move(kept_hits_);
  if (hits_left_out_ > 0) result.issues.push_back({"engine.hits_cut", 0, 0, {{"count", hits_left_out_}}});
  for (const auto& [rule, count] : counts_) result.match_counts.push_back(count);
}

}  // namespace beffroi::engine
