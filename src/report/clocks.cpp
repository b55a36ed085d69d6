// SPDX-License-Identifier: EUPL-1.2
#include "report/clocks.h"

#include <algorithm>
#include <cstdlib>

#include "response/diagnosed.h"

namespace beffroi::report {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;

/// The diagnosis tells a clock's error in whole seconds.
bool explains(const HostRow& host, std::int64_t moved) {
  return host.clock_ahead && std::abs(moved - *host.clock_ahead * kSecond) < kSecond;
}

bool names(const model::Finding& finding, const HostRow& host) {
  return std::ranges::any_of(finding.arguments, [&host](const base::Argument& argument) {
    const auto* text = std::get_if<std::string>(&argument.value);
    return text && response::same_machine(*text, host.name);
  });
}

/// The machine whose clock was wrong by that much; of several the one that the finding names, and none where that leaves it open.
const HostRow* explained_by(const model::Finding& finding, const View& view, std::int64_t moved) {
  std::vector<const HostRow*> all, named;
  for (const HostRow& host : view.hosts) {
    if (!explains(host, moved)) continue;
    all.push_back(&host);
    if (names(finding, host)) named.push_back(&host);
  }
  const auto& likely = named.empty() ? all : named;
  return likely.size() == 1 ? likely.front() : nullptr;
}

}  // namespace

std::vector<base::Piece> clock_note(const HostRow& host, const View& view, const base::Catalogue& words) {
  if (!host.clock_ahead || *host.clock_ahead == 0) return {};
  const std::int64_t minutes = (std::abs(*host.clock_ahead) + 30) / 60;
  return words.pieces(
      "report.clock.corrected",
      {{"host", view.names.of(host.name)}, {"late", *host.clock_ahead < 0}, {"minutes", std::max<std::int64_t>(minutes, 1)}});
}

std::vector<base::Piece> clock_note(const model::Finding& finding, const View& view, const base::Catalogue& words) {
  if (!finding.time) return {};
  const HostRow* wrong = nullptr;
  for (const model::Basis& basis : finding.supports) {
    const auto* record = std::get_if<model::Citation>(&basis);
    if (!record || !record->time) continue;
    if (*record->time == *finding.time) return {};
    const std::int64_t moved = record->time->nanoseconds - finding.time->nanoseconds;
    if (!wrong) wrong = explained_by(finding, view, moved);
  }
  return wrong ? clock_note(*wrong, view, words) : std::vector<base::Piece>();
}

}  // namespace beffroi::report
