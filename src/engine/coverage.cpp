// SPDX-License-Identifier: EUPL-1.2
#include "engine/coverage.h"

#include <algorithm>
#include <tuple>

namespace beffroi::engine {

model::Coverage& CoverageConsumer::of(const model::EventBatch& batch, const model::Event& event) {
  const std::pair key(event.computer, event.channel);
  if (last_ && key == last_key_) return *last_;
  const auto [at, fresh] = seen_.try_emplace(key);
  if (fresh) {
    at->second.computer = batch.symbols.text(event.computer);
    at->second.channel = batch.symbols.text(event.channel);
    at->second.first_record_id = event.record_id;
  }
  last_key_ = key;
  last_ = &at->second;
  return *last_;
}

void CoverageConsumer::events(const model::EventBatch& batch) {
  for (const model::Event& event : batch.events) {
    if (event.carved) continue;
    model::Coverage& coverage = of(batch, event);
    ++coverage.records;
    coverage.first_record_id = std::min(coverage.first_record_id, event.record_id);
    coverage.last_record_id = std::max(coverage.last_record_id, event.record_id);
    if (!event.time || event.time->basis != model::TimeBasis::utc) continue;
    const base::Timestamp time = event.time->moment;
    if (!coverage.first_time || time < *coverage.first_time) coverage.first_time = time;
    if (!coverage.last_time || time > *coverage.last_time) coverage.last_time = time;
  }
}

void CoverageConsumer::finish(model::SourceResult& result) {
  for (auto& [key, coverage] : seen_) result.coverage.push_back(std::move(coverage));
  std::ranges::sort(result.coverage, {}, [](const model::Coverage& c) { return std::tie(c.computer, c.channel); });
}

}  // namespace beffroi::engine
