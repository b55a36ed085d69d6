// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/consumer.h"

#include <cstring>

#include "engine/detections.h"
#include "model/source_form.h"

namespace beffroi::app::hunting {
namespace {

// Sixty-four finished files may wait for their turn: this bounds what they hold together.
constexpr std::size_t kInMemory = std::size_t{1} << 20;

/// Before each match in a spool.
struct Header {
  std::int64_t nanoseconds = 0;
  std::uint64_t has_time = 0;
  std::uint64_t size = 0;
};

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
  const model::Detection detection = engine::detection_of(match);
  const auto& time = detection.time;
  if (!search_.period.holds(time)) return;
  const std::string bytes = model::serialize(detection);
  const Header header{time ? time->nanoseconds : 0, time ? 1U : 0U, bytes.size()};
  matches_.add({reinterpret_cast<const char*>(&header), sizeof header});
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

base::Result<> unpack(Spool& matches, const std::function<void(const PackedMatch&)>& take) {
  std::string rest;
  return matches.drain([&](std::string_view piece) {
    rest += piece;
    std::size_t at = 0;
    Header header;
    for (; rest.size() - at >= sizeof header; at += sizeof header + header.size) {
      std::memcpy(&header, rest.data() + at, sizeof header);
      if (rest.size() - at - sizeof header < header.size) break;
      const auto time = header.has_time != 0 ? std::optional(base::Timestamp{header.nanoseconds}) : std::nullopt;
      take({time, std::string_view(rest).substr(at + sizeof header, header.size)});
    }
    rest.erase(0, at);
  });
}

}  // namespace beffroi::app::hunting
