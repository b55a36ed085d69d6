// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/field_names.h"

#include <set>

#include "sigma/pipeline/budget.h"
#include "sigma/pipeline/conditions.h"

namespace beffroi::sigma::pipeline {
namespace {

constexpr std::size_t kMostNames = 64;  // more than any correlation can use

struct Named {
  std::string name;
  std::set<std::string> applied;
};

}  // namespace

std::optional<std::vector<std::string>> MapNames::names_of(std::string_view field) const {
  if (kind == Kind::prefix || kind == Kind::suffix) {
    if (field.empty()) return std::nullopt;
    const std::string name(field);
    return std::vector{kind == Kind::prefix ? text + name : name + text};
  }
  for (const auto& [from, to] : mapping) {
    if (kind == Kind::mapping && field == from) return to;
    if (kind == Kind::mapping || field.empty() || !field.starts_with(from)) continue;
    std::vector<std::string> names;
    for (const std::string& prefix : to) names.push_back(prefix + std::string(field.substr(from.size())));
    return names;
  }
  return std::nullopt;
}

FieldNames::Followed FieldNames::follow(std::string_view field) const {
  Followed followed;
  std::vector<Named> names = {{std::string(field), {}}};
  for (const auto& step : steps_) {
    std::vector<Named> next;
    for (Named& one : names) {
      const auto called = std::get<MapNames>(step->transformation).names_of(one.name);
      if (!called || next.size() + called->size() > kMostNames || !check_names(*called) ||
          !holds_of_name(step->of_name, one.name, one.applied)) {
        next.push_back(std::move(one));
        continue;
      }
      if (!step->of_line.list.empty() && *called != std::vector{one.name}) followed.depends_on_lines = true;
      one.applied.insert(step->id);
      for (const std::string& name : *called) next.push_back({name, one.applied});
    }
    names = std::move(next);
  }
  for (Named& one : names) followed.names.push_back(std::move(one.name));
  return followed;
}

}  // namespace beffroi::sigma::pipeline
