// SPDX-License-Identifier: EUPL-1.2
#include "engine/situation.h"

#include <algorithm>
#include <iterator>

#include "engine/circumstances.h"
#include "engine/declared_on_board.h"
#include "engine/disputes.h"
#include "engine/notices.h"
#include "engine/obligations.h"
#include "engine/services.h"
#include "report/columns.h"
#include "report/ground.h"
#include "report/verdict.h"
#include "report/view.h"
#include "response/calls/calls.h"
#include "response/obligations/assess.h"
#include "response/obligations/facts.h"
#include "response/promises/promises.h"
#include "response/review/state.h"
#include "town/directory.h"
#include "town/read.h"
#include "town/value.h"

namespace beffroi::engine {
namespace {

namespace first_hour = response::first_hour;

base::Result<std::optional<model::Diagnosis>> diagnosis_of(casefile::Case& store) {
  BEFFROI_TRY(casefile::Reading reading, store.read());
  return reading.diagnosis();
}

constexpr std::size_t kLongestOnTheWall = 160;  // columns: the board is one page

/// The address they came from helps an analyst; on a wall it takes the place of what everybody needs.
constexpr std::string_view kNotOnTheWall = "report.answer.where";

response::BoardFact fact_of(const report::Answer& answer, const model::Diagnosis& diagnosis, const base::Catalogue& words) {
  response::BoardFact fact{.label = report::short_label(answer, words),
                           .value = report::plain(answer.value),
                           .detail = report::plain(answer.detail),
                           .ground = {}};
  if (answer.finding) fact.ground = report::short_ground(diagnosis.findings[*answer.finding], words);
  return fact;
}

void tell_verdict(response::Board& board, const model::Diagnosis& diagnosis, response::Entries entries,
                  const base::Catalogue& words) {
  report::View view = report::view_of(diagnosis);
  view.told = circumstances_of(entries, {}).told;
  report::Verdict verdict = report::verdict_of(diagnosis, view, words);
  board.incident = verdict.state;
  board.verdict = std::move(verdict.headline);
  board.warning = report::plain(verdict.warning);
  if (!verdict.warning.empty()) {
    board.verdict.push_back({" ", false});
    std::ranges::move(verdict.warning, std::back_inserter(board.verdict));
  }
  for (const report::Answer& answer : verdict.answers)
    if (answer.label != kNotOnTheWall) board.facts.push_back(fact_of(answer, diagnosis, words));
  const auto judged = disputes_in(entries, diagnosis);
  if (!judged.empty()) board.judged = words.text("report.terminal.judged", report::counts_of(judged));
}

/// What the evidence says, nobody needs to be asked.
bool is_told(std::string_view question, const response::Diagnosed& diagnosed) {
  if (question == "hosts") return std::ranges::any_of(diagnosed.hosts, &response::Diagnosed::Host::is_hit);
  return question == "backups" && !diagnosed.backups.empty() && diagnosed.backups != "unknown";
}

std::vector<response::Wording> unanswered(const Situation& situation) {
  std::vector<response::Wording> open;
  if (!situation.first_hour.opened) return open;
  for (const first_hour::Question& question : situation.questions) {
    const first_hour::Given* given = situation.first_hour.find(question.id);
    const bool told = is_told(question.told_by, situation.measures.diagnosed);
    if (!told && (!given || !given->answer.known)) open.push_back(question.ask);
  }
  return open;
}

std::string department_of(const first_hour::State& state, const std::optional<town::Town>& town) {
  const std::string said = response::department_in(state.text("town"), town::Directory::embedded());
  if (!said.empty() || !town) return said;
  return town::department_of(town->insee).value_or(std::string());
}

std::string zone_of_department(const std::string& department) {
  const auto place = town::Directory::embedded().place_of(department);
  return place ? place->time_zone : std::string();
}

/// What logs show is no knowledge of the town's until a person says so: a diagnosis alone starts no clock.
bool is_unstarted(const Situation& situation) {
  const auto facts = response::obligations::facts_of(situation.entries);
  // What the CCAS knows starts the clocks of the CCAS.
  const auto starts_ours = [](const response::obligations::Fact& fact) {
    return fact.event == "attack_known" && fact.person.empty();
  };
  return situation.measures.diagnosed.sees_an_attack() && std::ranges::none_of(facts, starts_ours);
}

/// Where the town's file names nobody, what the first hour told of those who decide.
std::string people_said(const Situation& situation, const base::Catalogue& words) {
  const auto& town = situation.town;
  const auto signs = [](const town::LegalPerson& one) { return !one.signatory.empty(); };
  if (town && (!town->contacts.empty() || std::ranges::any_of(town->legal_persons, signs))) return {};
  const first_hour::Given* given = situation.first_hour.find("people");
  const std::string said(situation.first_hour.text("people"));
  return given && !said.empty()
             ? words.text("board.people", {{"by", given->by}, {"said", report::cut_to(said, kLongestOnTheWall)}})
             : std::string();
}

/// Each part adds its own lines; one that is not there adds none.
base::Result<> fill_board(Situation& situation, const base::Catalogue& words) {
  response::Board& board = situation.board;
  board.now = situation.now;
  board.exercise = situation.exercise;
  board.place = circumstances_of(situation.entries, situation.town).place;
  if (const auto closing = response::review::state_of(situation.entries).closing)
    board.closed = words.text("board.closed", {{"by", closing->by}, {"at", closing->at}});
  if (situation.diagnosis) tell_verdict(board, *situation.diagnosis, situation.entries, words);
  if (situation.first_hour.opened) {
    for (const first_hour::Night& night : situation.nights) board.nights.push_back(night.title);
  }
  BEFFROI_TRY(situation.obligations, obligations_of(situation.entries, situation.town, situation.department, situation.now));
  board.deadlines = response::obligations::for_the_wall(situation.obligations);
  board.waived = response::obligations::waived(situation.obligations);
  board.unstarted = is_unstarted(situation);
  board.promises = response::open_promises_of(situation.entries);
  board.people = people_said(situation, words);
  board.unanswered = unanswered(situation);
  board.calls = response::calls_of(town::Directory::embedded(), situation.department,
                                   situation.town ? &*situation.town : nullptr, situation.now, words);
  add_to_board(situation.measures, board, words);
  add_to_board(situation.services, board, words);
  add_notices_to_board(situation, board, words);
  add_declarations_to_board(situation.entries, board, words);
  return {};
}

}  // namespace

std::filesystem::path town_file_of(const casefile::Case& store) { return store.layout().directory / "town.yaml"; }

// That the file cannot be read is told where it is given; a page is made all the same.
std::optional<town::Town> town_of(const casefile::Case& store) {
  std::error_code ignored;
  const std::filesystem::path path = town_file_of(store);
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  auto reading = town::load(path.string());
  return reading ? std::optional(std::move(reading->town)) : std::nullopt;
}

std::string zone_of_answer(std::string_view answer) {
  return zone_of_department(response::department_in(answer, town::Directory::embedded()));
}

base::Result<base::Catalogue> local_words(casefile::Case& store, const base::Catalogue& words) {
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  const std::string zone = zone_of_department(department_of(first_hour::state_of(entries), town_of(store)));
  if (zone.empty() || zone == words.zone().name()) return words;
  return base::Catalogue::load(words.language(), zone);
}

base::Result<Situation> situation_of(casefile::Case& store, const base::Catalogue& words, base::Timestamp now) {
  Situation situation{.now = now, .diagnosis = std::nullopt, .town = std::nullopt};
  BEFFROI_TRY(situation.entries, response::entries_of(store));
  BEFFROI_TRY(situation.diagnosis, diagnosis_of(store));
  BEFFROI_TRY(situation.questions, first_hour::questions());
  BEFFROI_TRY(const std::vector<first_hour::Night> nights, first_hour::nights(situation.questions));
  situation.first_hour = first_hour::state_of(situation.entries);
  situation.nights = first_hour::nights_of(nights, situation.first_hour);
  situation.town = town_of(store);
  situation.department = department_of(situation.first_hour, situation.town);
  BEFFROI_TRY(response::Diagnosed diagnosed, response::diagnosed(store));
  situation.measures = measures_of(situation.entries, std::move(diagnosed), situation.town);
  situation.exercise = situation.measures.exercise;
  situation.services = response::services::overview_of(
      {situation.entries, situation.town ? &*situation.town : nullptr, &situation.measures.diagnosed}, words.language());
  situation.papers = response::papers::papers_of(situation.entries);
  situation.people = response::people::overview_of(situation.town ? &*situation.town : nullptr, situation.measures.diagnosed,
                                                   situation.entries);
  BEFFROI_TRY_VOID(fill_board(situation, words));
  return situation;
}

}  // namespace beffroi::engine
