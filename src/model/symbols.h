// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace beffroi::model {

/// A short text that repeats in a source (a field name, a channel, a computer), as a small number.
using Symbol = std::uint32_t;

inline constexpr Symbol kNoSymbol = 0;  ///< the empty text

/// The symbols of one source. Numbers follow the order of first sight, so they are the same in every run; they are never
/// stored. Bounded: past kMaxSymbols texts everything new becomes kNoSymbol and overflowed() tells the reader to say so.
class Symbols {
 public:
  static constexpr std::size_t kMaxSymbols = 65'536;
  static constexpr std::size_t kMaxLength = 1024;  ///< longer texts are cut

  Symbols() { intern(""); }
  Symbols(const Symbols&) = delete;
  Symbols& operator=(const Symbols&) = delete;

  Symbol intern(std::string_view utf8);
  std::string_view text(Symbol symbol) const { return texts_[symbol]; }
  std::size_t size() const { return texts_.size(); }
  bool overflowed() const { return overflowed_; }

 private:
  std::deque<std::string> texts_;  // a deque: texts stay where they are, the index points at them
  std::unordered_map<std::string_view, Symbol> index_;
  bool overflowed_ = false;
};

}  // namespace beffroi::model
