// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "drill/attack/worm.h"
#include "drill/drill.h"

namespace beffroi::drill::scenarios::cle_usb {
namespace {

using namespace world;
using attack::Attack;
using base::Timestamp;

/// A stick from elsewhere is opened at a counter; the worm on it goes from machine to machine with the stick and through the share.
/// Nobody sits behind it that week: nothing is encrypted.
class Story {
 public:
  Story(Stage& stage, const activity::Period& period, Random random, Truth& truth)
      : town_(stage.town()),
        period_(period),
        attack_{stage, random, truth, {}},
        worm_(attack::draw_worm(attack_.random)),
        stick_(activity::draw_stick(attack_.random)) {
    workstations_ = town_.workstations_in_domain();
    for (std::size_t last = workstations_.size(); last > 1; --last)
      std::swap(workstations_[last - 1], workstations_[attack_.random.below(static_cast<std::uint32_t>(last))]);
  }

  void play() {
    const Timestamp morning = first_morning();
    const attack::Session first = arrive(*workstations_[0], morning);
    const attack::Caught caught = catch_on(first, attack_.wait(morning, 200, 1500));
    write_down_origin(first, caught.started);
    carry_stick(caught.over);
    spread_by_share(first, caught.over);
  }

 private:
  Random& random() { return attack_.random; }

  Timestamp first_morning() {
    Day day = period_.day(period_.days - random().between(5, 9));
    while (!is_working_day(day)) day -= std::chrono::days(1);
    return french_time(day, random().between(9, 11), random().between(0, 50));
  }

  attack::Session arrive(const Host& host, Timestamp time) {
    return activity::log_on_at_console(attack_.stage, host, town_.account(host.main_user), time);
  }

  attack::Caught catch_on(const attack::Session& session, Timestamp time) {
    activity::plug_in(attack_.stage, *session.host, stick_, time);
    const attack::Caught caught = attack::catch_from_stick(attack_, session, worm_, stick_, attack_.wait(time, 8, 70));
    activity::pull_out(attack_.stage, *session.host, stick_, attack_.wait(caught.over, 200, 1500));
    return caught;
  }

  /// The same stick in one or two more machines within two days; on one of them the antivirus may be quicker.
  void carry_stick(Timestamp time) {
    const int machines = random().between(1, 2);
    for (int i = 1; i <= machines; ++i) {
      time = next_visit(time);
      const attack::Session session = arrive(*workstations_[static_cast<std::size_t>(i)], time);
      if (i == machines && random().chance(50)) {
        const Timestamp plugged = attack_.wait(time, 100, 900);
        activity::plug_in(attack_.stage, *session.host, stick_, plugged);
        attack::antivirus_stops_worm(attack_, session, worm_, stick_, attack_.wait(plugged, 2, 9));
        continue;
      }
      catch_on(session, attack_.wait(time, 100, 900));
      compromised(session);
    }
  }

  void spread_by_share(const attack::Session& first, Timestamp time) {
    if (!random().chance(70)) return;
    const std::string path = attack::infect_share(attack_, first, worm_, attack_.wait(time, 60, 900));
    const attack::Session session = arrive(*workstations_.back(), next_visit(time));
    const Timestamp opened = attack_.wait(next_time_, 300, 2000);
    attack::catch_from_share(attack_, session, worm_, path, opened);
    attack_.truth.lateral.push_back({town_.host(Role::file_server).computer, session.host->computer,
                                     session.account->qualified(), "shared_folder", opened, "succeeded", true});
    compromised(session);
  }

  /// Within office hours of the same day or the next working one.
  Timestamp next_visit(Timestamp time) {
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::sys_time(std::chrono::nanoseconds(time.nanoseconds)));
    const bool same_day = random().chance(40) && time < french_time(Day(days), 13, 0);
    Day day = Day(days) + std::chrono::days(same_day ? 0 : 1);
    while (!is_working_day(day)) day += std::chrono::days(1);
    next_time_ = french_time(day, random().between(14, 16), random().between(0, 50));
    return next_time_;
  }

  void compromised(const attack::Session& session) { attack_.truth.take_over(*session.account, "user"); }

  void write_down_origin(const attack::Session& session, Timestamp time) {
    Truth& truth = attack_.truth;
    truth.incident = "yes";
    truth.origin = {"determined", "removable_media", {}, "T1091", session.host->computer, session.account->qualified(), "",
                    time,         worm_.shortcut,    {}};
    compromised(session);
  }

  const Town& town_;
  activity::Period period_;
  Attack attack_;
  attack::Worm worm_;
  vocabulary::Stick stick_;
  std::vector<const Host*> workstations_;
  Timestamp next_time_{};
};

void play(Stage& stage, const activity::Period& period, Random random, Truth& truth) {
  Story(stage, period, random, truth).play();
}

}  // namespace

Scenario make_scenario() {
  return {.name = "cle-usb", .title = "drill.cle_usb.title", .town = {}, .attack = play, .prepare = nullptr};
}

}  // namespace beffroi::drill::scenarios::cle_usb
