// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <regex>
#include <string>

#include "response/wording.h"
#include "town/town.h"

namespace beffroi::response {

/// The bodies that a president heads.
inline constexpr std::array kHeadedByAPresident{town::BodyKind::ccas,       town::BodyKind::caisse_des_ecoles,
                                                town::BodyKind::syndicat,   town::BodyKind::epci,
                                                town::BodyKind::department, town::BodyKind::region};

/// Whether a sentence names the head of a commune, or the head's deputies, or the town hall.
inline bool names_a_mayor(const Wording& words) {
  static const std::regex french("\\b(maires?|adjointe?s?|mairies?)\\b"), english("\\b(mayors?|deput(y|ies)|town halls?)\\b");
  return std::regex_search(words.fr, french) || std::regex_search(words.en, english);
}

}  // namespace beffroi::response
