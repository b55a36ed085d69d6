// SPDX-License-Identifier: EUPL-1.2
#include "app/rules/regression.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/hunting/search.h"
#include "app/rule_packs.h"
#include "app/rule_tests.h"
#include "base/text.h"
#include "sigma/number.h"

namespace beffroi::app::rules {
namespace {

namespace fs = std::filesystem;
using base::yaml::Node;

struct Test {
  std::string info;  ///< path of the info.yml
  std::string log;
  std::vector<std::string> rules;  ///< identifiers, of which each must match
  std::optional<std::uint64_t> count;
};

struct Outcome {
  std::int64_t tests = 0, skipped = 0, complaints = 0;
};

void complain(std::string_view path, std::string_view text, Outcome& outcome) {
  std::cout << base::printable(fmt::format("{}: {}", path, text)) << "\n";
  ++outcome.complaints;
}

bool is_readable_type(std::string_view type) { return base::equal_folded(type, "evtx") || base::equal_folded(type, "json"); }

/// What one info.yml asks for. Its paths count from the root of the repository; the logs lie beside it.
void add_tests(const fs::path& info, const Node& node, std::vector<Test>& tests, Outcome& outcome) {
  std::vector<std::string> rules;
  if (const Node* metadata = node.find("rule_metadata")) {
    for (const Node& rule : metadata->elements) rules.emplace_back(rule.text("id"));
  }
  const Node* list = node.find("regression_tests_info");
  if (!list) return;
  for (const Node& one : list->elements) {
    if (!is_readable_type(one.text("type"))) {
      ++outcome.skipped;
      continue;
    }
    const fs::path log = info.parent_path() / fs::path(one.text("path")).filename();
    tests.push_back({info.string(), log.string(), rules, sigma::parse_decimal(one.text("match_count"))});
  }
}

base::Result<std::vector<Test>> tests_below(const std::string& folder, const Context& context, Outcome& outcome) {
  BEFFROI_TRY(const std::vector<fs::path> files, sigma::rule_files(folder));
  std::vector<Test> tests;
  for (const fs::path& file : files) {
    if (file.filename() != "info.yml") continue;
    const auto text = sigma::read_rule_file(file);
    const auto node = text ? base::yaml::parse_one(*text, file.string()) : std::unexpected(text.error());
    if (node) {
      add_tests(file, *node, tests, outcome);
    } else {
      complain(file.string(), context.words.text("app.rules.bad_tests"), outcome);
    }
  }
  return tests;
}

/// How often each rule matched in a log.
base::Result<std::map<std::string, std::uint64_t>> matches_in(const std::string& log, const sigma::Plan& plan,
                                                              const Context& context) {
  std::map<std::string, std::uint64_t> matches;
  const indicators::Index none({});
  const hunting::Search search{plan, none, sigma::Level::none, {}, {}};
  const Context silent{.words = context.words, .quiet = true, .verbose = false, .color = false, .threads = 1};
  BEFFROI_TRY(const hunting::Outcome found,
              hunting::search({log}, search, silent,
                              [&](const report::DetectionRow& row, std::uint64_t) { ++matches[base::fold(row.rule_id)]; }));
  if (!found.errors.empty()) return std::unexpected(found.errors.front());
  return matches;
}

void run_test(const Test& test, const sigma::Plan& plan, const Context& context, Outcome& outcome) {
  ++outcome.tests;
  const auto matches = matches_in(test.log, plan, context);
  if (!matches) return complain(test.info, context.words.text("app.rules.regression.unreadable", {{"log", test.log}}), outcome);
  for (const std::string& rule : test.rules) {
    const auto found = matches->find(base::fold(rule));
    const std::uint64_t count = found == matches->end() ? 0 : found->second;
    if (test.count ? count == *test.count : count > 0) continue;
    complain(
        test.info,
        context.words.text("app.rules.regression.count", {{"rule", rule},
                                                          {"log", fs::path(test.log).filename().string()},
                                                          {"found", static_cast<std::int64_t>(count)},
                                                          {"expected", static_cast<std::int64_t>(test.count.value_or(1))}}),
        outcome);
  }
}

}  // namespace

base::Result<int> test_folder(const std::string& folder, const RuleInputs& inputs, const Context& context) {
  RuleInputs rules = inputs;
  if (rules.packs.empty()) rules.packs = {folder};
  BEFFROI_TRY(const sigma::Plan plan, load_plan(rules, context.threads));
  Outcome outcome;
  BEFFROI_TRY(const std::vector<Test> tests, tests_below(folder, context, outcome));
  for (const Test& test : tests) run_test(test, plan, context, outcome);
  for (const RuleComplaint& complaint : test_rules(rules.packs, plan)) {
    complain(complaint.path, context.words.text(complaint.message, complaint.arguments), outcome);
  }
  std::cout << context.words.text("app.rules.regression.summary",
                                  {{"tests", outcome.tests}, {"skipped", outcome.skipped}, {"complaints", outcome.complaints}})
            << "\n";
  return outcome.complaints == 0 ? kDone : kFailed;
}

}  // namespace beffroi::app::rules
