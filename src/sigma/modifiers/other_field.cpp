// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

base::Result<> fieldref(Draft& draft, const Placeholders&) { return become(draft, Draft::Kind::other_field); }

}  // namespace

std::span<const Modifier> of_other_field() {
  static constexpr std::array modifiers = {Modifier{"fieldref", fieldref}};
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
