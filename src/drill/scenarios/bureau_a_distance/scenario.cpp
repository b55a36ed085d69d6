// SPDX-License-Identifier: EUPL-1.2
#include "drill/attack/campaign.h"
#include "drill/drill.h"

namespace beffroi::drill::scenarios::bureau_a_distance {
namespace {

using namespace world;
using attack::Attack;
using base::Timestamp;

/// Remote desktop open to the Internet since the provider installed the server; passwords guessed for days; one success, on
/// the provider's own account, in the night of Saturday to Sunday; all servers encrypted before dawn.
class Story {
 public:
  Story(Stage& stage, const activity::Period& period, Random random, Truth& truth)
      : town_(stage.town()),
        entrance_(town_.host(Role::remote_desktop_server)),
        saturday_(period.day(period.days - 2)),
        attack_{stage, random, truth, attack::draw_arsenal(random)} {}

  void play() {
    const Timestamp entered = break_in();
    const attack::Session session = sit_down(entered);
    const Account& administrator = town_.administrator();
    const Timestamp settled = attack::settle(attack_, session, administrator, attack_.wait(entered_by_hand_, 60, 400));
    const attack::Conquest conquest = attack::take_domain(attack_, session, administrator, settled);
    finish(session, attack::strike(attack_, session, administrator, conquest, conquest.time));
  }

 private:
  Random& random() { return attack_.random; }

  /// Days of guessing, then the right password. Returns when the machine that guesses got in.
  Timestamp break_in() {
    attack::Guessing guessing{.host = &entrance_,
                              .addresses = {},
                              .users = {"administrateur", "admin", "accueil", "user", "test", "scan", "compta", "mairie",
                                        "sauvegarde", "Administrateur", town_.provider_account().name}};
    const int addresses = random().between(2, 5);
    for (int i = 0; i < addresses; ++i) guessing.addresses.push_back("203.0.113." + std::to_string(random().between(2, 250)));
    const Timestamp success = french_time(saturday_, 22, 0) + minutes(random().between(0, 210)) + seconds(random().below(60));
    guessing.from = french_time(saturday_ - std::chrono::days(random().between(2, 9)), random().between(0, 23), 11);
    guessing.to = success;
    guessing.attempts = random().between(1200, 2600);
    attack::guess_passwords(attack_, guessing);
    guesser_ = random().pick(guessing.addresses);
    write_down_origin(success);
    return success;
  }

  void write_down_origin(Timestamp time) {
    const Account& account = town_.provider_account();
    Truth& truth = attack_.truth;
    truth.incident = "yes";
    truth.origin = {"determined",
                    "exposed_remote_desktop",
                    {"password_guessing"},
                    "T1133",
                    entrance_.computer,
                    account.qualified(),
                    guesser_,
                    time,
                    "",
                    {}};
    truth.take_over(account, "domain_admin");
    truth.touch(entrance_, "compromised", time);
  }

  /// The program that guesses tries the session at once and leaves; a person comes later, often from elsewhere.
  attack::Session sit_down(Timestamp success) {
    const Account& account = town_.provider_account();
    activity::RemoteEntry entry{.host = &entrance_, .account = &account, .address = guesser_, .client = attack_.arsenal.client};
    const attack::Session probe = activity::log_on_by_remote_desktop(attack_.stage, entry, success);
    activity::log_off(attack_.stage, probe, attack_.wait(success, 5, 40));
    if (random().chance(40)) entry.address = "198.51.100." + std::to_string(random().between(100, 250));
    entered_by_hand_ = success + minutes(random().between(15, 100));
    return activity::log_on_by_remote_desktop(attack_.stage, entry, entered_by_hand_);
  }

  /// Last of all, the machine they came through.
  void finish(const attack::Session& session, Timestamp time) {
    attack::encrypt(attack_, attack::foothold_of(session, time), time);
    if (random().chance(15)) attack::clear_logs(attack_, entrance_, session.actor, attack_.wait(time, 60, 200));
    activity::log_off(attack_.stage, session, attack_.wait(time, 300, 900));
  }

  const Town& town_;
  const Host& entrance_;
  Day saturday_;
  Attack attack_;
  std::string guesser_;
  Timestamp entered_by_hand_;
};

void play(Stage& stage, const activity::Period& period, Random random, Truth& truth) {
  Story(stage, period, random, truth).play();
}

/// One workstation of the town hall is in a cupboard that nobody opens that week-end.
void prepare(Town& town, Random random) {
  std::vector<Host*> candidates;
  for (Host& host : town.hosts) {
    if (host.site == "mairie" && !host.is_server()) candidates.push_back(&host);
  }
  candidates[random.below(static_cast<std::uint32_t>(candidates.size()))]->collected = false;
}

}  // namespace

Scenario make_scenario() {
  return {
      .name = "bureau-a-distance", .title = "drill.bureau_a_distance.title", .town = {}, .attack = play, .prepare = prepare};
}

}  // namespace beffroi::drill::scenarios::bureau_a_distance
