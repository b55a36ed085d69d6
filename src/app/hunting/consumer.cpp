// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/consumer.h"

#include <algorithm>
#include <cstring>

#include "base/excerpt.h"
#include "diagnose/casebook.h"
#include "engine/detections.h"
#include "model/source_form.h"
#include "sigma/details.h"

namespace beffroi::app::hunting {
namespace {

/// Before each match in a spool.
struct Header {
  std::int64_t nanoseconds = 0;
  std::uint64_t has_time = 0;
  std::uint64_t size = 0;
};

/// Hands over what was put into a spool as a Head and as many bytes as it says.
template <class Head, class Take>
base::Result<> drain_framed(Spool& spool, const Take& take) {
  std::string rest;
  return spool.drain([&](std::string_view piece) {
    rest += piece;
    std::size_t at = 0;
    Head head;
    for (; rest.size() - at >= sizeof head; at += sizeof head + head.size) {
      std::memcpy(&head, rest.data() + at, sizeof head);
      if (rest.size() - at - sizeof head < head.size) break;
      take(head, std::string_view(rest).substr(at + sizeof head, head.size));
    }
    rest.erase(0, at);
  });
}

struct HitHeader {
  std::uint64_t size = 0;
};

}  // namespace

void Waiting::put(const model::Origin& origin, StreamMatches matches) {
  const std::scoped_lock lock(mutex_);
  streams_.insert_or_assign({origin.argument, origin.path}, std::move(matches));
}

StreamMatches Waiting::take(const model::Origin& origin) {
  const std::scoped_lock lock(mutex_);
  auto node = streams_.extract({origin.argument, origin.path});
  return node.empty() ? StreamMatches() : std::move(node.mapped());
}

MatchConsumer::MatchConsumer(const Search& search, const model::Mapping& mapping, Waiting& waiting)
    : search_(search),
      mapping_(mapping),
      waiting_(waiting),
      rules_(search.plan),
      indicators_(search.indicators, mapping, static_cast<std::uint32_t>(search.plan.rules().size())),
      hits_(search.plan, [this](const std::string& packed) {
        const HitHeader header{packed.size()};
        found_.hits.add({reinterpret_cast<const char*>(&header), sizeof header});
        found_.hits.add(packed);
      }) {}

bool MatchConsumer::reports(std::uint32_t rule) const {
  const auto& rules = search_.plan.links().rule_reports;
  return rule >= rules.size() || rules[rule];
}

sigma::Level MatchConsumer::level_of(std::uint32_t rule) const {
  const auto& rules = search_.plan.rules();
  return rule < rules.size() ? rules[rule].level : search_.indicators.indicators()[rule - rules.size()].level;
}

MatchConsumer::Fields MatchConsumer::all_fields(const sigma::Match& match) {
  constexpr std::size_t kMostFields = 512, kMostBytes = 32'000;  // as far as a spreadsheet's cell takes it
  Fields fields;
  for (const model::Field& field : match.event.fields) {
    if (field.scope != model::FieldScope::data || field.value.kind == model::ValueKind::null) continue;
    if (fields.size() == kMostFields) break;
    fields.emplace_back(match.symbols.text(field.name), base::cut_to(model::canonical_text(field.value), kMostBytes));
  }
  return fields;
}

MatchConsumer::Fields MatchConsumer::telling_fields(const sigma::Match& match) const {
  Fields fields = all_fields(match);
  std::erase_if(fields, [](const auto& field) { return field.second.empty() || field.second == "-"; });
  if (const model::MappedEvent* mapped = mapping_.find(match.symbols.text(match.event.provider), match.event.code)) {
    std::ranges::stable_partition(fields, [&](const auto& field) {
      return std::ranges::find(mapped->fields, field.first, &model::MappedField::native) != mapped->fields.end();
    });
  }
  return fields;
}

void MatchConsumer::tell_record(const sigma::Match& match, Fields& details) const {
  details = telling_fields(match);
  if (details.size() > sigma::kMaxDetails) details.resize(sigma::kMaxDetails);
  for (auto& [name, value] : details) value = base::cut_to(std::move(value), sigma::kMaxDetailBytes);
}

void MatchConsumer::add_others(const sigma::Match& match, Fields& details) const {
  const std::size_t own = details.size();
  std::vector<bool> is_met(own, false);  // several fields may have one name, and even one text
  for (auto& field : telling_fields(match)) {
    const std::pair as_detail{field.first, base::cut_to(field.second, sigma::kMaxDetailBytes)};
    std::size_t at = 0;
    while (at < own && (is_met[at] || details[at] != as_detail)) ++at;
    if (at < own) {
      is_met[at] = true;
    } else {
      details.push_back(std::move(field));
    }
  }
  details.emplace_back("", std::to_string(own));
}

void MatchConsumer::add_addresses(const sigma::Match& match, model::Detection& detection) const {
  model::EcsFields fields;
  const model::MappedEvent* mapped = mapping_.find(match.symbols.text(match.event.provider), match.event.code);
  if (mapped) model::append_mapped(fields, mapped->fields, {match.symbols, {}}, match.event);
  for (const std::string_view name : {"source.ip", "destination.ip"}) {
    const auto field = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
    const bool is_public = field != fields.end() && diagnose::is_public_address(field->second);
    detection.details.emplace_back(name, is_public ? field->second : std::string());
  }
}

void MatchConsumer::keep(const sigma::Match& match) {
  if (match.event.carved) return;
  hits_.add(match);
  if (!reports(match.rule) || level_of(match.rule) < search_.level) return;
  model::Detection detection = engine::detection_of(match);
  const auto& time = detection.time;
  if (!search_.period.holds(time)) return;
  if (search_.every_field) {
    detection.details = all_fields(match);
  } else if (detection.details.empty()) {
    tell_record(match, detection.details);
  }
  if (search_.other_fields) add_others(match, detection.details);
  if (search_.atlas) add_addresses(match, detection);
  const std::string bytes = model::serialize(detection);
  const Header header{time ? time->nanoseconds : 0, time ? 1U : 0U, bytes.size()};
  found_.matches.add({reinterpret_cast<const char*>(&header), sizeof header});
  found_.matches.add(bytes);
}

void MatchConsumer::events(const model::EventBatch& batch) {
  const auto keep_match = [this](const sigma::Match& match) { keep(match); };
  if (search_.indicators.empty()) return rules_.match(batch, keep_match);
  // Event by event, so that what stands in one record stands together in the output.
  for (std::size_t i = 0; i < batch.events.size(); ++i) {
    const model::EventBatch one{batch.symbols, batch.events.subspan(i, 1), batch.rest};
    rules_.match(one, keep_match);
    indicators_.match(one, keep_match);
  }
}

void MatchConsumer::finish(model::SourceResult& result) {
  found_.losses = hits_.losses();
  waiting_.put(result.origin, std::move(found_));
}

base::Result<> unpack(Spool& matches, const std::function<void(const PackedMatch&)>& take) {
  return drain_framed<Header>(matches, [&](const Header& header, std::string_view bytes) {
    const auto time = header.has_time != 0 ? std::optional(base::Timestamp{header.nanoseconds}) : std::nullopt;
    take({time, bytes});
  });
}

base::Result<> unpack_hits(Spool& hits, const std::function<void(std::string packed)>& take) {
  return drain_framed<HitHeader>(hits, [&](const HitHeader&, std::string_view packed) { take(std::string(packed)); });
}

}  // namespace beffroi::app::hunting
