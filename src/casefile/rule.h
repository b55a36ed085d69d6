// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace beffroi::casefile {

/// What is told of a rule beside its matches. The author travels with every match.
struct Rule {
  std::string id;
  std::string title;
  std::string author;
  std::string level;
  std::string status;
  std::vector<std::string> tags;
  std::string path;

  friend auto operator<=>(const Rule&, const Rule&) = default;
};

}  // namespace beffroi::casefile
