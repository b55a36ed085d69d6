// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/time.h"

namespace beffroi::model {

enum class ValueKind : std::uint8_t {
  null,              ///< there, and said to be nothing
  utf16le,           ///< text: view
  utf8,              ///< text: view
  bytes,             ///< binary: view; text is upper-case hexadecimal without separators
  boolean,           ///< text is true or false, as Windows writes it
  integer,           ///< signed 64 bits
  unsigned_integer,  ///< unsigned 64 bits
  hexadecimal,       ///< unsigned 64 bits whose text is 0x… in lower case without leading zeros, as Windows writes it
  real,              ///< text is the shortest that reads back to the same number
  moment,            ///< UTC; text is RFC 3339 with nine digits
  guid,              ///< view of 16 bytes as stored; text is {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}, upper case
  sid,               ///< view of a binary security identifier ([MS-DTYP] 2.4.2.2); text is S-1-…; broken ones as bytes
};

/// One value of an event where it lies: a scalar, or a view of bytes owned by the reader and valid until its next batch.
struct Value {
  ValueKind kind = ValueKind::null;
  std::uint32_t length = 0;  ///< of a view, in bytes
  union {
    const std::uint8_t* data = nullptr;
    std::uint64_t number;
    std::int64_t signed_number;
    double real;
    bool truth;
  };

  static Value of_view(ValueKind kind, base::Bytes bytes);
  static Value of_utf8(std::string_view text) { return of_view(ValueKind::utf8, base::as_bytes(text)); }
  static Value of_unsigned(std::uint64_t number);
  static Value of_signed(std::int64_t number);
  static Value of_hexadecimal(std::uint64_t number);
  static Value of_boolean(bool truth);
  static Value of_real(double real);
  static Value of_moment(base::Timestamp moment);

  bool is_view() const;
  base::Bytes view() const { return {data, length}; }
  base::Timestamp moment() const { return {signed_number}; }
};
static_assert(sizeof(Value) == 16);

/// The only conversion of a value to text (UTF-8): what a rule compares with, what is shown, what is exported. null is "".
/// Matching a value where it lies and matching its canonical text must agree (property test in match).
void append_canonical_text(std::string& out, const Value& value);
std::string canonical_text(const Value& value);

}  // namespace beffroi::model
