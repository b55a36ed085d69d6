// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

/// What pipelines did to a selection.
enum class SelectionState : std::uint8_t {
  written,
  dropped,  ///< none of its lines is left: its expression is kept for Changes::finish() only
};

/// A named part of a detection.
struct Selection {
  std::string name;
  Expression expression;
  std::uint32_t line = 0;
  bool used = false;  ///< a condition speaks of it
  SelectionState state = SelectionState::written;
};

inline constexpr std::size_t kMaxConditionDepth = 64;
inline constexpr std::size_t kMaxExpressionNodes = 100'000;

/// Reads one condition and puts the selections in place:
///
///     or    := and ("or" and)*            "or" binds weakest, then "and", "not", "… of"
///     and   := not ("and" not)*
///     not   := "not" not | "(" or ")" | (number | "all" | "any") "of" ("them" | pattern) | name
///
/// Key words in any case; `*` in a pattern stands for any characters. Names beginning with _ are meant only by name or by a
/// pattern that begins so. Marks the selections it uses. Error ids are reason ids.
base::Result<Expression> parse_condition(std::string_view text, std::vector<Selection>& selections);

/// The names a condition speaks of, in the order of first sight; no pattern and nothing behind "of".
std::vector<std::string> names_in_condition(std::string_view text);

}  // namespace beffroi::sigma
