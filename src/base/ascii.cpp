// SPDX-License-Identifier: EUPL-1.2
#include "base/ascii.h"

#include <emmintrin.h>

#include <bit>

#include "base/bytes.h"

namespace beffroi::base {
namespace {

constexpr std::size_t kLane = 16;

__m128i load_lane(const void* at) { return _mm_loadu_si128(static_cast<const __m128i*>(at)); }

/// Bit n is set where byte n is not ASCII.
std::uint32_t beyond_ascii(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }

/// Bit n is set where byte n cannot be seen or is not ASCII: these are negative here, so below a blank.
std::uint32_t not_printable(__m128i bytes) {
  const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)))));
}

/// Bit n is set where byte n has to be written otherwise in JSON. Bytes above 0x7F are negative here, so below a blank.
std::uint32_t not_plain_json(__m128i bytes) {
  const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
  const __m128i special = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  const __m128i last = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(low, special), last)));
}

bool is_ascii(char c) { return (static_cast<std::uint8_t>(c) & 0x80) == 0; }
bool is_printable_ascii(char c) { return c >= ' ' && c < 0x7F; }
bool is_plain_json(char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; }

template <class Stops, class Fits>
std::size_t count_front(std::string_view text, Stops stops, Fits fits) {
  std::size_t at = 0;
  for (; text.size() - at >= kLane; at += kLane) {
    const std::uint32_t stop = stops(load_lane(text.data() + at));
    if (stop != 0) return at + static_cast<std::size_t>(std::countr_zero(stop));
  }
  while (at < text.size() && fits(text[at])) ++at;
  return at;
}

}  // namespace

std::size_t count_ascii(std::string_view text) { return count_front(text, beyond_ascii, is_ascii); }

std::size_t count_printable_ascii(std::string_view text) { return count_front(text, not_printable, is_printable_ascii); }

std::size_t count_plain_json(std::string_view text) { return count_front(text, not_plain_json, is_plain_json); }

std::size_t narrow_ascii(const std::uint8_t* utf16, std::size_t units, char* out) {
  std::size_t done = 0;
  for (; units - done >= kLane; done += kLane) {
    const __m128i low = load_lane(utf16 + 2 * done);
    const __m128i high = load_lane(utf16 + 2 * done + kLane);
    const __m128i beyond = _mm_and_si128(_mm_or_si128(low, high), _mm_set1_epi16(static_cast<short>(0xFF80)));
    if (_mm_movemask_epi8(_mm_cmpeq_epi16(beyond, _mm_setzero_si128())) != 0xFFFF) break;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + done), _mm_packus_epi16(low, high));
  }
  for (; done < units; ++done) {
    const auto unit = load<std::uint16_t>(utf16 + 2 * done);
    if (unit >= 0x80) break;
    out[done] = static_cast<char>(unit);
  }
  return done;
}

}  // namespace beffroi::base
