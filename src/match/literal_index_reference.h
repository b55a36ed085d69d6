// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "match/literal_index.h"

namespace beffroi::match::reference {

/// The slow, obvious answer to "does the text have this literal?", which LiteralIndex is compared with.
inline bool has(std::string_view text, const Literal& literal) {
  switch (literal.anchor) {
    case Anchor::whole: return text == literal.text;
    case Anchor::start: return text.starts_with(literal.text);
    case Anchor::end: return text.ends_with(literal.text);
    case Anchor::inside: return text.find(literal.text) != std::string_view::npos;
  }
  return false;
}

}  // namespace beffroi::match::reference
