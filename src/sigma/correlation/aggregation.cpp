// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/aggregation.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/text.h"

namespace beffroi::sigma {
namespace {

std::unexpected<base::Error> not_understood(std::string_view text) {
  return base::fail("aggregation_form", {{"text", std::string(base::trimmed(text))}});
}

/// The text up to `end`, which is removed with it.
std::string_view take_until(std::string_view& text, std::string_view end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(std::min(at + end.size(), text.size()));
  return base::trimmed(taken);
}

std::vector<std::string> fields_in(std::string_view list) {
  std::vector<std::string> fields;
  while (!base::trimmed(list).empty()) {
    const std::string_view field = take_until(list, ",");
    if (!field.empty()) fields.emplace_back(field);
  }
  return fields;
}

/// "> 10" behind the fields.
base::Result<Bound> take_bound(std::string_view text, std::string_view whole) {
  static constexpr std::array<std::pair<std::string_view, Order>, 6> kOrders = {{{">=", Order::greater_or_equal},
                                                                                 {"<=", Order::less_or_equal},
                                                                                 {"==", Order::equal},
                                                                                 {">", Order::greater},
                                                                                 {"<", Order::less},
                                                                                 {"=", Order::equal}}};
  for (const auto& [sign, order] : kOrders) {
    if (!text.starts_with(sign)) continue;
    const auto number = parse_millionths(base::trimmed(text.substr(sign.size())));
    if (number) return Bound{order, false, *number};
  }
  return not_understood(whole);
}

base::Result<CorrelationType> type_of(std::string_view function, bool has_field) {
  if (base::equal_folded(function, "count")) return has_field ? CorrelationType::value_count : CorrelationType::event_count;
  if (base::equal_folded(function, "sum") && has_field) return CorrelationType::value_sum;
  if (base::equal_folded(function, "avg") && has_field) return CorrelationType::value_avg;
  return base::fail("aggregation_function", {{"function", std::string(function)}});
}

/// "count(field) by a, b > 10" into the correlation.
base::Result<> parse_function(std::string_view text, Correlation& correlation) {
  const std::string_view whole = text;
  const std::string_view function = take_until(text, "(");
  correlation.condition.fields = fields_in(take_until(text, ")"));
  BEFFROI_TRY(correlation.type, type_of(function, !correlation.condition.fields.empty()));
  text = base::trimmed(text);
  const std::size_t sign = text.find_first_of("<>=");
  if (sign == text.npos) return not_understood(whole);
  BEFFROI_TRY(correlation.condition.bounds.emplace_back(), take_bound(text.substr(sign), whole));
  std::string_view group = base::trimmed(text.substr(0, sign));
  if (group.empty()) return {};
  if (group.size() < 3 || !base::equal_folded(group.substr(0, 3), "by ")) return not_understood(whole);
  group.remove_prefix(3);
  correlation.group_by = fields_in(group);
  return {};
}

/// A rule for a part of the rule of the old form; its number makes its name.
Rule part_of(const Rule& head, Expression condition, std::size_t number) {
  Rule part = head;
  part.name = fmt::format("{}:{}/{}", head.path, head.line, number);
  part.internal = true;
  part.condition = std::move(condition);
  return part;
}

void add_part(Aggregation& made, const Rule& head, Expression condition) {
  made.rules.push_back(part_of(head, std::move(condition), made.rules.size()));
  made.correlation.rules.push_back(made.rules.back().name);
}

base::Result<> parse_near(std::string_view text, const Rule& head, std::vector<Selection>& selections, Aggregation& made) {
  std::vector<Selection> places;
  for (const std::string& name : names_in_condition(text)) {
    const auto selection = std::ranges::find(selections, name, &Selection::name);
    if (selection == selections.end()) return base::fail("condition_unknown_name", {{"name", name}});
    selection->used = true;
    places.push_back({name, Expression::of_test(static_cast<std::uint32_t>(made.rules.size())), head.line});
    add_part(made, head, selection->expression);
  }
  if (made.rules.size() > kMaxCorrelatedRules) return base::fail("correlation_rules_many");
  BEFFROI_TRY(Expression near, parse_condition(text, places));
  made.correlation.type = CorrelationType::temporal;
  made.correlation.group_by = {"Computer"};
  made.correlation.condition.expression = Expression::all_of({Expression::of_test(0), std::move(near)});
  return {};
}

}  // namespace

std::optional<OldCondition> split_aggregation(std::string_view condition) {
  const std::size_t bar = condition.find('|');
  if (bar == condition.npos) return std::nullopt;
  return OldCondition{condition.substr(0, bar), base::trimmed(condition.substr(bar + 1))};
}

base::Result<Aggregation> parse_aggregation(const OldCondition& written, std::string_view timeframe, const Rule& head,
                                            std::vector<Selection>& selections) {
  Aggregation made;
  made.correlation.head = head;
  made.correlation.head.tests.clear();
  if (!timeframe.empty()) {
    BEFFROI_TRY(made.correlation.timespan, parse_timespan(timeframe));
  }
  BEFFROI_TRY(Expression before, parse_condition(written.before, selections));
  add_part(made, head, std::move(before));
  constexpr std::string_view kNear = "near";
  const bool near = written.after.size() > kNear.size() && base::equal_folded(written.after.substr(0, kNear.size()), kNear) &&
                    (written.after[kNear.size()] == ' ' || written.after[kNear.size()] == '(');
  if (near) {
    BEFFROI_TRY_VOID(parse_near(written.after.substr(kNear.size()), head, selections, made));
  } else {
    BEFFROI_TRY_VOID(parse_function(written.after, made.correlation));
  }
  return made;
}

}  // namespace beffroi::sigma
