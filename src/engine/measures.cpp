// SPDX-License-Identifier: EUPL-1.2
#include "engine/measures.h"

#include <algorithm>

#include "engine/situation.h"
#include "report/columns.h"
#include "report/measures/listing.h"
#include "response/first_hour/answers.h"
#include "response/measures/objections.h"
#include "response/measures/town_systems.h"

namespace beffroi::engine {
namespace {

namespace measures = response::measures;

response::BoardLine line_of(const measures::Line& line, const report::ShortNames& names, const base::Catalogue& words) {
  const std::string title = line.known ? line.known->title.in(words.language()) : line.measure.title;
  std::string state;
  const bool spoken = line.measure.step != measures::Step::proposed;  // the board's heading says that the others are open
  for (const base::Piece& piece : report::measures::standing(line.measure, words)) state += spoken ? piece.text : "";
  const std::string objection = report::plain(report::measures::objection(line, words));
  if (!objection.empty()) state += (state.empty() ? "" : " ; ") + objection;
  const base::Arguments arguments{{"title", title}, {"system", names.of(line.measure.system)}};
  return {words.text("report.measures.on_board", arguments), state, std::nullopt};
}

bool waits(measures::Step step) { return step == measures::Step::decided || step == measures::Step::done; }

void add_contradictions(const Measures& all, response::Board& board, const base::Catalogue& words) {
  for (const response::releases::Release& release : all.releases) {
    if (!release.stands() || contradictions(release, all.diagnosed).empty()) continue;
    board.decisions.push_back(
        {words.text("report.releases.on_board", {{"host", release.claim.host}, {"by", release.by}}), {}, {}});
  }
}

}  // namespace

Measures measures_of(response::Entries entries, response::Diagnosed diagnosed, const std::optional<town::Town>& town) {
  Measures now{.diagnosed = std::move(diagnosed), .plan = {}, .releases = response::releases::releases_of(entries)};
  now.exercise = now.diagnosed.exercise || response::first_hour::state_of(entries).exercise;
  const auto systems = town ? measures::systems_of(*town) : std::vector<measures::TownSystem>{};
  now.plan = measures::plan_of(measures::state_of(entries), now.diagnosed, systems);
  measures::add_objections(now.plan, entries, now.diagnosed);
  return now;
}

base::Result<Measures> measures_of(casefile::Case& store) {
  BEFFROI_TRY(response::Diagnosed diagnosed, response::diagnosed(store));
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  return measures_of(entries, std::move(diagnosed), town_of(store));
}

void add_to_board(const Measures& all, response::Board& board, const base::Catalogue& words) {
  add_contradictions(all, board, words);
  const report::ShortNames names = report::measures::short_names(all.diagnosed);
  std::size_t proposed = 0, waiting = 0;
  for (const measures::Line& line : all.plan.lines) {
    const measures::Step step = line.measure.step;
    if (waits(step) && waiting++ < kMeasuresOnBoard) board.measures.push_back(line_of(line, names, words));
    if (step == measures::Step::proposed && proposed++ < kDecisionsOnBoard)
      board.decisions.push_back(line_of(line, names, words));
  }
  board.more_measures = waiting - std::min(waiting, kMeasuresOnBoard);
  board.more_decisions = proposed - std::min(proposed, kDecisionsOnBoard);
}

}  // namespace beffroi::engine
