// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/pipeline.h"

#include <algorithm>
#include <iterator>

#include "sigma/pipeline/conditions.h"
#include "sigma/pipeline/read.h"
#include "sigma/pipeline/transform.h"

namespace beffroi::sigma::pipeline {
namespace {

bool fills(const FillPlaceholders& filling, const std::string& name) {
  const auto holds = [&](const std::vector<std::string>& names) { return std::ranges::find(names, name) != names.end(); };
  return filling.include.empty() ? !holds(filling.exclude) : holds(filling.include);
}

}  // namespace

base::Result<> Pipeline::add(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(ReadFile read, read_file(yaml, path));
  File file{read.priority, {}, std::move(read.variables)};
  std::size_t count = read.items.size();
  for (const File& other : files_) count += other.items.size();
  if (count > kMaxItems) return base::fail("pipeline.too_large", {}, {std::string(path), {}, {}});
  for (Item& item : read.items) file.items.push_back(std::make_shared<const Item>(std::move(item)));
  const auto behind = std::ranges::upper_bound(files_, file.priority, {}, &File::priority);
  files_.insert(behind, std::move(file));
  return {};
}

Placeholders Pipeline::placeholders_for(const Rule& head, const Placeholders& given) const {
  Placeholders variables, placeholders = given;
  for (const File& file : files_) {
    for (const auto& [name, values] : file.variables) variables[name] = values;
  }
  for (const File& file : files_) {
    for (const auto& item : file.items) {
      const auto* filling = std::get_if<FillPlaceholders>(&item->transformation);
      if (!filling || !holds_of_rule(item->of_rule, head, {})) continue;
      for (const auto& [name, values] : variables) {
        if (fills(*filling, name)) placeholders.emplace(name, values);
      }
    }
  }
  return placeholders;
}

base::Result<Changes> Pipeline::apply(const Draft& draft) const {
  Transforming transforming(draft);
  for (const File& file : files_) {
    for (const auto& item : file.items) BEFFROI_TRY_VOID(transforming.apply(item));
  }
  return std::move(transforming).changes();
}

}  // namespace beffroi::sigma::pipeline
