// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::sigma::pipeline {

struct Item;

/// What pipelines made of the field names of one rule: correlations ask by the names before.
class FieldNames {
 public:
  /// An item that renames, and whose conditions about the rule were true; behind those before it.
  void add(std::shared_ptr<const Item> item) { steps_.push_back(std::move(item)); }
  bool empty() const { return steps_.empty(); }

  /// One name or several, never none.
  std::vector<std::string> names_of(std::string_view field) const;

 private:
  std::vector<std::shared_ptr<const Item>> steps_;
};

}  // namespace beffroi::sigma::pipeline
