// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/attack/stray_programs.h"

#include <algorithm>

#include "base/text.h"

namespace beffroi::diagnose::attack {
namespace {

constexpr std::size_t kMostNames = 16, kMostBytes = 32'768;
constexpr std::string_view kEnding = ".exe";
constexpr std::string_view kInstalled[] = {":\\windows\\system32\\", ":\\windows\\syswow64\\", "%systemroot%\\system32\\",
                                           ":\\program files\\", ":\\program files (x86)\\"};

bool is_installed(std::string_view path) {
  return std::ranges::any_of(kInstalled, [&](std::string_view folder) { return path.find(folder) != path.npos; });
}

/// The last two parts of a path; empty where it has no folder.
std::string_view last_two(std::string_view path) {
  const std::size_t name = path.rfind('\\');
  if (name == path.npos || name == 0) return {};
  const std::size_t folder = path.rfind('\\', name - 1);
  return folder == path.npos ? std::string_view{} : path.substr(folder + 1);
}

}  // namespace

std::set<std::string> stray_programs(std::string_view text) {
  const std::string folded = base::fold(text.substr(0, kMostBytes));
  std::set<std::string> names;
  std::size_t from = 0;
  for (std::size_t at = folded.find(kEnding); at != folded.npos && names.size() < kMostNames; at = folded.find(kEnding, from)) {
    const std::size_t end = at + kEnding.size();
    const std::string_view piece = std::string_view(folded).substr(from, end - from);
    const std::string_view path = piece.substr(piece.find_last_of("\"'<>|*?;,") + 1);
    const std::string_view name = last_two(path);
    if (!name.empty() && !is_installed(path)) names.emplace(name);
    from = end;
  }
  return names;
}

}  // namespace beffroi::diagnose::attack
