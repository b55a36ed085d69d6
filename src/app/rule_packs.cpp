// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_packs.h"

#include <CLI/CLI.hpp>
#include <filesystem>

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

/// The packs in their order: ours, also where none is given, and those at a path.
base::Result<> each_pack(const std::vector<std::string>& packs, const std::function<void()>& ours,
                         const std::function<base::Result<>(const std::filesystem::path& path)>& theirs) {
  if (packs.empty()) ours();
  for (const std::string& pack : packs) {
    if (pack == "builtin") {
      ours();
    } else {
      BEFFROI_TRY_VOID(theirs(pack));
    }
  }
  return {};
}

base::Result<sigma::RuleSet> rules_of(const std::vector<std::string>& packs, const sigma::pipeline::Pipeline& given,
                                      unsigned threads, const sigma::Placeholders& placeholders) {
  const sigma::pipeline::Pipeline* pipeline = given.empty() ? nullptr : &given;
  sigma::RuleSet all;
  const auto add_ours = [&] { all.add(sigma::RuleSet::load_embedded(placeholders, pipeline)); };
  BEFFROI_TRY_VOID(each_pack(packs, add_ours, [&](const std::filesystem::path& path) -> base::Result<> {
    BEFFROI_TRY(sigma::RuleSet loaded, sigma::RuleSet::load({&path, 1}, placeholders, threads, pipeline));
    all.add(std::move(loaded));
    return {};
  }));
  return all;
}

}  // namespace

base::Result<> each_rule_text(const std::vector<std::string>& packs,
                              const std::function<void(std::string_view text, const std::string& path)>& take) {
  const auto take_ours = [&] {
    for (const base::Resource& resource : base::resources_below("rules/")) take(resource.bytes, std::string(resource.name));
  };
  return each_pack(packs, take_ours, [&](const std::filesystem::path& path) -> base::Result<> {
    BEFFROI_TRY(const auto files, sigma::rule_files(path));
    for (const std::filesystem::path& file : files) {
      BEFFROI_TRY(const std::string text, sigma::read_rule_file(file));
      take(text, file.string());
    }
    return {};
  });
}

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
  BEFFROI_TRY_VOID(each_rule_text(inputs.packs, [&](std::string_view text, const std::string& path) { hash.add(path, text); }));
  BEFFROI_TRY_VOID(hash.add_files("pipeline", inputs.pipelines));
  BEFFROI_TRY_VOID(hash.add_files("mapping", inputs.mappings));
  return std::string(BEFFROI_VERSION " ") + hash.finish().substr(0, 32);
}

}  // namespace beffroi::app
