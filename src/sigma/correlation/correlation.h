// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/yaml/node.h"
#include "sigma/rule.h"

namespace beffroi::sigma {

enum class CorrelationType : std::uint8_t {
  event_count,
  value_count,
  temporal,
  temporal_ordered,
  value_sum,
  value_avg,
  value_percentile,
  value_median,
};

/// "event_count" …, as rules and results write it.
std::string_view name_of(CorrelationType type);

/// Numbers are counted in millionths, as whole numbers: sums do not depend on the order of what is added.
inline constexpr std::int64_t kMillion = 1'000'000;
inline constexpr std::int64_t kMostNumber =
    1'000'000'000'000;  ///< what lies beyond, either side of zero, is not taken as a number

struct Bound {
  Order order = Order::greater_or_equal;
  bool negated = false;         ///< neq: not equal
  std::int64_t millionths = 0;  ///< of the number compared with
};

/// What must be true of the records of a window. Of temporal types with an expression the bounds are empty, and the other way round.
struct CorrelationCondition {
  std::vector<Bound> bounds;             ///< all of them
  std::vector<std::string> fields;       ///< whose values are counted, summed …; one, but for value_count
  std::uint32_t percentile = 0;          ///< 1 to 100
  std::optional<Expression> expression;  ///< over the rules; its test N is Correlation::rules[N]
};

/// The time between the first and the last record of a window, where a rule of the old form names none.
inline constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();

inline constexpr std::size_t kMaxCorrelatedRules = 64;
inline constexpr std::size_t kMaxOrderedExpression = 8;  ///< rules of temporal_ordered with an expression

/// A correlation as written: rules and aliases by the names it gives them. Specification 2.1.0 of Sigma correlations.
struct Correlation {
  Rule head;  ///< who it is: path, line, id, name, title, author, level, tags …; without tests
  CorrelationType type = CorrelationType::event_count;
  std::vector<std::string> rules;
  std::vector<std::string> group_by;
  std::map<std::string, std::map<std::string, std::string>> aliases;  ///< alias → name of a rule → its field
  std::int64_t timespan = kUnlimited;                                 ///< nanoseconds
  CorrelationCondition condition;
  bool generate = false;  ///< the rules it speaks of report by themselves as well
};

/// Reads the part `correlation` of a document. Error ids are reason ids (`correlation_…`), with the line where it is known.
base::Result<Correlation> parse_correlation(const base::yaml::Node& document, Rule head);

/// "90m" in nanoseconds: a number and s, m, h, d or w.
base::Result<std::int64_t> parse_timespan(std::string_view text);

/// A number of at most kMostNumber in millionths, what is smaller rounded; nothing for what is no number.
std::optional<std::int64_t> parse_millionths(std::string_view text);

}  // namespace beffroi::sigma
