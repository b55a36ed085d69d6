// SPDX-License-Identifier: EUPL-1.2
// A dash or a slash that begins a word stands for all five dashes. In a glob that is one symbol, so that a value with many
// dashes does not become five to the power of their number.
#include <array>

#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

bool is_word(char32_t c) {
  if (c >= U'a' && c <= U'z') return true;
  if (c >= U'A' && c <= U'Z') return true;
  if (c >= U'0' && c <= U'9') return true;
  return c == U'_' || (c >= 0xC0 && c < kAnySequence && kDashes.find(c) == std::u32string_view::npos);
}

void widen(Glob& glob) {
  for (std::size_t i = 0; i + 1 < glob.size(); ++i) {
    const bool begins_word = (i == 0 || !is_word(glob[i - 1])) && is_word(glob[i + 1]);
    if (begins_word && (glob[i] == U'-' || glob[i] == U'/')) glob[i] = kAnyDash;
  }
}

base::Result<> windash(Draft& draft, const Placeholders&) {
  if (draft.kind != Draft::Kind::text || draft.base64 || draft.utf16) return base::fail("modifier_conflict");
  draft.windash = true;
  for (DraftValue& value : draft.values) {
    for (Glob& glob : value.alternatives) widen(glob);
  }
  return {};
}

}  // namespace

std::span<const Modifier> of_windash() {
  static constexpr std::array modifiers = {Modifier{"windash", windash}};
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
