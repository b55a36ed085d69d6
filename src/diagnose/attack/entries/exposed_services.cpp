// SPDX-License-Identifier: EUPL-1.2
// A program that answers the network or a provider started a shell; a stick was put in.
#include <array>

#include "diagnose/attack/entry.h"

namespace beffroi::diagnose::attack::entries::exposed_services {
namespace {

struct Way {
  std::string_view kind, vector, technique, statement, missing;
  double worth;
};

constexpr std::array<Way, 6> kWays = {{
    {"web_server_spawned_shell", "web_exploit", "T1190", "web_server_broken", "web_log", 0.6},
    {"database_spawned_shell", "web_exploit", "T1190", "database_broken", "web_log", 0.5},
    {"remote_tool_spawned_shell", "remote_access_tool", "T1219", "remote_tool_used", "remote_tool_log", 0.45},
    {"remote_tool_from_odd_folder", "remote_access_tool", "T1219", "remote_tool_brought", "remote_tool_log", 0.4},
    {"removable_media_run", "removable_media", "T1091", "removable_media_run", "removable_media", 0.6},
    {"remote_tool_installed", "remote_access_tool", "T1219", "remote_tool_brought", "remote_tool_log", 0.15},
}};

void find(const Scene& scene, const Attack& attack, std::vector<Entry>& found) {
  (void)scene;
  for (const Clue* clue : attack.clues) {
    for (const Way& way : kWays) {
      if (clue->kind != way.kind) continue;
      Entry entry{.vector = way.vector, .technique = way.technique, .statement = way.statement, .host = clue->host, .account = clue->account,
                  .source_ip = {}, .artefact = clue->detail, .time = clue->time, .confidence = way.worth, .supports = {clue->fact}, .contradicts = {}, .missing = {way.missing}};
      entry.supports.insert(entry.supports.end(), clue->more.begin(), clue->more.end());
      found.push_back(std::move(entry));
    }
  }
}

}  // namespace

EntryFinder make_finder() { return find; }

}  // namespace beffroi::diagnose::attack::entries::exposed_services
