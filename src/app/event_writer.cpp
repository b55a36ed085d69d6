// SPDX-License-Identifier: EUPL-1.2
#include "app/event_writer.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "base/json/writer.h"

namespace beffroi::app {
namespace {

/// All values of one native name, in the order of the record: several values of one name become a list.
std::vector<std::pair<std::string_view, std::vector<std::string>>> gather(const model::EventBatch& batch,
                                                                          const model::Event& event, model::FieldScope scope) {
  std::vector<std::pair<std::string_view, std::vector<std::string>>> gathered;
  std::map<model::Symbol, std::size_t> place;
  for (const model::Field& field : event.fields) {
    if (field.scope != scope) continue;
    const auto [at, fresh] = place.try_emplace(field.name, gathered.size());
    if (fresh) gathered.emplace_back(batch.symbols.text(field.name), std::vector<std::string>());
    gathered[at->second].second.push_back(model::canonical_text(field.value));
  }
  return gathered;
}

void write_native(base::json::Writer& json, const model::EventBatch& batch, const model::Event& event, model::FieldScope scope,
                  std::string_view prefix) {
  for (const auto& [name, values] : gather(batch, event, scope)) {
    json.key(fmt::format("{}{}", prefix, name));
    if (values.size() == 1) {
      json.value(values.front());
      continue;
    }
    json.begin_array();
    for (const std::string& value : values) json.value(value);
    json.end_array();
  }
}

std::string_view basis_name(model::TimeBasis basis) {
  switch (basis) {
    case model::TimeBasis::utc: return "utc";
    case model::TimeBasis::local: return "local";
    case model::TimeBasis::year_unknown: break;
  }
  return "year_unknown";
}

}  // namespace

std::string begin_line(const model::Mapping& mapping, const model::EventBatch& batch, const model::Event& event,
                       std::string_view reader) {
  base::json::Writer json;
  json.begin_object();
  if (event.time) {
    json.member("@timestamp", base::format_rfc3339(event.time->moment));
    if (event.time->basis != model::TimeBasis::utc) json.member("beffroi.time_basis", basis_name(event.time->basis));
  }
  model::EcsFields fields;
  model::append_mapped(fields, mapping.common(), batch, event, model::FieldScope::system);
  if (const model::MappedEvent* mapped = mapping.find(batch.symbols.text(event.provider), event.code)) {
    json.member("event.category", mapped->category).member("event.action", mapped->action);
    if (!mapped->outcome.empty()) json.member("event.outcome", mapped->outcome);
    model::append_mapped(fields, mapped->fields, batch, event);
  }
  for (const auto& [ecs, text] : fields) json.member(ecs, text);
  write_native(json, batch, event, model::FieldScope::system, "winlog.system.");
  write_native(json, batch, event, model::FieldScope::data, "winlog.event_data.");
  json.member("beffroi.reader", reader);
  if (event.carved) json.member("beffroi.carved", true);
  return std::move(json).text();
}

std::string finish_line(std::string_view sha256, std::uint64_t offset) {
  return fmt::format(",\"beffroi.cite\":\"{}@{}\"}}\n", sha256, offset);
}

}  // namespace beffroi::app
