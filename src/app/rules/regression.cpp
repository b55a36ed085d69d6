// SPDX-License-Identifier: EUPL-1.2
#include "app/rules/regression.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "app/hunting/search.h"
#include "app/rule_packs.h"
#include "app/rule_reasons.h"
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
  std::int64_t tests = 0, skipped = 0, complaints = 0, absent = 0;
};

void complain(std::string_view path, std::string_view text, Outcome& outcome) {
  std::cout << base::printable(fmt::format("{}: {}", path, text)) << "\n";
  ++outcome.complaints;
}

void remark(std::string_view path, std::string_view text) {
  std::cout << base::printable(fmt::format("~  {}: {}", path, text)) << "\n";
}

bool is_readable_type(std::string_view type) {
  constexpr std::array<std::string_view, 4> kTypes = {"evtx", "json", "ndjson", "jsonl"};
  return std::ranges::any_of(kTypes, [&](std::string_view known) { return base::equal_folded(known, type); });
}

/// A path that counts from the root of the repository, wherever that lies above `folder`; nothing where it leads to no file, or out of
/// the repository: whoever wrote the pack chooses no other file of this machine.
std::optional<fs::path> found_above(const fs::path& folder, const fs::path& written) {
  const bool leads_out = std::ranges::any_of(written, [](const fs::path& part) { return part == ".."; });
  if (written.empty() || written.is_absolute() || leads_out) return std::nullopt;
  std::error_code ignored;
  const fs::path start = fs::absolute(folder, ignored).lexically_normal();
  for (fs::path root = start;; root = root.parent_path()) {
    if (fs::is_regular_file(root / written, ignored)) return (root / written).lexically_normal();
    if (root == root.parent_path()) return std::nullopt;
  }
}

/// What one info.yml asks for. The logs lie beside it, or where the path says.
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
    const fs::path written = one.text("path");
    const fs::path beside = info.parent_path() / written.filename();
    std::error_code ignored;
    const auto elsewhere = fs::exists(beside, ignored) ? std::nullopt : found_above(info.parent_path(), written);
    tests.push_back({info.string(), elsewhere.value_or(beside).string(), rules, sigma::parse_decimal(one.text("match_count"))});
  }
}

/// Where the rules of a file say that their tests are, or the file itself where it is such a list of tests.
std::vector<fs::path> infos_of(const fs::path& file, Outcome& outcome) {
  if (file.filename() == "info.yml") return {file};
  constexpr std::string_view kKey = "regression_tests_path";
  const auto text = sigma::read_rule_file(file);
  if (!text || !text->contains(kKey)) return {};
  std::vector<fs::path> infos;
  const auto documents = base::yaml::parse(*text, file.string());
  if (!documents) return {};  // refused as rules
  for (const Node& document : *documents) {
    const std::string_view written = document.text(kKey);
    if (written.empty()) continue;
    if (const auto info = found_above(file.parent_path(), written)) {
      infos.push_back(*info);
    } else {
      ++outcome.absent;
    }
  }
  return infos;
}

/// Every info.yml below the folder, and those that its rules name, each once.
base::Result<std::vector<Test>> tests_of(const std::string& folder, const Context& context, Outcome& outcome) {
  BEFFROI_TRY(const std::vector<fs::path> files, sigma::rule_files(folder));
  std::vector<Test> tests;
  std::set<fs::path> known;
  for (const fs::path& file : files) {
    for (const fs::path& info : infos_of(file, outcome)) {
      std::error_code ignored;
      if (!known.insert(fs::weakly_canonical(info, ignored)).second) continue;
      const auto text = sigma::read_rule_file(info);
      const auto node = text ? base::yaml::parse_one(*text, info.string()) : std::unexpected(text.error());
      if (node) {
        add_tests(info, *node, tests, outcome);
      } else {
        complain(info.string(), context.words.text("app.rules.bad_tests"), outcome);
      }
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
  if (found.readable == 0) return base::fail("evidence.nothing_readable");
  return matches;
}

/// Why a rule is not tried at all; empty where it is.
std::string why_not_tried(const std::string& id, const sigma::Plan& plan, const base::Catalogue& words) {
  const auto is_it = [&](const std::string& other) { return base::equal_folded(other, id); };
  for (const sigma::NotEvaluated& rule : plan.not_evaluated()) {
    if (is_it(rule.id))
      return words.text("app.rules.regression.not_evaluated", {{"rule", id}, {"reason", reason_text(rule, words)}});
  }
  const auto is_correlation = [&](const sigma::LinkedCorrelation& linked) { return is_it(linked.correlation.head.id); };
  const bool there = std::ranges::any_of(plan.rules(), is_it, &sigma::Rule::id) ||
                     std::ranges::any_of(plan.links().correlations, is_correlation);
  return there ? std::string() : words.text("app.rules.regression.unknown_rule", {{"rule", id}});
}

void compare(const Test& test, const std::string& rule, std::uint64_t count, const Context& context, Outcome& outcome) {
  const std::uint64_t expected = test.count.value_or(1);
  const bool more_is_right = !test.count && count > 0;
  if (count == expected || more_is_right) return;
  const std::string text =
      context.words.text("app.rules.regression.count", {{"rule", rule},
                                                        {"log", fs::path(test.log).filename().string()},
                                                        {"found", static_cast<std::int64_t>(count)},
                                                        {"expected", static_cast<std::int64_t>(expected)}});
  if (count > expected) return remark(test.info, text);
  complain(test.info, text, outcome);
}

void run_test(const Test& test, const sigma::Plan& plan, const Context& context, Outcome& outcome) {
  ++outcome.tests;
  const auto matches = matches_in(test.log, plan, context);
  if (!matches) return complain(test.info, context.words.text("app.rules.regression.unreadable", {{"log", test.log}}), outcome);
  for (const std::string& rule : test.rules) {
    if (const std::string why = why_not_tried(rule, plan, context.words); !why.empty()) {
      complain(test.info, why, outcome);
      continue;
    }
    const auto found = matches->find(base::fold(rule));
    compare(test, rule, found == matches->end() ? 0 : found->second, context, outcome);
  }
}

}  // namespace

base::Result<int> test_folder(const std::string& folder, const RuleInputs& inputs, const Context& context) {
  RuleInputs rules = inputs;
  if (rules.packs.empty()) rules.packs = {folder};
  BEFFROI_TRY(const sigma::Plan plan, load_plan(rules, context.threads));
  Outcome outcome;
  BEFFROI_TRY(const std::vector<Test> tests, tests_of(folder, context, outcome));
  for (const Test& test : tests) run_test(test, plan, context, outcome);
  for (const RuleComplaint& complaint : test_rules(rules.packs, plan)) {
    complain(complaint.path, context.words.text(complaint.message, complaint.arguments), outcome);
  }
  if (outcome.absent > 0) {
    std::cout << context.words.text("app.rules.regression.absent", {{"count", outcome.absent}}) << "\n";
  }
  std::cout << context.words.text("app.rules.regression.summary",
                                  {{"tests", outcome.tests}, {"skipped", outcome.skipped}, {"complaints", outcome.complaints}})
            << "\n";
  return outcome.complaints == 0 ? kDone : kFailed;
}

}  // namespace beffroi::app::rules
