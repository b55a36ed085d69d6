// SPDX-License-Identifier: EUPL-1.2
#include "drill/attack/campaign.h"
#include "drill/drill.h"

namespace beffroi::drill::scenarios::compte_vpn {
namespace {

using namespace world;
using attack::Attack;
using base::Timestamp;

/// A member of staff whose password was stolen elsewhere. Nobody kept the log of the VPN: from inside, one sees a known name
/// come from an address of the VPN, at night, from a machine it never used.
void play(Stage& stage, const activity::Period& period, Random random, Truth& truth) {
  Attack attack{stage, random, truth, {}};
  attack.arsenal = attack::draw_arsenal(attack.random);
  const Town& town = stage.town();
  const std::vector<const Host*> staff = town.workstations_in_domain();
  const Account& user = town.account(attack.random.pick(staff)->main_user);
  const Host& entrance = town.host(Role::remote_desktop_server);
  const Timestamp entered = french_time(period.day(period.days - 2), 22, 0) + minutes(attack.random.between(0, 200));
  activity::RemoteEntry entry{.host = &entrance, .account = &user};
  entry.address = "10.8.0." + std::to_string(attack.random.between(2, 60));
  entry.client = attack.arsenal.client;
  attack::Session session = activity::log_on_by_remote_desktop(stage, entry, entered);
  truth.incident = "yes";
  truth.origin = {"likely",         "vpn_account", {"valid_account"}, "T1078", entrance.computer,
                  user.qualified(), entry.address, entered,           "",      {}};
  truth.take_over(user, "user");
  truth.touch(entrance, "compromised", entered);

  const Account& administrator = town.administrator();
  const Timestamp settled =
      attack::settle(attack, session, administrator, attack::elevate(attack, session, attack.wait(entered, 60, 400)));
  const attack::Conquest conquest = attack::take_domain(attack, session, administrator, settled);
  const Timestamp time = attack::strike(attack, session, administrator, conquest, conquest.time);
  attack::encrypt(attack, attack::foothold_of(session, time), time);
}

}  // namespace

Scenario make_scenario() {
  return {.name = "compte-vpn", .title = "drill.compte_vpn.title", .town = {}, .attack = play, .prepare = nullptr};
}

}  // namespace beffroi::drill::scenarios::compte_vpn
