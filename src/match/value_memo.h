// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace beffroi::match {

/// Remembers short lists of numbers by what they were found for: the values of events repeat, and looking one up costs a tenth
/// of testing it. Bounded: what does not fit makes it forget everything at the next begin().
class ValueMemo {
 public:
  struct Key {
    std::uint32_t asked = 0;  ///< which question of the value the numbers answer
    std::uint8_t kind = 0;    ///< of the value
    std::string_view bytes;
  };

  /// So many bytes of keys and numbers, and as many as `slots` entries (a power of two).
  ValueMemo(std::size_t bytes, std::size_t slots);

  /// Forgets everything if there is little room left. Numbers that find() gave are valid until then.
  void begin();
  void clear();

  struct Kept {
    std::span<const std::uint32_t> numbers;
    std::uint64_t identity = 0;  ///< of the entry: no other one of this memo ever has it, and none has 0
  };

  /// What is kept for the key, or nothing. `hash` is hash_of(key).
  std::optional<Kept> find(const Key& key, std::uint64_t hash) const;
  /// Keeps numbers for a key that find() did not find. The identity of the entry, 0 where it was not kept.
  std::uint64_t keep(const Key& key, std::uint64_t hash, std::span<const std::uint32_t> numbers);

  static std::uint64_t hash_of(const Key& key);

 private:
  static constexpr std::size_t kProbes = 4;
  struct Slot {
    std::uint64_t hash = 0;  // its lowest bit is set where the slot is taken
    std::uint32_t at = 0;    // in words_: the numbers, then the bytes of the key
    std::uint32_t numbers = 0;
    std::uint32_t asked = 0;
    std::uint32_t size_and_kind = 0;
  };

  std::uint64_t identity_at(std::uint32_t word) const { return std::uint64_t{times_cleared_ + 1} << 32 | word; }

  std::vector<std::uint32_t> words_;
  std::size_t used_ = 0;
  std::vector<Slot> slots_;
  std::uint32_t times_cleared_ = 0;
  bool full_ = false;
};

}  // namespace beffroi::match
