// SPDX-License-Identifier: EUPL-1.2
#include "drill/writers/evtx/value.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/assert.h"
#include "base/text.h"

namespace beffroi::drill::writers::evtx {
namespace {

template <class T>
std::string little_endian(T number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

std::uint64_t parse_number(std::string_view text, int base) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  BEFFROI_ASSERT(error == std::errc() && end == text.data() + text.size());
  return number;
}

std::vector<std::uint64_t> split_numbers(std::string_view text) {
  std::vector<std::uint64_t> numbers;
  while (!text.empty()) {
    const auto dash = std::min(text.find('-'), text.size());
    numbers.push_back(parse_number(text.substr(0, dash), 10));
    text.remove_prefix(std::min(dash + 1, text.size()));
  }
  return numbers;
}

}  // namespace

Value string(std::string_view utf8) { return {ValueType::string, base::utf8_to_utf16le(utf8)}; }

Value string_array(std::span<const std::string> utf8) {
  Value value{ValueType::string_array, {}};
  for (const std::string& text : utf8) value.bytes += base::utf8_to_utf16le(text) + std::string(2, '\0');
  return value;
}

Value uint8(std::uint8_t number) { return {ValueType::uint8, little_endian(number)}; }
Value uint16(std::uint16_t number) { return {ValueType::uint16, little_endian(number)}; }
Value int32(std::int32_t number) { return {ValueType::int32, little_endian(number)}; }
Value uint32(std::uint32_t number) { return {ValueType::uint32, little_endian(number)}; }
Value uint64(std::uint64_t number) { return {ValueType::uint64, little_endian(number)}; }
Value hex_int32(std::uint32_t number) { return {ValueType::hex_int32, little_endian(number)}; }
Value hex_int64(std::uint64_t number) { return {ValueType::hex_int64, little_endian(number)}; }
Value pointer(std::uint64_t number) { return {ValueType::pointer, little_endian(number)}; }
Value boolean(bool truth) { return {ValueType::boolean, little_endian<std::uint32_t>(truth ? 1 : 0)}; }
Value binary(std::string_view bytes) { return {ValueType::binary, std::string(bytes)}; }
Value filetime(base::Timestamp moment) { return {ValueType::filetime, little_endian(base::to_filetime(moment))}; }

Value guid(std::string_view text) {
  if (text.starts_with('{')) text = text.substr(1, text.size() - 2);
  BEFFROI_ASSERT(text.size() == 36);
  std::string bytes = little_endian(static_cast<std::uint32_t>(parse_number(text.substr(0, 8), 16))) +
                      little_endian(static_cast<std::uint16_t>(parse_number(text.substr(9, 4), 16))) +
                      little_endian(static_cast<std::uint16_t>(parse_number(text.substr(14, 4), 16)));
  for (const std::size_t at : {19U, 21U, 24U, 26U, 28U, 30U, 32U, 34U}) {
    bytes += static_cast<char>(parse_number(text.substr(at, 2), 16));
  }
  return {ValueType::guid, bytes};
}

Value sid(std::string_view text) {
  BEFFROI_ASSERT(text.starts_with("S-"));
  const std::vector<std::uint64_t> parts = split_numbers(text.substr(2));
  BEFFROI_ASSERT(parts.size() >= 3);
  std::string bytes{static_cast<char>(parts[0]), static_cast<char>(parts.size() - 2)};
  for (int shift = 40; shift >= 0; shift -= 8) bytes += static_cast<char>(parts[1] >> shift);
  for (std::size_t i = 2; i < parts.size(); ++i) bytes += little_endian(static_cast<std::uint32_t>(parts[i]));
  return {ValueType::sid, bytes};
}

}  // namespace beffroi::drill::writers::evtx
