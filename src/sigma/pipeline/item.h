// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/yaml/node.h"
#include "match/regex.h"
#include "sigma/rule.h"

namespace beffroi::sigma::pipeline {

/// One question of a pipeline about a rule, a line of a selection or the name of a field.
struct Condition {
  enum class Kind : std::uint8_t {
    // about the rule
    log_source,      ///< `log_source`, as far as it says something
    contains_field,  ///< `name`
    contains_line,   ///< field `name` with `value`
    tag,             ///< `name`
    is_rule,         ///< always: correlations are never asked
    state,           ///< `name` was set to `value` (with `negated`: to something else)
    // about the rule or a line
    item_applied,  ///< the item with the identifier `name`
    // about a line
    match_string,       ///< one of `patterns`, at the beginning of the text
    match_value,        ///< `value`
    contains_wildcard,  ///< `*` or `?`
    is_null,
    // about a name
    include_fields,  ///< one of `fields`, or one of `patterns` at its beginning
    exclude_fields,  ///< none of them
  };

  Kind kind = Kind::is_rule;
  LogSource log_source;
  std::string name;
  base::yaml::Node value;
  bool all = false;  ///< every value of the line must fit, not any
  bool negated = false;
  std::vector<std::string> fields;
  std::vector<std::shared_ptr<const match::Regex>> patterns;
};

/// Questions and how they hang together: test N of `linked` is `list[N]`. No question: true.
struct Conditions {
  std::vector<Condition> list;
  Expression linked = Expression::constant(true);
  bool negated = false;
};

/// field_name_mapping, field_name_prefix_mapping, field_name_prefix, field_name_suffix.
struct MapNames {
  enum class Kind : std::uint8_t { mapping, prefix_mapping, prefix, suffix };

  Kind kind = Kind::mapping;
  std::vector<std::pair<std::string, std::vector<std::string>>> mapping;  ///< "" stands for keywords
  std::string text;                                                       ///< of prefix and suffix

  /// What becomes of a name; nothing where it stays.
  std::optional<std::vector<std::string>> names_of(std::string_view field) const;
};

struct DropLine {};

struct ChangeLogSource {
  LogSource log_source;
};

/// replace_string: `rewrite` in RE2's words (\0 to \9).
struct ReplaceText {
  std::shared_ptr<const match::Regex> pattern;
  std::string rewrite;
  bool skip_special = false, interpret_special = false;
};

/// map_string: whole values, as written.
struct MapText {
  std::vector<std::pair<std::string, std::vector<std::string>>> mapping;
};

/// value_placeholders: which names it fills from the variables; both lists empty: all.
struct FillPlaceholders {
  std::vector<std::string> include, exclude;
};

struct SetState {
  std::string key, value;
};

struct RuleFailure {
  std::string message;
};

struct LineFailure {
  std::string message;
};

struct AddCondition {
  base::yaml::Node conditions;
  bool negated = false, is_template = false;
};

using Transformation = std::variant<MapNames, DropLine, ChangeLogSource, ReplaceText, MapText, FillPlaceholders, SetState,
                                    RuleFailure, LineFailure, AddCondition>;

/// One entry of `transformations`.
struct Item {
  std::string id;    ///< may be empty
  std::string path;  ///< of the file
  std::uint32_t line = 0;
  Conditions of_rule, of_line, of_name;
  Transformation transformation;
};

}  // namespace beffroi::sigma::pipeline
