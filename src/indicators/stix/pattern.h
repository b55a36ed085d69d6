// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::indicators::stix {

/// `file:hashes.'SHA-256' IN ('…', '…')`
struct Comparison {
  std::string object;     ///< folded: "file"
  std::string path;       ///< folded, without quotes and without places in lists: "hashes.sha-256"
  std::string operation;  ///< "=", "!=", "<" …, "IN", "LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET", "EXISTS"
  bool negated = false;
  std::vector<std::string> values;  ///< texts without quotes, other literals as written
};

/// A comparison, or several terms of which any or all must be true. What must follow something, and what two observations must say,
/// counts as all.
struct Term {
  enum class Kind : std::uint8_t { comparison, any, all };
  Kind kind = Kind::comparison;
  Comparison comparison;
  std::vector<Term> terms;
  bool apart = false;  ///< of all: its terms are observations, which need not be of one object
};

struct Pattern {
  Term root;
  bool qualified = false;  ///< says also within what time, how often or between what moments
};

/// A pattern of STIX 2 (https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html, section 9), in linear time.
/// Errors: stix_syntax {at}: the byte, from 1, where it is not understood; stix_deep.
base::Result<Pattern> parse_pattern(std::string_view text);

/// Brackets within brackets.
inline constexpr std::size_t kMaxPatternDepth = 32;

}  // namespace beffroi::indicators::stix
