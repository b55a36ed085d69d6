// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/yaml/node.h"

namespace beffroi::sigma {

/// Reads a file of a person strictly: what is not understood is an error with its line. A misspelt word must not silently mean
/// something else.
class StrictReader {
 public:
  /// What its errors are called, with the arguments {key, form} and {key}.
  struct Errors {
    const char* form;
    const char* unknown_key;
  };

  StrictReader(std::string_view path, Errors errors) : path_(path), errors_(errors) {}

  const std::string& path() const { return path_; }
  std::unexpected<base::Error> fail(const char* id, const base::yaml::Node& at, base::Arguments arguments = {}) const;
  /// What stands under `key` is no such `form`: mapping, list, text, truth, number, pair.
  std::unexpected<base::Error> wrong_form(const base::yaml::Node& at, std::string_view key, std::string_view form) const;
  /// Error unknown_key where a mapping has a member that is not among those listed; form where it is no mapping.
  base::Result<> check_keys(const base::yaml::Node& mapping, const std::vector<std::string_view>& known) const;

 private:
  std::string path_;
  Errors errors_;
};

}  // namespace beffroi::sigma
