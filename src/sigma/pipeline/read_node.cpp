// SPDX-License-Identifier: EUPL-1.2
#include "sigma/pipeline/read_node.h"

#include "base/text.h"

namespace beffroi::sigma::pipeline {

using base::yaml::Kind;
using base::yaml::Node;

base::Result<> NodeReader::check_item(const Node& item, std::vector<std::string_view> own) const {
  for (const std::string_view key :
       {"id", "type", "rule_conditions", "rule_cond_op", "rule_cond_not", "rule_cond_expr", "detection_item_conditions",
        "detection_item_cond_op", "detection_item_cond_not", "detection_item_cond_expr", "field_name_conditions",
        "field_name_cond_op", "field_name_cond_not", "field_name_cond_expr"}) {
    own.push_back(key);
  }
  return check_keys(item, own);
}

base::Result<const Node*> NodeReader::need(const Node& mapping, std::string_view key) const {
  const Node* member = mapping.find(key);
  if (!member || member->is_null()) return fail("pipeline.missing", mapping, {{"key", std::string(key)}});
  return member;
}

base::Result<std::string> NodeReader::text(const Node& mapping, std::string_view key) const {
  const Node* member = mapping.find(key);
  if (!member || member->is_null()) return std::string();
  if (member->kind != Kind::scalar) return wrong_form(*member, key, "text");
  return member->scalar;
}

base::Result<std::string> NodeReader::needed_text(const Node& mapping, std::string_view key) const {
  BEFFROI_TRY_VOID(need(mapping, key));
  return text(mapping, key);
}

base::Result<bool> NodeReader::truth(const Node& mapping, std::string_view key) const {
  BEFFROI_TRY(const std::string word, text(mapping, key));
  if (word.empty() || base::equal_folded(word, "false")) return false;
  if (base::equal_folded(word, "true")) return true;
  return wrong_form(*mapping.find(key), key, "truth");
}

base::Result<std::vector<std::string>> NodeReader::texts_of(const Node& node, std::string_view key) const {
  const auto wrong = [&](const Node& at) { return wrong_form(at, key, "list"); };
  if (node.kind == Kind::scalar && !node.is_null()) return std::vector{node.scalar};
  if (node.kind != Kind::sequence || node.elements.empty()) return wrong(node);
  std::vector<std::string> texts;
  for (const Node& element : node.elements) {
    if (element.kind != Kind::scalar || element.is_null()) return wrong(element);
    texts.push_back(element.scalar);
  }
  return texts;
}

base::Result<std::vector<std::string>> NodeReader::texts(const Node& mapping, std::string_view key) const {
  const Node* member = mapping.find(key);
  if (!member || member->is_null()) return std::vector<std::string>();
  return texts_of(*member, key);
}

base::Result<std::shared_ptr<const match::Regex>> NodeReader::pattern(const Node& written, bool at_start) const {
  const std::string whole = at_start ? "^(?:" + written.scalar + ")" : written.scalar;
  auto compiled = match::Regex::compile(whole, {});
  if (compiled) return std::make_shared<const match::Regex>(*std::move(compiled));
  base::Arguments arguments = compiled.error().arguments;
  arguments.push_back({"pattern", written.scalar});
  return fail("pipeline.regex", written, std::move(arguments));
}

}  // namespace beffroi::sigma::pipeline
