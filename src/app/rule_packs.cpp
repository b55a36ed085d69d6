// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_packs.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string_view>

#include "base/crypto.h"
#include "base/resources.h"

namespace beffroi::app {
namespace {

base::Result<std::string> read(const std::string& path) {
  auto text = sigma::read_rule_file(path);
  if (text) return text;
  return base::fail("choice.rule_input", text.error().arguments, {path, {}, {}});
}

/// A hash of named texts that no other division of the same bytes gives.
class VersionHash {
 public:
  void add(std::string_view name, std::string_view bytes) {
    const std::string length = std::to_string(name.size()) + ' ' + std::to_string(bytes.size()) + '\n';
    for (const std::string_view part : {std::string_view(length), name, bytes}) hash_.update(base::as_bytes(part));
  }
  void add_embedded(std::string_view prefix) {
    for (const base::Resource& resource : base::resources_below(prefix)) add(resource.name, resource.bytes);
  }
  /// Error rules.unreadable.
  base::Result<> add_pack(const std::string& pack) {
    BEFFROI_TRY(const auto files, sigma::rule_files(pack));
    for (const std::filesystem::path& file : files) {
      BEFFROI_TRY(const std::string text, sigma::read_rule_file(file));
      add(file.string(), text);
    }
    return {};
  }
  base::Result<> add_files(std::string_view part, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      BEFFROI_TRY(const std::string text, read(path));
      add(part, text);
    }
    return {};
  }
  std::string finish() { return hash_.finish().hex(); }

 private:
  base::Sha256 hash_;
};

base::Result<sigma::RuleSet> rules_of(const std::vector<std::string>& packs, const sigma::pipeline::Pipeline& given,
                                      unsigned threads, const sigma::Placeholders& placeholders) {
  const sigma::pipeline::Pipeline* pipeline = given.empty() ? nullptr : &given;
  if (packs.empty()) return sigma::RuleSet::load_embedded(placeholders, pipeline);
  sigma::RuleSet all;
  for (const std::string& pack : packs) {
    if (pack == "builtin") {
      all.add(sigma::RuleSet::load_embedded(placeholders, pipeline));
      continue;
    }
    const std::filesystem::path path = pack;
    BEFFROI_TRY(sigma::RuleSet loaded, sigma::RuleSet::load({&path, 1}, placeholders, threads, pipeline));
    all.add(std::move(loaded));
  }
  return all;
}

}  // namespace

void add_rule_options(CLI::App& app, RuleInputs& inputs, const base::Catalogue& words) {
  const auto add = [&](const char* option, std::vector<std::string>& into, std::string_view message) {
    app.add_option(option, into, words.text(message))->type_name("FILE")->allow_extra_args(false);
  };
  add("--pipeline", inputs.pipelines, "app.option.pipeline");
  add("--mapping", inputs.mappings, "app.option.mapping");
}

base::Result<sigma::pipeline::Pipeline> load_pipeline(const std::vector<std::string>& paths) {
  sigma::pipeline::Pipeline pipeline;
  for (const std::string& path : paths) {
    BEFFROI_TRY(const std::string text, read(path));
    BEFFROI_TRY_VOID(pipeline.add(text, path));
  }
  return pipeline;
}

base::Result<sigma::LogSources> load_log_sources(const std::vector<std::string>& mappings) {
  sigma::LogSources sources = sigma::LogSources::embedded();
  for (const std::string& path : mappings) {
    BEFFROI_TRY(const std::string text, read(path));
    BEFFROI_TRY_VOID(sources.add(text, path));
  }
  return sources;
}

base::Result<sigma::RuleSet> load_rules(const RuleInputs& inputs, unsigned threads, const sigma::Placeholders& placeholders) {
  BEFFROI_TRY(const sigma::pipeline::Pipeline pipeline, load_pipeline(inputs.pipelines));
  return rules_of(inputs.packs, pipeline, threads, placeholders);
}

base::Result<sigma::Plan> load_plan(const RuleInputs& inputs, unsigned threads) {
  BEFFROI_TRY(const sigma::pipeline::Pipeline pipeline, load_pipeline(inputs.pipelines));
  return load_plan(inputs, pipeline, threads);
}

base::Result<sigma::Plan> load_plan(const RuleInputs& inputs, const sigma::pipeline::Pipeline& pipeline, unsigned threads) {
  BEFFROI_TRY(const sigma::LogSources sources, load_log_sources(inputs.mappings));
  BEFFROI_TRY(sigma::RuleSet rules, rules_of(inputs.packs, pipeline, threads, {}));
  return sigma::Plan(std::move(rules), sources);
}

base::Result<std::string> reading_version(const RuleInputs& inputs) {
  VersionHash hash;
  hash.add("hits of correlations", "kept");  // earlier readings of the same rules kept none
  hash.add_embedded("data/");
  if (inputs.packs.empty()) hash.add_embedded("rules/");
  for (const std::string& pack : inputs.packs) {
    if (pack == "builtin") {
      hash.add_embedded("rules/");
    } else {
      BEFFROI_TRY_VOID(hash.add_pack(pack));
    }
  }
  BEFFROI_TRY_VOID(hash.add_files("pipeline", inputs.pipelines));
  BEFFROI_TRY_VOID(hash.add_files("mapping", inputs.mappings));
  return std::string(BEFFROI_VERSION " ") + hash.finish().substr(0, 32);
}

}  // namespace beffroi::app
