// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/facts/draw.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace beffroi::diagnose::facts {
namespace {

/// ECS fields that name who or what took part; all others describe how.
bool is_role(std::string_view ecs) {
  static constexpr std::array<std::string_view, 14> kRoles = {
      "host.name", "user.name",     "user.domain", "user.id",  "user.target.name", "user.target.domain", "user.target.id",
      "source.ip", "source.domain", "group.name",  "group.id", "service.name",     "destination.ip",     "destination.domain"};
  return std::ranges::find(kRoles, ecs) != kRoles.end();
}

std::optional<base::Timestamp> moment_of(const model::Event& event) {
  if (!event.time || event.time->basis != model::TimeBasis::utc) return std::nullopt;
  return event.time->moment;
}

bool holds(const model::MappedCondition& condition, const model::EventBatch& batch, const model::Event& event) {
  return std::ranges::any_of(event.fields, [&](const model::Field& field) {
    return batch.symbols.text(field.name) == condition.native && condition.holds(model::canonical_text(field.value));
  });
}

}  // namespace

Drawer::Kind& Drawer::kind_of(const model::EventBatch& batch, const model::Event& event) {
  const auto [at, fresh] = kinds_.try_emplace({event.provider, event.code});
  if (fresh) at->second.mapped = mapping_.find(batch.symbols.text(event.provider), event.code);
  return at->second;
}

model::EcsFields Drawer::read(Kind& kind, const model::EventBatch& batch, const model::Event& event) {
  const std::vector<model::MappedField>& wanted = kind.mapped->fields;
  std::vector<std::string> texts(wanted.size());
  std::vector<bool> seen(wanted.size(), false), of_envelope(wanted.size(), false);
  for (const model::Field& native : event.fields) {
    const auto [at, fresh] = kind.places.try_emplace(native.name);
    for (std::size_t i = 0; fresh && i < wanted.size(); ++i) {
      if (wanted[i].native == batch.symbols.text(native.name)) at->second.push_back(i);
    }
    for (const std::size_t place : at->second) {
      // The first of several values of one name, the event's own before the envelope's: as append_mapped() has it.
      const bool system = native.scope == model::FieldScope::system;
      if (seen[place] && !(of_envelope[place] && !system)) continue;
      of_envelope[place] = system;
      texts[place] = model::read_native(wanted[place], native.value);
      seen[place] = !texts[place].empty() || wanted[place].reading != model::Reading::program;
    }
  }
  model::EcsFields fields;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!texts[i].empty()) fields.emplace_back(wanted[i].ecs, std::move(texts[i]));
  }
  return fields;
}

model::Draw Drawer::draws(const model::MappedEvent& mapped, const model::EventBatch& batch, const model::Event& event) {
  const bool all = std::ranges::all_of(mapped.when, [&](const auto& condition) { return holds(condition, batch, event); });
  return all ? mapped.draws : mapped.otherwise;
}

void Drawer::draw(const model::EventBatch& batch, std::vector<model::Fact>& out) {
  for (const model::Event& event : batch.events) {
    Kind& kind = kind_of(batch, event);
    if (!kind.mapped || event.carved) continue;
    const model::Draw how = draws(*kind.mapped, batch, event);
    if (how == model::Draw::nothing) continue;
    model::Fact fact;
    fact.kind = kind.mapped->category + "." + kind.mapped->action;
    fact.time = moment_of(event);
    fact.offset = event.offset;
    fact.record_id = event.record_id;
    fact.roles.emplace_back("host.name", batch.symbols.text(event.computer));
    fact.attributes.emplace_back("winlog.channel", batch.symbols.text(event.channel));
    for (auto& field : read(kind, batch, event)) {
      auto& list = is_role(field.first) ? fact.roles : fact.attributes;
      list.push_back(std::move(field));
    }
    if (how == model::Draw::file_burst) {
      bursts_.see(fact, out);
    } else if (how == model::Draw::flow) {
      flows_.see(fact);
    } else {
      out.push_back(std::move(fact));
    }
  }
}

void Drawer::finish(std::vector<model::Fact>& out) {
  bursts_.finish(out);
  flows_.finish(out);
}

}  // namespace beffroi::diagnose::facts
