// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/facts/draw.h"

#include <array>
#include <string_view>

namespace beffroi::diagnose::facts {
namespace {

/// ECS fields that name who or what took part; all others describe how.
bool is_role(std::string_view ecs) {
  static constexpr std::array<std::string_view, 14> kRoles = {
      "host.name", "user.name",     "user.domain", "user.id",  "user.target.name", "user.target.domain", "user.target.id",
      "source.ip", "source.domain", "group.name",  "group.id", "service.name",     "destination.ip",     "destination.domain"};
  for (const std::string_view role : kRoles) {
    if (role == ecs) return true;
  }
  return false;
}

}  // namespace

const model::MappedEvent* Drawer::meaning(const model::EventBatch& batch, const model::Event& event) {
  const auto [at, fresh] = remembered_.try_emplace({event.provider, event.code}, nullptr);
  if (fresh) at->second = mapping_.find(batch.symbols.text(event.provider), event.code);
  return at->second;
}

void Drawer::draw(const model::EventBatch& batch, std::vector<model::Fact>& out) {
  for (const model::Event& event : batch.events) {
    const model::MappedEvent* mapped = meaning(batch, event);
    if (!mapped || !mapped->facts || event.carved) continue;
    model::Fact fact;
    fact.kind = mapped->category + "." + mapped->action;
    if (event.time && event.time->basis == model::TimeBasis::utc) fact.time = event.time->moment;
    fact.offset = event.offset;
    fact.record_id = event.record_id;
    model::EcsFields fields;
    fields.emplace_back("host.name", batch.symbols.text(event.computer));
    fields.emplace_back("winlog.channel", batch.symbols.text(event.channel));
    model::append_mapped(fields, mapped->fields, batch, event);
    for (auto& field : fields) {
      auto& list = is_role(field.first) ? fact.roles : fact.attributes;
      list.push_back(std::move(field));
    }
    out.push_back(std::move(fact));
  }
}

}  // namespace beffroi::diagnose::facts
