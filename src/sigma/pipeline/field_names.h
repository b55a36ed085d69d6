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
  std::vector<std::string> names_of(std::string_view field) const { return follow(field).names; }
  /// Whether an item that renames only some lines would rename this field: its name is then not the same everywhere in the rule.
  bool depends_on_lines(std::string_view field) const { return follow(field).depends_on_lines; }

 private:
  struct Followed {
    std::vector<std::string> names;
    bool depends_on_lines = false;
  };
  Followed follow(std::string_view field) const;

  std::vector<std::shared_ptr<const Item>> steps_;
};

}  // namespace beffroi::sigma::pipeline
