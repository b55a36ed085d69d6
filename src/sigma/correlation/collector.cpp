// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/collector.h"

#include <algorithm>

#include "base/assert.h"

namespace beffroi::sigma {
namespace {

bool adds_numbers(CorrelationType type) {
  return type == CorrelationType::value_sum || type == CorrelationType::value_avg ||
         type == CorrelationType::value_percentile || type == CorrelationType::value_median;
}

}  // namespace

HitLosses& HitLosses::operator+=(const HitLosses& other) {
  without_time += other.without_time;
  without_field += other.without_field;
  without_number += other.without_number;
  too_many += other.too_many;
  return *this;
}

void HitCollector::add(const Match& match) {
  const auto& uses = plan_.links().rule_uses;
  if (match.rule >= uses.size()) return;  // an indicator
  for (const Use& use : uses[match.rule]) add(match, use);
}

void HitCollector::add(const Match& match, const Use& use) {
  BEFFROI_ASSERT(match.source != nullptr);
  const model::Event& event = match.event;
  if (!event.time || event.time->basis != model::TimeBasis::utc) {
    ++losses_[use.correlation].without_time;
    return;
  }
  const LinkedCorrelation& linked = plan_.links().correlations[use.correlation];
  Hit hit{.correlation = use.correlation, .member = use.member, .record = {}, .fields = {}, .below = {}};
  for (const std::string& name : linked.members[use.member].fields) {
    hit.fields.push_back(fields_.read(name, *match.source, event, match.symbols));
  }
  const std::size_t needed = linked.groups() + linked.counted();
  const auto is_missing = [](const auto& field) { return !field.has_value(); };
  if (std::any_of(hit.fields.begin(), hit.fields.begin() + static_cast<std::ptrdiff_t>(needed), is_missing)) {
    ++losses_[use.correlation].without_field;
    return;
  }
  if (adds_numbers(linked.correlation.type) && !parse_millionths(*hit.fields[linked.groups()])) {
    ++losses_[use.correlation].without_number;
    return;
  }
  hit.record = {.source = 0,
                .offset = event.offset,
                .record_id = event.record_id,
                .time = event.time->moment,
                .rule = match.rule,
                .computer = std::string(match.symbols.text(event.computer)),
                .channel = std::string(match.symbols.text(event.channel)),
                .provider = std::string(match.symbols.text(event.provider)),
                .code = event.code};
  put_(pack(hit, linked.groups()));
}

}  // namespace beffroi::sigma
