// SPDX-License-Identifier: EUPL-1.2
#include "sigma/resolve.h"

#include <algorithm>
#include <set>

#include <fmt/ranges.h>

#include "base/text.h"

namespace beffroi::sigma {
namespace {

/// What every Windows record has beside its data (model/event.h), folded.
const std::set<std::string, std::less<>> kEnvelope = {"provider_guid",
                                                      "qualifiers",
                                                      "version",
                                                      "level",
                                                      "task",
                                                      "opcode",
                                                      "keywords",
                                                      "timecreated",
                                                      "eventrecordid",
                                                      "correlation_activityid",
                                                      "correlation_relatedactivityid",
                                                      "execution_processid",
                                                      "execution_threadid",
                                                      "channel",
                                                      "computer",
                                                      "security_userid"};

std::map<std::string, Route> routes_of(const Rule& rule, const EventSource& source) {
  std::map<std::string, Route> routes;
  for (const FieldTest& test : rule.tests) {
    routes[base::fold(test.field)] = route_of(test.field, source);
    for (const auto& alternatives : test.values) {
      for (const Operand& operand : alternatives) {
        if (const auto* other = std::get_if<OtherField>(&operand)) {
          routes[base::fold(other->name)] = route_of(other->name, source);
        }
      }
    }
  }
  return routes;
}

bool needs_other_field_nowhere(const FieldTest& test, const std::map<std::string, Route>& routes) {
  const auto* other = test.values.size() == 1 ? std::get_if<OtherField>(&test.values.front().front()) : nullptr;
  return other && routes.at(base::fold(other->name)).kind == Route::Kind::nowhere;
}

std::vector<std::string> absent_fields(const Rule& rule, const std::map<std::string, Route>& routes) {
  std::set<std::string> names;
  for (const FieldTest& test : rule.tests) {
    if (routes.at(base::fold(test.field)).kind == Route::Kind::nowhere) names.insert(test.field);
  }
  return {names.begin(), names.end()};
}

NotEvaluated without_source(const Rule& rule, std::string reason) {
  NotEvaluated entry{rule.path, rule.line, rule.id, rule.title, std::move(reason), {}, rule.author, rule.level};
  entry.arguments = {
      {"product", rule.log_source.product}, {"category", rule.log_source.category}, {"service", rule.log_source.service}};
  return entry;
}

Target target_of(const Rule& rule, std::uint32_t index, std::shared_ptr<const EventSource> source) {
  Target target{index, std::move(source), {}, {}};
  target.routes = routes_of(rule, *target.source);
  target.condition = simplified(rule.condition, [&](std::uint32_t test_index) -> std::optional<bool> {
    const FieldTest& test = rule.tests[test_index];
    if (target.routes.at(base::fold(test.field)).kind == Route::Kind::nowhere) return truth_when_absent(test);
    if (needs_other_field_nowhere(test, target.routes)) return test.negated;
    return std::nullopt;
  });
  return target;
}

void resolve_rule(const Rule& rule, std::uint32_t index, const LogSources& log_sources, Resolution& resolution) {
  const LogSources::Found found = log_sources.find(rule.log_source);
  if (found.sources.empty()) return resolution.not_evaluated.push_back(without_source(rule, found.reason));
  bool reached = false;
  std::set<std::string> absent;
  for (const auto& source : found.sources) {
    Target target = target_of(rule, index, source);
    if (target.condition.kind == Expression::Kind::constant && !target.condition.truth) {
      auto fields = absent_fields(rule, target.routes);
      absent.insert(fields.begin(), fields.end());
      resolution.out_of_reach.push_back({index, source->name(), std::move(fields)});
      continue;
    }
    reached = true;
    resolution.targets.push_back(std::move(target));
  }
  if (!reached) {
    NotEvaluated entry = without_source(rule, "fields_absent");
    entry.arguments.push_back({"fields", fmt::format("{}", fmt::join(absent, ", "))});
    resolution.not_evaluated.push_back(std::move(entry));
  }
}

/// At least `count` of the operands, some of them constants.
Expression simplified_count(std::uint32_t count, std::vector<Expression> operands) {
  std::vector<Expression> open;
  for (Expression& operand : operands) {
    if (operand.kind != Expression::Kind::constant) {
      open.push_back(std::move(operand));
    } else if (operand.truth && count > 0) {
      --count;
    }
  }
  if (count == 0) return Expression::constant(true);
  if (count > open.size()) return Expression::constant(false);
  if (open.size() == 1) return std::move(open.front());
  return Expression::at_least(count, std::move(open));
}

}  // namespace

bool truth_when_absent(const FieldTest& test) {
  const auto asks_absence = [](const std::vector<Operand>& alternatives) {
    return std::ranges::any_of(alternatives, [](const Operand& operand) {
      const auto* presence = std::get_if<Presence>(&operand);
      return presence && !presence->there;
    });
  };
  const bool fits = test.all ? std::ranges::all_of(test.values, asks_absence) : std::ranges::any_of(test.values, asks_absence);
  return fits != test.negated;
}

namespace {

bool is_in_layout(const std::string& folded, const EventSource& source) {
  return !source.has || std::ranges::binary_search(*source.has, folded) || kEnvelope.contains(folded);
}

/// By what a source itself says of a name; nothing where it says nothing.
std::optional<Route> own_route(const std::string& folded, const EventSource& source) {
  if (folded == "eventid") return Route{Route::Kind::event_id, folded, nullptr};
  if (folded == "provider_name") return Route{Route::Kind::provider, folded, nullptr};
  if (const auto derived = source.derivations.find(folded); derived != source.derivations.end()) {
    return Route{Route::Kind::derived, folded, &derived->second};
  }
  if (const auto renamed = source.renames.find(folded); renamed != source.renames.end()) {
    return Route{Route::Kind::field, base::fold(renamed->second), nullptr};
  }
  return std::nullopt;
}

Route native_route(const std::string& folded, const EventSource& source) {
  return is_in_layout(folded, source) ? Route{Route::Kind::field, folded, nullptr} : Route{};
}

bool can_be_made(const Derivation& derivation, const EventSource& source) {
  return std::ranges::any_of(derivation.first_of, [&](const std::vector<std::string>& names) {
    return std::ranges::all_of(names, [&](const std::string& name) { return is_in_layout(base::fold(name), source); });
  });
}

/// By a name that all sources of a product know. It never leads to another such name, so that there is no circle.
std::optional<Route> common_route(const std::string& folded, const EventSource& source) {
  const CommonNames& common = *source.common;
  if (common.all_dotted && !folded.contains('.')) return std::nullopt;  // rules have tens of thousands of names
  const auto lead_to = [&](const std::string& name) { return own_route(name, source).value_or(native_route(name, source)); };
  if (common.not_written.contains(folded)) return Route{};
  if (const auto derived = common.derivations.find(folded); derived != common.derivations.end()) {
    return can_be_made(derived->second, source) ? Route{Route::Kind::derived, folded, &derived->second} : Route{};
  }
  if (const auto renamed = common.renames.find(folded); renamed != common.renames.end())
    return lead_to(base::fold(renamed->second));
  for (const std::string& prefix : common.prefixes) {
    if (folded.starts_with(prefix)) return lead_to(folded.substr(prefix.size()));
  }
  return std::nullopt;
}

}  // namespace

Route route_of(std::string_view sigma_name, const EventSource& source) {
  if (sigma_name.empty()) return {Route::Kind::anywhere, {}, nullptr};
  const std::string folded = base::fold(sigma_name);
  if (auto route = own_route(folded, source)) return *std::move(route);
  if (source.common) {
    if (auto route = common_route(folded, source)) return *std::move(route);
  }
  return native_route(folded, source);
}

Expression simplified(const Expression& expression, const std::function<std::optional<bool>(std::uint32_t)>& truth_of) {
  switch (expression.kind) {
    case Expression::Kind::constant: return expression;
    case Expression::Kind::test: {
      const auto truth = truth_of(expression.test);
      return truth ? Expression::constant(*truth) : expression;
    }
    case Expression::Kind::negation: {
      Expression inner = simplified(expression.operands.front(), truth_of);
      if (inner.kind == Expression::Kind::constant) return Expression::constant(!inner.truth);
      return Expression::negation_of(std::move(inner));
    }
    case Expression::Kind::at_least: {
      std::vector<Expression> operands;
      for (const Expression& operand : expression.operands) operands.push_back(simplified(operand, truth_of));
      return simplified_count(expression.count, std::move(operands));
    }
  }
  return expression;
}

Resolution resolve(const std::vector<Rule>& rules, const LogSources& log_sources) {
  Resolution resolution;
  for (std::uint32_t i = 0; i < rules.size(); ++i) resolve_rule(rules[i], i, log_sources, resolution);
  return resolution;
}

std::vector<std::string> spellings(std::string_view native) {
  std::vector<std::string> all = {base::fold(native)};
  if (native.find(' ') == std::string_view::npos) return all;
  std::string without = all.front();
  std::erase(without, ' ');
  std::string with_underscore = all.front();
  std::ranges::replace(with_underscore, ' ', '_');
  all.push_back(std::move(without));
  all.push_back(std::move(with_underscore));
  return all;
}

}  // namespace beffroi::sigma
