// SPDX-License-Identifier: EUPL-1.2
#include "casefile/canonical_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "base/json/reader.h"
#include "base/text.h"

namespace beffroi::casefile {
namespace {

using base::json::Kind;
using base::json::Value;

std::unexpected<base::Error> refuse(std::string reason) {
  return base::fail("casefile.not_canonical", {{"reason", std::move(reason)}});
}

std::u16string utf16_units(std::string_view utf8) {
  std::u16string units;
  while (!utf8.empty()) {
    const char32_t point = base::next_code_point(utf8);
    if (point >= 0x10000) {
      units += static_cast<char16_t>(0xD7C0 + (point >> 10));
      units += static_cast<char16_t>(0xDC00 | (point & 0x3FF));
    } else {
      units += static_cast<char16_t>(point);
    }
  }
  return units;
}

void append_text(std::string& out, std::string_view text) {
  constexpr std::string_view kShort = "\b\t\n\f\r\"\\", kLetters = "btnfr\"\\";
  out += '"';
  for (const char c : text) {
    if (const auto at = kShort.find(c); at != std::string_view::npos) {
      out += '\\';
      out += kLetters[at];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

base::Result<> append(std::string& out, const Value& value);

base::Result<> append_object(std::string& out, const Value& object) {
  std::vector<std::pair<std::u16string, std::pair<std::string_view, Value>>> members;
  for (auto& member : object.members()) members.emplace_back(utf16_units(member.first), member);
  std::ranges::stable_sort(members, {}, [](const auto& member) -> const std::u16string& { return member.first; });
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0 && members[i].first == members[i - 1].first) return refuse("name_twice");
    if (i > 0) out += ',';
    append_text(out, members[i].second.first);
    out += ':';
    BEFFROI_TRY_VOID(append(out, members[i].second.second));
  }
  out += '}';
  return {};
}

base::Result<> append_array(std::string& out, const Value& array) {
  out += '[';
  bool first = true;
  for (const Value& element : array.elements()) {
    if (!std::exchange(first, false)) out += ',';
    BEFFROI_TRY_VOID(append(out, element));
  }
  out += ']';
  return {};
}

/// Goes as deep as the document, whose depth the parser has bounded.
base::Result<> append(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null: out += "null"; return {};
    case Kind::boolean: out += *value.as_boolean() ? "true" : "false"; return {};
    case Kind::integer: out += std::to_string(*value.as_integer()); return {};
    case Kind::unsigned_integer: out += std::to_string(*value.as_unsigned()); return {};
    case Kind::real: return refuse("number");
    case Kind::text: append_text(out, *value.as_text()); return {};
    case Kind::array: return append_array(out, value);
    case Kind::object: return append_object(out, value);
  }
  return refuse("json");
}

}  // namespace

base::Result<std::string> canonical_json(std::string_view json) {
  base::json::Parser parser;
  const auto document = parser.parse(json);
  if (!document) return refuse("json");
  return canonical_json(*document);
}

base::Result<std::string> canonical_json(const Value& value) {
  std::string canonical;
  BEFFROI_TRY_VOID(append(canonical, value));
  return canonical;
}

}  // namespace beffroi::casefile
