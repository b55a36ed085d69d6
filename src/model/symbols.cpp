// SPDX-License-Identifier: EUPL-1.2
#include "model/symbols.h"

namespace beffroi::model {

Symbol Symbols::intern(std::string_view utf8) {
  utf8 = utf8.substr(0, kMaxLength);
  if (const auto found = index_.find(utf8); found != index_.end()) return found->second;
  if (texts_.size() >= kMaxSymbols) {
    overflowed_ = true;
    return kNoSymbol;
  }
  const auto symbol = static_cast<Symbol>(texts_.size());
  index_.emplace(texts_.emplace_back(utf8), symbol);
  return symbol;
}

}  // namespace beffroi::model
