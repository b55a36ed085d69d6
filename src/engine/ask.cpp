// SPDX-License-Identifier: EUPL-1.2
#include "engine/ask.h"

#include <algorithm>
#include <set>

#include "diagnose/question.h"

namespace beffroi::engine {
namespace {

constexpr int kRounds = 4;  // each leaves out at least one source; after the last, what does not resolve is only withheld

}  // namespace

base::Result<Answered> ask(std::vector<model::SourceResult>& results, std::span<const model::DeclaredAnswer> declared,
                           std::vector<model::Alarm> alarms, const std::vector<evidence::SourceFile>& files, unsigned threads,
                           std::stop_token stop, Progress& progress) {
  Answered answered;
  std::set<base::Digest> known;
  for (const model::SourceResult& result : results) known.insert(result.sha256);
  for (int round = 1;; ++round) {
    answered.diagnosis = diagnose::ask_all(diagnose::Casebook(results, declared, alarms));
    BEFFROI_TRY(Resolution resolution, resolve(files, citations_of(answered.diagnosis), known, threads, stop, progress));
    answered.records = std::move(resolution.records);
    answered.absent.assign(resolution.absent.begin(), resolution.absent.end());
    std::set<base::Digest> unsound;
    for (const model::Citation& citation : resolution.unresolved) unsound.insert(citation.evidence);
    if (unsound.empty()) return answered;

    std::ranges::move(withhold(answered.diagnosis, unsound), std::back_inserter(answered.withheld));
    if (round == kRounds) return answered;
    for (model::SourceResult& result : results) {
      if (unsound.contains(result.sha256)) result.facts.clear();
    }
    std::erase_if(alarms, [&unsound](const model::Alarm& alarm) { return unsound.contains(alarm.first.evidence); });
  }
}

}  // namespace beffroi::engine
