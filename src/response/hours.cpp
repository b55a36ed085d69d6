// SPDX-License-Identifier: EUPL-1.2
#include "response/hours.h"

#include "base/moment_text.h"
#include "response/declarations/declarations.h"
#include "response/obligations/facts.h"

namespace beffroi::response {
namespace {

/// The earlier one; of two at once, the one that somebody named.
void take(std::optional<KnownSince>& earliest, base::Timestamp at, base::Timestamp holds, bool said) {
  if (!earliest || at < earliest->at)
    earliest = {at, holds, said};
  else if (at == earliest->at)
    earliest->said |= said;
}

/// Whether declaring it says or suspects that there is an attack.
bool gives_the_alarm(const Statement& statement) {
  const DeclaredEvent* event = EventCatalogue::embedded().find(statement.event);
  const auto answer = event ? event->answer("incident", statement.state) : std::nullopt;
  return answer == "yes" || answer == "suspected";
}

std::unexpected<base::Error> refused(std::string_view id, base::Timestamp at, const KnownSince& known) {
  return base::fail(std::string(id), {{"at", at}, {"known", known.at}, {"said", known.said}}, {"--at", {}, {}});
}

}  // namespace

std::optional<KnownSince> known_since(Entries entries) {
  std::optional<KnownSince> earliest;
  for (const obligations::Fact& fact : obligations::facts_of(entries)) {
    // A declaration is read below: there it says whether its hour was named.
    if (fact.event == "attack_known" && fact.at && fact.origin != obligations::Origin::said)
      take(earliest, *fact.at, fact.holds().value_or(*fact.at), fact.origin == obligations::Origin::first_hour);
  }
  for (const Declaration& one : declarations_of(entries)) {
    if (one.withdrawn || !one.question.empty() || !gives_the_alarm(one.current())) continue;
    for (const Statement& statement : one.statements)
      take(earliest, statement.moment(), one.current().moment(), statement.at.has_value());
  }
  return earliest;
}

base::Result<> not_before_attack(Entries entries, base::Timestamp at, IfImplausible remedy) {
  const auto known = known_since(entries);
  if (!known) return {};
  const std::int64_t believed = known->said ? base::kMomentTolerance : kUntoldBefore;
  if (at.nanoseconds >= known->at.nanoseconds - believed) return {};
  return refused(remedy == IfImplausible::correct ? "response.before_attack" : "response.before_attack_why", at, *known);
}

base::Result<> near_the_attack(Entries entries, base::Timestamp at) {
  const auto known = known_since(entries);
  if (!known) return {};
  if (at.nanoseconds < known->at.nanoseconds - kLongAgo) return refused("response.long_ago", at, *known);
  if (at.nanoseconds > known->at.nanoseconds + kFarAhead) return refused("response.far_ahead", at, *known);
  return {};
}

}  // namespace beffroi::response
