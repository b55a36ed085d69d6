// SPDX-License-Identifier: EUPL-1.2
#include "model/value.h"

#include <fmt/format.h>

#include <iterator>

#include "base/text.h"

namespace beffroi::model {
namespace {

void append_hex(std::string& out, base::Bytes bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const std::uint8_t byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
}

void append_guid(std::string& out, base::Bytes b) {
  if (b.size() != 16) return append_hex(out, b);
  fmt::format_to(std::back_inserter(out), "{{{:08X}-{:04X}-{:04X}-{:02X}{:02X}-{:02X}{:02X}{:02X}{:02X}{:02X}{:02X}}}",
                 base::load<std::uint32_t>(b.data()), base::load<std::uint16_t>(b.data() + 4),
                 base::load<std::uint16_t>(b.data() + 6), b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

void append_sid(std::string& out, base::Bytes b) {
  constexpr std::size_t kHeader = 8;
  if (b.size() < kHeader || b.size() < kHeader + 4u * b[1]) return append_hex(out, b);
  std::uint64_t authority = 0;
  for (std::size_t i = 2; i < kHeader; ++i) authority = authority << 8 | b[i];
  fmt::format_to(std::back_inserter(out), "S-{}-{}", b[0], authority);
  for (std::size_t i = 0; i < b[1]; ++i) {
    fmt::format_to(std::back_inserter(out), "-{}", base::load<std::uint32_t>(b.data() + kHeader + 4 * i));
  }
}

}  // namespace

Value Value::of_view(ValueKind kind, base::Bytes bytes) {
  Value value;
  value.kind = kind;
  value.length = static_cast<std::uint32_t>(bytes.size());
  value.data = bytes.data();
  return value;
}

Value Value::of_unsigned(std::uint64_t number) {
  Value value;
  value.kind = ValueKind::unsigned_integer;
  value.number = number;
  return value;
}

Value Value::of_signed(std::int64_t number) {
  Value value;
  value.kind = ValueKind::integer;
  value.signed_number = number;
  return value;
}

Value Value::of_hexadecimal(std::uint64_t number) {
  Value value;
  value.kind = ValueKind::hexadecimal;
  value.number = number;
  return value;
}

Value Value::of_boolean(bool truth) {
  Value value;
  value.kind = ValueKind::boolean;
  value.truth = truth;
  return value;
}

Value Value::of_real(double real) {
  Value value;
  value.kind = ValueKind::real;
  value.real = real;
  return value;
}

Value Value::of_moment(base::Timestamp moment) {
  Value value;
  value.kind = ValueKind::moment;
  value.signed_number = moment.nanoseconds;
  return value;
}

bool Value::is_view() const {
  return kind == ValueKind::utf16le || kind == ValueKind::utf8 || kind == ValueKind::bytes || kind == ValueKind::guid ||
         kind == ValueKind::sid;
}

void append_canonical_text(std::string& out, const Value& value) {
  switch (value.kind) {
    case ValueKind::null: return;
    case ValueKind::utf16le: return base::append_utf16le(out, value.view());
    case ValueKind::utf8: out += base::to_valid_utf8(base::as_text(value.view())); return;
    case ValueKind::bytes: return append_hex(out, value.view());
    case ValueKind::boolean: out += value.truth ? "true" : "false"; return;
    case ValueKind::integer: out += fmt::format_int(value.signed_number).c_str(); return;
    case ValueKind::unsigned_integer: out += fmt::format_int(value.number).c_str(); return;
    case ValueKind::hexadecimal: fmt::format_to(std::back_inserter(out), "{:#x}", value.number); return;
    case ValueKind::real: fmt::format_to(std::back_inserter(out), "{}", value.real); return;
    case ValueKind::moment: out += base::format_rfc3339(value.moment()); return;
    case ValueKind::guid: return append_guid(out, value.view());
    case ValueKind::sid: return append_sid(out, value.view());
  }
}

std::string canonical_text(const Value& value) {
  std::string text;
  append_canonical_text(text, value);
  return text;
}

}  // namespace beffroi::model
