// SPDX-License-Identifier: EUPL-1.2
#include "evidence/layouts/layout.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace beffroi::evidence {
namespace layouts {
namespace {

std::vector<std::string_view> components_of(std::string_view path) {
  std::vector<std::string_view> components;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
    if (end > 0) components.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  if (components.empty()) components.emplace_back();
  return components;
}

/// A '!' in a name cuts it in two: layouts give hints, and no collector writes such names.
Trail trail_of(std::string_view path) {
  Trail trail;
  for (std::size_t end = 0; end != path.npos;) {
    end = path.find('!');
    trail.steps.push_back(components_of(path.substr(0, end)));
    path.remove_prefix(end == path.npos ? path.size() : end + 1);
  }
  return trail;
}

}  // namespace

bool may_be_host(std::string_view text) {
  constexpr std::size_t kLongestName = 253;  // of a machine in the DNS (RFC 1035)
  bool letter = false;
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') return false;
    letter |= is_letter;
  }
  return letter && text.size() <= kLongestName && text.front() != '.' && text.back() != '.';
}

std::string_view without_archive_endings(std::string_view text) {
  constexpr std::array<std::string_view, 7> endings = {".zip", ".7z", ".tar", ".gz", ".tgz", ".xz", ".zst"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view ending : endings) {
      if (text.size() <= ending.size() || !base::equal_folded(text.substr(text.size() - ending.size()), ending)) continue;
      text.remove_suffix(ending.size());
      again = true;
    }
  }
  return text;
}

std::size_t find_windows_root(const std::vector<std::string_view>& components, std::size_t from) {
  constexpr std::array<std::string_view, 8> roots = {"Windows", "Users",        "ProgramData", "Documents and Settings",
                                                     "$Extend", "$Recycle.Bin", "inetpub",     "$MFT"};
  for (std::size_t i = from; i < components.size(); ++i) {
    const auto is_root = [&](std::string_view root) { return base::equal_folded(components[i], root); };
    if (std::any_of(roots.begin(), roots.end(), is_root)) return i;
  }
  return components.size();
}

std::string windows_path(std::string_view drive, const std::vector<std::string_view>& components, std::size_t from) {
  std::string path(drive);
  for (std::size_t i = from; i < components.size(); ++i) {
    if (!path.empty()) path += '\\';
    path += components[i];
  }
  return path;
}

}  // namespace layouts

model::Origin describe_origin(std::string_view argument, std::string_view path) {
  struct Layout {
    std::string_view collector;
    std::optional<layouts::Hints> (*describe)(const layouts::Trail&);
  };
  // From the most peculiar names to the most general.
  constexpr std::array<Layout, 5> known = {{{"dfir-orc", layouts::dfir_orc},
                                            {"velociraptor", layouts::velociraptor},
                                            {"uac", layouts::uac},
                                            {"kape", layouts::kape},
                                            {"", layouts::copied_folders}}};
  model::Origin origin;
  origin.argument = argument;
  origin.path = path;
  const layouts::Trail trail = layouts::trail_of(path);
  for (const Layout& layout : known) {
    auto hints = layout.describe(trail);
    if (!hints) continue;
    origin.collector = layout.collector;
    origin.host = std::move(hints->host);
    origin.original_path = std::move(hints->original_path);
    break;
  }
  return origin;
}

}  // namespace beffroi::evidence
