// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/questions/indicators/programs.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "diagnose/clues/catalogue.h"

namespace beffroi::diagnose::questions::indicators {
namespace {

bool is_attackers(std::string_view folded_path) {
  return folded_path.ends_with(".exe") && clues::Catalogue::embedded().is_odd_folder(folded_path);
}

void add(std::map<std::string, Program>& programs, std::string_view shown, const KnownFact& fact) {
  if (!is_attackers(base::fold(shown))) return;
  Program& program = programs[path_without_volume(shown)];
  if (program.fact && program.fact->time <= fact.time) return;
  program.fact = &fact;
  program.shown = shown;
}

/// Two records may tell of one start, and only one of them notes the hash.
void add_hashes(const Scene& scene, std::map<std::string, Program>& programs) {
  for (const KnownFact& start : scene.book.facts("process.start")) {
    if (start.get("winlog.hashes").empty()) continue;
    const auto known = programs.find(path_without_volume(start.get("process.executable")));
    if (known == programs.end() || !known->second.hash.empty()) continue;
    std::tie(known->second.algorithm, known->second.hash) = best_hash(start.get("winlog.hashes"));
    if (!known->second.hash.empty()) known->second.fact = &start;
  }
}

/// On which machines of the attack the programs ran, and where that is seen first.
void add_hosts(const Scene& scene, std::map<std::string, Program>& programs) {
  for (const KnownFact& start : scene.book.facts("process.start")) {
    const auto known = programs.find(path_without_volume(start.get("process.executable")));
    const scene::HostId host = known == programs.end() ? scene::kNoHost : scene.hosts.of_name(start.host());
    if (host == scene::kNoHost || !scene.attack.has(host) || std::ranges::count(known->second.hosts, host) != 0) continue;
    known->second.hosts.push_back(host);
    if (host != scene.hosts.of_name(known->second.fact->host())) known->second.elsewhere.push_back(&start);
  }
  for (auto& [path, program] : programs) {
    const scene::HostId first = scene.hosts.of_name(program.fact->host());
    if (std::ranges::count(program.hosts, first) == 0) program.hosts.insert(program.hosts.begin(), first);
  }
}

}  // namespace

std::string path_without_volume(std::string_view path) {
  std::string folded = base::fold(path);
  constexpr std::string_view kDevice = "\\device\\harddiskvolume";
  if (folded.starts_with(kDevice)) {
    folded.erase(0, std::min(folded.find('\\', kDevice.size()), folded.size()));
  } else if (folded.size() > 2 && folded[1] == ':') {
    folded.erase(0, 2);
  }
  return folded;
}

std::pair<std::string, std::string> best_hash(std::string_view hashes) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 3> kKnown{{{"SHA256", 64}, {"SHA1", 40}, {"MD5", 32}}};
  for (const auto& [algorithm, digits] : kKnown) {
    for (std::string_view rest = hashes; !rest.empty();) {
      const std::string_view one = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      if (!one.starts_with(algorithm) || one.size() != algorithm.size() + 1 + digits || one[algorithm.size()] != '=') continue;
      std::string value = base::fold(one.substr(algorithm.size() + 1));
      if (value.find_first_not_of("0123456789abcdef") == value.npos) return {std::string(algorithm), std::move(value)};
    }
  }
  return {};
}

std::map<std::string, Program> programs_of(const Scene& scene) {
  std::map<std::string, Program> programs;
  for (const Clue* clue : scene.attack.clues) {
    if (clue->weight() < clues::kUnusual) continue;
    add(programs, clue->fact->get("process.executable"), *clue->fact);
    if (clue->process == scene::kNoProcess) continue;
    for (const scene::Process* process : scene.processes.line_of(clue->process))
      add(programs, process->fact->get("process.executable"), *process->fact);
  }
  add_hashes(scene, programs);
  if (!programs.empty()) add_hosts(scene, programs);
  return programs;
}

}  // namespace beffroi::diagnose::questions::indicators
