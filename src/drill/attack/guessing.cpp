// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "drill/attack/attack.h"

namespace beffroi::drill::attack {
namespace {

using namespace world;

bool exists(const Town& town, std::string_view user) {
  return std::ranges::any_of(town.accounts,
                             [&](const Account& account) { return account.name == user && account.domain == town.netbios; });
}

}  // namespace

void guess_passwords(Attack& attack, const Guessing& guessing) {
  const Town& town = attack.stage.town();
  const std::int64_t span = guessing.to.nanoseconds - guessing.from.nanoseconds;
  constexpr int kLongestWave = 90;
  int left = guessing.attempts;
  while (left > 0) {
    activity::RemoteEntry entry{.host = guessing.host, .account = &town.administrator()};
    entry.address = attack.random.pick(guessing.addresses);
    entry.client = attack.random.chance(70) ? attack.arsenal.client : "";
    Timestamp time = guessing.from + static_cast<std::int64_t>(attack.random.next() % static_cast<std::uint64_t>(span));
    for (int wave = std::min(left, attack.random.between(10, kLongestWave)); wave > 0 && time < guessing.to; --wave, --left) {
      const std::string& user = attack.random.pick(guessing.users);
      const auto why = exists(town, user) ? vocabulary::LogonFailure::wrong_password : vocabulary::LogonFailure::no_such_user;
      activity::refuse_remote_desktop(attack.stage, entry, user, why, time);
      time = attack.wait(time, 1, 7);
    }
  }
}

}  // namespace beffroi::drill::attack
