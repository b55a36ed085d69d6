// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sigma/pipeline/item.h"
#include "sigma/pipeline/read_node.h"

namespace beffroi::sigma::pipeline {

struct ReadFile {
  std::int64_t priority = 0;
  std::vector<Item> items;
  std::map<std::string, std::vector<std::string>> variables;
};

/// A pipeline file; errors yaml.*, pipeline.* with path and line.
base::Result<ReadFile> read_file(std::string_view yaml, std::string_view path);

enum class Subject : std::uint8_t { rule, line, name };

/// The conditions of an item about one subject: `rule_conditions` with `rule_cond_op`, `rule_cond_not`, `rule_cond_expr`, and so on.
base::Result<Conditions> read_conditions(const base::yaml::Node& item, Subject subject, const NodeReader& reader);

/// What an item does. Members that no transformation of its type has are refused.
base::Result<Transformation> read_transformation(const base::yaml::Node& item, const NodeReader& reader);

}  // namespace beffroi::sigma::pipeline
