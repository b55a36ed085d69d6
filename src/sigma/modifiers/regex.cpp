// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

base::Result<> expression(Draft& draft, const Placeholders&) { return become(draft, Draft::Kind::regular_expression); }

template <bool match::RegexFlags::* kFlag>
base::Result<> flag(Draft& draft, const Placeholders&) {
  if (draft.kind != Draft::Kind::regular_expression) return base::fail("modifier_conflict");
  draft.flags.*kFlag = true;
  return {};
}

}  // namespace

std::span<const Modifier> of_regex() {
  static constexpr std::array modifiers = {
      Modifier{"re", expression},
      Modifier{"i", flag<&match::RegexFlags::ignore_case>},
      Modifier{"m", flag<&match::RegexFlags::multi_line>},
      Modifier{"s", flag<&match::RegexFlags::dot_all>},
  };
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
