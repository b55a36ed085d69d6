// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

template <Order kOrder>
base::Result<> compare(Draft& draft, const Placeholders&) {
  BEFFROI_TRY_VOID(become(draft, Draft::Kind::ordering));
  if (draft.order != Order::equal) return base::fail("modifier_conflict");
  draft.order = kOrder;
  return {};
}

}  // namespace

std::span<const Modifier> of_order() {
  static constexpr std::array modifiers = {
      Modifier{"lt", compare<Order::less>},
      Modifier{"lte", compare<Order::less_or_equal>},
      Modifier{"gt", compare<Order::greater>},
      Modifier{"gte", compare<Order::greater_or_equal>},
  };
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
