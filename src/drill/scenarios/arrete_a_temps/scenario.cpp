// SPDX-License-Identifier: EUPL-1.2
#include "drill/attack/attack.h"
#include "drill/drill.h"
#include "drill/vocabulary/accounts.h"

namespace beffroi::drill::scenarios::arrete_a_temps {
namespace {

using namespace world;
using attack::Attack;
using base::Timestamp;

/// The technician sees it, closes the port and gives the account a new password.
void close_the_door(Stage& stage, Random& random, Timestamp time) {
  const Town& town = stage.town();
  const Host& entrance = town.host(Role::remote_desktop_server);
  const Host& controller = stage.domain_controller();
  const Account& provider = town.provider_account();
  const activity::Session session = activity::log_on_at_console(stage, entrance, provider, time);
  activity::run(
      stage, session,
      activity::system_program("netsh.exe", "advfirewall firewall set rule group=\"Bureau à distance\" new enable=no"),
      time + minutes(3));
  const activity::Session there =
      activity::log_on_at_console(stage, controller, town.administrator(), time + minutes(random.between(8, 20)));
  stage.log(controller, time + minutes(25), vocabulary::password_set(there.actor, provider));
  activity::log_off(stage, there, time + minutes(27));
  activity::log_off(stage, session, time + minutes(40));
}

/// Passwords are guessed for days, some accounts are locked, nobody gets in, and the door is closed on a working morning.
void play(Stage& stage, const activity::Period& period, Random random, Truth& truth) {
  Attack attack{stage, random, truth, {}};
  attack.arsenal = attack::draw_arsenal(attack.random);
  const Town& town = stage.town();
  Day day = period.day(period.days - 3);
  while (!is_working_day(day)) day -= std::chrono::days(1);
  const Timestamp closed = french_time(day, 9, attack.random.between(0, 50));
  const Host& entrance = town.host(Role::remote_desktop_server);
  attack::Guessing guessing{
      .host = &entrance,
      .addresses = {},
      .users = {"administrateur", "admin", "accueil", "test", "Administrateur", "mairie", town.provider_account().name}};
  for (int i = attack.random.between(2, 4); i > 0; --i)
    guessing.addresses.push_back("198.51.100." + std::to_string(attack.random.between(100, 250)));
  guessing.from = french_time(day - std::chrono::days(attack.random.between(3, 6)), 2, 30);
  guessing.to = closed;
  guessing.attempts = attack.random.between(700, 1800);
  attack::guess_passwords(attack, guessing);
  const Host& controller = stage.domain_controller();
  stage.log(controller, closed - hours(5),
            vocabulary::account_locked_out(vocabulary::machine_itself(controller, town), town.provider_account(),
                                           attack.arsenal.client));
  close_the_door(stage, attack.random, closed);
  truth.incident_also_right = {"suspected"};
}

}  // namespace

Scenario make_scenario() {
  return {.name = "arrete-a-temps", .title = "drill.arrete_a_temps.title", .town = {}, .attack = play, .prepare = nullptr};
}

}  // namespace beffroi::drill::scenarios::arrete_a_temps
