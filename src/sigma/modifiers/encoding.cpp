// SPDX-License-Identifier: EUPL-1.2
// Encodings turn a text into bytes (utf16…) and bytes into text (base64). They compare with case: base64 does not survive folding.
#include <array>

#include "base/bytes.h"
#include "base/text.h"
#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

Glob as_symbols(std::string_view bytes) {
  Glob symbols;
  for (const char byte : bytes) symbols += static_cast<std::uint8_t>(byte);
  return symbols;
}

/// The bytes an encoding starts from.
base::Result<std::string> bytes_of(const Draft& draft, const Glob& glob) {
  if (draft.utf16) {
    std::string bytes;
    for (const char32_t symbol : glob) bytes += static_cast<char>(symbol);
    return bytes;
  }
  auto text = plain_text(glob);
  if (!text) return base::fail("encoding_with_wildcard");
  return *std::move(text);
}

template <class Encode>
base::Result<> replace_each(Draft& draft, Encode encode) {
  if (draft.kind != Draft::Kind::text || draft.base64 || draft.windash) return base::fail("modifier_conflict");
  for (DraftValue& value : draft.values) {
    std::vector<Glob> encoded;
    for (const Glob& glob : value.alternatives) {
      BEFFROI_TRY(const std::string bytes, bytes_of(draft, glob));
      encode(bytes, encoded);
    }
    value.alternatives = std::move(encoded);
  }
  draft.cased = true;
  return {};
}

std::string swap_bytes(std::string utf16) {
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2) std::swap(utf16[i], utf16[i + 1]);
  return utf16;
}

std::string little_endian(std::string_view text) { return base::utf8_to_utf16le(text); }
std::string big_endian(std::string_view text) { return swap_bytes(base::utf8_to_utf16le(text)); }
std::string with_byte_order_mark(std::string_view text) { return "\xFF\xFE" + base::utf8_to_utf16le(text); }

template <std::string (*kEncode)(std::string_view)>
base::Result<> utf16(Draft& draft, const Placeholders&) {
  if (draft.utf16) return base::fail("modifier_conflict");
  BEFFROI_TRY_VOID(
      replace_each(draft, [](const std::string& text, std::vector<Glob>& out) { out.push_back(as_symbols(kEncode(text))); }));
  draft.utf16 = true;
  return {};
}

std::string to_base64(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : alphabet[group >> (18 - 6 * k) & 63];
  }
  return out;
}

/// What of the encoding does not depend on the bytes before and after, for each of the three places in a group of three.
void base64_at_offsets(const std::string& bytes, std::vector<Glob>& out) {
  constexpr std::array<std::size_t, 3> from_start = {0, 2, 3};
  constexpr std::array<std::size_t, 3> from_end = {0, 3, 2};
  for (std::size_t offset = 0; offset < 3; ++offset) {
    const std::string encoded = to_base64(std::string(offset, ' ') + bytes);
    const std::size_t cut = from_start[offset] + from_end[(bytes.size() + offset) % 3];
    if (cut < encoded.size()) out.push_back(as_symbols(encoded.substr(from_start[offset], encoded.size() - cut)));
  }
}

base::Result<> base64(Draft& draft, const Placeholders&) {
  BEFFROI_TRY_VOID(replace_each(
      draft, [](const std::string& bytes, std::vector<Glob>& out) { out.push_back(as_symbols(to_base64(bytes))); }));
  draft.base64 = true;
  return {};
}

base::Result<> base64offset(Draft& draft, const Placeholders&) {
  BEFFROI_TRY_VOID(replace_each(draft, base64_at_offsets));
  draft.base64 = true;
  for (const DraftValue& value : draft.values) {
    if (value.alternatives.size() != 3) return base::fail("base64offset_too_short");
  }
  return {};
}

}  // namespace

std::span<const Modifier> of_encoding() {
  static constexpr std::array modifiers = {
      Modifier{"base64", base64},
      Modifier{"base64offset", base64offset},
      Modifier{"utf16le", utf16<little_endian>},
      Modifier{"wide", utf16<little_endian>},
      Modifier{"utf16be", utf16<big_endian>},
      Modifier{"utf16", utf16<with_byte_order_mark>},
  };
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
