// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnose/scene.h"

namespace beffroi::diagnose::questions::indicators {

/// A program that the attacker ran.
struct Program {
  std::string shown;                        ///< its path, as a record wrote it
  const KnownFact* fact = nullptr;          ///< where it is seen first
  std::string algorithm, hash;              ///< "SHA256" and lower-case digits; empty where no record notes one
  std::vector<scene::HostId> hosts;         ///< where it ran, each once, in the order of time
  std::vector<const KnownFact*> elsewhere;  ///< where it is seen first on each of the others than that of `fact`
};

/// By folded path without the volume. Only what lies where no installed program lives: a shell of Windows is nobody's.
std::map<std::string, Program> programs_of(const Scene& scene);

/// "c:\users\x\a.exe" and "\device\harddiskvolume2\users\x\a.exe" are the same file: "\users\x\a.exe", folded.
std::string path_without_volume(std::string_view path);

/// The strongest digest of Sysmon's "MD5=…,SHA256=…", as algorithm and digits; empty where there is none.
std::pair<std::string, std::string> best_hash(std::string_view hashes);

}  // namespace beffroi::diagnose::questions::indicators
