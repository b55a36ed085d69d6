// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/values.h"

#include <gtest/gtest.h>

#include <vector>

#include "readers/evtx/log_builder_for_tests.h"

namespace beffroi::readers::evtx {
namespace {

using model::ValueKind;
using namespace std::string_literals;

struct Case {
  const char* what;
  std::uint8_t type;
  std::string bytes;
  ValueKind kind;
  std::string text;
};

const std::vector<Case> kCases = {
    {"null", 0x00, "", ValueKind::null, ""},
    {"empty string is there", 0x01, "", ValueKind::utf16le, ""},
    {"string", 0x01, "\xe9\0t\0\xe9\0"s, ValueKind::utf16le, "été"},
    {"string with its NULs", 0x01, "a\0\0\0\0\0"s, ValueKind::utf16le, "a"},
    {"string of odd size", 0x01, "a\0b"s, ValueKind::utf16le, "a"},
    {"ANSI", 0x02, "plain\0"s, ValueKind::utf8, "plain"},
    {"ANSI beyond ASCII", 0x02, "\x80 \xe9"s, ValueKind::utf8, "€ é"},
    {"int8", 0x03, "\xff", ValueKind::integer, "-1"},
    {"uint8", 0x04, "\xff", ValueKind::unsigned_integer, "255"},
    {"int16", 0x05, "\xfe\xff", ValueKind::integer, "-2"},
    {"uint16", 0x06, "\xfe\xff", ValueKind::unsigned_integer, "65534"},
    {"int32", 0x07, "\xff\xff\xff\xff", ValueKind::integer, "-1"},
    {"uint32", 0x08, "\xff\xff\xff\xff", ValueKind::unsigned_integer, "4294967295"},
    {"int64", 0x09, "\xff\xff\xff\xff\xff\xff\xff\xff", ValueKind::integer, "-1"},
    {"uint64", 0x0A, "\xff\xff\xff\xff\xff\xff\xff\xff", ValueKind::unsigned_integer, "18446744073709551615"},
    {"uint32 without bytes", 0x08, "", ValueKind::null, ""},
    {"uint32 of three bytes", 0x08, "\x01\x02\x03", ValueKind::bytes, "010203"},
    {"real32", 0x0B, "\0\0\xc0\x3f"s, ValueKind::real, "1.5"},
    {"real64", 0x0C, "\0\0\0\0\0\0\xf8\xbf"s, ValueKind::real, "-1.5"},
    {"boolean of four bytes", 0x0D, "\x01\0\0\0"s, ValueKind::boolean, "true"},
    {"boolean of one byte", 0x0D, "\0"s, ValueKind::boolean, "false"},
    {"boolean of eight bytes", 0x0D, "\0\0\0\0\0\0\0\x80"s, ValueKind::boolean, "true"},
    {"binary", 0x0E, "\x01\xab", ValueKind::bytes, "01AB"},
    {"GUID", 0x0F, "\x78\x56\x34\x12\x34\x12\x34\x12\x01\x02\x03\x04\x05\x06\x07\x08", ValueKind::guid,
     "{12345678-1234-1234-0102-030405060708}"},
    {"GUID cut short", 0x0F, "\x78\x56", ValueKind::bytes, "7856"},
    {"size of a 32-bit machine", 0x10, "\x10\0\0\0"s, ValueKind::hexadecimal, "0x10"},
    {"size of a 64-bit machine", 0x10, "\x10\0\0\0\x01\0\0\0"s, ValueKind::hexadecimal, "0x100000010"},
    {"FILETIME of 1970", 0x11, "\x00\x80\x3e\xd5\xde\xb1\x9d\x01"s, ValueKind::moment, "1970-01-01T00:00:00.000000000Z"},
    {"FILETIME 0", 0x11, "\0\0\0\0\0\0\0\0"s, ValueKind::utf8, "1601-01-01T00:00:00.000000000Z"},
    {"FILETIME never", 0x11, "\xff\xff\xff\xff\xff\xff\xff\x7f"s, ValueKind::utf8, "30828-09-14T02:48:05.477580700Z"},
    {"SYSTEMTIME", 0x12, "\xe8\x07\x02\0\x04\0\x1d\0\x0c\0\x1e\0\x0f\0\x07\0"s, ValueKind::moment,
     "2024-02-29T12:30:15.007000000Z"},
    {"SYSTEMTIME that is no date", 0x12, std::string(16, '\0'), ValueKind::bytes, std::string(32, '0')},
    {"SID", 0x13, "\x01\x01\0\0\0\0\0\x05\x12\0\0\0"s, ValueKind::sid, "S-1-5-18"},
    {"SID with room behind it", 0x13, "\x01\x01\0\0\0\0\0\x05\x12\0\0\0\0\0"s, ValueKind::sid, "S-1-5-18"},
    {"SID cut short", 0x13, "\x01\x05\0\0\0\0\0\x05"s, ValueKind::bytes, "0105000000000005"},
    {"hex32", 0x14, "\x17\0\0\0"s, ValueKind::hexadecimal, "0x17"},
    {"hex64", 0x15, "\0\0\0\0\0\0\0\x80"s, ValueKind::hexadecimal, "0x8000000000000000"},
    {"handle", 0x20, "\x04\0\0\0\0\0\0\0"s, ValueKind::hexadecimal, "0x4"},
    {"XML", 0x23, "<\0a\0/\0>\0"s, ValueKind::utf16le, "<a/>"},
    {"a type nobody knows", 0x7E, "\x01", ValueKind::bytes, "01"},
};

TEST(EvtxValues, EveryTypeBecomesItsKindAndText) {
  for (const Case& c : kCases) {
    TextStore texts;
    const base::Bytes bytes = base::as_bytes(c.bytes);
    const model::Value value = to_value({bytes.data(), static_cast<std::uint16_t>(bytes.size()), c.type}, texts);
    EXPECT_EQ(value.kind, c.kind) << c.what;
    EXPECT_EQ(canonical_text(value), c.text) << c.what;
  }
}

std::vector<std::string> elements(std::uint8_t type, const std::string& bytes) {
  std::vector<RawValue> found;
  split_array({base::as_bytes(bytes).data(), static_cast<std::uint16_t>(bytes.size()), type}, found);
  std::vector<std::string> texts;
  TextStore store;
  for (const RawValue& element : found) texts.push_back(canonical_text(to_value(element, store)));
  return texts;
}

TEST(EvtxValues, ArraysComeApart) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(elements(0x81, ""), Texts{""});
  EXPECT_EQ(elements(0x81, "a\0\0\0b\0c\0\0\0"s), (Texts{"a", "bc"}));
  EXPECT_EQ(elements(0x81, "a\0\0\0\0\0b\0"s), (Texts{"a", "", "b"}));
  EXPECT_EQ(elements(0x82, "a\0bc\0"s), (Texts{"a", "bc"}));
  EXPECT_EQ(elements(0x86, "\x01\0\x02\0\x03"s), (Texts{"1", "2", "03"}));
  EXPECT_EQ(elements(0x94, "\x01\0\0\0\xff\0\0\0"s), (Texts{"0x1", "0xff"}));
  EXPECT_EQ(elements(0x93, "\x01\x01\0\0\0\0\0\x05\x12\0\0\0\x01\x01\0\0\0\0\0\x05\x13\0\0\0"s),
            (Texts{"S-1-5-18", "S-1-5-19"}));
  EXPECT_EQ(elements(0x93, "\x01\xff\0\0\0\0\0\x05\x12\0\0\0"s), Texts{"01FF00000000000512000000"});
}

}  // namespace
}  // namespace beffroi::readers::evtx
