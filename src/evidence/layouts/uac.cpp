// SPDX-License-Identifier: EUPL-1.2
// UAC (Unix-like Artifacts Collector) writes uac-<machine>-<system>-<14 digits>.tar.gz; copied files lie below [root]/, the answers
// of commands below live_response/ and other folders.
#include "evidence/layouts/layout.h"

namespace beffroi::evidence::layouts {
namespace {

/// The machine in "uac-srv-web-01-linux-20261122101500": what stands before the last two dashes.
std::string host_in(std::string_view archive) {
  constexpr std::string_view prefix = "uac-";
  constexpr std::size_t kTimeDigits = 14;
  archive = without_archive_endings(archive);
  const std::size_t time = archive.rfind('-');
  if (!archive.starts_with(prefix) || time == archive.npos || archive.size() - time - 1 != kTimeDigits) return {};
  if (archive.substr(time + 1).find_first_not_of("0123456789") != archive.npos) return {};
  const std::size_t system = archive.rfind('-', time - 1);
  if (system == archive.npos || system <= prefix.size()) return {};
  const std::string_view host = archive.substr(prefix.size(), system - prefix.size());
  return may_be_host(host) ? std::string(host) : std::string();
}

}  // namespace

std::optional<Hints> uac(const Trail& trail) {
  std::optional<Hints> hints;
  for (const auto& step : trail.steps) {
    for (std::size_t i = 0; i < step.size(); ++i) {
      if (const std::string host = host_in(step[i]); !host.empty()) {
        if (!hints) hints.emplace();
        hints->host = host;
      }
      if (step[i] != "[root]" || i + 1 == step.size()) continue;
      if (!hints) hints.emplace();
      hints->original_path.clear();
      for (std::size_t k = i + 1; k < step.size(); ++k) (hints->original_path += '/') += step[k];
    }
  }
  return hints;
}

}  // namespace beffroi::evidence::layouts
