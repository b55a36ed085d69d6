// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "indicators/indicator.h"

namespace beffroi::indicators {

/// A line of a list that gives no indicator, and why: message `indicator.<reason>` with the arguments.
struct NotUnderstood {
  std::uint32_t line = 0;
  std::string reason;
  base::Arguments arguments;
};

/// The indicators of a list in the order of its lines; one that stands twice, however written, counts once.
struct List {
  std::vector<Indicator> indicators;
  std::vector<NotUnderstood> not_understood;

  /// A file of at most kMaxListBytes, in UTF-8, in one of two forms:
  ///
  ///   text  one indicator a line; empty lines and what follows '#' (at the start or after a blank) are left out, the comment of
  ///         a line becomes its description; "kind: value" where the kind cannot be told ("service: evilsvc")
  ///   CSV   with ',' or ';', a first line of names that has "value" (or "indicator"), and of type, description, level, author
  ///         those that are known
  ///
  /// Errors: indicators.unreadable, indicators.too_large.
  static base::Result<List> load(const std::string& path);
  /// The same from its text.
  static List parse(std::string_view text);
};

inline constexpr std::size_t kMaxListBytes = std::size_t{64} << 20;

}  // namespace beffroi::indicators
