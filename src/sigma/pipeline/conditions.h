// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sigma/pipeline/item.h"

namespace beffroi::sigma::pipeline {

/// What the items before did to a rule.
struct Progress {
  std::set<std::string> applied;  ///< identifiers of items that were applied to the rule
  std::map<std::string, std::string> state;
  std::vector<std::set<std::string>> applied_to;  ///< by test: identifiers of items that changed it
};

bool holds_of_rule(const Conditions& conditions, const Rule& head, const Progress& progress);
bool holds_of_line(const Conditions& conditions, const FieldTest& test, const std::set<std::string>& applied);
/// "" is the name of keywords.
bool holds_of_name(const Conditions& conditions, std::string_view name, const std::set<std::string>& applied);

}  // namespace beffroi::sigma::pipeline
