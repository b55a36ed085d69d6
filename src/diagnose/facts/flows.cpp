// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/facts/flows.h"

#include <algorithm>
#include <string_view>

namespace beffroi::diagnose::facts {
namespace {

/// Source ports change with every connection and process numbers with every start: they do not tell flows apart.
bool tells_apart(std::string_view ecs) { return ecs != "source.port" && ecs != "process.pid"; }

std::string key_of(const model::Fact& connection) {
  std::string key = connection.kind;
  for (const auto* list : {&connection.roles, &connection.attributes}) {
    for (const auto& [ecs, text] : *list) {
      if (tells_apart(ecs)) key.append("\x1E").append(ecs).append("\x1F").append(text);
    }
  }
  return key;
}

}  // namespace

void Flows::see(const model::Fact& connection) {
  const std::string key = key_of(connection);
  auto at = flows_.find(key);
  Flow* flow = nullptr;
  if (at != flows_.end()) {
    flow = &at->second;
  } else if (flows_.size() < kMost) {
    flow = &flows_[key];
  } else {
    if (!beyond_) beyond_.emplace();
    flow = &*beyond_;
  }
  if (flow->count++ == 0) {
    flow->first = connection;
    std::erase_if(flow->first.attributes, [](const auto& field) { return !tells_apart(field.first); });
  }
  if (connection.time && (!flow->last || *connection.time > *flow->last)) flow->last = connection.time;
}

void Flows::finish(std::vector<model::Fact>& out) {
  const auto emit = [&out](Flow& flow, std::string kind) {
    if (flow.first.kind.ends_with("-blocked")) kind += "-blocked";
    flow.first.kind = std::move(kind);
    flow.first.attributes.emplace_back("winlog.count", std::to_string(flow.count));
    if (flow.last) flow.first.attributes.emplace_back("event.end", base::format_rfc3339(*flow.last));
    out.push_back(std::move(flow.first));
  };
  for (auto& [key, flow] : flows_) emit(flow, "network.flow");
  if (beyond_) emit(*beyond_, "network.flow-limit");
  flows_.clear();
  beyond_.reset();
}

}  // namespace beffroi::diagnose::facts
