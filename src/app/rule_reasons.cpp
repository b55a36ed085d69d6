// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_reasons.h"

#include <fmt/format.h>

#include <set>

#include "base/text.h"

namespace beffroi::app {

std::size_t evaluated_rules(const sigma::Plan& plan) {
  std::set<std::uint32_t> rules;
  for (const sigma::Target& target : plan.targets()) rules.insert(target.rule);
  return rules.size();
}

std::string reason_text(const sigma::NotEvaluated& rule, const base::Catalogue& words) {
  const std::string id = "reason." + rule.reason;
  return words.has(id) ? words.text(id, rule.arguments) : rule.reason;
}

std::string not_evaluated_line(const sigma::NotEvaluated& rule, const base::Catalogue& words) {
  return base::printable(fmt::format("-  {}  {}: {}", rule.path, rule.title, reason_text(rule, words)));
}

std::string out_of_reach_line(const sigma::OutOfReach& part, const sigma::Plan& plan, const base::Catalogue& words) {
  std::string fields;
  for (const std::string& field : part.fields) fields += (fields.empty() ? "" : ", ") + field;
  const sigma::Rule& rule = plan.rules()[part.rule];
  return base::printable(words.text(
      "app.rules.out_of_reach",
      {{"path", rule.path}, {"title", sigma::title_in(words.language(), rule)}, {"source", part.source}, {"fields", fields}}));
}

}  // namespace beffroi::app
