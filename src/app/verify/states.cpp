// SPDX-License-Identifier: EUPL-1.2
#include "app/verify/states.h"

#include <array>

namespace beffroi::app::verify {

std::string_view word_of(casefile::SourceState state) {
  constexpr std::array<std::string_view, 3> kWords{"intact", "altered", "absent"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string_view word_of(casefile::HeadState state) {
  constexpr std::array<std::string_view, 3> kWords{"same", "altered", "absent"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string_view word_of(casefile::HandedState state) {
  constexpr std::array<std::string_view, 6> kWords{"intact", "altered", "absent", "unreadable", "elsewhere", "unlisted"};
  return kWords[static_cast<std::size_t>(state)];
}

}  // namespace beffroi::app::verify
