// SPDX-License-Identifier: EUPL-1.2
#include "base/program_path.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace beffroi::base {

std::optional<std::string> program_on_path(std::string_view name) {
  const char* variable = std::getenv("PATH");
  std::string_view folders = variable ? variable : "";
  while (!folders.empty()) {
    const std::size_t colon = folders.find(':');
    const std::filesystem::path candidate = std::filesystem::path(folders.substr(0, colon)) / name;
    if (candidate.is_absolute() && ::access(candidate.c_str(), X_OK) == 0) return candidate.string();
    folders.remove_prefix(colon == folders.npos ? folders.size() : colon + 1);
  }
  return std::nullopt;
}

}  // namespace beffroi::base
