// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "base/result.h"
#include "sigma/correlation/correlation.h"
#include "sigma/filter.h"
#include "sigma/modifiers/modifier.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

namespace pipeline {
class Pipeline;
}

/// Rules in the order of their paths, compared as bytes, and within a file as written: the order every output follows.
struct RuleSet {
  std::vector<Rule> rules;
  std::vector<Filter> filters;
  std::vector<Correlation> correlations;
  std::vector<NotEvaluated> refused;

  /// Every *.yml and *.yaml below the given files and folders, but for *.test.yml. The paths of the rules begin with the
  /// argument as given. Error `rules.unreadable` for a path that cannot be read; a broken rule is `refused`, no error.
  /// Files are read by so many threads; what comes out does not depend on it. A pipeline, where there is one, works on each rule.
  static base::Result<RuleSet> load(std::span<const std::filesystem::path> paths, const Placeholders& placeholders = {},
                                    unsigned threads = 1, const pipeline::Pipeline* pipeline = nullptr);

  /// The rules the program carries.
  static RuleSet load_embedded(const Placeholders& placeholders = {}, const pipeline::Pipeline* pipeline = nullptr);

  void add(RuleSet more);
};

/// The files below `path` that RuleSet::load would read, sorted.
base::Result<std::vector<std::filesystem::path>> rule_files(const std::filesystem::path& path);

/// The whole file, at most base::yaml::kMaxBytes; error `rules.unreadable`.
base::Result<std::string> read_rule_file(const std::filesystem::path& path);

}  // namespace beffroi::sigma
