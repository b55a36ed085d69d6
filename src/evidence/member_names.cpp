// SPDX-License-Identifier: EUPL-1.2
#include "evidence/member_names.h"

#include <functional>
#include <utility>

namespace beffroi::evidence {

std::string MemberNames::unique(std::string_view name) {
  const std::hash<std::string_view> hash;
  std::uint32_t times = ++times_seen_[hash(name)];
  if (times == 1) return std::string(name);
  std::string candidate;
  do {
    candidate = std::string(name) + '#' + std::to_string(times);
    times = ++times_seen_[hash(name)];
  } while (++times_seen_[hash(candidate)] > 1);
  --times_seen_[hash(name)];
  return candidate;
}

std::string unpacked_name(std::string_view container_path) {
  std::string_view name = container_path.substr(container_path.find_last_of("/!") + 1);
  using namespace std::string_view_literals;
  for (const auto& [ending, instead] :
       {std::pair{".tgz"sv, ".tar"sv}, {".txz"sv, ".tar"sv}, {".gz"sv, ""sv}, {".xz"sv, ""sv}, {".zst"sv, ""sv}}) {
    if (name.size() > ending.size() && name.ends_with(ending)) {
      return std::string(name.substr(0, name.size() - ending.size())) += instead;
    }
  }
  return "content";
}

}  // namespace beffroi::evidence
