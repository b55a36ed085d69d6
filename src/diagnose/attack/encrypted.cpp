// SPDX-License-Identifier: EUPL-1.2
// Windows hardly ever writes that a file was encrypted. What it does write: many files with a new ending, and the acts that only
// ransomware does together: back-up copies destroyed and the services that hold files open stopped by one program. Wherever that
// program ran, files were encrypted.
#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "diagnose/attack/tracer.h"

namespace beffroi::diagnose::attack {
namespace {

constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
constexpr std::array<std::string_view, 3> kCopiesDestroyed = {"shadow_copies_deleted", "backup_destroyed", "recovery_disabled"};

bool destroys_copies(const Clue& clue) { return std::ranges::find(kCopiesDestroyed, clue.kind) != kCopiesDestroyed.end(); }

/// Whether copies were destroyed, on whatever machine, within two hours of a moment.
bool copies_were_destroyed(const Attack& attack, base::Timestamp time) {
  return std::ranges::any_of(attack.clues, [&](const Clue* clue) {
    return destroys_copies(*clue) && std::abs(clue->time.nanoseconds - time.nanoseconds) <= 2 * kHour;
  });
}

/// Whether files were being encrypted somewhere within two hours of a moment.
bool was_encrypting(const Attack& attack, base::Timestamp time) {
  return std::ranges::any_of(attack.clues, [&](const Clue* clue) {
    const bool impact =
        clue->kind == "files_renamed_in_bulk" || clue->kind == "ransom_note_spread" || clue->kind == "services_stopped";
    return impact && std::abs(clue->time.nanoseconds - time.nanoseconds) <= 2 * kHour;
  });
}

/// A program of Windows that anybody uses to start another one tells nothing about what it started.
bool is_ordinary(std::string_view image) {
  static constexpr std::array<std::string_view, 12> kOrdinary = {
      "cmd.exe",     "powershell.exe", "pwsh.exe", "net.exe",     "explorer.exe", "services.exe",
      "svchost.exe", "wmiprvse.exe",   "mmc.exe",  "wscript.exe", "cscript.exe",  "psexesvc.exe"};
  return image.empty() || std::ranges::find(kOrdinary, image) != kOrdinary.end();
}

/// Programs that stopped service after service.
std::set<std::string_view> ransomware(const Scene& scene, const Attack& attack) {
  std::set<std::string_view> paths;
  for (const Clue* clue : attack.clues) {
    if (clue->kind != "services_stopped") continue;
    for (const scene::Process* process : scene.processes.line_of(clue->process)) {
      if (is_ordinary(process->parent_image())) continue;
      paths.insert(process->parent_path);
      break;
    }
  }
  return paths;
}

}  // namespace

void find_encrypted(const Scene& scene, Attack& attack) {
  for (auto& [host, hit] : attack.hosts) {
    for (const Clue* clue : hit.clues) {
      if (clue->kind == "files_renamed_in_bulk" || clue->kind == "ransom_note_spread")
        hit.encrypted = hit.changed_files_seen = true;
      if (clue->kind != "services_stopped") continue;
      if (copies_were_destroyed(attack, clue->time)) hit.encrypted = true;
    }
  }
  const bool somewhere = std::ranges::any_of(attack.hosts, [](const auto& one) { return one.second.encrypted; });
  if (!somewhere) return;
  // Where its own log was emptied, copies destroyed in the same hours are what is left of it.
  for (auto& [host, hit] : attack.hosts) {
    for (const Clue* clue : hit.clues) {
      if (destroys_copies(*clue) && was_encrypting(attack, clue->time)) hit.encrypted = true;
    }
  }
  const std::set<std::string_view> paths = ransomware(scene, attack);
  for (const scene::Process& process : scene.processes.all()) {
    if (!paths.contains(process.path) || process.host == scene::kNoHost) continue;
    HitHost& hit =
        attack.hosts.try_emplace(process.host, HitHost{.first = process.time, .clues = {}, .sessions = {}}).first->second;
    hit.encrypted = true;
    hit.first = std::min(hit.first, process.time);
  }
}

}  // namespace beffroi::diagnose::attack
