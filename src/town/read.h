// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "town/town.h"

namespace beffroi::town {

inline constexpr std::size_t kMaxBytes = 4u << 20;   ///< of a town file
inline constexpr std::size_t kMaxEntries = 20'000;   ///< of one list
inline constexpr std::size_t kMaxTextBytes = 4'000;  ///< of one value
inline constexpr std::size_t kMaxProblems = 200;     ///< told; the number of the others is told too

/// A town file as far as it can be read: on the night a mistyped key must not take the whole file away.
struct Reading {
  Town town;
  /// What could not be taken, in the order of the text, each with line, column and what to do: town.unknown_key, town.wrong_shape,
  /// town.unknown_word, town.not_number, town.not_date, town.not_clock, town.not_count, town.not_network, town.not_insee, town.not_siren,
  /// town.too_long, town.too_many, town.control_character, town.no_identity, town.same_identity, town.unknown_reference,
  /// town.too_many_problems.
  std::vector<base::Error> problems;
};

/// UTF-8, UTF-16 with its mark, or Windows-1252. Errors where nothing can be read: yaml.*, town.not_mapping, town.too_large.
base::Result<Reading> read(std::string_view yaml, std::string_view path);
/// The same from a file. Errors: town.unreadable too.
base::Result<Reading> load(const std::string& path);

/// The bytes of a file that a town gives: at most one more than kMaxBytes, which shows that there are more. Error: town.unreadable.
base::Result<std::string> bytes_of(const std::string& path);

}  // namespace beffroi::town
