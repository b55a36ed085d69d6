// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace beffroi::match {

inline std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 32;
}

/// For tables that compare what they find: quick, the same in every run, no defence against chosen texts.
inline std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0) {
  std::uint64_t hash = mix(seed, text.size());
  const char* at = text.data();
  std::size_t left = text.size();
  if (left > 64) {  // four chains side by side: one waits for each multiplication
    std::uint64_t lanes[4] = {hash, 1, 2, 3};
    for (; left > 32; left -= 32, at += 32) {
      std::uint64_t words[4];
      std::memcpy(words, at, sizeof words);
      for (std::size_t i = 0; i < 4; ++i) lanes[i] = mix(lanes[i], words[i]);
    }
    hash = mix(mix(lanes[0], lanes[1]), mix(lanes[2], lanes[3]));
  }
  for (; left > 8; left -= 8, at += 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    hash = mix(hash, word);
  }
  std::uint64_t last = 0;
  if (left > 0) std::memcpy(&last, at, left);
  return mix(hash, last);
}

}  // namespace beffroi::match
