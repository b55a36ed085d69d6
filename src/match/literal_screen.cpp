// SPDX-License-Identifier: EUPL-1.2
#include "match/literal_screen.h"

#include <tmmintrin.h>

#include <algorithm>
#include <cstring>

namespace beffroi::match {
namespace {

constexpr std::size_t kLane = 16;
constexpr std::size_t kPiece = 256;        // characters looked at before the next ones are made ready
constexpr std::uint8_t kLowerCase = 0x20;  // set in every letter: more looks equal than is, never less
constexpr std::size_t kBuckets = 8;

__m128i load_lane(const void* at) { return _mm_loadu_si128(static_cast<const __m128i*>(at)); }

/// How well a character tells texts of Windows apart: the commonest come first.
std::size_t rarity(char c) {
  constexpr std::string_view kCommon = "eitsorna\\dclm0w.1:pu23h64f8b5 79gyxvk-\"/jzq";
  return std::min(kCommon.find(c), kCommon.size());
}

/// The `width` neighbouring characters of a literal that are rarest together.
std::string_view rarest(std::string_view literal, std::size_t width) {
  std::size_t best = 0, best_sum = 0;
  for (std::size_t at = 0; at + width <= literal.size(); ++at) {
    std::size_t sum = 0;
    for (const char c : literal.substr(at, width)) sum += rarity(c);
    if (sum <= best_sum) continue;
    best = at;
    best_sum = sum;
  }
  return literal.substr(best, width);
}

/// The characters of UTF-16 as bytes in lower case, with something behind them up to a whole lane; what is not ASCII becomes
/// something that is no letter of a literal, or at worst a blank.
void lower_utf16(const std::uint8_t* utf16, std::size_t units, std::uint8_t* out) {
  const auto put = [](const std::uint8_t* lane, std::uint8_t* to) {
    const __m128i bytes = _mm_packus_epi16(load_lane(lane), load_lane(lane + kLane));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_or_si128(bytes, _mm_set1_epi8(kLowerCase)));
  };
  std::size_t at = 0;
  for (; units - at >= kLane; at += kLane) put(utf16 + 2 * at, out + at);
  if (at == units) return;
  std::uint8_t rest[2 * kLane] = {};
  std::memcpy(rest, utf16 + 2 * at, 2 * (units - at));
  put(rest, out + at);
}

void lower_utf8(const std::uint8_t* utf8, std::size_t size, std::uint8_t* out) {
  for (std::size_t at = 0; at < size; ++at) out[at] = utf8[at] | kLowerCase;
}

}  // namespace

std::optional<LiteralScreen> LiteralScreen::of(std::span<const Literal> literals) {
  if (literals.empty() || literals.size() > kMost) return std::nullopt;
  LiteralScreen screen;
  screen.width_ = kLongest;
  for (const Literal& literal : literals) {
    const auto is_ascii = [](char c) { return c > 0 && c < 0x7F; };
    if (literal.text.size() < kShortest || !std::ranges::all_of(literal.text, is_ascii)) return std::nullopt;
    screen.width_ = std::min(screen.width_, literal.text.size());
  }
  for (std::size_t i = 0; i < literals.size(); ++i) screen.add(literals[i].text, static_cast<std::uint8_t>(1u << i % kBuckets));
  return screen;
}

void LiteralScreen::add(std::string_view literal, std::uint8_t bucket) {
  const std::string_view gram = rarest(literal, width_);
  for (std::size_t place = 0; place < width_; ++place) {
    const auto letter = static_cast<std::uint8_t>(static_cast<std::uint8_t>(gram[place]) | kLowerCase);
    low_[place][letter & 15u] |= bucket;
    high_[place][letter >> 4] |= bucket;
  }
}

bool LiteralScreen::may_hold(const model::Value& text) const {
  return width_ == kLongest ? may_hold<kLongest>(text) : may_hold<kShortest>(text);
}

template <std::size_t Width>
bool LiteralScreen::may_hold(const model::Value& text) const {
  const bool is_utf16 = text.kind == model::ValueKind::utf16le;
  const std::size_t size = is_utf16 ? text.length / 2 : text.length;
  alignas(kLane) std::uint8_t letters[kPiece + 2 * kLane];
  for (std::size_t at = 0; at + Width <= size; at += kPiece) {
    const std::size_t taken = std::min(size - at, kPiece + Width - 1);  // pieces overlap
    if (is_utf16) {
      lower_utf16(text.data + 2 * at, taken, letters);
    } else {
      lower_utf8(text.data + at, taken, letters);
    }
    std::memset(letters + taken, 0xFF, kLane + 1);
    if (any_in<Width>(letters, taken - Width + 1)) return true;
  }
  return false;
}

/// Whether a literal may begin its characters at one of so many places; what lies behind the last one is in none.
template <std::size_t Width>
bool LiteralScreen::any_in(const std::uint8_t* letters, std::size_t places) const {
  const __m128i half = _mm_set1_epi8(15);
  for (std::size_t at = 0; at < places; at += kLane) {
    __m128i buckets = _mm_set1_epi8(-1);
    for (std::size_t place = 0; place < Width; ++place) {
      const __m128i bytes = load_lane(letters + at + place);
      const __m128i low = _mm_shuffle_epi8(load_lane(low_[place].data()), _mm_and_si128(bytes, half));
      const __m128i high = _mm_shuffle_epi8(load_lane(high_[place].data()), _mm_and_si128(_mm_srli_epi16(bytes, 4), half));
      buckets = _mm_and_si128(buckets, _mm_and_si128(low, high));
    }
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(buckets, _mm_setzero_si128())) != 0xFFFF) return true;
  }
  return false;
}

}  // namespace beffroi::match
