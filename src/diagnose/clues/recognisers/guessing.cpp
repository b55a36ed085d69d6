// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <set>

#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::guessing {
namespace {

constexpr std::size_t kCampaign = 100;

/// Wrong passwords from the Internet by the hundred: somebody tries, whether he succeeds or not. One clue a machine.
void recognise(const Traces& traces, std::vector<Clue>& found) {
  struct Row {
    const KnownFact* first = nullptr;
    const KnownFact* last = nullptr;
    std::size_t count = 0;
  };
  std::map<scene::HostId, Row> rows;
  std::set<scene::HostId> counted;  // the remote desktop service writes a refusal once more
  for (const auto* kind : {"authentication.logon-failed", "authentication.remote-desktop-failed"}) {
    for (const KnownFact& failure : traces.book.facts(kind)) {
      const scene::HostId host = traces.hosts.of_name(failure.host());
      if (!is_public_address(failure.get("source.ip")) || counted.contains(host)) continue;
      Row& row = rows[host];
      if (!row.first || failure.time < row.first->time) row.first = &failure;
      if (!row.last || failure.time > row.last->time) row.last = &failure;
      ++row.count;
    }
    for (const auto& [host, row] : rows) counted.insert(host);
  }
  for (const auto& [host, row] : rows) {
    if (row.count < kCampaign) continue;
    Clue clue = traces.clue_at("guessing_campaign", *row.first, std::to_string(row.count));
    clue.account.clear();  // the names are the attacker's guesses
    clue.more.push_back(row.last);
    found.push_back(std::move(clue));
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::guessing
