// SPDX-License-Identifier: EUPL-1.2
#include "engine/services.h"

#include <algorithm>
#include <array>

#include "base/json/writer.h"
#include "report/services/words.h"

namespace beffroi::engine {
namespace {

using response::services::Line;
using response::services::Overview;
using response::services::State;

response::BoardService service_of(const Line& line, base::Timestamp now, const base::Catalogue& words) {
  namespace told = report::services;
  response::BoardService service;
  service.state = name_of(line.now.state);
  service.sign = told::sign_of(line.now.state, words);
  service.word = told::word_of(line.now.state, words);
  service.name = told::called(line.offer, words);
  service.reach = told::channels_of(line.now.channels, line.now.contact, words.language());
  for (const base::Piece& piece : told::short_return_of(line, now, words)) service.returns += piece.text;
  service.late = line.is_late(now);
  return service;
}

bool is_spoken_of(const Overview& overview) {
  return std::ranges::any_of(overview.lines, [](const Line& line) { return line.standing.is_said() || line.proposal.waits; });
}

}  // namespace

model::Section services_section(const Overview& overview) {
  base::json::Writer json;
  json.begin_array();
  for (const Line& line : overview.lines) {
    const State state = line.standing.is_said() ? line.now.state : line.proposal.state;
    if (state == State::unknown) continue;
    json.begin_object().member("service", line.offer.service).member("site", line.offer.site);
    json.member("state", name_of(state)).member("decided", line.standing.is_said()).key("because").begin_array();
    for (const response::services::Because& because : line.proposal.because) {
      json.begin_object().member("ground", name_of(because.ground)).member("system", because.system);
      json.member("machine", because.machine).member("finding", because.finding).key("entry");
      because.entry == 0 ? json.null() : json.value(because.entry);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return {"services", std::move(json).text()};
}

void add_to_board(const Overview& overview, response::Board& board, const base::Catalogue& words) {
  if (!is_spoken_of(overview)) return;
  board.services_summary = report::services::counts_of(overview, words);
  for (const State state : {State::closed, State::degraded, State::adapted}) {
    for (const Line& line : overview.lines) {
      if (line.now.state != state || board.services.size() == kServicesOnBoard) continue;
      board.services.push_back(service_of(line, board.now, words));
    }
  }
  const auto waiting = std::ranges::count_if(overview.lines, [](const Line& line) { return line.proposal.waits; });
  if (waiting > 0)
    board.decisions.push_back(
        {words.text("report.services.on_board", {{"count", static_cast<std::int64_t>(waiting)}}), {}, std::nullopt});
}

}  // namespace beffroi::engine
