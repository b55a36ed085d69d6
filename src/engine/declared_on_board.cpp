// SPDX-License-Identifier: EUPL-1.2
#include "engine/declared_on_board.h"

#include <algorithm>
#include <vector>

#include "report/columns.h"
#include "response/declarations/contradictions.h"

namespace beffroi::engine {
namespace {

constexpr std::size_t kMostOnTheWall = 3;  // of one event: the board is one page
constexpr std::size_t kMostContradictions = 3;
constexpr std::size_t kLongestOnTheWall = 160;  // columns

response::BoardFact fact_of(const response::Statement& said, const base::Catalogue& words) {
  const std::string text = report::cut_to(said.text, kLongestOnTheWall);
  return {.label = words.text("event." + said.event),
          .value = words.text("declaration.wall", {{"text", text}}),
          .detail = said.at ? words.moment(*said.at, "moment") : std::string(),
          .ground = words.text("declaration.wall.ground", {{"by", said.by}, {"at", said.utc}})};
}

}  // namespace

void add_declarations_to_board(response::Entries entries, response::Board& board, const base::Catalogue& words) {
  const std::vector<response::Declaration> all = response::declarations_of(entries);
  for (const response::DeclaredEvent& event : response::EventCatalogue::embedded().all()) {
    if (!event.on_wall) continue;
    auto told = response::declared(all, event.id);
    // What the first hour answered stands there as the kind of the night.
    std::erase_if(told, [](const response::Declaration* one) { return !one->question.empty(); });
    const std::size_t first = told.size() - std::min(told.size(), kMostOnTheWall);
    for (std::size_t i = first; i < told.size(); ++i) board.facts.push_back(fact_of(told[i]->current(), words));
  }
  std::vector<std::string> contradictions = contradictions_told(entries, words);
  if (contradictions.size() > kMostContradictions) contradictions.resize(kMostContradictions);
  for (auto one = contradictions.rbegin(); one != contradictions.rend(); ++one)
    board.decisions.insert(board.decisions.begin(), {*one, words.text("declaration.contradiction.do"), {}});
}

std::vector<std::string> contradictions_told(response::Entries entries, const base::Catalogue& words) {
  std::vector<std::string> told;
  for (const response::Contradiction& one : response::contradictions_in(entries)) told.push_back(response::text_of(one, words));
  return told;
}

}  // namespace beffroi::engine
