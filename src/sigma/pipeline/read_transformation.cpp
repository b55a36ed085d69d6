// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <vector>

#include "base/text.h"
#include "sigma/parse.h"
#include "sigma/pipeline/read.h"

namespace beffroi::sigma::pipeline {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

constexpr std::size_t kMostRewriteBytes = 4'096;

using Pairs = std::vector<std::pair<std::string, std::vector<std::string>>>;

base::Result<Pairs> pairs_of(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY(const Node* mapping, reader.need(node, "mapping"));
  if (mapping->kind != Kind::mapping) {
    return reader.wrong_form(*mapping, "mapping", "mapping");
  }
  Pairs pairs;
  for (const auto& [from, to] : mapping->members) {
    BEFFROI_TRY(auto names, reader.texts_of(to, from.scalar));
    pairs.emplace_back(from.is_null() ? std::string() : from.scalar, std::move(names));
  }
  return pairs;
}

base::Result<Transformation> read_mapping(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"mapping"}));
  MapNames names;
  BEFFROI_TRY(names.mapping, pairs_of(node, reader));
  if (node.text("type") == "field_name_prefix_mapping") names.kind = MapNames::Kind::prefix_mapping;
  return names;
}

base::Result<Transformation> read_prefix(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"prefix"}));
  MapNames names{.kind = MapNames::Kind::prefix, .mapping = {}, .text = {}};
  BEFFROI_TRY(names.text, reader.needed_text(node, "prefix"));
  return names;
}

base::Result<Transformation> read_suffix(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"suffix"}));
  MapNames names{.kind = MapNames::Kind::suffix, .mapping = {}, .text = {}};
  BEFFROI_TRY(names.text, reader.needed_text(node, "suffix"));
  return names;
}

base::Result<Transformation> read_drop(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {}));
  return DropLine{};
}

base::Result<Transformation> read_log_source(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"category", "product", "service"}));
  ChangeLogSource change;
  BEFFROI_TRY(const std::string category, reader.text(node, "category"));
  BEFFROI_TRY(const std::string product, reader.text(node, "product"));
  BEFFROI_TRY(const std::string service, reader.text(node, "service"));
  change.log_source = {base::fold(product), base::fold(category), base::fold(service)};
  if (change.log_source != LogSource{}) return change;
  return reader.fail("pipeline.missing", node, {{"key", std::string("category, product, service")}});
}

/// A replacement in Python's words (\1, \g<1>, \n, \t, \\) in RE2's; nothing where it says something else.
std::optional<std::string> rewrite_of(std::string_view written) {
  std::string rewrite;
  while (!written.empty()) {
    const bool escape = written.front() == '\\';
    const char next = written.size() > 1 ? written[1] : '\0';
    if (!escape) {
      rewrite += written.front();
      written.remove_prefix(1);
      continue;
    }
    std::size_t taken = 2;
    if ((next >= '0' && next <= '9') || next == '\\') {
      rewrite += std::string{'\\', next};
    } else if (next == 'n' || next == 't') {
      rewrite += next == 'n' ? '\n' : '\t';
    } else if (next == 'g' && written.size() >= 5 && written[2] == '<' && written[3] >= '0' && written[3] <= '9' &&
               written[4] == '>') {
      rewrite += std::string{'\\', written[3]};
      taken = 5;
    } else {
      return std::nullopt;
    }
    written.remove_prefix(taken);
  }
  return rewrite;
}

base::Result<Transformation> read_replacement(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"regex", "replacement", "skip_special", "interpret_special"}));
  ReplaceText replacement;
  BEFFROI_TRY_VOID(reader.needed_text(node, "regex"));
  BEFFROI_TRY(replacement.pattern, reader.pattern(*node.find("regex"), false));
  BEFFROI_TRY(const std::string written, reader.text(node, "replacement"));
  const auto rewrite = rewrite_of(written);
  if (!rewrite || rewrite->size() > kMostRewriteBytes || !replacement.pattern->accepts(*rewrite)) {
    const Node* at = node.find("replacement");
    return reader.fail("pipeline.replacement", at ? *at : node, {{"text", written}});
  }
  replacement.rewrite = *rewrite;
  BEFFROI_TRY(replacement.skip_special, reader.truth(node, "skip_special"));
  BEFFROI_TRY(replacement.interpret_special, reader.truth(node, "interpret_special"));
  return replacement;
}

base::Result<Transformation> read_text_mapping(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"mapping"}));
  MapText map;
  BEFFROI_TRY(map.mapping, pairs_of(node, reader));
  return map;
}

base::Result<Transformation> read_placeholders(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"include", "exclude"}));
  FillPlaceholders filling;
  BEFFROI_TRY(filling.include, reader.texts(node, "include"));
  BEFFROI_TRY(filling.exclude, reader.texts(node, "exclude"));
  if (!filling.include.empty() && !filling.exclude.empty()) {
    return reader.fail("pipeline.unknown_key", *node.find("exclude"), {{"key", std::string("exclude")}});
  }
  return filling;
}

base::Result<Transformation> read_state(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"key", "val"}));
  SetState state;
  BEFFROI_TRY(state.key, reader.needed_text(node, "key"));
  BEFFROI_TRY(state.value, reader.needed_text(node, "val"));
  return state;
}

base::Result<Transformation> read_rule_failure(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"message"}));
  BEFFROI_TRY(std::string message, reader.needed_text(node, "message"));
  return RuleFailure{std::move(message)};
}

base::Result<Transformation> read_line_failure(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"message"}));
  BEFFROI_TRY(std::string message, reader.needed_text(node, "message"));
  return LineFailure{std::move(message)};
}

base::Result<Transformation> read_addition(const Node& node, const NodeReader& reader) {
  BEFFROI_TRY_VOID(reader.check_item(node, {"conditions", "name", "negated", "template"}));
  AddCondition addition;
  BEFFROI_TRY(const Node* conditions, reader.need(node, "conditions"));
  std::vector<FieldTest> tests;
  const auto tried = conditions->kind == Kind::mapping ? parse_selection(*conditions, {}, tests) : base::fail("no_mapping");
  if (!tried) return reader.fail("pipeline.selection", *conditions, {{"problem", tried.error().id}});
  addition.conditions = *conditions;
  BEFFROI_TRY(addition.negated, reader.truth(node, "negated"));
  BEFFROI_TRY(addition.is_template, reader.truth(node, "template"));
  return addition;
}

struct Form {
  std::string_view type;
  base::Result<Transformation> (*read)(const Node& node, const NodeReader& reader);
};

constexpr std::array<Form, 13> kForms = {{{"field_name_mapping", read_mapping},
                                          {"field_name_prefix_mapping", read_mapping},
                                          {"field_name_prefix", read_prefix},
                                          {"field_name_suffix", read_suffix},
                                          {"drop_detection_item", read_drop},
                                          {"change_logsource", read_log_source},
                                          {"replace_string", read_replacement},
                                          {"map_string", read_text_mapping},
                                          {"value_placeholders", read_placeholders},
                                          {"set_state", read_state},
                                          {"rule_failure", read_rule_failure},
                                          {"detection_item_failure", read_line_failure},
                                          {"add_condition", read_addition}}};

}  // namespace

base::Result<Transformation> read_transformation(const Node& item, const NodeReader& reader) {
  if (item.kind != Kind::mapping) {
    return reader.wrong_form(item, "transformations", "mapping");
  }
  BEFFROI_TRY(const std::string type, reader.needed_text(item, "type"));
  for (const Form& form : kForms) {
    if (form.type == type) return form.read(item, reader);
  }
  return reader.fail("pipeline.not_supported", item, {{"part", std::string("transformation")}, {"name", type}});
}

}  // namespace beffroi::sigma::pipeline
