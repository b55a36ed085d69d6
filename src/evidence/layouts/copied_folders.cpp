// SPDX-License-Identifier: EUPL-1.2
#include "evidence/layouts/layout.h"

namespace beffroi::evidence::layouts {

std::optional<Hints> copied_folders(const Trail& trail) {
  const auto& inside = trail.last();
  const std::size_t root = find_windows_root(inside);
  if (root == inside.size() || root + 1 == inside.size()) return std::nullopt;
  Hints hints{"", windows_path("", inside, root)};
  std::string_view above;
  if (trail.steps.size() > 1) above = without_archive_endings(trail.steps[trail.steps.size() - 2].back());
  if (root > 0) above = inside[root - 1];
  if (may_be_host(above)) hints.host = above;
  return hints;
}

}  // namespace beffroi::evidence::layouts
