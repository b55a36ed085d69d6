// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "model/value.h"

namespace beffroi::readers::evtx {

/// The value types of binary XML ([MS-EVEN6] 2.2.12; names after Windows' EVT_VARIANT_TYPE). Bit 0x80 makes an array.
enum class ValueType : std::uint8_t {
  null = 0x00,
  string = 0x01,
  ansi_string = 0x02,
  int8 = 0x03,
  uint8 = 0x04,
  int16 = 0x05,
  uint16 = 0x06,
  int32 = 0x07,
  uint32 = 0x08,
  int64 = 0x09,
  uint64 = 0x0A,
  real32 = 0x0B,
  real64 = 0x0C,
  boolean = 0x0D,
  binary = 0x0E,
  guid = 0x0F,
  size = 0x10,
  filetime = 0x11,
  systemtime = 0x12,
  sid = 0x13,
  hex32 = 0x14,
  hex64 = 0x15,
  handle = 0x20,
  binary_xml = 0x21,
  xml = 0x23,
};
inline constexpr std::uint8_t kArray = 0x80;

/// A value as it lies in the record, not converted.
struct RawValue {
  const std::uint8_t* data = nullptr;
  std::uint16_t size = 0;
  std::uint8_t type = 0;  ///< ValueType, perhaps with kArray

  base::Bytes bytes() const { return {data, size}; }
  constexpr bool is(ValueType wanted) const { return type == static_cast<std::uint8_t>(wanted); }
  constexpr bool is_text() const { return is(ValueType::string) || is(ValueType::ansi_string) || is(ValueType::xml); }
  constexpr bool is_array() const { return (type & kArray) != 0; }
};

/// Owns the few texts that do not lie in the record as they are shown; they stay where they are until clear().
class TextStore {
 public:
  std::string& add() { return texts_.emplace_back(); }
  void clear() { texts_.clear(); }

 private:
  std::deque<std::string> texts_;
};

/// The typed value where it lies. Sizes that do not fit the type give the bytes themselves (kind `bytes`), an empty number
/// gives null; NULs at the end of texts are left out. Never for arrays and binary_xml, which are no single values.
model::Value to_value(RawValue raw, TextStore& texts);

/// The canonical text of a value that may be an array, whose elements are then separated by blanks.
void append_text(std::string& out, RawValue raw, TextStore& texts);

/// The elements of an array, appended to `out`. An empty array has one empty element, as libevtx shows
/// it; what is too small for an element is given as bytes.
void split_array(RawValue array, std::vector<RawValue>& out);

}  // namespace beffroi::readers::evtx
