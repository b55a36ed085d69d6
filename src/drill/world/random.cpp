// SPDX-License-Identifier: EUPL-1.2
#include "drill/world/random.h"

#include <fmt/format.h>

namespace beffroi::drill::world {

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

std::uint32_t Random::below(std::uint32_t limit) { return static_cast<std::uint32_t>(((next() >> 32) * limit) >> 32); }

int Random::between(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1))); }

Random Random::fork(std::string_view label) const {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : label) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3;
  return Random(Random(state_ ^ hash).next());
}

std::string Random::guid() {
  const std::uint64_t high = next();
  const std::uint64_t low = next();
  return fmt::format("{{{:08X}-{:04X}-4{:03X}-{:04X}-{:012X}}}", high >> 32, (high >> 16) & 0xFFFF, high & 0xFFF,
                     0x8000 | ((low >> 48) & 0x3FFF), low & 0xFFFFFFFFFFFF);
}

std::string Random::word(int length) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  constexpr std::uint32_t kLettersOnly = 26;
  std::string text(1, kLetters[below(kLettersOnly)]);
  while (static_cast<int>(text.size()) < length) text += pick(kLetters);
  return text;
}

}  // namespace beffroi::drill::world
