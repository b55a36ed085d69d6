// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/read.h"

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
  return reader.fail("pipeline.form", *root.find("priority"),
                     {{"key", std::string("priority")}, {"form", std::string("number")}});
}

base::Result<std::map<std::string, std::vector<std::string>>> variables_of(const Node& root, const NodeReader& reader) {
  std::map<std::string, std::vector<std::string>> variables;
  const Node* written = root.find("vars");
  if (!written || written->is_null()) return variables;
  if (written->kind != Kind::mapping) {
    return reader.fail("pipeline.form", *written, {{"key", std::string("vars")}, {"form", std::string("mapping")}});
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
  if (asks_lines && std::holds_alternative<FillPlaceholders>(item.transformation)) {
    return reader.fail("pipeline.placeholder_lines", node);
  }
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
    return reader.fail("pipeline.form", *items, {{"key", std::string("transformations")}, {"form", std::string("list")}});
  }
  for (const Node& node : items->elements) {
    BEFFROI_TRY(file.items.emplace_back(), read_item(node, reader));
  }
  return file;
}

}  // namespace beffroi::sigma::pipeline
