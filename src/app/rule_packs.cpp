// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_packs.h"

#include <filesystem>

namespace beffroi::app {

base::Result<sigma::RuleSet> load_rules(const std::vector<std::string>& packs) {
  if (packs.empty()) return sigma::RuleSet::load_embedded();
  sigma::RuleSet all;
  for (const std::string& pack : packs) {
    if (pack == "builtin") {
      all.add(sigma::RuleSet::load_embedded());
      continue;
    }
    const std::filesystem::path path = pack;
    BEFFROI_TRY(sigma::RuleSet loaded, sigma::RuleSet::load({&path, 1}));
    all.add(std::move(loaded));
  }
  return all;
}

base::Result<sigma::Plan> load_plan(const std::vector<std::string>& packs) {
  BEFFROI_TRY(sigma::RuleSet rules, load_rules(packs));
  return sigma::Plan(std::move(rules), sigma::LogSources::embedded());
}

}  // namespace beffroi::app
