// SPDX-License-Identifier: EUPL-1.2
// The whole journey, told in order. Each step is one call; what it takes stands in the step's own file.
#include "engine/run.h"

#include <algorithm>
#include <map>

#include "diagnose/question.h"
#include "engine/coverage.h"
#include "engine/detections.h"
#include "engine/facts.h"
#include "engine/read_all.h"
#include "engine/resolve.h"

namespace beffroi::engine {
namespace {

using Mappings = std::map<std::string, model::Mapping, std::less<>>;

base::Result<Mappings> load_mappings() {
  Mappings mappings;
  for (const evidence::Reader& reader : all_readers()) {
    if (mappings.contains(reader.mapping)) continue;
    BEFFROI_TRY(model::Mapping mapping, model::Mapping::embedded(reader.mapping));
    mappings.emplace(reader.mapping, std::move(mapping));
  }
  return mappings;
}

/// What rules and facts look at.
model::Wanted wanted_by(const sigma::Plan& plan, const Mappings& mappings) {
  model::Wanted wanted = plan.wanted();
  for (const auto& [vocabulary, mapping] : mappings) {
    for (const model::MappedEvent& event : mapping.events()) {
      for (const model::MappedField& field : event.fields) wanted.add(field.native);
      for (const model::MappedCondition& condition : event.when) wanted.add(condition.native);
    }
  }
  return wanted;
}

std::vector<casefile::Rule> rules_of(const sigma::Plan& plan) {
  std::vector<casefile::Rule> rules;
  for (const sigma::Rule& rule : plan.rules()) {
    rules.push_back(
        {rule.id, rule.title, rule.author, std::string(sigma::name_of(rule.level)), rule.status, rule.tags, rule.path});
  }
  return rules;
}

/// Everything the case holds, from this run and those before.
base::Result<std::vector<model::SourceResult>> recall_all(casefile::Case& store, std::vector<casefile::Rule>& rules) {
  BEFFROI_TRY(casefile::Reading reading, store.read());
  std::vector<model::SourceResult> results;
  for (const casefile::Source& source : reading.sources()) {
    results.push_back({.origin = source.origins.front(),
                       .sha256 = source.sha256,
                       .size = source.size,
                       .reader = source.reader,
                       .events = source.events,
                       .accounting = source.accounting,
                       .coverage = source.coverage,
                       .issues = source.issues});
  }
  rules = reading.rules();
  BEFFROI_TRY_VOID(
      reading.facts("", [&](std::size_t source, model::Fact fact) { results[source].facts.push_back(std::move(fact)); }));
  BEFFROI_TRY_VOID(reading.detections(
      [&](std::size_t source, model::Detection match) { results[source].detections.push_back(std::move(match)); }));
  return results;
}

int rank_of(std::string_view level) {
  static constexpr std::array<std::string_view, 5> kLevels = {"critical", "high", "medium", "low", "informational"};
  return static_cast<int>(std::ranges::find(kLevels, level) - kLevels.begin());
}

std::vector<report::DetectionSummary> summarise(const std::vector<model::SourceResult>& results,
                                                const std::vector<casefile::Rule>& rules) {
  constexpr std::size_t kExamples = 3;
  std::map<std::uint32_t, report::DetectionSummary> by_rule;
  for (const model::SourceResult& result : results) {
    for (const model::Detection& match : result.detections) {
      report::DetectionSummary& summary = by_rule[match.rule];
      const casefile::Rule& rule = rules[match.rule];
      if (summary.count++ == 0) {
        summary.rule_title = rule.title;
        summary.rule_id = rule.id;
        summary.level = rule.level;
        summary.author = rule.author;
      }
      if (match.time && (!summary.first_time || *match.time < *summary.first_time)) summary.first_time = match.time;
      if (match.time && (!summary.last_time || *match.time > *summary.last_time)) summary.last_time = match.time;
      if (summary.examples.size() >= kExamples) continue;
      summary.examples.push_back({result.sha256, match.offset, match.record_id, result.origin.path, match.time});
    }
  }
  std::vector<report::DetectionSummary> summaries;
  for (auto& [rule, summary] : by_rule) summaries.push_back(std::move(summary));
  std::ranges::stable_sort(summaries, {}, [](const auto& s) { return std::pair(rank_of(s.level), ~s.count); });
  return summaries;
}

std::vector<report::CitedRecord> records_of(const ResolvedRecords& resolved) {
  std::vector<report::CitedRecord> records;
  for (const auto& [key, record] : resolved) {
    records.push_back({key.first, key.second, record.computer, record.channel, record.code, record.fields});
  }
  return records;
}

}  // namespace

base::Result<Outcome> run(const Request& request, casefile::Case& store, const sigma::Plan& plan, std::stop_token stop,
                          Progress& progress) {
  Outcome outcome;
  // What is there, in an order that does not depend on the machine.
  const evidence::Discovery found = evidence::discover(request.paths);
  outcome.errors = found.errors;

  // Each stream is hashed, read, tried against the rules and turned into facts in one pass; its result is kept as a whole.
  BEFFROI_TRY(const Mappings mappings, load_mappings());
  const model::Wanted wanted = wanted_by(plan, mappings);
  const Job job{.wanted = wanted,
                .consumers =
                    [&](const evidence::Reader& reader, const model::Origin&) {
                      Consumers consumers;
                      consumers.push_back(std::make_unique<CoverageConsumer>());
                      consumers.push_back(std::make_unique<FactsConsumer>(mappings.find(reader.mapping)->second));
                      consumers.push_back(std::make_unique<DetectionsConsumer>(plan));
                      return consumers;
                    },
                .limits = {},
                .threads = request.threads};
  BEFFROI_TRY_VOID(store.begin_run({"diagnose", request.program_version, rules_of(plan)}));
  BEFFROI_TRY_VOID(read_all(found.files, job, stop, progress, [&](FileResults file) -> base::Result<> {
    std::ranges::move(file.errors, std::back_inserter(outcome.errors));
    for (const model::SourceResult& result : file.results) {
      outcome.anything_read = outcome.anything_read || was_read(result);
      if (const auto stored = store.store(result); !stored) return std::unexpected(stored.error());
    }
    return {};
  }));

  // The questions are asked of everything the case knows, not only of what was read just now.
  std::vector<casefile::Rule> rules;
  BEFFROI_TRY(const auto results, recall_all(store, rules));
  const diagnose::Casebook book(results);
  model::Diagnosis diagnosis = diagnose::ask_all(book);

  // No statement leaves without its records having been read again from the evidence.
  BEFFROI_TRY(const ResolvedRecords resolved, resolve(found.files, citations_of(diagnosis), request.threads, stop));
  outcome.withheld = withhold_unresolved(diagnosis, resolved);
  BEFFROI_TRY_VOID(store.store(diagnosis));

  outcome.content.diagnosis = std::move(diagnosis);
  for (const model::SourceResult& result : results) outcome.content.sources.push_back(report::summary_of(result));
  outcome.content.detections = summarise(results, rules);
  outcome.content.records = records_of(resolved);
  outcome.content.rules_evaluated = plan.rules().size();
  outcome.content.rules_refused = plan.not_evaluated().size();
  outcome.content.program_version = request.program_version;
  return outcome;
}

}  // namespace beffroi::engine
