// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "sigma/condition.h"
#include "sigma/correlation/correlation.h"
#include "sigma/number.h"
#include "sigma/parse.h"

namespace beffroi::sigma {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

constexpr std::array<std::string_view, 8> kTypes = {"event_count", "value_count", "temporal",         "temporal_ordered",
                                                    "value_sum",   "value_avg",   "value_percentile", "value_median"};

std::unexpected<base::Error> refused(std::string reason, const Node& at, base::Arguments arguments = {}) {
  return base::fail(std::move(reason), std::move(arguments), {{}, at.line, {}});
}

bool is_temporal(CorrelationType type) {
  return type == CorrelationType::temporal || type == CorrelationType::temporal_ordered;
}

base::Result<CorrelationType> parse_type(const Node& body) {
  const std::string_view written = body.text("type");
  const auto found = std::ranges::find(kTypes, written);
  if (found == kTypes.end()) return refused("correlation_type", body, {{"type", std::string(written)}});
  return static_cast<CorrelationType>(found - kTypes.begin());
}

base::Result<Bound> parse_bound(std::string_view key, const Node& value) {
  static constexpr std::array<std::pair<std::string_view, Order>, 6> kOrders = {{{"gt", Order::greater},
                                                                                 {"gte", Order::greater_or_equal},
                                                                                 {"lt", Order::less},
                                                                                 {"lte", Order::less_or_equal},
                                                                                 {"eq", Order::equal},
                                                                                 {"neq", Order::equal}}};
  const auto found = std::ranges::find(kOrders, key, &std::pair<std::string_view, Order>::first);
  if (found == kOrders.end()) return refused("correlation_condition_word", value, {{"word", std::string(key)}});
  const auto number = parse_millionths(value.scalar);
  if (!number) return refused("number_invalid", value, {{"value", value.scalar}});
  return Bound{found->second, key == "neq", *number};
}

base::Result<std::uint32_t> parse_percentile(const Node& value) {
  const auto number = parse_decimal(value.scalar);
  if (!number || *number == 0 || *number > 100) return refused("correlation_percentile", value);
  return static_cast<std::uint32_t>(*number);
}

base::Result<> parse_bounds(const Node& node, CorrelationCondition& condition) {
  for (const auto& [key, value] : node.members) {
    if (key.scalar == "field") {
      condition.fields = scalars_of(&value);
    } else if (key.scalar == "percentile") {
      BEFFROI_TRY(condition.percentile, parse_percentile(value));
    } else {
      BEFFROI_TRY(condition.bounds.emplace_back(), parse_bound(key.scalar, value));
    }
  }
  if (condition.bounds.empty()) return refused("correlation_without_bound", node);
  return {};
}

/// "a and not b" over the rules; where the list of rules is missing the expression makes it, in the order of first sight.
base::Result<> parse_expression(const Node& node, Correlation& correlation) {
  if (correlation.rules.empty()) correlation.rules = names_in_condition(node.scalar);
  std::vector<Selection> names;
  for (const std::string& rule : correlation.rules) {
    names.push_back({rule, Expression::of_test(static_cast<std::uint32_t>(names.size())), node.line});
  }
  auto expression = parse_condition(node.scalar, names);
  if (!expression) {
    expression.error().where.line = node.line;
    return std::unexpected(std::move(expression).error());
  }
  correlation.condition.expression = *std::move(expression);
  return {};
}

/// Without a condition every rule must be there.
void ask_for_all(Correlation& correlation) {
  const auto count = static_cast<std::int64_t>(correlation.rules.size());
  correlation.condition.bounds = {{Order::greater_or_equal, false, count * kMillion}};
}

base::Result<> parse_condition_of(const Node& body, Correlation& correlation) {
  const Node* node = body.find("condition");
  const bool temporal = is_temporal(correlation.type);
  if (!node || node->is_null()) {
    if (!temporal) return refused("no_condition", body);
    ask_for_all(correlation);
    return {};
  }
  if (node->kind == Kind::mapping) return parse_bounds(*node, correlation.condition);
  if (node->kind != Kind::scalar || !temporal) return refused("correlation_condition_form", *node);
  return parse_expression(*node, correlation);
}

/// Of an order only "at least so many" makes sense: any part of what is in order is in order too.
bool asks_for_order(const Correlation& correlation) {
  const auto all = static_cast<std::int64_t>(correlation.rules.size()) * kMillion;
  return std::ranges::all_of(correlation.condition.bounds, [all](const Bound& bound) {
    const bool whole = bound.order == Order::equal && bound.millionths == all;
    return !bound.negated && (bound.order == Order::greater || bound.order == Order::greater_or_equal || whole);
  });
}

base::Result<> check_fields(const Correlation& correlation, const Node& body) {
  const CorrelationCondition& condition = correlation.condition;
  const bool counts_events = correlation.type == CorrelationType::event_count || is_temporal(correlation.type);
  if (counts_events && !condition.fields.empty()) return refused("correlation_field_useless", body);
  if (!counts_events && condition.fields.empty()) return refused("correlation_without_field", body);
  if (correlation.type != CorrelationType::value_count && condition.fields.size() > 1)
    return refused("correlation_fields_many", body);
  const bool percentile = correlation.type == CorrelationType::value_percentile;
  if (percentile != (condition.percentile > 0)) return refused("correlation_percentile", body);
  return {};
}

base::Result<> check(const Correlation& correlation, const Node& body) {
  if (correlation.rules.empty()) return refused("correlation_without_rules", body);
  if (correlation.rules.size() > kMaxCorrelatedRules) return refused("correlation_rules_many", body);
  BEFFROI_TRY_VOID(check_fields(correlation, body));
  if (correlation.type != CorrelationType::temporal_ordered) return {};
  if (!asks_for_order(correlation)) return refused("correlation_order_bound", body);
  if (correlation.condition.expression && correlation.rules.size() > kMaxOrderedExpression)
    return refused("correlation_order_many", body);
  return {};
}

base::Result<> parse_aliases(const Node* node, Correlation& correlation) {
  if (!node) return {};
  for (const auto& [alias, fields] : node->members) {
    if (fields.kind != Kind::mapping) return refused("correlation_alias", fields, {{"alias", alias.scalar}});
    for (const auto& [rule, field] : fields.members) correlation.aliases[alias.scalar][rule.scalar] = field.scalar;
  }
  return {};
}

bool is_true_text(std::string_view text) { return base::equal_folded(text, "true"); }

}  // namespace

std::string_view name_of(CorrelationType type) { return kTypes[static_cast<std::size_t>(type)]; }

base::Result<std::int64_t> parse_timespan(std::string_view text) {
  static constexpr std::array<std::pair<char, std::int64_t>, 5> kUnits = {
      {{'s', 1}, {'m', 60}, {'h', 3'600}, {'d', 86'400}, {'w', 604'800}}};
  constexpr std::uint64_t kMostSeconds = 3'600ULL * 24 * 366 * 100;
  const auto fail = [&] { return base::fail("correlation_timespan", {{"text", std::string(text)}}); };
  if (text.size() < 2) return fail();
  const auto unit = std::ranges::find(kUnits, text.back(), &std::pair<char, std::int64_t>::first);
  const auto number = parse_decimal(text.substr(0, text.size() - 1));
  if (unit == kUnits.end() || !number || *number == 0 || *number > kMostSeconds) return fail();
  const std::uint64_t seconds = *number * static_cast<std::uint64_t>(unit->second);
  if (seconds > kMostSeconds) return fail();
  return static_cast<std::int64_t>(seconds) * base::kNanosecondsPerSecond;
}

std::optional<std::int64_t> parse_millionths(std::string_view text) {
  const auto number = parse_number(text);
  if (!number || !(std::fabs(*number) <= static_cast<long double>(kMostNumber))) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(*number * static_cast<long double>(kMillion)));
}

base::Result<Correlation> parse_correlation(const Node& document, Rule head) {
  const Node& body = *document.find("correlation");
  if (body.kind != Kind::mapping) return refused("correlation_form", body);
  Correlation correlation;
  correlation.head = std::move(head);
  BEFFROI_TRY(correlation.type, parse_type(body));
  for (std::string& rule : scalars_of(body.find("rules"))) {
    if (std::ranges::find(correlation.rules, rule) == correlation.rules.end()) correlation.rules.push_back(std::move(rule));
  }
  correlation.group_by = scalars_of(body.find("group-by"));
  const Node* timespan = body.find("timespan");
  auto length = parse_timespan(timespan ? std::string_view(timespan->scalar) : std::string_view());
  if (!length) return refused("correlation_timespan", timespan ? *timespan : body, length.error().arguments);
  correlation.timespan = *length;
  BEFFROI_TRY_VOID(parse_aliases(body.find("aliases"), correlation));
  BEFFROI_TRY_VOID(parse_condition_of(body, correlation));
  correlation.generate = is_true_text(document.text("generate", body.text("generate")));
  BEFFROI_TRY_VOID(check(correlation, body));
  return correlation;
}

}  // namespace beffroi::sigma
