// SPDX-License-Identifier: EUPL-1.2
// The whole journey, told in order. Each step is one call; what it takes stands in the step's own file.
#include "engine/run.h"

#include <algorithm>
#include <map>

#include "engine/ask.h"
#include "engine/circumstances.h"
#include "engine/correlations.h"
#include "engine/coverage.h"
#include "engine/detections.h"
#include "engine/disputes.h"
#include "engine/facts.h"
#include "engine/keeper.h"
#include "engine/mappings.h"
#include "engine/people.h"
#include "engine/read_all.h"
#include "engine/services.h"
#include "engine/situation.h"
#include "response/declarations/declarations.h"

namespace beffroi::engine {
namespace {

struct Recalled {
  std::vector<model::SourceResult> results;
  std::vector<casefile::Rule> rules;  ///< what the detections' numbers mean
  std::vector<casefile::Location> locations;
};

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
base::Result<Recalled> recall_all(casefile::Case& store, const std::string& version, Correlations& correlations) {
  BEFFROI_TRY(casefile::Reading reading, store.read());
  Recalled recalled{.results = {}, .rules = reading.rules(), .locations = reading.locations()};
  std::vector<model::SourceResult>& results = recalled.results;
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
  BEFFROI_TRY_VOID(
      reading.fact_pages([&](std::size_t source, model::FactPage page) { results[source].facts.append(std::move(page)); }));
  BEFFROI_TRY_VOID(reading.detections(
      [&](std::size_t source, model::Detection match) { results[source].detections.push_back(std::move(match)); }));
  BEFFROI_TRY_VOID(reading.match_counts(
      [&](std::size_t source, const model::MatchCount& count) { results[source].match_counts.push_back(count); }));
  // What other rules made of a source means nothing to these.
  BEFFROI_TRY_VOID(reading.hits([&](std::size_t source, std::string packed) {
    if (reading.sources()[source].version == version) correlations.add(static_cast<std::uint32_t>(source), std::move(packed));
  }));
  return recalled;
}

int rank_of(std::string_view level) {
  static constexpr std::array<std::string_view, 5> kLevels = {"critical", "high", "medium", "low", "informational"};
  return static_cast<int>(std::ranges::find(kLevels, level) - kLevels.begin());
}

/// One of a rule, by its number.
using Summaries = std::map<std::uint32_t, report::DetectionSummary>;

void add_matches(Summaries& by_rule, const model::MatchCount& count, const casefile::Rule& rule) {
  report::DetectionSummary& summary = by_rule[count.rule];
  if (summary.count == 0) {
    summary.rule_title = rule.title;
    summary.rule_id = rule.id;
    summary.level = rule.level;
    summary.author = rule.author;
  }
  summary.count += count.matches;
  if (count.first_time && (!summary.first_time || *count.first_time < *summary.first_time))
    summary.first_time = count.first_time;
  if (count.last_time && (!summary.last_time || *count.last_time > *summary.last_time)) summary.last_time = count.last_time;
}

void sort_by_gravity(std::vector<report::DetectionSummary>& summaries) {
  std::ranges::stable_sort(summaries, {}, [](const auto& s) { return std::pair(rank_of(s.level), ~s.count); });
}

/// What rules and correlations found, most serious first.
base::Result<std::vector<report::DetectionSummary>> summarise(const std::vector<model::SourceResult>& results,
                                                              const std::vector<casefile::Rule>& rules,
                                                              Correlations& correlations) {
  constexpr std::size_t kExamples = 3;
  Summaries by_rule;
  for (const model::SourceResult& result : results) {
    for (const model::MatchCount& count : result.match_counts) add_matches(by_rule, count, rules[count.rule]);
    for (const model::Detection& match : result.detections) {
      auto& examples = by_rule[match.rule].examples;
      if (examples.size() >= kExamples) continue;
      examples.push_back({result.sha256, match.offset, match.record_id, result.origin.path, match.time});
    }
  }
  BEFFROI_TRY(std::vector<report::DetectionSummary> summaries, correlations.found(results));
  for (auto& [rule, summary] : by_rule) summaries.push_back(std::move(summary));
  sort_by_gravity(summaries);
  return summaries;
}

std::vector<report::CitedRecord> records_of(const ResolvedRecords& resolved) {
  std::vector<report::CitedRecord> records;
  for (const auto& [key, record] : resolved) {
    records.push_back({key.first, key.second, record.computer, record.channel, record.code, record.fields});
  }
  return records;
}

/// How one stream is looked at: what was seen of each channel, facts, rules.
Consumers consumers_for(const evidence::Reader& reader, const Mappings& mappings, const sigma::Plan& plan) {
  constexpr std::uint64_t kKeptOfARule = 100;  // of each stream; more would say nothing new, and millions do match
  Consumers consumers;
  consumers.push_back(std::make_unique<CoverageConsumer>());
  consumers.push_back(std::make_unique<FactsConsumer>(mappings.find(reader.mapping)->second));
  consumers.push_back(std::make_unique<DetectionsConsumer>(plan, kKeptOfARule));
  return consumers;
}

/// Each stream is hashed, read, tried against the rules and turned into facts in one pass; what a file gave is kept as a whole.
/// What an earlier run, or this one, has read is not read again.
base::Result<> read_into(casefile::Case& store, const evidence::Discovery& found, const sigma::Plan& plan, unsigned threads,
                         std::stop_token stop, Progress& progress, Outcome& outcome) {
  BEFFROI_TRY(const Mappings mappings, load_mappings());
  const model::Wanted wanted = wanted_by(plan, mappings);
  BEFFROI_TRY(const auto stored, store.known());
  KnownFiles known(stored, found.files);
  const Job job{
      .wanted = wanted,
      .consumers = [&](const evidence::Reader& reader, const model::Origin&) { return consumers_for(reader, mappings, plan); },
      .limits = {},
      .threads = threads,
      .known = &known};
  Keeper keeper(store);
  const auto read = read_all(found.files, job, stop, progress, [&](FileResults file) {
    std::ranges::move(file.errors, std::back_inserter(outcome.errors));
    if (file.known) ++outcome.files_recalled;
    return keeper.keep(std::move(file));
  });
  if (!read && read.error().id != "run.interrupted") return read;
  BEFFROI_TRY_VOID(keeper.flush());
  return read;
}

/// The files of this run, and those of earlier runs of the case that are still there.
std::vector<evidence::SourceFile> all_evidence(const Request& request, const std::vector<casefile::Location>& locations) {
  std::vector<std::string> paths = request.paths;
  for (const casefile::Location& location : locations) paths.push_back(location.path);
  return evidence::discover(paths).files;
}

/// What the verdict means for the people and services of a town that the case knows; without a town nothing is guessed.
base::Result<> add_what_it_means(const town::Town* town, response::Entries entries, model::Diagnosis& diagnosis) {
  if (!town && !response::first_hour::state_of(entries).opened) return {};
  BEFFROI_TRY(const response::Diagnosed diagnosed, response::diagnosed_from(diagnosis));
  BEFFROI_TRY_VOID(add_people(diagnosis, diagnosed, town, entries));
  diagnosis.sections.push_back(
      services_section(response::services::overview_of({entries, town, &diagnosed}, base::Language::english)));
  return {};
}

}  // namespace

base::Result<Outcome> run(const Request& request, casefile::Case& store, const sigma::Plan& plan, std::stop_token stop,
                          Progress& progress) {
  Outcome outcome;
  // What is there, in an order that does not depend on the machine.
  const evidence::Discovery found = evidence::discover(request.paths);
  outcome.errors = found.errors;
  BEFFROI_TRY_VOID(store.begin_run({"diagnose", request.version, rules_of(plan), request.paths}));
  BEFFROI_TRY_VOID(read_into(store, found, plan, request.threads, stop, progress, outcome));

  // The questions are asked of everything the case knows, not only of what was read just now; and no statement leaves without
  // its records having been read again from the evidence.
  BEFFROI_TRY_VOID(store.check_kept());
  Correlations correlations(plan);
  BEFFROI_TRY(Recalled recalled, recall_all(store, request.version, correlations));
  outcome.anything_read =
      std::ranges::any_of(recalled.results, [](const model::SourceResult& result) { return was_read(result); });
  const auto files = all_evidence(request, recalled.locations);
  BEFFROI_TRY(const auto entries, response::entries_of(store));
  const auto declared = response::answers_of(entries);
  outcome.anything_declared = !declared.empty();
  BEFFROI_TRY(Answered answered, ask(recalled.results, declared, alarms_of(recalled.results, recalled.rules), files,
                                     request.threads, stop, progress));
  outcome.withheld = std::move(answered.withheld);
  outcome.not_reread = std::move(answered.absent);
  BEFFROI_TRY_VOID(store.store(answered.diagnosis));

  const auto town = town_of(store);
  outcome.content.diagnosis = std::move(answered.diagnosis);
  outcome.content.circumstances = circumstances_of(entries, town);
  BEFFROI_TRY_VOID(add_what_it_means(town ? &*town : nullptr, entries, outcome.content.diagnosis));
  outcome.content.diagnosis.exercise |= response::first_hour::state_of(entries).exercise;
  outcome.content.disputes = disputes_in(entries, outcome.content.diagnosis);
  for (const model::SourceResult& result : recalled.results) outcome.content.sources.push_back(report::summary_of(result));
  BEFFROI_TRY(outcome.content.detections, summarise(recalled.results, recalled.rules, correlations));
  outcome.content.records = records_of(answered.records);
  outcome.content.rules_evaluated = plan.evaluated_rules();
  outcome.content.rules_refused = plan.not_evaluated().size();
  outcome.content.program_version = request.program_version;
  return outcome;
}

}  // namespace beffroi::engine
