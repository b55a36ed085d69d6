// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace beffroi::base {

static_assert(std::endian::native == std::endian::little, "Beffroi runs on x86-64 only");

/// Bytes of evidence, owned by somebody else.
using Bytes = std::span<const std::uint8_t>;

/// The little-endian number at `at`; the caller has checked that sizeof(T) bytes are there.
template <class T>
  requires std::is_trivially_copyable_v<T>
T load(const std::uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// The little-endian number at `offset`, or nothing where the bytes do not hold it.
template <class T>
  requires std::is_trivially_copyable_v<T>
std::optional<T> load_at(Bytes bytes, std::uint64_t offset) {
  if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) return std::nullopt;
  return load<T>(bytes.data() + offset);
}

inline Bytes as_bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }
inline std::string_view as_text(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

}  // namespace beffroi::base
