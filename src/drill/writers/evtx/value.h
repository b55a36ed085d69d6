// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace beffroi::drill::writers::evtx {

/// The value types of binary XML that Windows uses in event data ([MS-EVEN6] 2.2.12).
enum class ValueType : std::uint8_t {
  null = 0x00,
  string = 0x01,
  uint8 = 0x04,
  uint16 = 0x06,
  int32 = 0x07,
  uint32 = 0x08,
  uint64 = 0x0A,
  boolean = 0x0D,
  binary = 0x0E,
  guid = 0x0F,
  pointer = 0x10,
  filetime = 0x11,
  sid = 0x13,
  hex_int32 = 0x14,
  hex_int64 = 0x15,
  binary_xml = 0x21,
  string_array = 0x81,
};

/// A typed value with its bytes as they lie in the file.
struct Value {
  ValueType type = ValueType::null;
  std::string bytes;
};

Value string(std::string_view utf8);
/// Several strings in one value, each ended by NUL, as classic event sources write their insertion strings.
Value string_array(std::span<const std::string> utf8);
Value uint8(std::uint8_t number);
Value uint16(std::uint16_t number);
Value int32(std::int32_t number);
Value uint32(std::uint32_t number);
Value uint64(std::uint64_t number);
Value hex_int32(std::uint32_t number);
Value hex_int64(std::uint64_t number);
Value pointer(std::uint64_t number);
Value boolean(bool truth);
Value binary(std::string_view bytes);
Value filetime(base::Timestamp moment);
/// `text` as Windows writes it, with braces or without: "{54849625-5478-4994-A5BA-3E3B0328C30D}".
Value guid(std::string_view text);
/// `text` as Windows writes it: "S-1-5-21-…-500".
Value sid(std::string_view text);

}  // namespace beffroi::drill::writers::evtx
