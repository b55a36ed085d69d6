// SPDX-License-Identifier: EUPL-1.2
// A program that answers the network or a provider started a shell; a stick was put in.
#include <algorithm>
#include <array>

#include "diagnose/attack/entry.h"

namespace beffroi::diagnose::attack::entries::exposed_services {
namespace {

struct Way {
  std::string_view kind, vector, technique, statement, missing;
  double worth;
};

constexpr std::array<Way, 8> kWays = {{
    {"web_server_spawned_shell", "web_exploit", "T1190", "web_server_broken", "web_log", 0.6},
    {"application_spawned_shell", "web_exploit", "T1190", "web_server_broken", "web_log", 0.3},
    {"database_spawned_shell", "web_exploit", "T1190", "database_broken", "web_log", 0.5},
    {"remote_tool_spawned_shell", "remote_access_tool", "T1219", "remote_tool_used", "remote_tool_log", 0.45},
    {"remote_tool_from_odd_folder", "remote_access_tool", "T1219", "remote_tool_brought", "remote_tool_log", 0.4},
    {"removable_media_script", "removable_media", "T1091", "removable_media_run", "removable_media", 0.6},
    {"removable_media_run", "removable_media", "T1091", "removable_media_run", "removable_media", 0.1},
    {"remote_tool_installed", "remote_access_tool", "T1219", "remote_tool_brought", "remote_tool_log", 0.15},
}};

constexpr std::int64_t kJustBefore = 4 * 3'600 * base::kNanosecondsPerSecond;
constexpr double kEverydayUse = 0.1;

/// Providers use their tool every week: what counts is the session just before the first strong clue of that machine.
bool leads_to_the_attack(const Attack& attack, const Clue& clue) {
  const auto hit = attack.hosts.find(clue.host);
  if (hit == attack.hosts.end()) return false;
  return std::ranges::any_of(hit->second.clues, [&](const Clue* other) {
    const std::int64_t after = other->time.nanoseconds - clue.time.nanoseconds;
    return other->weight() >= 4 && after >= 0 && after <= kJustBefore;
  });
}

/// Where the program ran as the system, the person who then logged on there.
std::string account_of(const Attack& attack, const Clue& clue) {
  if (!clue.account.empty()) return clue.account;
  const auto hit = attack.hosts.find(clue.host);
  return hit == attack.hosts.end() || hit->second.sessions.empty() ? std::string() : hit->second.sessions.front()->account;
}

void find(const Scene&, const Attack& attack, std::vector<Entry>& found) {
  for (const Clue* clue : attack.clues) {
    for (const Way& way : kWays) {
      if (clue->kind != way.kind) continue;
      const bool everyday = way.kind == "remote_tool_spawned_shell" && !leads_to_the_attack(attack, *clue);
      Entry entry{.vector = way.vector,
                  .technique = way.technique,
                  .statement = way.statement,
                  .host = clue->host,
                  .account = account_of(attack, *clue),
                  .source_ip = {},
                  .artefact = clue->detail,
                  .rights = {},
                  .time = clue->time,
                  .confidence = everyday ? kEverydayUse : way.worth,
                  .supports = {clue->fact},
                  .contradicts = {},
                  .missing = {way.missing}};
      entry.supports.insert(entry.supports.end(), clue->more.begin(), clue->more.end());
      found.push_back(std::move(entry));
    }
  }
}

}  // namespace

EntryFinder make_finder() { return find; }

}  // namespace beffroi::diagnose::attack::entries::exposed_services
