// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/statistics.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "app/rule_reasons.h"
#include "report/csv.h"

namespace beffroi::app::hunting {
namespace {

/// 0 for the gravest.
std::size_t rank_of(std::string_view level) {
  constexpr std::array<std::string_view, 5> kLevels = {"critical", "high", "medium", "low", "informational"};
  return static_cast<std::size_t>(std::ranges::find(kLevels, level) - kLevels.begin());
}

std::string time_text(const std::optional<base::Timestamp>& time) { return time ? base::format_rfc3339(*time) : std::string(); }

}  // namespace

std::string RuleStatistics::key_of(const std::string& id, const std::string& file, const std::string& title) {
  return id + '\n' + file + '\n' + title;
}

void RuleStatistics::add(const report::DetectionRow& row) {
  const auto [entry, is_new] = counts_.try_emplace(key_of(row.rule_id, row.rule_file, row.rule_title));
  Count& count = entry->second;
  if (is_new) count = {row.rule_id, title_text(row), row.level, row.rule_author, row.rule_file, 0, {}, {}, {}};
  ++count.rows;
  if (count.computers.size() < kMostComputers) count.computers.insert(row.computer);
  if (!row.timestamp) return;
  if (!count.first || *row.timestamp < *count.first) count.first = row.timestamp;
  if (!count.last || *row.timestamp > *count.last) count.last = row.timestamp;
}

std::string RuleStatistics::matched_line(const Count& count) const {
  return report::csv_line({"matched", std::to_string(count.rows), count.level, count.title,
                           std::to_string(count.computers.size()), time_text(count.first), time_text(count.last), count.id,
                           count.author, count.file, "", ""});
}

std::string RuleStatistics::rowless_line(const sigma::Rule& rule, bool reports, const base::Catalogue& words) const {
  const std::string reason = reports ? "no_row" : "for_correlations";
  return report::csv_line({reports ? "no row" : "for correlations", "0", std::string(sigma::name_of(rule.level)), rule.title,
                           "0", "", "", rule.id, rule.author, rule.path, words.text("app.hunt.statistics." + reason), reason});
}

std::string RuleStatistics::csv(const sigma::Plan& plan, const base::Catalogue& words) const {
  std::string text = report::csv_line({"State", "Count", "Level", "RuleTitle", "Computers", "FirstTimestamp", "LastTimestamp",
                                       "RuleID", "RuleAuthor", "RuleFile", "Reason", "ReasonID"});
  std::vector<const Count*> matched;
  for (const auto& [key, count] : counts_) matched.push_back(&count);
  std::ranges::stable_sort(matched, {},
                           [](const Count* one) { return std::tuple(rank_of(one->level), UINT64_MAX - one->rows); });
  for (const Count* count : matched) text += matched_line(*count);
  const auto add_rowless = [&](const sigma::Rule& rule, bool reports) {
    const bool told = counts_.contains(key_of(rule.id, rule.path, rule.title));
    if (!rule.internal && !told) text += rowless_line(rule, reports, words);
  };
  const sigma::Links& links = plan.links();
  for (std::uint32_t i = 0; i < plan.rules().size(); ++i) {
    if (plan.evaluates(i)) add_rowless(plan.rules()[i], links.rule_reports[i]);
  }
  for (std::size_t i = 0; i < links.correlations.size(); ++i) {
    add_rowless(links.correlations[i].correlation.head, links.correlation_reports[i]);
  }
  for (const sigma::NotEvaluated& rule : plan.not_evaluated()) {
    text += report::csv_line({"not evaluated", "0", std::string(sigma::name_of(rule.level)), rule.title, "0", "", "", rule.id,
                              rule.author, rule.path, reason_text(rule, words), rule.reason});
  }
  return text;
}

}  // namespace beffroi::app::hunting
