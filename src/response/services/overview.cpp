// SPDX-License-Identifier: EUPL-1.2
#include "response/services/overview.h"

#include <fmt/format.h>

#include <algorithm>

namespace beffroi::response::services {
namespace {

State state_for(Effect effect, const town::ServiceKind* kind) {
  switch (effect) {
    case Effect::stops:
      return kind && kind->without_computers == town::WithoutComputers::degraded ? State::degraded : State::closed;
    case Effect::degrades: return State::degraded;
    case Effect::works: return State::normal;
    case Effect::threatens:
    case Effect::unknown: break;
  }
  return State::unknown;
}

/// The gravest of all: one machine that was not looked at leaves a service unknown, one that is encrypted stops it.
Effect worst_of(const std::vector<Because>& because) {
  Effect worst = because.empty() ? Effect::unknown : Effect::works;
  for (const Because& one : because) worst = std::max(worst, one.effect);
  return worst;
}

/// A machine that people took off by a measure.
struct Off {
  std::string machine, by;
  std::uint64_t entry = 0;
  base::Timestamp since;
};

struct Sources {
  const Known& known;
  std::vector<Word> said;
  std::vector<Given> given;
  std::vector<Off> off;
};

std::vector<Off> machines_off(const std::vector<measures::Measure>& all) {
  std::vector<Off> off;
  for (const measures::Measure& measure : all) {
    const bool takes_off = measure.id == "switch_off" || measure.id == "isolate_host";
    const measures::Deed* deed = takes_off && measure.is_done() ? measure.last(measures::Step::done) : nullptr;
    if (deed && !measure.system.empty()) off.push_back({measure.system, deed->by, deed->seq, deed->when()});
  }
  return off;
}

/// What stands on a machine that was switched off or unplugged stops, whatever was found on it.
void add_machines_off(std::vector<Because>& because, const std::vector<Off>& off) {
  const std::size_t before = because.size();
  for (std::size_t i = 0; i < before; ++i) {
    const auto at = std::ranges::find_if(
        off, [&](const Off& one) { return !because[i].machine.empty() && same_machine(one.machine, because[i].machine); });
    if (at == off.end()) continue;
    Because more = because[i];
    more.ground = Ground::taken_off;
    more.effect = effect_of(more.ground);
    more.finding.clear();
    more.entry = at->entry;
    more.since = at->since;
    more.by = at->by;
    if (std::ranges::find(because, more) == because.end()) because.push_back(std::move(more));
  }
}

/// What runs elsewhere is reached from here by what the signs speak of.
bool is_hosted(const std::vector<Because>& because) {
  return std::ranges::any_of(because, [](const Because& one) { return one.ground == Ground::hosted; });
}

Proposal proposal_of(const Offer& offer, const Sources& sources) {
  Proposal proposal{.state = State::unknown,
                    .channels = {},
                    .because = grounds_of(offer, sources.known.town, *sources.known.diagnosed, sources.said)};
  add_machines_off(proposal.because, sources.off);
  const Effect known = worst_of(proposal.because);
  if (known == Effect::unknown || (known == Effect::works && is_hosted(proposal.because))) {
    for (Because& one : grounds_of(offer, sources.given)) proposal.because.push_back(std::move(one));
  }
  std::ranges::stable_sort(proposal.because, std::greater(), &Because::effect);
  proposal.state = state_for(worst_of(proposal.because), offer.kind);
  const bool replaced = proposal.state == State::degraded || proposal.state == State::closed;
  if (replaced && offer.kind) proposal.channels = offer.kind->channels;
  return proposal;
}

/// Who decided in the face of the same proposal is not asked again.
bool waits(const Proposal& proposal, const Standing& standing) {
  if (proposal.state == State::unknown) return false;
  if (!standing.is_said()) return true;
  const Decision& last = standing.decisions.back();
  return proposal.state != last.details.state && proposal.state != last.proposed;
}

const Promise* promise_about(const std::vector<Promise>& promises, const std::string& about) {
  // The last one: a service that stopped twice was promised twice.
  const auto at = std::ranges::find(promises.rbegin(), promises.rend(), about, &Promise::about);
  return at == promises.rend() ? nullptr : &*at;
}

Line line_of(const Offer& offer, const std::vector<Standing>& standings, const std::vector<Promise>& promises,
             const Sources& sources) {
  Line line{.offer = offer, .standing = {}, .now = {}, .returning = std::nullopt, .proposal = proposal_of(offer, sources)};
  if (const Standing* standing = find(standings, offer.service, offer.site)) line.standing = *standing;
  line.now = line.standing.now();
  line.proposal.waits = waits(line.proposal, line.standing);
  const Promise* promise = promise_about(promises, return_promise(offer.service, offer.site));
  if (promise && line.now.back == Return::dated) {
    line.returning = *promise;
    line.now.returns_at = promise->due();
  }
  return line;
}

Basis basis_of(const Sources& sources) {
  if (sources.known.diagnosed->sees_an_attack()) return Basis::diagnosis;
  return sources.given.empty() && sources.said.empty() ? Basis::nothing : Basis::answers;
}

}  // namespace

std::size_t Overview::count(State state) const {
  return static_cast<std::size_t>(std::ranges::count(lines, state, [](const Line& line) { return line.now.state; }));
}

Overview overview_of(const Known& known, base::Language language) {
  Roster roster = roster_of(known.town, known.entries, language);
  const std::vector<measures::Measure> taken = measures::state_of(known.entries);
  Sources sources{known, words_said_of(known.entries),
                  given_signs(first_hour::state_of(known.entries), declarations_of(known.entries)), machines_off(taken)};
  add_carried_out(sources.given, taken);
  const std::vector<Standing> standings = standings_of(known.entries);
  const std::vector<Promise> promises = promises_of(known.entries);
  Overview overview{roster.from, roster.population, basis_of(sources), {}};
  for (const Offer& offer : roster.offers) overview.lines.push_back(line_of(offer, standings, promises, sources));
  return overview;
}

std::string grounds_text(const Proposal& proposal) {
  std::string all;
  for (const Because& one : proposal.because) {
    if (state_for(one.effect, nullptr) == State::unknown && proposal.state != State::unknown) continue;
    const std::string cited = !one.finding.empty() ? one.finding
                              : one.entry != 0     ? fmt::format("#{}", one.entry)
                                                   : std::string();
    if (!cited.empty() && all.find(cited) == all.npos) all += (all.empty() ? "" : " ") + cited;
  }
  return all;
}

}  // namespace beffroi::response::services
