// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <functional>

#include "base/text.h"
#include "sigma/condition.h"
#include "sigma/pipeline/read.h"

namespace beffroi::sigma::pipeline {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

constexpr std::size_t kMostConditions = 1'000;

/// How one kind of condition is written, and what it may be asked about.
struct Form {
  std::string_view type;
  Condition::Kind kind;
  std::vector<Subject> subjects;
  base::Result<> (*read)(const Node& node, const NodeReader& reader, Condition& condition);
};

base::Result<> read_log_source(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "category", "product", "service"}));
  for (const auto& [key, into] :
       {std::pair{"category", &condition.log_source.category}, std::pair{"product", &condition.log_source.product},
        std::pair{"service", &condition.log_source.service}}) {
    BEFFROI_TRY(const std::string written, reader.text(node, key));
    *into = base::fold(written);
  }
  if (condition.log_source != LogSource{}) return {};
  return reader.fail("pipeline.missing", node, {{"key", std::string("category, product, service")}});
}

base::Result<> read_field(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "field"}));
  BEFFROI_TRY(condition.name, reader.needed_text(node, "field"));
  return {};
}

base::Result<> read_scalar(const Node& node, std::string_view key, const NodeReader& reader, Node& into) {
  BEFFROI_TRY(const Node* value, reader.need(node, key));
  if (value->kind != Kind::scalar) {
    return reader.wrong_form(*value, key, "text");
  }
  into = *value;
  return {};
}

base::Result<> read_line(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "field", "value"}));
  BEFFROI_TRY(condition.name, reader.needed_text(node, "field"));
  return read_scalar(node, "value", reader, condition.value);
}

base::Result<> read_tag(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "tag"}));
  BEFFROI_TRY(condition.name, reader.needed_text(node, "tag"));
  return {};
}

base::Result<> read_nothing(const Node& node, const NodeReader& reader, Condition&) {
  return reader.check_keys(node, {"type"});
}

base::Result<> read_applied(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "processing_item_id"}));
  BEFFROI_TRY(condition.name, reader.needed_text(node, "processing_item_id"));
  return {};
}

base::Result<> read_state(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "key", "val", "op"}));
  BEFFROI_TRY(condition.name, reader.needed_text(node, "key"));
  BEFFROI_TRY(const std::string op, reader.text(node, "op"));
  if (!op.empty() && op != "eq" && op != "ne")
    return reader.fail("pipeline.value", *node.find("op"), {{"key", std::string("op")}, {"value", op}});
  condition.negated = op == "ne";
  return read_scalar(node, "val", reader, condition.value);
}

/// `cond: any | all`, which pySigma asks for.
base::Result<> read_extent(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY(const std::string extent, reader.needed_text(node, "cond"));
  condition.all = extent == "all";
  if (condition.all || extent == "any") return {};
  return reader.fail("pipeline.value", *node.find("cond"), {{"key", std::string("cond")}, {"value", extent}});
}

base::Result<> read_match_string(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "cond", "pattern", "negate"}));
  BEFFROI_TRY_VOID(read_extent(node, reader, condition));
  BEFFROI_TRY(condition.negated, reader.truth(node, "negate"));
  BEFFROI_TRY_VOID(reader.needed_text(node, "pattern"));
  BEFFROI_TRY(condition.patterns.emplace_back(), reader.pattern(*node.find("pattern"), true));
  return {};
}

base::Result<> read_match_value(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "cond", "value"}));
  BEFFROI_TRY_VOID(read_extent(node, reader, condition));
  return read_scalar(node, "value", reader, condition.value);
}

base::Result<> read_only_extent(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "cond"}));
  return read_extent(node, reader, condition);
}

base::Result<> read_fields(const Node& node, const NodeReader& reader, Condition& condition) {
  BEFFROI_TRY_VOID(reader.check_keys(node, {"type", "fields", "mode"}));
  BEFFROI_TRY(const Node* fields, reader.need(node, "fields"));
  BEFFROI_TRY(condition.fields, reader.texts_of(*fields, "fields"));
  BEFFROI_TRY(const std::string mode, reader.text(node, "mode"));
  if (mode.empty() || mode == "plain") return {};
  if (mode != "re") return reader.fail("pipeline.value", *node.find("mode"), {{"key", std::string("mode")}, {"value", mode}});
  for (const std::string& field : condition.fields) {
    Node written = *fields;
    written.scalar = field;
    BEFFROI_TRY(condition.patterns.emplace_back(), reader.pattern(written, true));
  }
  condition.fields.clear();
  return {};
}

const std::vector<Form>& forms() {
  using enum Subject;
  static const std::vector<Form> all = {
      {"logsource", Condition::Kind::log_source, {rule}, read_log_source},
      {"contains_field", Condition::Kind::contains_field, {rule}, read_field},
      {"contains_detection_item", Condition::Kind::contains_line, {rule}, read_line},
      {"tag", Condition::Kind::tag, {rule}, read_tag},
      {"is_sigma_rule", Condition::Kind::is_rule, {rule}, read_nothing},
      {"processing_state", Condition::Kind::state, {rule}, read_state},
      {"processing_item_applied", Condition::Kind::item_applied, {rule, line, name}, read_applied},
      {"match_string", Condition::Kind::match_string, {line}, read_match_string},
      {"match_value", Condition::Kind::match_value, {line}, read_match_value},
      {"contains_wildcard", Condition::Kind::contains_wildcard, {line}, read_only_extent},
      {"is_null", Condition::Kind::is_null, {line}, read_only_extent},
      {"include_fields", Condition::Kind::include_fields, {name}, read_fields},
      {"exclude_fields", Condition::Kind::exclude_fields, {name}, read_fields},
  };
  return all;
}

base::Result<Condition> read_condition(const Node& node, Subject subject, const NodeReader& reader) {
  if (node.kind != Kind::mapping) {
    return reader.wrong_form(node, "type", "mapping");
  }
  BEFFROI_TRY(const std::string type, reader.needed_text(node, "type"));
  for (const Form& form : forms()) {
    if (form.type != type || std::ranges::find(form.subjects, subject) == form.subjects.end()) continue;
    Condition condition;
    condition.kind = form.kind;
    BEFFROI_TRY_VOID(form.read(node, reader, condition));
    return condition;
  }
  return reader.fail("pipeline.not_supported", node, {{"part", std::string("condition")}, {"name", type}});
}

std::string_view stem_of(Subject subject) {
  constexpr std::array<std::string_view, 3> kStems = {"rule", "detection_item", "field_name"};
  return kStems[static_cast<std::size_t>(subject)];
}

/// A sentence over the names of conditions: `(a or b) and not c`.
base::Result<Expression> read_expression(const Node& written, const Node& conditions, const NodeReader& reader) {
  const auto wrong = [&](const std::string& problem) {
    return reader.fail("pipeline.linking", written, {{"problem", problem}});
  };
  if (conditions.kind != Kind::mapping) return wrong("");
  std::vector<Selection> names;
  for (const auto& [name, condition] : conditions.members) {
    names.push_back({name.scalar, Expression::of_test(static_cast<std::uint32_t>(names.size())), name.line});
  }
  auto expression = parse_condition(written.scalar, names);
  if (!expression) return wrong(written.scalar);
  const auto unused = std::ranges::find(names, false, &Selection::used);
  return unused == names.end() ? *std::move(expression) : base::Result<Expression>(wrong(unused->name));
}

base::Result<Expression> read_linking(const Node& item, std::string_view stem, const Node& conditions, std::size_t count,
                                      const NodeReader& reader) {
  const Node* expression = item.find(std::string(stem) + "_cond_expr");
  const std::string op_key = std::string(stem) + "_cond_op";
  BEFFROI_TRY(const std::string op, reader.text(item, op_key));
  if (expression && !expression->is_null()) {
    if (!op.empty()) return reader.fail("pipeline.linking", *expression, {{"problem", op_key}});
    return read_expression(*expression, conditions, reader);
  }
  if (!op.empty() && op != "and" && op != "or") {
    return reader.fail("pipeline.value", *item.find(op_key), {{"key", op_key}, {"value", op}});
  }
  std::vector<Expression> all;
  for (std::uint32_t i = 0; i < count; ++i) all.push_back(Expression::of_test(i));
  return op == "or" ? Expression::any_of(std::move(all)) : Expression::all_of(std::move(all));
}

}  // namespace

base::Result<Conditions> read_conditions(const Node& item, Subject subject, const NodeReader& reader) {
  const std::string_view stem = stem_of(subject);
  const std::string key = std::string(stem) + "_conditions";
  const Node* written = item.find(key);
  const bool none = !written || written->is_null() ||
                    (written->kind != Kind::scalar && written->elements.empty() && written->members.empty());
  Conditions conditions;
  if (none) {
    // A link between no conditions means that some were forgotten.
    for (const char* link : {"_cond_op", "_cond_not", "_cond_expr"}) {
      if (const Node* useless = item.find(std::string(stem) + link))
        return reader.fail("pipeline.missing", *useless, {{"key", key}});
    }
    return conditions;
  }
  if (written->kind == Kind::scalar) return reader.wrong_form(*written, key, "list");
  if (written->elements.size() + written->members.size() > kMostConditions) return reader.fail("pipeline.too_large", *written);
  for (const Node& node : written->elements) {
    BEFFROI_TRY(conditions.list.emplace_back(), read_condition(node, subject, reader));
  }
  for (const auto& [name, node] : written->members) {
    BEFFROI_TRY(conditions.list.emplace_back(), read_condition(node, subject, reader));
  }
  BEFFROI_TRY(conditions.linked, read_linking(item, stem, *written, conditions.list.size(), reader));
  BEFFROI_TRY(conditions.negated, reader.truth(item, std::string(stem) + "_cond_not"));
  return conditions;
}

}  // namespace beffroi::sigma::pipeline
