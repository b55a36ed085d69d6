// SPDX-License-Identifier: EUPL-1.2
// Velociraptor's offline collector writes Collection-<machine>-<time>.zip, its server <machine>-C.<client>-F.<flow>.zip. Inside,
// files lie below uploads/<accessor>/ with every component percent-encoded (%5C%5C.%5CC%3A is \\.\C:), and tables below results/.
// The machine's name inside client_info.json is chosen by whoever owns the machine (CVE-2026-8795): we do not read it.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "evidence/layouts/layout.h"

namespace beffroi::evidence::layouts {
namespace {

int hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hexadecimal_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hexadecimal_digit(text[i + 2]) : -1;
    decoded += low >= 0 ? static_cast<char>(high * 16 + low) : text[i];
    if (low >= 0) i += 2;
  }
  return base::to_valid_utf8(decoded);
}

/// "-2026-11-22T10_15_00Z" and its variants: a dash, a date, 'T'.
bool is_time_suffix(std::string_view text) {
  constexpr std::string_view shape = "-dddd-dd-ddT";
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
  }
  return true;
}

std::string host_in(std::string_view archive) {
  archive = without_archive_endings(archive);
  std::string_view host;
  constexpr std::string_view prefix = "Collection-";
  if (archive.starts_with(prefix)) {
    archive.remove_prefix(prefix.size());
    for (std::size_t i = 1; i < archive.size() && host.empty(); ++i) {
      if (is_time_suffix(archive.substr(i))) host = archive.substr(0, i);
    }
  } else if (const std::size_t client = archive.find("-C."); client != archive.npos) {
    host = archive.substr(0, client);
  }
  return may_be_host(host) ? std::string(host) : std::string();
}

bool is_accessor(std::string_view text) {
  constexpr std::array<std::string_view, 7> accessors = {"auto", "file", "ntfs", "lazy_ntfs", "ntfs_vss", "mft", "registry"};
  return std::find(accessors.begin(), accessors.end(), text) != accessors.end();
}

std::string original_path(const std::vector<std::string_view>& components, std::size_t drive_at) {
  std::string drive = percent_decoded(components[drive_at]);
  constexpr std::string_view device = "\\\\.\\";
  if (drive.starts_with(device)) drive.erase(0, device.size());
  std::string path = std::move(drive);
  const bool windows = path.ends_with(':') || path.starts_with('\\');
  if (!windows) path.insert(0, 1, '/');
  for (std::size_t i = drive_at + 1; i < components.size(); ++i) {
    path += windows ? '\\' : '/';
    path += percent_decoded(components[i]);
  }
  return path;
}

}  // namespace

std::optional<Hints> velociraptor(const Trail& trail) {
  std::optional<Hints> hints;
  const auto& inside = trail.last();
  for (std::size_t i = 0; i + 2 < inside.size() && !hints; ++i) {
    if (inside[i] == "uploads" && is_accessor(inside[i + 1])) hints = Hints{"", original_path(inside, i + 2)};
  }
  for (const auto& step : trail.steps) {
    for (const std::string_view component : step) {
      const std::string host = host_in(component);
      if (host.empty()) continue;
      if (!hints) hints.emplace();
      hints->host = host;
    }
  }
  return hints;
}

}  // namespace beffroi::evidence::layouts
