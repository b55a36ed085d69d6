// SPDX-License-Identifier: EUPL-1.2
#include "app/rules/explained.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/rule_choice.h"
#include "app/rule_reasons.h"
#include "base/text.h"
#include "sigma/collection.h"
#include "sigma/parse.h"

namespace beffroi::app::rules {
namespace {

namespace fs = std::filesystem;

/// Which of the rules loaded a person means.
struct Asked {
  std::string rule;      ///< empty: all
  bool is_path = false;  ///< a file or folder, rather than what rules are called

  static Asked of(const std::string& rule) {
    std::error_code ignored;
    return {rule, !rule.empty() && fs::exists(rule, ignored)};
  }
  bool means(const sigma::NotEvaluated& entry) const {
    if (rule.empty()) return true;
    if (is_path) return lies_in(entry.path, rule);
    return base::equal_folded(entry.id, rule) || base::equal_folded(entry.title, rule);
  }
};

bool holds_path(const sigma::RuleSet& rules, const std::string& path) {
  const auto lies_there = [&](const auto& one) { return lies_in(one.path, path); };
  const auto head_lies_there = [&](const sigma::Correlation& one) { return lies_in(one.head.path, path); };
  return std::ranges::any_of(rules.rules, lies_there) || std::ranges::any_of(rules.refused, lies_there) ||
         std::ranges::any_of(rules.correlations, head_lies_there);
}

/// All rules that explaining may need. `inputs` becomes what they were read from.
base::Result<sigma::RuleSet> load_all(RuleInputs& inputs, const Asked& asked, unsigned threads) {
  if (asked.is_path && inputs.packs.empty()) inputs.packs.push_back(asked.rule);
  BEFFROI_TRY(sigma::RuleSet rules, load_rules(inputs, threads));
  if (!asked.is_path || holds_path(rules, asked.rule)) return rules;
  inputs.packs.push_back(asked.rule);
  return load_rules(inputs, threads);
}

/// Silences what was not asked for. Error rules.unknown.
base::Result<> silence_others(const Asked& asked, sigma::RuleSet& rules) {
  if (asked.rule.empty()) return {};
  if (asked.is_path) {
    for (sigma::Rule& rule : rules.rules) rule.silent = !rule.internal && !lies_in(rule.path, asked.rule);
    for (sigma::Correlation& one : rules.correlations) one.head.silent = !lies_in(one.head.path, asked.rule);
    return {};
  }
  RuleChoice choice;
  choice.include = {asked.rule};
  BEFFROI_TRY(const auto vain, choose(choice, rules));
  const bool is_refused = std::ranges::any_of(rules.refused, [&](const auto& entry) { return asked.means(entry); });
  if (!vain.empty() && !is_refused) return base::fail("rules.unknown", {{"rule", asked.rule}});
  return {};
}

/// The rules and correlations that were asked for, and all rules that these correlations rest on.
void find_told(Explained& explained) {
  const std::vector<sigma::Rule>& rules = explained.plan.rules();
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    if (!rules[i].internal && !rules[i].silent) explained.told.insert(i);
  }
  const auto& correlations = explained.plan.links().correlations;
  std::vector<bool> rested_on(correlations.size(), false);
  for (auto i = static_cast<std::uint32_t>(correlations.size()); i-- > 0;) {  // each stands behind those it speaks of
    const bool asked_for = !correlations[i].correlation.head.silent;
    if (asked_for) explained.correlations.push_back(i);
    if (!asked_for && !rested_on[i]) continue;
    for (const sigma::Member& member : correlations[i].members) {
      if (member.is_correlation) {
        rested_on[member.index] = true;
      } else {
        explained.told.insert(member.index);
      }
    }
  }
  std::ranges::reverse(explained.correlations);
}

/// The selections of the told rules that one text holds.
void add_selections(std::string_view text, const std::string& path, const sigma::pipeline::Pipeline& pipeline,
                    Explained& explained) {
  const std::vector<sigma::Rule>& rules = explained.plan.rules();
  const auto is_here = [&](std::uint32_t rule) { return rules[rule].path == path; };
  if (std::ranges::none_of(explained.told, is_here)) return;
  auto documents = base::yaml::parse(text, path);
  if (!documents) return;  // was refused, and told
  const auto joined = sigma::join_collection(*std::move(documents));
  for (const std::uint32_t rule : explained.told) {
    const auto of_rule = std::ranges::find(joined, rules[rule].line, &base::yaml::Node::line);
    if (!is_here(rule) || of_rule == joined.end()) continue;
    explained.selections[rule] = sigma::selections_in(*of_rule, path, pipeline.empty() ? nullptr : &pipeline);
  }
}

}  // namespace

bool lies_in(const std::string& path, const std::string& whole) {
  std::error_code ignored;
  const fs::path one = fs::absolute(path, ignored).lexically_normal();
  fs::path folder = fs::absolute(whole, ignored).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "rules/"
  return std::ranges::mismatch(folder, one).in1 == folder.end();
}

const std::vector<sigma::Selection>& Explained::of(std::uint32_t rule) const {
  static const std::vector<sigma::Selection> kNone;
  const auto found = selections.find(rule);
  return found == selections.end() ? kNone : found->second;
}

base::Result<Explained> load_explained(const RuleInputs& given, const std::string& rule, const Context& context) {
  const Asked asked = Asked::of(rule);
  RuleInputs inputs = given;
  BEFFROI_TRY(const sigma::pipeline::Pipeline pipeline, load_pipeline(inputs.pipelines));
  BEFFROI_TRY(sigma::RuleSet rules, load_all(inputs, asked, context.threads));
  BEFFROI_TRY_VOID(silence_others(asked, rules));
  BEFFROI_TRY(const sigma::LogSources sources, load_log_sources(inputs.mappings));
  Explained explained{sigma::Plan(std::move(rules), sources), {}, {}};
  for (const sigma::NotEvaluated& entry : explained.plan.not_evaluated()) {
    if (asked.means(entry)) std::cout << not_evaluated_line(entry, context.words) << "\n";
  }
  find_told(explained);
  BEFFROI_TRY_VOID(each_rule_text(
      inputs.packs, [&](std::string_view text, const std::string& path) { add_selections(text, path, pipeline, explained); }));
  return explained;
}

}  // namespace beffroi::app::rules
