// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_packs.h"

#include <filesystem>
#include <string_view>

#include "base/crypto.h"
#include "base/resources.h"

namespace beffroi::app {

base::Result<sigma::RuleSet> load_rules(const std::vector<std::string>& packs, unsigned threads,
                                        const sigma::Placeholders& placeholders) {
  if (packs.empty()) return sigma::RuleSet::load_embedded(placeholders);
  sigma::RuleSet all;
  for (const std::string& pack : packs) {
    if (pack == "builtin") {
      all.add(sigma::RuleSet::load_embedded(placeholders));
      continue;
    }
    const std::filesystem::path path = pack;
    BEFFROI_TRY(sigma::RuleSet loaded, sigma::RuleSet::load({&path, 1}, placeholders, threads));
    all.add(std::move(loaded));
  }
  return all;
}

base::Result<sigma::Plan> load_plan(const std::vector<std::string>& packs, unsigned threads) {
  BEFFROI_TRY(sigma::RuleSet rules, load_rules(packs, threads));
  return sigma::Plan(std::move(rules), sigma::LogSources::embedded());
}

base::Result<std::string> reading_version(const std::vector<std::string>& packs) {
  base::Sha256 hash;
  const auto add = [&hash](std::string_view name, std::string_view bytes) {
    const std::string length = std::to_string(name.size()) + ' ' + std::to_string(bytes.size()) + '\n';
    for (const std::string_view part : {std::string_view(length), name, bytes}) hash.update(base::as_bytes(part));
  };
  const auto add_embedded = [&add](std::string_view prefix) {
    for (const base::Resource& resource : base::resources_below(prefix)) add(resource.name, resource.bytes);
  };
  add("hits of correlations", "kept");  // earlier readings of the same rules kept none
  add_embedded("data/");
  if (packs.empty()) add_embedded("rules/");
  for (const std::string& pack : packs) {
    if (pack == "builtin") {
      add_embedded("rules/");
      continue;
    }
    BEFFROI_TRY(const auto files, sigma::rule_files(pack));
    for (const std::filesystem::path& file : files) {
      BEFFROI_TRY(const std::string text, sigma::read_rule_file(file));
      add(file.string(), text);
    }
  }
  return std::string(BEFFROI_VERSION " ") + hash.finish().hex().substr(0, 32);
}

}  // namespace beffroi::app
