// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sigma/pipeline/pipeline.h"
#include "sigma/plan.h"

namespace CLI {
class App;
}

namespace beffroi::app {

/// All files that a person's rules are made of.
struct RuleInputs {
  std::vector<std::string> packs;      ///< -r: files and folders, "builtin" for our own; nothing given means our own
  std::vector<std::string> pipelines;  ///< --pipeline: processing pipelines (sigma/pipeline)
  std::vector<std::string> mappings;   ///< --mapping: log sources in the form of data/sigma, beside those
};

/// --pipeline and --mapping, each of which may be repeated. `inputs` outlives the application.
void add_rule_options(CLI::App& app, RuleInputs& inputs, const base::Catalogue& words);

/// Nothing where none is given. Errors choice.rule_input, yaml.*, pipeline.*.
base::Result<sigma::pipeline::Pipeline> load_pipeline(const std::vector<std::string>& paths);

/// Ours and those given. Errors choice.rule_input, yaml.*, log_sources.*.
base::Result<sigma::LogSources> load_log_sources(const std::vector<std::string>& mappings);

/// The text of every rule file of the packs, in their order; ours where none is given. Error rules.unreadable.
base::Result<> each_rule_text(const std::vector<std::string>& packs,
                              const std::function<void(std::string_view text, const std::string& path)>& take);

/// The rules, read by so many threads, as the pipelines leave them.
base::Result<sigma::RuleSet> load_rules(const RuleInputs& inputs, unsigned threads,
                                        const sigma::Placeholders& placeholders = {});

/// The same, ready to be matched.
base::Result<sigma::Plan> load_plan(const RuleInputs& inputs, unsigned threads);

/// The same through pipelines that load_pipeline() has read of the inputs.
base::Result<sigma::Plan> load_plan(const RuleInputs& inputs, const sigma::pipeline::Pipeline& pipeline, unsigned threads);

/// All that decides what reading a source gives, as one short text: the program, its data, and every file of the inputs to the letter.
/// Equal texts: what one run read, another need not read again.
base::Result<std::string> reading_version(const RuleInputs& inputs);

}  // namespace beffroi::app
