// SPDX-License-Identifier: EUPL-1.2
// Where nothing shows how they came in, the traces still show where they were first: a machine they moved from, or to
// which they did not move.
#include <algorithm>

#include "diagnose/attack/entry.h"

namespace beffroi::diagnose::attack::entries::first_machine {
namespace {

constexpr double kWorth = 0.1;

/// The account that the attacker had there: of the earliest move from it, else of the earliest clue.
std::string account_on(const Attack& attack, scene::HostId host, const HitHost& hit) {
  for (const Move& move : attack.moves) {
    if (move.from == host && !move.account.empty() && move.outcome == "succeeded") return move.account;
  }
  for (const Clue* clue : hit.clues) {
    if (!clue->account.empty()) return clue->account;
  }
  return hit.sessions.empty() ? std::string() : hit.sessions.front()->account;
}

std::vector<const KnownFact*> grounds(const Attack& attack, scene::HostId host, const HitHost& hit) {
  std::vector<const KnownFact*> facts;
  for (const Clue* clue : hit.clues) {
    if (facts.size() < 3) facts.push_back(clue->fact);
  }
  for (const Move& move : attack.moves) {
    if (move.from == host && facts.size() < 5) facts.push_back(move.facts.front());
  }
  return facts;
}

void find(const Scene&, const Attack& attack, std::vector<Entry>& found) {
  for (const auto& [host, hit] : attack.hosts) {
    if (!hit.is_compromised()) continue;
    const bool visited =
        std::ranges::any_of(attack.moves, [&](const Move& move) { return move.to == host && move.outcome == "succeeded"; });
    if (visited && !hit.left_from_here) continue;
    Entry entry{.vector = "unknown",
                .technique = "TA0001",
                .statement = "first_machine",
                .host = host,
                .account = account_on(attack, host, hit),
                .source_ip = {},
                .artefact = {},
                .rights = {},
                .time = hit.first,
                .confidence = kWorth + (hit.left_from_here ? 0.05 : 0.0),
                .supports = grounds(attack, host, hit),
                .contradicts = {},
                .missing = {"first_machine_logs", "edge_log"}};
    if (!entry.supports.empty()) found.push_back(std::move(entry));
  }
}

}  // namespace

EntryFinder make_finder() { return find; }

}  // namespace beffroi::diagnose::attack::entries::first_machine
