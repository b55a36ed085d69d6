// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/fold_table.h"

namespace beffroi::base {
namespace {

/// So much is made room for at a time: a text that changes between ASCII and other letters stays linear.
constexpr std::size_t kPiece = 256;

/// Length and lowest code point of the UTF-8 sequence that `lead` starts; length 0 for a byte that starts none.
struct Sequence {
  std::size_t length;
  char32_t bits;
  char32_t lowest;
};

Sequence sequence_of(std::uint8_t lead) {
  if (lead < 0x80) return {1, lead, 0};
  if (lead >= 0xC2 && lead < 0xE0) return {2, lead & 0x1Fu, 0x80};
  if (lead >= 0xE0 && lead < 0xF0) return {3, lead & 0x0Fu, 0x800};
  if (lead >= 0xF0 && lead < 0xF5) return {4, lead & 0x07u, 0x10000};
  return {0, 0, 0};
}

/// Characters that change how what follows is shown, or that cannot be seen.
bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c < 0xFFFC) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

void append_utf16le(std::string& out, Bytes utf16) {
  const std::size_t units = utf16.size() / 2;
  for (std::size_t i = 0; i < units;) {
    const std::size_t before = out.size();
    const std::size_t piece = std::min(units - i, kPiece);
    out.resize(before + piece);
    const std::size_t done = narrow_ascii(utf16.data() + 2 * i, piece, out.data() + before);
    out.resize(before + done);
    i += done;
    while (i < units && load<std::uint16_t>(utf16.data() + 2 * i) >= 0x80) {
      char32_t code_point = 0;
      i += take_utf16le(utf16.data() + 2 * i, units - i, code_point);
      append_utf8(out, code_point);
    }
  }
}

std::string utf16le_to_utf8(Bytes utf16) {
  std::string text;
  append_utf16le(text, utf16);
  return text;
}

std::size_t take_utf16le(const std::uint8_t* utf16, std::size_t units, char32_t& code_point) {
  code_point = load<std::uint16_t>(utf16);
  if (code_point < 0xD800 || code_point >= 0xE000) return 1;
  const char32_t low = units > 1 ? load<std::uint16_t>(utf16 + 2) : 0;
  if (code_point < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
    code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
    return 2;
  }
  code_point = kReplacement;
  return 1;
}

std::string utf8_to_utf16le(std::string_view utf8) {
  std::string out;
  const auto put = [&out](char32_t unit) {
    out += static_cast<char>(unit & 0xFF);
    out += static_cast<char>(unit >> 8);
  };
  while (!utf8.empty()) {
    const char32_t c = next_code_point(utf8);
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

char32_t next_code_point(std::string_view& utf8) {
  const Sequence sequence = sequence_of(static_cast<std::uint8_t>(utf8.front()));
  char32_t c = sequence.bits;
  bool valid = sequence.length != 0 && utf8.size() >= sequence.length;
  for (std::size_t i = 1; valid && i < sequence.length; ++i) {
    const auto byte = static_cast<std::uint8_t>(utf8[i]);
    valid = (byte & 0xC0) == 0x80;
    c = c << 6 | (byte & 0x3Fu);
  }
  valid = valid && c >= sequence.lowest && c < 0x110000 && !(c >= 0xD800 && c < 0xE000);
  utf8.remove_prefix(valid ? sequence.length : 1);
  return valid ? c : kReplacement;
}

bool is_valid_utf8(std::string_view text) {
  for (;;) {
    text.remove_prefix(count_ascii(text));
    if (text.empty()) return true;
    const std::size_t before = text.size();
    const char32_t c = next_code_point(text);
    if (c == kReplacement && before - text.size() == 1) return false;
  }
}

std::string to_valid_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string out;
  while (!text.empty()) append_utf8(out, next_code_point(text));
  return out;
}

char32_t fold(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  const auto after = std::ranges::upper_bound(kFoldTable, static_cast<std::uint32_t>(c), {}, &FoldRun::first);
  if (after == kFoldTable.begin()) return c;
  const FoldRun& run = *std::prev(after);
  if (c > run.last || (c - run.first) % run.stride != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + run.delta);
}

std::string fold(std::string_view utf8) {
  std::string out(utf8.substr(0, count_ascii(utf8)));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  utf8.remove_prefix(out.size());
  while (!utf8.empty()) append_utf8(out, fold(next_code_point(utf8)));
  return out;
}

bool equal_folded(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (fold(next_code_point(a)) != fold(next_code_point(b))) return false;
  }
  return a.empty() && b.empty();
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (;;) {
    const std::size_t plain = count_printable_ascii(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const char32_t c = next_code_point(text);
    if (is_unprintable(c)) {
      fmt::format_to(std::back_inserter(out), "\\u{{{:X}}}", static_cast<std::uint32_t>(c));
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace beffroi::base
