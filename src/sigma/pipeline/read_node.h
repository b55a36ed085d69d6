// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/yaml/node.h"
#include "match/regex.h"
#include "sigma/strict_reader.h"

namespace beffroi::sigma::pipeline {

/// Reads the parts of a pipeline file.
class NodeReader : public StrictReader {
 public:
  explicit NodeReader(std::string_view path)
      : StrictReader(path, {.form = "pipeline.form", .unknown_key = "pipeline.unknown_key"}) {}

  /// check_keys() of an item: what any may have besides `own`.
  base::Result<> check_item(const base::yaml::Node& item, std::vector<std::string_view> own) const;
  /// Error pipeline.missing.
  base::Result<const base::yaml::Node*> need(const base::yaml::Node& mapping, std::string_view key) const;

  // Of a member; where it is not there: an empty text, false, none. Error pipeline.form.
  base::Result<std::string> text(const base::yaml::Node& mapping, std::string_view key) const;
  base::Result<bool> truth(const base::yaml::Node& mapping, std::string_view key) const;
  /// A text, or a list of at least one.
  base::Result<std::vector<std::string>> texts(const base::yaml::Node& mapping, std::string_view key) const;

  // Of a node itself.
  base::Result<std::vector<std::string>> texts_of(const base::yaml::Node& node, std::string_view key) const;
  base::Result<std::string> needed_text(const base::yaml::Node& mapping, std::string_view key) const;
  /// A pattern in RE2's syntax; `at_start`: it fits only at the beginning of a text. Error pipeline.regex.
  base::Result<std::shared_ptr<const match::Regex>> pattern(const base::yaml::Node& written, bool at_start) const;
};

}  // namespace beffroi::sigma::pipeline
