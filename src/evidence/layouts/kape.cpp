// SPDX-License-Identifier: EUPL-1.2
// KAPE copies a disk's folders below one folder named as its drive letter, C/Windows/…, with <time>_ConsoleLog.txt, _CopyLog.csv and
// _SkipLog.csv beside it; --zip NAME makes <time>_NAME.zip of that. CyLR and others have the same tree.
#include "evidence/layouts/layout.h"

namespace beffroi::evidence::layouts {
namespace {

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// "HOST" from "2026-11-22T101500_HOST.zip" and from "HOST"; nothing where only a time or a general word stands there.
std::string host_in(std::string_view text) {
  text = without_archive_endings(text);
  if (const std::size_t time_end = text.find_first_not_of("0123456789-T"); time_end > 0) {
    if (time_end == text.npos) return {};
    if (text[time_end] == '_') text.remove_prefix(time_end + 1);
  }
  for (const std::string_view general : {"kape", "target", "targets", "tdest", "tout", "collection", "evidence", "preuves"}) {
    if (text == general) return {};
  }
  return may_be_host(text) ? std::string(text) : std::string();
}

bool is_log(std::string_view name) {
  return name.ends_with("_ConsoleLog.txt") || name.ends_with("_CopyLog.csv") || name.ends_with("_SkipLog.csv") ||
         name.ends_with("_console.log");
}

}  // namespace

std::optional<Hints> kape(const Trail& trail) {
  const auto& inside = trail.last();
  const std::size_t root = find_windows_root(inside);
  const bool tree = root < inside.size() && root > 0 && inside[root - 1].size() == 1 && is_letter(inside[root - 1][0]);
  if (!tree && !is_log(inside.back())) return std::nullopt;
  Hints hints;
  std::string_view above;
  if (trail.steps.size() > 1) above = trail.steps[trail.steps.size() - 2].back();
  if (tree) {
    hints.original_path = windows_path(std::string(inside[root - 1]) + ':', inside, root);
    if (root > 1) above = inside[root - 2];
  } else if (inside.size() > 1) {
    above = inside[inside.size() - 2];
  }
  hints.host = host_in(above);
  return hints;
}

}  // namespace beffroi::evidence::layouts
