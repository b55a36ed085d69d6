// SPDX-License-Identifier: EUPL-1.2
// What was typed on a machine of the attack and names another one: the target's own log may have been emptied since.
#include <algorithm>

#include "diagnose/attack/responsible.h"
#include "diagnose/attack/tracer.h"
#include "diagnose/scene/commanded_target.h"

namespace beffroi::diagnose::attack {
namespace {

constexpr std::int64_t kAtOnce = 20 * base::kNanosecondsPerSecond;  ///< a command and what it does on the machine that it names

/// Credentials that a machine gave to another one.
struct Given {
  std::string account;
  const KnownFact* fact = nullptr;  ///< null where no record says
};

Given given_between(const Scene& scene, scene::HostId from, scene::HostId to, base::Timestamp time, std::int64_t within) {
  for (const KnownFact& given :
       scene.book.facts("authentication.logged-in-explicit", {time.nanoseconds - within}, {time.nanoseconds + within})) {
    std::string_view target = given.get("destination.domain");
    target.remove_prefix(std::min(target.size(), target.find('/') + 1));
    if (scene.hosts.of_name(given.host()) != from || scene.hosts.of_name(target) != to) continue;
    return {scene.accounts.key_of(given.get("user.target.name"), given.get("user.target.domain"), given.host()), &given};
  }
  return {};
}

/// What the target itself wrote of a shell that was opened there in that moment; it names nobody.
const KnownFact* shell_served(const Scene& scene, scene::HostId to, std::string_view method, base::Timestamp time) {
  if (method != "winrm") return nullptr;
  for (const KnownFact& served :
       scene.book.facts("session.remote-shell-served", {time.nanoseconds - kAtOnce}, {time.nanoseconds + 3 * kAtOnce})) {
    if (scene.hosts.of_name(served.host()) == to) return &served;
  }
  return nullptr;
}

}  // namespace

/// Whether what a command had done there is known already. Another way onto the same machine, minutes before, is another step.
bool Tracer::is_told(scene::HostId from, scene::HostId to, std::string_view method, base::Timestamp time) const {
  return std::ranges::any_of(attack_.moves, [&](const Move& move) {
    const std::int64_t apart = std::abs(move.time.nanoseconds - time.nanoseconds);
    const bool same_way = move.method == method || move.method == "network_logon";
    return move.from == from && move.to == to && apart < (same_way ? 5 * kBefore : kAtOnce);
  });
}

void Tracer::add_commanded() {
  for (const Clue* clue : attack_.clues) {
    if (clue->kind != "remote_execution_tool" || clue->process == scene::kNoProcess || !is_in_time(clue->host, clue->time))
      continue;
    const scene::CommandedTarget target = scene::commanded_target(scene::plain(clue->detail));
    const scene::HostId to = scene_.hosts.of_name(target.name);
    if (to == scene::kNoHost || to == clue->host || !target.executes) continue;
    if (is_told(clue->host, to, target.method, clue->time)) continue;
    hit(to, clue->time).clues.push_back(clue);
    hit(clue->host, clue->time).left_from_here = true;
    const Given given = given_between(scene_, clue->host, to, clue->time, kBefore - 1);
    Move move{.from = clue->host,
              .to = to,
              .account = given.account,
              .method = target.method,
              .time = clue->time,
              .facts = {clue->fact},
              .commanded = true,
              .by_others = is_by_others(scene_, attack_, *clue)};
    if (given.fact) move.facts.push_back(given.fact);
    if (const KnownFact* served = shell_served(scene_, to, target.method, clue->time)) {
      move.facts.push_back(served);
      move.commanded = false;
    }
    attack_.moves.push_back(std::move(move));
  }
}

}  // namespace beffroi::diagnose::attack
