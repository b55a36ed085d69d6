// SPDX-License-Identifier: EUPL-1.2
#include "engine/correlations.h"

#include <algorithm>
#include <map>
#include <utility>

namespace beffroi::engine {
namespace {

bool may_be_of(const sigma::Plan& plan, std::string_view packed) {
  const auto& correlations = plan.links().correlations;
  if (packed.size() < sizeof(std::uint32_t)) return false;
  const std::uint32_t index = sigma::correlation_of(packed);
  if (index >= correlations.size()) return false;
  const sigma::LinkedCorrelation& linked = correlations[index];
  if (!sigma::is_hit(packed, linked.groups(), linked.fields.size())) return false;
  const sigma::Hit hit = sigma::unpack(packed, linked.groups());
  return hit.member < linked.members.size() && hit.record.rule < plan.rules().size();
}

report::DetectionSummary summary_of(const sigma::Rule& head) {
  report::DetectionSummary summary;
  summary.rule_title = head.title;
  summary.rule_id = head.id;
  summary.level = sigma::name_of(head.level);
  summary.author = head.author;
  return summary;
}

void add_match(report::DetectionSummary& summary, const model::CorrelationMatch& match,
               const std::vector<model::SourceResult>& results) {
  constexpr std::size_t kExamples = 3;
  ++summary.count;
  summary.first_time = std::min(match.first, summary.first_time.value_or(match.first));
  summary.last_time = std::max(match.last, summary.last_time.value_or(match.last));
  for (const model::CorrelatedRecord& record : match.cited) {
    if (summary.examples.size() >= kExamples) return;
    const model::SourceResult& source = results[record.source];
    summary.examples.push_back({source.sha256, record.offset, record.record_id, source.origin.path, record.time});
  }
}

}  // namespace

void Correlations::add(std::uint32_t source, std::string packed) {
  if (may_be_of(plan_, packed)) correlator_.add(source, std::move(packed));
}

base::Result<std::vector<report::DetectionSummary>> Correlations::found(const std::vector<model::SourceResult>& results) {
  const sigma::Links& links = plan_.links();
  std::map<std::uint32_t, report::DetectionSummary> by_correlation;
  BEFFROI_TRY_VOID(correlator_.evaluate([&](const model::CorrelationMatch& match) {
    if (!links.correlation_reports[match.correlation]) return;
    const sigma::Rule& head = links.correlations[match.correlation].correlation.head;
    add_match(by_correlation.try_emplace(match.correlation, summary_of(head)).first->second, match, results);
  }));
  std::vector<report::DetectionSummary> summaries;
  for (auto& [correlation, summary] : by_correlation) summaries.push_back(std::move(summary));
  return summaries;
}

}  // namespace beffroi::engine
