// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/dossiers/content.h"

namespace beffroi::report::dossiers {

/// Who signs, as a person told it.
struct DeclaredSignatory {
  std::string name, title;  ///< the title is empty where it cannot be told from the name
  std::string said;         ///< the part of the answer that names them, as it was typed
};

/// The mayor or president, else a deputy, whom an answer names: "Mme Leroy, maire" of "Mme Leroy, maire, 06 00 00 00 01 ; M. Petit écrit".
/// Nothing where it gives nobody such a title.
std::optional<DeclaredSignatory> signatory_in(std::string_view answer);

/// The parts of an answer that hold a telephone number, as they were typed.
std::vector<std::string> reachable_in(std::string_view answer);

/// The one that the first hour named for the body itself, where the town's file names nobody.
std::optional<DeclaredSignatory> declared_signatory(const Material& material);

}  // namespace beffroi::report::dossiers
