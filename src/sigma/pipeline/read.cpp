// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/read.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace beffroi::sigma::pipeline {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

base::Result<std::int64_t> priority_of(const Node& root, const NodeReader& reader) {
  BEFFROI_TRY(const std::string text, reader.text(root, "priority"));
  if (text.empty()) return 0;
  std::int64_t priority = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), priority);
  if (error == std::errc() && end == text.data() + text.size()) return priority;
  return reader.wrong_form(*root.find("priority"), "priority", "number");
}

base::Result<std::map<std::string, std::vector<std::string>>> variables_of(const Node& root, const NodeReader& reader) {
  std::map<std::string, std::vector<std::string>> variables;
  const Node* written = root.find("vars");
  if (!written || written->is_null()) return variables;
  if (written->kind != Kind::mapping) {
    return reader.wrong_form(*written, "vars", "mapping");
  }
  for (const auto& [name, values] : written->members) {
    BEFFROI_TRY(variables[name.scalar], reader.texts_of(values, name.scalar));
  }
  return variables;
}

/// What is done to the text of a query has no meaning where no query is written.
base::Result<> refuse_queries(const Node& root, const NodeReader& reader) {
  for (const std::string_view part : {"postprocessing", "finalizers"}) {
    const Node* written = root.find(part);
    if (!written || written->is_null() || (written->kind == Kind::sequence && written->elements.empty())) continue;
    return reader.fail("pipeline.queries", *written, {{"part", std::string(part)}});
  }
  return {};
}

/// Values are filled in before a pipeline works on the rule: what asks for its lines or for what was done before would always lie.
base::Result<> check_placeholder_conditions(const Node& item, const NodeReader& reader) {
  constexpr std::array<std::string_view, 3> kKnownBefore = {"logsource", "tag", "is_sigma_rule"};
  const Node* written = item.find("rule_conditions");
  if (!written) return {};
  std::vector<const Node*> conditions;
  for (const Node& node : written->elements) conditions.push_back(&node);
  for (const base::yaml::Member& member : written->members) conditions.push_back(&member.second);
  for (const Node* node : conditions) {
    const std::string_view type = node->text("type");
    if (std::ranges::find(kKnownBefore, type) != kKnownBefore.end()) continue;
    return reader.fail("pipeline.placeholder_condition", *node, {{"name", std::string(type)}});
  }
  return {};
}

base::Result<Item> read_item(const Node& node, const NodeReader& reader) {
  Item item;
  item.path = reader.path();
  item.line = node.line;
  BEFFROI_TRY(item.transformation, read_transformation(node, reader));
  BEFFROI_TRY(item.id, reader.text(node, "id"));
  BEFFROI_TRY(item.of_rule, read_conditions(node, Subject::rule, reader));
  BEFFROI_TRY(item.of_line, read_conditions(node, Subject::line, reader));
  BEFFROI_TRY(item.of_name, read_conditions(node, Subject::name, reader));
  const bool asks_lines = !item.of_line.list.empty() || !item.of_name.list.empty();
  if (!std::holds_alternative<FillPlaceholders>(item.transformation)) return item;
  if (asks_lines) return reader.fail("pipeline.placeholder_lines", node);
  BEFFROI_TRY_VOID(check_placeholder_conditions(node, reader));
  return item;
}

}  // namespace

base::Result<ReadFile> read_file(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  const NodeReader reader(path);
  BEFFROI_TRY_VOID(reader.check_keys(
      root, {"name", "priority", "vars", "transformations", "postprocessing", "finalizers", "allowed_backends"}));
  BEFFROI_TRY_VOID(refuse_queries(root, reader));
  ReadFile file;
  BEFFROI_TRY(file.priority, priority_of(root, reader));
  BEFFROI_TRY(file.variables, variables_of(root, reader));
  const Node* items = root.find("transformations");
  if (!items || items->is_null()) return file;
  if (items->kind != Kind::sequence) {
    return reader.wrong_form(*items, "transformations", "list");
  }
  for (const Node& node : items->elements) {
    BEFFROI_TRY(file.items.emplace_back(), read_item(node, reader));
  }
  return file;
}

}  // namespace beffroi::sigma::pipeline
