// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace beffroi::response {

/// The name of a department behind "Département", with its article: "du Pas-de-Calais", "de l’Ain", "des Landes", "de Mayotte". A name that is
/// none of those of France is taken with "de". Source of knowledge: French usage, as the departments name themselves (November 2026).
std::string of_department(std::string_view name);

}  // namespace beffroi::response
