// SPDX-License-Identifier: EUPL-1.2
#include "drill/attack/campaign.h"
#include "drill/drill.h"

namespace beffroi::drill::scenarios::pieces_jointes {
namespace {

using namespace world;
using attack::Attack;
using base::Timestamp;

/// The machine whose user opens the attachment: one of the town hall, examined like the others.
const Host& victim_of(const Town& town, Random& random) {
  std::vector<const Host*> candidates;
  for (const Host& host : town.hosts) {
    if (host.site == "mairie" && !host.is_server() && host.collected) candidates.push_back(&host);
  }
  return *candidates[random.below(static_cast<std::uint32_t>(candidates.size()))];
}

Day opening_day(const activity::Period& period, Random& random) {
  Day day = period.day(period.days - random.between(4, 7));
  while (!is_working_day(day)) day -= std::chrono::days(1);
  return day;
}

void write_down_origin(Truth& truth, const Host& victim, const Account& user, const attack::Infection& infection) {
  truth.incident = "yes";
  truth.origin = {"determined",     "phishing_attachment", {}, "T1566.001", victim.computer, user.qualified(), "",
                  infection.opened, infection.artefact,    {}};
  truth.take_over(user, "user");
  truth.touch(victim, "compromised", infection.opened);
}

/// A clerk opens an attachment in office hours. Through the program it leaves, the attacker comes back at night, finds the
/// password of the provider in memory, takes the domain, and encrypts the servers in the night of Saturday to Sunday.
void play(Stage& stage, const activity::Period& period, Random random, Truth& truth) {
  Attack attack{stage, random, truth, {}};
  attack.arsenal = attack::draw_arsenal(attack.random);
  const Town& town = stage.town();
  const Host& victim = victim_of(town, attack.random);
  const Account& user = town.account(victim.main_user);
  const Timestamp morning = french_time(opening_day(period, attack.random), 11, attack.random.between(0, 45));
  attack::Session session = activity::log_on_at_console(stage, victim, user, morning);
  const attack::Infection infection = attack::open_attachment(attack, session, attack.wait(morning, 60, 300));
  write_down_origin(truth, victim, user, infection);
  attack::register_task(attack, session, infection.time);

  const Account& provider = town.provider_account();
  Timestamp time =
      french_time(period.day(period.days - 2), 20, attack.random.between(0, 59)) + minutes(attack.random.between(0, 150));
  time = attack::elevate(attack, session, time);
  time = attack::settle(attack, session, provider, time);
  const attack::Conquest conquest = attack::take_domain(attack, session, provider, time);
  attack::strike(attack, session, provider, conquest, conquest.time);
}

}  // namespace

Scenario make_scenario() {
  return {.name = "pieces-jointes", .title = "drill.pieces_jointes.title", .town = {}, .attack = play, .prepare = nullptr};
}

}  // namespace beffroi::drill::scenarios::pieces_jointes
