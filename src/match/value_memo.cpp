// SPDX-License-Identifier: EUPL-1.2
#include "match/value_memo.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "match/hash.h"

namespace beffroi::match {
namespace {

std::uint32_t size_and_kind_of(const ValueMemo::Key& key) {
  return static_cast<std::uint32_t>(key.bytes.size()) << 8 | key.kind;
}

constexpr std::uint64_t kTaken = 1;
constexpr std::size_t kLongest = 1u << 23;  // sizes have 24 bits

}  // namespace

ValueMemo::ValueMemo(std::size_t bytes, std::size_t slots) : words_(bytes / 4), slots_(slots) {}

std::uint64_t ValueMemo::hash_of(const Key& key) { return match::hash_of(key.bytes, std::uint64_t{key.asked} << 8 | key.kind); }

void ValueMemo::begin() {
  if (full_) clear();
}

void ValueMemo::clear() {
  used_ = 0;
  ++times_cleared_;
  full_ = false;
  std::ranges::fill(slots_, Slot{});
}

std::optional<ValueMemo::Kept> ValueMemo::find(const Key& key, std::uint64_t hash) const {
  const std::uint64_t stamp = hash | kTaken;
  for (std::size_t probe = 0; probe < kProbes; ++probe) {
    const Slot& slot = slots_[(hash + probe) & (slots_.size() - 1)];
    if (slot.hash != stamp || slot.asked != key.asked || slot.size_and_kind != size_and_kind_of(key)) continue;
    const std::uint32_t* numbers = words_.data() + slot.at;
    const bool same = key.bytes.empty() || std::memcmp(numbers + slot.numbers, key.bytes.data(), key.bytes.size()) == 0;
    if (same) return Kept{std::span(numbers, slot.numbers), identity_at(slot.at)};
  }
  return std::nullopt;
}

std::uint64_t ValueMemo::keep(const Key& key, std::uint64_t hash, std::span<const std::uint32_t> numbers) {
  const std::size_t words = numbers.size() + (key.bytes.size() + 3) / 4;
  if (key.bytes.size() >= kLongest || words > words_.size() / 8) return 0;
  if (words > words_.size() - used_) {
    full_ = true;
    return 0;
  }
  std::size_t at = hash & (slots_.size() - 1);
  for (std::size_t probe = 0; probe < kProbes && slots_[at].hash != 0; ++probe) at = (hash + probe) & (slots_.size() - 1);
  slots_[at] = {hash | kTaken, static_cast<std::uint32_t>(used_), static_cast<std::uint32_t>(numbers.size()), key.asked,
                size_and_kind_of(key)};
  std::ranges::copy(numbers, words_.begin() + static_cast<std::ptrdiff_t>(used_));
  if (!key.bytes.empty()) std::memcpy(words_.data() + used_ + numbers.size(), key.bytes.data(), key.bytes.size());
  return identity_at(static_cast<std::uint32_t>(std::exchange(used_, used_ + words)));
}

}  // namespace beffroi::match
