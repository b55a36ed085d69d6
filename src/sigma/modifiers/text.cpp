// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

template <Extent kExtent>
base::Result<> reach(Draft& draft, const Placeholders&) {
  const bool has_extent = draft.kind == Draft::Kind::text || draft.kind == Draft::Kind::other_field;
  if (!has_extent || draft.extent != Extent::whole) return base::fail("modifier_conflict");
  draft.extent = kExtent;
  return {};
}

base::Result<> all(Draft& draft, const Placeholders&) {
  draft.all = true;
  return {};
}

base::Result<> exists(Draft& draft, const Placeholders&) { return become(draft, Draft::Kind::presence); }

base::Result<> cased(Draft& draft, const Placeholders&) {
  draft.cased = true;
  return {};
}

base::Result<> not_equal(Draft& draft, const Placeholders&) {
  draft.negated = true;
  return {};
}

}  // namespace

std::span<const Modifier> of_text() {
  static constexpr std::array modifiers = {
      Modifier{"contains", reach<Extent::inside>},
      Modifier{"startswith", reach<Extent::start>},
      Modifier{"endswith", reach<Extent::end>},
      Modifier{"all", all},
      Modifier{"exists", exists},
      Modifier{"cased", cased},
      Modifier{"neq", not_equal},
  };
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
