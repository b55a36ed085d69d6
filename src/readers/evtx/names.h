// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "readers/evtx/cursor.h"

namespace beffroi::readers::evtx {

/// The name of an element, an attribute or an entity, as a number that stays the same in all chunks of a file.
using NameId = std::uint32_t;

inline constexpr NameId kNoName = 0;  ///< damaged; otherwise the empty name

/// The names met in a file. A chunk stores each of them once and points at it from everywhere.
class Names {
 public:
  static constexpr std::size_t kMaxNames = 65'536;
  static constexpr std::uint32_t kMaxLength = 1024;  ///< UTF-16 units; Windows' own limit for element names is far below

  Names() { clear(); }

  void new_chunk() { ++generation_; }
  /// The name stored at the cursor's next offset field, read over it and over the name itself where that follows at once.
  /// kNoName, and a failed cursor, where there is none.
  NameId take(Cursor& cursor);

  std::string_view text(NameId name) const { return texts_[name]; }
  bool full() const { return texts_.size() >= kMaxNames; }
  void clear();

 private:
  struct Seen {
    std::uint64_t generation = 0;
    std::uint32_t offset = 0;
    NameId name = kNoName;
  };

  NameId at(base::Bytes chunk, std::uint32_t offset);
  NameId intern(base::Bytes utf16);

  std::deque<std::string> stored_;  // UTF-16 bytes; a deque, because the index points at them
  std::deque<std::string> texts_;   // UTF-8
  std::unordered_map<std::string_view, NameId> index_;
  std::array<Seen, 1024> seen_{};
  std::uint64_t generation_ = 1;
};

}  // namespace beffroi::readers::evtx
