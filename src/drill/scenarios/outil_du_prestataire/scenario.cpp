// SPDX-License-Identifier: EUPL-1.2
#include "drill/activity/remote_help.h"
#include "drill/attack/campaign.h"
#include "drill/drill.h"
#include "drill/vocabulary/actor.h"

namespace beffroi::drill::scenarios::outil_du_prestataire {
namespace {

using namespace world;
using activity::system_program;
using attack::Attack;
using base::Timestamp;

/// The provider's own console was taken: its tool, there for weeks and used every other day, is used at night by others. Nothing
/// comes from outside that Windows would see, and nobody's password was guessed.
class Story {
 public:
  Story(Stage& stage, const activity::Period& period, Random random, Truth& truth)
      : town_(stage.town()), entrance_(activity::helped_machine(town_)), period_(period), attack_{stage, random, truth, {}} {
    attack_.arsenal = attack::draw_arsenal(attack_.random);
  }

  void play() {
    const Timestamp entered =
        french_time(period_.day(period_.days - 2), 21, 0) + minutes(attack_.random.between(0, 240)) + seconds(7);
    const activity::RemoteHelp help = activity::connect_remote_tool(attack_.stage, entrance_, entered);
    write_down_origin(entered + milliseconds(600));
    const Timestamp looked = look_through_tool(help, attack_.wait(entered, 40, 240));
    const attack::Session session = sit_down(looked);
    const Account& victim = attack_.random.chance(60) ? town_.administrator() : town_.provider_account();
    const Timestamp settled = attack::settle(attack_, session, victim, attack_.wait(looked, 60, 400));
    const attack::Conquest conquest = attack::take_domain(attack_, session, victim, settled);
    const Timestamp struck = attack::strike(attack_, session, victim, conquest, conquest.time);
    attack::encrypt(attack_, attack::foothold_of(session, struck), struck);
    activity::disconnect_remote_tool(attack_.stage, help, attack_.wait(struck, 60, 600));
  }

 private:
  void write_down_origin(Timestamp time) {
    const Account& account = town_.provider_account();
    Truth& truth = attack_.truth;
    truth.incident = "yes";
    truth.origin = {
        "likely",
        "remote_access_tool",
        {"service_provider"},
        "T1219",
        entrance_.computer,
        account.qualified(),
        "",
        time,
        std::string(activity::remote_tool_of(town_).service),
        {vocabulary::local_system().domain + "\\" + vocabulary::local_system().name,
         vocabulary::machine_itself(entrance_, town_).domain + "\\" + vocabulary::machine_itself(entrance_, town_).name,
         "NT AUTHORITY\\SYSTEM", "S-1-5-18"}};
    truth.take_over(account, "domain_admin");
    truth.touch(entrance_, "compromised", time);
  }

  /// First through the tool itself, as the local system.
  Timestamp look_through_tool(const activity::RemoteHelp& help, Timestamp time) {
    const activity::Parent shell = activity::run_by_remote_tool(attack_.stage, help, system_program("cmd.exe"), time);
    std::vector<activity::Program> programs = {system_program("whoami.exe"), system_program("hostname.exe"),
                                               system_program("net.exe", "user"), system_program("ipconfig.exe", "/all"),
                                               system_program("nltest.exe", "/domain_trusts")};
    for (std::size_t last = programs.size(); last > 1; --last)
      std::swap(programs[last - 1], programs[attack_.random.below(static_cast<std::uint32_t>(last))]);
    programs.resize(static_cast<std::size_t>(attack_.random.between(2, 4)));
    for (const activity::Program& program : programs) {
      time = attack_.wait(time, 4, 40);
      activity::run_by_remote_tool(attack_.stage, help, program, time, shell);
    }
    attack_.truth.discovery.push_back({entrance_.computer, "commands", programs.front().command_line, time});
    attack_.truth.command_and_control.push_back(
        {entrance_.computer, "remote_access_tool", std::string(help.tool->service), time});
    return attack_.wait(time, 60, 600);
  }

  /// Then at the screen that the tool shows, with the password that the provider left in it.
  attack::Session sit_down(Timestamp time) {
    return activity::log_on_at_console(attack_.stage, entrance_, town_.provider_account(), time);
  }

  const Town& town_;
  const Host& entrance_;
  activity::Period period_;
  Attack attack_;
};

void play(Stage& stage, const activity::Period& period, Random random, Truth& truth) {
  Story(stage, period, random, truth).play();
}

}  // namespace

Scenario make_scenario() {
  return {.name = "outil-du-prestataire",
          .title = "drill.outil_du_prestataire.title",
          .town = {},
          .attack = play,
          .prepare = nullptr};
}

}  // namespace beffroi::drill::scenarios::outil_du_prestataire
