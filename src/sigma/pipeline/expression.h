// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "sigma/rule.h"

namespace beffroi::sigma::pipeline {

/// Stands for a selection of which every line was dropped, until its condition is read.
inline constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

/// The expression with others in the place of some tests.
Expression with(const Expression& expression, const std::map<std::uint32_t, Expression>& instead);

/// The expression without some tests, as if they had never been written: of two lines one is left, "2 of" three parts of which two are
/// gone asks for the third. Nothing where nothing is left.
std::optional<Expression> without(const Expression& expression, const std::set<std::uint32_t>& dropped);

/// Every test by its new number; tests that have none (kNothing) stay.
void renumber(Expression& expression, const std::map<std::uint32_t, std::uint32_t>& places);

}  // namespace beffroi::sigma::pipeline
