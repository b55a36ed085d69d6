// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/consumer.h"

#include <cstring>

#include "base/assert.h"
#include "engine/detections.h"
#include "model/source_form.h"

namespace beffroi::app::hunting {
namespace {

// Sixty-four finished files may wait for their turn: this bounds what they hold together.
constexpr std::size_t kInMemory = std::size_t{1} << 20;

}  // namespace

void Waiting::put(const model::Origin& origin, Spool matches) {
  const std::scoped_lock lock(mutex_);
  spools_.insert_or_assign({origin.argument, origin.path}, std::move(matches));
}

Spool Waiting::take(const model::Origin& origin) {
  const std::scoped_lock lock(mutex_);
  auto node = spools_.extract({origin.argument, origin.path});
  return node.empty() ? Spool(kInMemory) : std::move(node.mapped());
}

MatchConsumer::MatchConsumer(const Search& search, const model::Mapping& mapping, Waiting& waiting)
    : search_(search),
      waiting_(waiting),
      rules_(search.plan),
      indicators_(search.indicators, mapping, static_cast<std::uint32_t>(search.plan.rules().size())),
      matches_(kInMemory) {}

sigma::Level MatchConsumer::level_of(std::uint32_t rule) const {
  const auto& rules = search_.plan.rules();
  return rule < rules.size() ? rules[rule].level : search_.indicators.indicators()[rule - rules.size()].level;
}

void MatchConsumer::keep(const sigma::Match& match) {
  if (match.event.carved || level_of(match.rule) < search_.level) return;
  model::Detection detection = engine::detection_of(match);
  if (!search_.period.holds(detection.time)) return;
  const std::string bytes = packed(std::move(detection));
  const std::uint64_t size = bytes.size();
  matches_.add({reinterpret_cast<const char*>(&size), sizeof size});
  matches_.add(bytes);
}

void MatchConsumer::events(const model::EventBatch& batch) {
  const auto keep_match = [this](const sigma::Match& match) { keep(match); };
  if (search_.indicators.empty()) return rules_.match(batch, keep_match);
  // Event by event, so that what stands in one record stands together in the output.
  for (std::size_t i = 0; i < batch.events.size(); ++i) {
    const model::EventBatch one{batch.symbols, batch.events.subspan(i, 1)};
    rules_.match(one, keep_match);
    indicators_.match(one, keep_match);
  }
}

void MatchConsumer::finish(model::SourceResult& result) { waiting_.put(result.origin, std::move(matches_)); }

base::Result<> unpack(Spool& matches, const std::function<void(model::Detection)>& take) {
  std::string rest;
  return matches.drain([&](std::string_view piece) {
    rest += piece;
    std::size_t at = 0;
    for (std::uint64_t size = 0; rest.size() - at >= sizeof size; at += sizeof size + size) {
      std::memcpy(&size, rest.data() + at, sizeof size);
      if (rest.size() - at - sizeof size < size) break;
      take(unpacked(std::string_view(rest).substr(at + sizeof size, size)));
    }
    rest.erase(0, at);
  });
}

std::string packed(model::Detection detection) {
  model::SourceResult alone;
  alone.detections.push_back(std::move(detection));
  return model::serialize(alone);
}

model::Detection unpacked(std::string_view bytes) {
  auto alone = model::deserialize(bytes);
  BEFFROI_ASSERT(alone && alone->detections.size() == 1);
  return std::move(alone->detections.front());
}

}  // namespace beffroi::app::hunting
