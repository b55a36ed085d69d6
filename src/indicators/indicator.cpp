// SPDX-License-Identifier: EUPL-1.2
#include "indicators/indicator.h"

#include <fmt/format.h>

#include "base/crypto.h"

namespace beffroi::indicators {

std::string_view name_of(Kind kind) {
  static constexpr std::array<std::string_view, kKinds> kNames = {"address", "domain", "url",     "hash",    "file",
                                                                  "path",    "email",  "account", "service", "task"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string Indicator::id() const {
  const std::string said = fmt::format("{}\n{}", name_of(kind), value);
  return "ioc-" + base::sha256(base::as_bytes(said)).hex().substr(0, 32);
}

std::string Indicator::title() const {
  std::string title = fmt::format("{} {}", name_of(kind), written);
  if (!description.empty()) title += ": " + description;
  return title;
}

}  // namespace beffroi::indicators
