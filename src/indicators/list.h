// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indicators/indicator.h"

namespace beffroi::indicators {

/// What becomes of something in a list that a remark is about.
enum class Weight : std::uint8_t {
  refused,  ///< it gives no indicator, and somebody has to mend it or to look elsewhere
  partly,   ///< it is looked for, but not all that the list says of it
  aside,    ///< the list itself says not to look for it: revoked, to_ids: false
};

/// What a list says and a search does not do: message `indicator.<reason>` with the arguments.
struct Remark {
  std::uint32_t line = 0;  ///< 0: `object` says where
  std::string object;      ///< its identifier in the list, or its place
  std::string reason;
  base::Arguments arguments;
  Weight weight = Weight::refused;
};

/// The indicators of a list in its order; one that stands twice, however written, counts once: at its highest level, for its longest time.
struct List {
  std::vector<Indicator> indicators;
  std::vector<Remark> remarks;  ///< the first kMaxRemarks
  std::uint64_t not_told = 0;   ///< remarks beyond them

  /// A file of at most kMaxListBytes, in UTF-8 (or UTF-16 with its mark), in one of four forms, told by its content:
  ///
  ///   text  one indicator a line; empty lines and what follows '#' (at the start or after a blank) are left out, the comment of
  ///         a line becomes its description; "kind: value" where the kind cannot be told ("service: evilsvc")
  ///   CSV   with ',' or ';', a first line of names that has "value" (or "indicator"), and of type, description (or comment), level,
  ///         author, to_ids those that are known: MISP's own export is one
  ///   STIX  a bundle, 2.0 or 2.1 (stix/bundle.h)
  ///   MISP  one event or an answer of its API (misp/export.h)
  ///
  /// Errors: indicators.unreadable, indicators.too_large, indicators.json, indicators.form.
  static base::Result<List> load(const std::string& path);
  /// The same from its bytes.
  static base::Result<List> parse(std::string_view bytes);
};

inline constexpr std::size_t kMaxListBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMaxIndicators = 1'000'000;
inline constexpr std::size_t kMaxRemarks = 10'000;

}  // namespace beffroi::indicators
