// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <optional>

#include "base/text.h"
#include "base/time.h"

namespace beffroi::readers::evtx {
namespace {

using model::Value;
using model::ValueKind;

constexpr std::size_t kSidHeader = 8;

std::optional<std::uint64_t> load_unsigned(base::Bytes bytes) {
  switch (bytes.size()) {
    case 1: return bytes[0];
    case 2: return base::load<std::uint16_t>(bytes.data());
    case 4: return base::load<std::uint32_t>(bytes.data());
    case 8: return base::load<std::uint64_t>(bytes.data());
    default: return std::nullopt;
  }
}

std::optional<std::int64_t> load_signed(base::Bytes bytes) {
  switch (bytes.size()) {
    case 1: return static_cast<std::int8_t>(bytes[0]);
    case 2: return base::load<std::int16_t>(bytes.data());
    case 4: return base::load<std::int32_t>(bytes.data());
    case 8: return base::load<std::int64_t>(bytes.data());
    default: return std::nullopt;
  }
}

Value odd_size(base::Bytes bytes) { return bytes.empty() ? Value{} : Value::of_view(ValueKind::bytes, bytes); }

base::Bytes without_final_nuls(base::Bytes utf16) {
  std::size_t size = utf16.size() & ~std::size_t{1};
  while (size >= 2 && utf16[size - 1] == 0 && utf16[size - 2] == 0) size -= 2;
  return utf16.first(size);
}

/// What Windows-1252 puts at 0x80 to 0x9F; the rest of it is Latin-1. The code page of the machine is not in the log.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

Value from_ansi(base::Bytes bytes, TextStore& texts) {
  while (!bytes.empty() && bytes.back() == 0) bytes = bytes.first(bytes.size() - 1);
  if (std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte < 0x80; })) {
    return Value::of_view(ValueKind::utf8, bytes);
  }
  std::string& text = texts.add();
  for (const std::uint8_t byte : bytes) {
    base::append_utf8(text, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte);
  }
  return Value::of_utf8(text);
}

/// A FILETIME outside the range of Timestamp, mostly 0 ("never"): as the text that Timestamp would have.
Value far_moment(std::uint64_t filetime, TextStore& texts) {
  constexpr std::uint64_t kTicksPerSecond = 10'000'000;
  constexpr std::uint64_t kSecondsPerDay = 86'400;
  const std::uint64_t seconds = filetime / kTicksPerSecond;
  // Days to a date of the Gregorian calendar, counted in eras of 400 years that begin on 1 March (Hinnant's method).
  const std::uint64_t days = seconds / kSecondsPerDay + 584'694;  // 1601-01-01 is that many days after 0000-03-01
  const std::uint64_t era = days / 146'097;
  const std::uint64_t of_era = days % 146'097;
  const std::uint64_t year_of_era = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::uint64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint64_t month_from_march = (5 * of_year + 2) / 153;
  const std::uint64_t day = of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::uint64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::uint64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  std::string& text = texts.add();
  text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:09}Z", year, month, day, seconds / 3600 % 24, seconds / 60 % 60,
                     seconds % 60, filetime % kTicksPerSecond * 100);
  return Value::of_utf8(text);
}

Value from_filetime(base::Bytes bytes, TextStore& texts) {
  if (bytes.size() != 8) return odd_size(bytes);
  const auto filetime = base::load<std::uint64_t>(bytes.data());
  const auto moment = base::from_filetime(filetime);
  return moment ? Value::of_moment(*moment) : far_moment(filetime, texts);
}

Value from_systemtime(base::Bytes bytes) {
  if (bytes.size() != 16) return odd_size(bytes);
  const auto part = [&](std::size_t index) { return int{base::load<std::uint16_t>(bytes.data() + 2 * index)}; };
  const auto moment =
      base::from_calendar(part(0), part(1), part(3), part(4), part(5), part(6), part(7) * std::int64_t{1'000'000});
  return moment ? Value::of_moment(*moment) : odd_size(bytes);
}

Value from_sid(base::Bytes bytes) {
  if (bytes.size() < kSidHeader || bytes.size() < kSidHeader + 4u * bytes[1]) return odd_size(bytes);
  return Value::of_view(ValueKind::sid, bytes.first(kSidHeader + 4u * bytes[1]));
}

Value from_real(base::Bytes bytes) {
  if (bytes.size() == 4) return Value::of_real(static_cast<double>(base::load<float>(bytes.data())));
  if (bytes.size() == 8) return Value::of_real(base::load<double>(bytes.data()));
  return odd_size(bytes);
}

Value from_boolean(base::Bytes bytes) {
  if (bytes.empty()) return Value{};
  return Value::of_boolean(std::ranges::any_of(bytes, [](std::uint8_t byte) { return byte != 0; }));
}

/// The size of an array's elements; 0 where they are delimited in another way.
std::size_t element_size(ValueType type, base::Bytes rest) {
  switch (type) {
    case ValueType::int8:
    case ValueType::uint8: return 1;
    case ValueType::int16:
    case ValueType::uint16: return 2;
    case ValueType::int32:
    case ValueType::uint32:
    case ValueType::real32:
    case ValueType::boolean:
    case ValueType::hex32: return 4;
    case ValueType::int64:
    case ValueType::uint64:
    case ValueType::real64:
    case ValueType::filetime:
    case ValueType::hex64: return 8;
    case ValueType::size:
    case ValueType::handle: return rest.size() % 8 == 0 ? 8 : 4;
    case ValueType::guid:
    case ValueType::systemtime: return 16;
    case ValueType::sid: return rest.size() < kSidHeader ? kSidHeader : kSidHeader + 4u * rest[1];
    default: return 0;
  }
}

/// The length of the text at the front of `rest`, of characters of `width` bytes, and whether a NUL ends it there.
std::size_t text_length(base::Bytes rest, std::size_t width) {
  for (std::size_t at = 0; at + width <= rest.size(); at += width) {
    if (rest[at] == 0 && rest[at + width - 1] == 0) return at;
  }
  return rest.size();
}

}  // namespace

Value to_value(RawValue raw, TextStore& texts) {
  const base::Bytes bytes = raw.bytes();
  switch (static_cast<ValueType>(raw.type)) {
    case ValueType::null: return Value{};
    case ValueType::string:
    case ValueType::xml: return Value::of_view(ValueKind::utf16le, without_final_nuls(bytes));
    case ValueType::ansi_string: return from_ansi(bytes, texts);
    case ValueType::int8:
    case ValueType::int16:
    case ValueType::int32:
    case ValueType::int64: {
      const auto number = load_signed(bytes);
      return number ? Value::of_signed(*number) : odd_size(bytes);
    }
    case ValueType::uint8:
    case ValueType::uint16:
    case ValueType::uint32:
    case ValueType::uint64: {
      const auto number = load_unsigned(bytes);
      return number ? Value::of_unsigned(*number) : odd_size(bytes);
    }
    case ValueType::real32:
    case ValueType::real64: return from_real(bytes);
    case ValueType::boolean: return from_boolean(bytes);
    case ValueType::guid: return bytes.size() == 16 ? Value::of_view(ValueKind::guid, bytes) : odd_size(bytes);
    case ValueType::size:
    case ValueType::hex32:
    case ValueType::hex64:
    case ValueType::handle: {
      const auto number = load_unsigned(bytes);
      return number ? Value::of_hexadecimal(*number) : odd_size(bytes);
    }
    case ValueType::filetime: return from_filetime(bytes, texts);
    case ValueType::systemtime: return from_systemtime(bytes);
    case ValueType::sid: return from_sid(bytes);
    default: return Value::of_view(ValueKind::bytes, bytes);
  }
}

void append_text(std::string& out, RawValue raw, TextStore& texts) {
  if (!raw.is_array()) return append_canonical_text(out, to_value(raw, texts));
  std::vector<RawValue> elements;
  split_array(raw, elements);
  for (const RawValue& element : elements) {
    if (&element != elements.data()) out += ' ';
    append_canonical_text(out, to_value(element, texts));
  }
}

void split_array(RawValue array, std::vector<RawValue>& out) {
  const auto type = static_cast<ValueType>(array.type & ~kArray);
  const std::size_t width = type == ValueType::string ? 2 : type == ValueType::ansi_string ? 1 : 0;
  base::Bytes rest = array.bytes();
  do {
    const std::size_t size = width > 0 ? text_length(rest, width) : element_size(type, rest);
    const bool whole = size <= rest.size() && (width > 0 || size > 0);
    const std::size_t taken = whole ? size : rest.size();
    const ValueType taken_as = whole || rest.empty() ? type : ValueType::binary;
    out.push_back({rest.data(), static_cast<std::uint16_t>(taken), static_cast<std::uint8_t>(taken_as)});
    rest = rest.subspan(std::min(rest.size(), taken + width));
  } while (!rest.empty());
}

}  // namespace beffroi::readers::evtx
