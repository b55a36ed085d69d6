// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "sigma/plan.h"

namespace beffroi::sigma {

/// The plan as text, a block a rule, in the order of the rules: where its events lie, which native field each of its fields is
/// there, and what is left of its condition. Then what is out of reach, and the rules that are not evaluated. This is what `show
/// plan` prints and what golden tests compare; its words are no sentences and do not depend on the language.
///
///   rule 4f6b… high rules/x.yml:1 Title
///     source Security 4688
///       Image = NewProcessName
///       when Image endswith "\cmd.exe" and not (CommandLine contains "a" or User = null)
///     out-of-reach Sysmon 1: Hashes
///   not-evaluated path.yml:3 correlation Title
void write_plan(const Plan& plan, const std::function<void(std::string_view text)>& take);

/// The condition of a target over the tests of its rule.
std::string condition_text(const Expression& condition, const Rule& rule);

}  // namespace beffroi::sigma
