// SPDX-License-Identifier: EUPL-1.2
#include "sigma/plan_text.h"

#include <fmt/format.h>

#include "base/text.h"

namespace beffroi::sigma {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : base::printable(text)) {
    if (c == '"') out += '\\';
    out += c;
  }
  return out + '"';
}

// ---- Operands -----------------------------------------------------------------------------------------------------------

/// A glob as a rule would write it, with the marks of windash as [-].
std::string glob_text(Glob glob) {
  std::string text;
  for (const char32_t symbol : glob) {
    if (symbol == kAnySequence) {
      text += '*';
    } else if (symbol == kAnyOne) {
      text += '?';
    } else if (symbol == kAnyDash) {
      text += "[-]";
    } else {
      if (symbol == U'*' || symbol == U'?') text += '\\';
      base::append_utf8(text, symbol);
    }
  }
  return in_quotes(text);
}

/// The shapes that modifiers make have their modifier's name.
std::string text_of(const Text& text) {
  Glob glob = text.glob;
  const bool open_start = glob.size() > 1 && glob.front() == kAnySequence,
             open_end = glob.size() > 1 && glob.back() == kAnySequence;
  if (open_end) glob.pop_back();
  if (open_start) glob.erase(0, 1);
  static constexpr std::array<std::string_view, 4> kShapes = {"=", "startswith", "endswith", "contains"};
  const std::string_view shape = kShapes[(open_end ? 1U : 0U) + (open_start ? 2U : 0U)];
  return fmt::format("{}{} {}", shape, text.cased ? "|cased" : "", glob_text(std::move(glob)));
}

std::string text_of(const RegularExpression& expression) {
  std::string flags;
  if (expression.flags.ignore_case) flags += 'i';
  if (expression.flags.multi_line) flags += 'm';
  if (expression.flags.dot_all) flags += 's';
  return fmt::format("re{}{} {}", flags.empty() ? "" : "|", flags, in_quotes(expression.pattern));
}

std::string text_of(const Ordering& ordering) {
  static constexpr std::array<std::string_view, 5> kOrders = {"==", "<", "<=", ">", ">="};
  static constexpr std::array<std::string_view, 7> kParts = {"", "minute ", "hour ", "day ", "week ", "month ", "year "};
  return fmt::format("{}{} {}", kParts[static_cast<std::size_t>(ordering.part)],
                     kOrders[static_cast<std::size_t>(ordering.order)], ordering.number);
}

std::string text_of(const Network& network) {
  std::string bytes;
  for (std::size_t i = 0; i < (network.is_v6 ? 16U : 4U); ++i) {
    bytes += network.is_v6 ? fmt::format("{}{:02x}", i > 0 && i % 2 == 0 ? ":" : "", network.address[i])
                           : fmt::format("{}{}", i > 0 ? "." : "", network.address[i]);
  }
  return fmt::format("in {}/{}", bytes, network.prefix);
}

std::string text_of(const Presence& presence) { return presence.there ? "exists" : "absent"; }

std::string text_of(const OtherField& other) {
  static constexpr std::array<std::string_view, 4> kExtents = {"is", "starts with", "ends with", "contains"};
  return fmt::format("{}{} field {}", kExtents[static_cast<std::size_t>(other.extent)], other.cased ? "|cased" : "",
                     other.name);
}

std::string test_text(const FieldTest& test) {
  const std::string field = test.field.empty() ? "any value" : base::printable(test.field);
  std::string text;
  for (const auto& alternatives : test.values) {
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      // Alternatives of one written value are always joined by "or", written values by what the test says.
      const std::string_view joint = i > 0 ? " | " : test.all ? " and " : " or ";
      if (!text.empty()) text += joint;
      text += std::visit([](const auto& operand) { return text_of(operand); }, alternatives[i]);
    }
  }
  const bool several = test.values.size() > 1 || (test.values.size() == 1 && test.values.front().size() > 1);
  text = fmt::format("{} {}", field, several ? "(" + text + ")" : text);
  return test.negated ? "not " + text : text;
}

// ---- Conditions ---------------------------------------------------------------------------------------------------------

std::string nested(const Expression& expression, const Rule& rule);

std::string joined(const Expression& expression, const Rule& rule, std::string_view joint) {
  std::string text;
  for (const Expression& operand : expression.operands)
    text += (text.empty() ? "" : std::string(joint)) + nested(operand, rule);
  return text;
}

/// The same in brackets where it would not stand alone.
std::string nested(const Expression& expression, const Rule& rule) {
  const std::string text = condition_text(expression, rule);
  const bool bracket = expression.kind == Expression::Kind::at_least && expression.operands.size() > 1;
  return bracket ? "(" + text + ")" : text;
}

// ---- Rules --------------------------------------------------------------------------------------------------------------

std::string route_text(const Route& route) {
  switch (route.kind) {
    case Route::Kind::nowhere: return "nowhere";
    case Route::Kind::anywhere: return "every value";
    case Route::Kind::event_id: return "event id";
    case Route::Kind::provider: return "provider";
    case Route::Kind::field: return base::printable(route.native);
    case Route::Kind::derived: break;
  }
  std::string text = "made of";
  for (const auto& names : route.derivation->first_of) {
    text += text.ends_with("made of") ? " " : " or ";
    for (std::size_t i = 0; i < names.size(); ++i) text += (i > 0 ? " + " : "") + base::printable(names[i]);
  }
  return text;
}

std::string target_text(const Target& target, const Rule& rule) {
  std::string text = fmt::format("  source {}\n", base::printable(target.source->name()));
  for (const auto& [field, route] : target.routes) {
    if (!field.empty()) text += fmt::format("    {} = {}\n", base::printable(field), route_text(route));
  }
  return text + fmt::format("    when {}\n", condition_text(target.condition, rule));
}

std::string rule_line(const Rule& rule) {
  const std::string_view level = rule.level == Level::none ? "none" : name_of(rule.level);
  return base::printable(fmt::format("rule {} {} {}:{} {}", rule.id, level, rule.path, rule.line, rule.title)) + "\n";
}

std::string out_of_reach_line(const OutOfReach& part) {
  std::string fields;
  for (const std::string& field : part.fields) fields += (fields.empty() ? "" : ", ") + field;
  return base::printable(fmt::format("  out-of-reach {}: {}", part.source, fields)) + "\n";
}

}  // namespace

std::string condition_text(const Expression& condition, const Rule& rule) {
  switch (condition.kind) {
    case Expression::Kind::constant: return condition.truth ? "always" : "never";
    case Expression::Kind::test: return test_text(rule.tests[condition.test]);
    case Expression::Kind::negation: return "not " + nested(condition.operands.front(), rule);
    case Expression::Kind::at_least: break;
  }
  if (condition.operands.size() == 1) return condition_text(condition.operands.front(), rule);
  if (condition.count == condition.operands.size()) return joined(condition, rule, " and ");
  if (condition.count == 1) return joined(condition, rule, " or ");
  return fmt::format("{} of ({})", condition.count, joined(condition, rule, ", "));
}

void write_plan(const Plan& plan, const std::function<void(std::string_view text)>& take) {
  auto target = plan.targets().begin();
  auto part = plan.out_of_reach().begin();
  for (std::uint32_t i = 0; i < plan.rules().size(); ++i) {
    take(rule_line(plan.rules()[i]));
    for (; target != plan.targets().end() && target->rule == i; ++target) take(target_text(*target, plan.rules()[i]));
    for (; part != plan.out_of_reach().end() && part->rule == i; ++part) take(out_of_reach_line(*part));
  }
  for (const NotEvaluated& rule : plan.not_evaluated()) {
    take(base::printable(fmt::format("not-evaluated {}:{} {} {}", rule.path, rule.line, rule.reason, rule.title)) + "\n");
  }
}

}  // namespace beffroi::sigma
