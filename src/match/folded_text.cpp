// SPDX-License-Identifier: EUPL-1.2
#include "match/folded_text.h"

#include <emmintrin.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"

namespace beffroi::match {
namespace {

/// So much is made room for at a time: a text that changes between ASCII and other letters stays linear.
constexpr std::size_t kPiece = 256;

char fold_ascii(std::uint16_t c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

/// The ASCII characters at the front of `count` units, folded into `out`; returns how many they are.
std::size_t fold_ascii_units(const std::uint8_t* utf16, std::size_t count, char* out) {
  std::size_t done = 0;
  for (; count - done >= 16; done += 16) {
    const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(utf16 + 2 * done));
    const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i*>(utf16 + 2 * done + 16));
    const __m128i beyond = _mm_and_si128(_mm_or_si128(low, high), _mm_set1_epi16(static_cast<short>(0xFF80)));
    if (_mm_movemask_epi8(_mm_cmpeq_epi16(beyond, _mm_setzero_si128())) != 0xFFFF) break;
    const __m128i bytes = _mm_packus_epi16(low, high);
    const __m128i upper =
        _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('Z' + 1)));
    const __m128i folded = _mm_or_si128(bytes, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + done), folded);
  }
  for (; done < count; ++done) {
    const auto unit = base::load<std::uint16_t>(utf16 + 2 * done);
    if (unit >= 0x80) break;
    out[done] = fold_ascii(unit);
  }
  return done;
}

void append_folded_utf16le(std::string& out, base::Bytes utf16) {
  const std::size_t units = utf16.size() / 2;
  for (std::size_t at = 0; at < units;) {
    const std::size_t before = out.size();
    const std::size_t piece = std::min(units - at, kPiece);
    out.resize(before + piece);
    const std::size_t done = fold_ascii_units(utf16.data() + 2 * at, piece, out.data() + before);
    out.resize(before + done);
    at += done;
    while (at < units && base::load<std::uint16_t>(utf16.data() + 2 * at) >= 0x80) {
      char32_t code_point = 0;
      at += base::take_utf16le(utf16.data() + 2 * at, units - at, code_point);
      base::append_utf8(out, base::fold(code_point));
    }
  }
}

void append_folded_utf8(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t run = base::count_ascii(text);
    const std::size_t before = out.size();
    out += text.substr(0, run);
    for (std::size_t i = before; i < out.size(); ++i) out[i] = fold_ascii(static_cast<std::uint8_t>(out[i]));
    text.remove_prefix(run);
    if (text.empty()) return;
    base::append_utf8(out, base::fold(base::next_code_point(text)));
  }
}

}  // namespace

void append_folded_text(std::string& out, const model::Value& value) {
  switch (value.kind) {
    case model::ValueKind::utf16le: return append_folded_utf16le(out, value.view());
    case model::ValueKind::utf8: return append_folded_utf8(out, base::as_text(value.view()));
    default: break;
  }
  const std::size_t before = out.size();
  model::append_canonical_text(out, value);
  for (std::size_t i = before; i < out.size(); ++i) out[i] = fold_ascii(static_cast<std::uint8_t>(out[i]));
}

}  // namespace beffroi::match
