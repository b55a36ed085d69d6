// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/attack/responsible.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace beffroi::diagnose::attack {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr std::int64_t kReaches = 10 * kSecond;
constexpr std::int64_t kServiceStarts = 90 * kSecond;
constexpr std::int64_t kWorkingDay = 14 * 3'600 * kSecond;

/// Numbers of SYSTEM and of the two service accounts: they tell no person.
bool is_of_the_system(std::string_view logon_id) {
  return logon_id.empty() || logon_id == "0x3e7" || logon_id == "0x3e4" || logon_id == "0x3e5" || logon_id == "0x0";
}

/// Who installed the service that runs a program: the audited record names the session, the other only the account.
const scene::Session* installer_of(const Scene& scene, const scene::Process& process) {
  const KnownFact* best = nullptr;
  for (const KnownFact& fact : scene.book.facts("configuration.service-installed")) {
    const std::int64_t before = process.time.nanoseconds - fact.time.nanoseconds;
    if (before < -2 * kSecond || before > kDay || scene.hosts.of_name(fact.host()) != process.host) continue;
    const std::string image = base::fold(fact.get("process.executable"));
    if (image.find(process.image()) == image.npos) continue;
    const bool audited = !fact.get("winlog.logon.id").empty();
    if (!best || audited || best->get("winlog.logon.id").empty()) best = &fact;
  }
  if (!best) return nullptr;
  const std::string_view logon_id = best->get("winlog.logon.id");
  if (!is_of_the_system(logon_id)) {
    if (const auto* session = scene.sessions.of_logon(process.host, logon_id, best->time)) return session;
  }
  return scene.sessions.last(process.host, scene.accounts.key_of(*best), best->time, kServiceStarts, true);
}

const scene::Session* by_programs(const Scene& scene, const Clue& clue) {
  const auto line = scene.processes.line_of(clue.process);
  for (const scene::Process* process : line) {
    if (is_of_the_system(process->logon_id)) continue;
    if (const auto* session = scene.sessions.of_logon(clue.host, process->logon_id, process->time)) return session;
  }
  if (line.empty()) return nullptr;
  for (const scene::Process* process : line) {
    const bool service = process->parent_image() == "services.exe";
    if (service || process == line.back()) {
      if (const auto* session = installer_of(scene, *process)) return session;
    }
    if (process->parent_image() == "wmiprvse.exe" || process->parent_image() == "wsmprovhost.exe") {
      if (const auto* session = scene.sessions.last(clue.host, process->account, process->time, kServiceStarts, true))
        return session;
    }
  }
  return nullptr;
}

/// The machine to which a connection of a clue leads.
scene::HostId peer_of(const Scene& scene, const Clue& clue) {
  return scene.hosts.of_address(clue.fact->get("destination.ip"), clue.time);
}

}  // namespace

std::optional<Reach> reached_by_program(const Scene& scene, const Clue& clue) {
  const auto first = std::ranges::lower_bound(scene.clues, clue.time.nanoseconds - kReaches, {},
                                              [](const Clue& one) { return one.time.nanoseconds; });
  for (auto one = first; one != scene.clues.end() && one->time.nanoseconds <= clue.time.nanoseconds + kSecond; ++one) {
    const bool reaches = one->kind == "shell_to_peer" || one->kind == "stray_program_to_peer";
    if (!reaches || one->host == clue.host || peer_of(scene, *one) != clue.host) continue;
    const auto* session = scene.sessions.last(clue.host, {}, clue.time, kReaches, true);
    if (session && session->from == one->host && !session->is_remote_desktop()) return Reach{session, &*one};
  }
  return std::nullopt;
}

const scene::Session* responsible_session(const Scene& scene, const Clue& clue) {
  if (!is_of_the_system(clue.logon_id)) {
    if (const auto* session = scene.sessions.of_logon(clue.host, clue.logon_id, clue.time)) return session;
  }
  if (const auto* session = by_programs(scene, clue)) return session;
  if (clue.kind == "service_runs_a_shell" || clue.kind == "service_from_odd_folder") {
    return scene.sessions.last(clue.host, clue.account, clue.time, kServiceStarts, true);
  }
  if (clue.account.empty()) return nullptr;
  if (const auto* session = scene.sessions.last(clue.host, clue.account, clue.time, kWorkingDay, true)) return session;
  return scene.sessions.last(clue.host, clue.account, clue.time, kWorkingDay, false);
}

bool is_by_others(const Scene& scene, const Attack& attack, const Clue& clue) {
  constexpr int kContext = 1;
  if (clue.weight() > kContext || clue.account.empty()) return false;
  if (attack.accounts.contains(clue.account) || attack.created.contains(clue.account)) return false;
  const scene::Session* session = responsible_session(scene, clue);
  if (!session) return true;
  const bool from_the_attack = session->from != scene::kNoHost && attack.has(session->from);
  if (from_the_attack || attack.sessions.contains(session)) return false;
  return std::ranges::none_of(attack.sessions, [session](const scene::Session* his) {
    return !his->address.empty() && his->address == session->address;
  });
}

}  // namespace beffroi::diagnose::attack
