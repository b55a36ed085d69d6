// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

template <TimePart kPart>
base::Result<> part(Draft& draft, const Placeholders&) {
  BEFFROI_TRY_VOID(become(draft, Draft::Kind::ordering));
  if (draft.part != TimePart::none) return base::fail("modifier_conflict");
  draft.part = kPart;
  return {};
}

}  // namespace

std::span<const Modifier> of_time() {
  static constexpr std::array modifiers = {
      Modifier{"minute", part<TimePart::minute>}, Modifier{"hour", part<TimePart::hour>},
      Modifier{"day", part<TimePart::day>},       Modifier{"week", part<TimePart::week>},
      Modifier{"month", part<TimePart::month>},   Modifier{"year", part<TimePart::year>},
  };
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
