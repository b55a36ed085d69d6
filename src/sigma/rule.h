// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/argument.h"
#include "base/messages.h"
#include "match/regex.h"
#include "sigma/glob.h"

namespace beffroi::sigma {

namespace pipeline {
class FieldNames;
}

enum class Level : std::uint8_t { none, informational, low, medium, high, critical };

/// "informational" … "critical"; "" for none.
std::string_view name_of(Level level);

// ---- What one written value asks of a field's value (after its modifiers) -----------------------------------------------

struct Text {
  Glob glob;  ///< of the whole value: contains, startswith and endswith have put their `*`
  bool cased = false;
};

struct RegularExpression {
  std::string pattern;
  match::RegexFlags flags;
  std::shared_ptr<const match::Regex> compiled;  ///< never null; the reference compiles its own
};

enum class Order : std::uint8_t { equal, less, less_or_equal, greater, greater_or_equal };
enum class TimePart : std::uint8_t { none, minute, hour, day, week, month, year };

/// A number; or a part of a moment (UTC; week is the ISO 8601 week).
struct Ordering {
  Order order = Order::equal;
  long double number = 0;
  TimePart part = TimePart::none;
};

/// Addresses of one family whose first `prefix` bits are the given ones.
struct Network {
  std::array<std::uint8_t, 16> address{};  ///< in network order; four bytes used where the family is IPv4
  bool is_v6 = false;
  std::uint8_t prefix = 0;
};

/// Whether the field is there at all. A null value counts as not there, an empty text as there.
struct Presence {
  bool there = true;
};

enum class Extent : std::uint8_t { whole, start, end, inside };

/// The value of another field of the same event, found as the whole of this one, at its start, its end, or inside.
struct OtherField {
  std::string name;
  Extent extent = Extent::whole;
  bool cased = false;
};

using Operand = std::variant<Text, RegularExpression, Ordering, Network, Presence, OtherField>;

/// One line of a selection. True where one written value (with `all`: every one) fits one value of the field; a written value
/// fits where one of its alternatives does (windash, base64offset make several). `negated` (neq) turns the outcome round.
struct FieldTest {
  std::string field;  ///< Sigma name; empty: keywords, looked for in every value of the event
  bool all = false;
  bool negated = false;
  std::vector<std::vector<Operand>> values;
  std::uint32_t line = 0;
};

// ---- What holds the tests together ---------------------------------------------------------------------------------------

/// At least `count` of the operands are true: 1 is "or", all of them is "and".
struct Expression {
  enum class Kind : std::uint8_t { constant, test, negation, at_least };

  Kind kind = Kind::constant;
  bool truth = false;      ///< of a constant
  std::uint32_t test = 0;  ///< index in Rule::tests
  std::uint32_t count = 0;
  std::vector<Expression> operands;  ///< one of a negation

  static Expression constant(bool truth);
  static Expression of_test(std::uint32_t test);
  static Expression negation_of(Expression operand);
  static Expression at_least(std::uint32_t count, std::vector<Expression> operands);
  static Expression all_of(std::vector<Expression> operands);
  static Expression any_of(std::vector<Expression> operands);
};

struct LogSource {
  std::string product, category, service;

  friend auto operator<=>(const LogSource&, const LogSource&) = default;
};

/// A Sigma rule as written, its conditions with the selections put in place. Knows nothing of any product's fields.
struct Rule {
  std::string path;  ///< as given to the loader
  std::uint32_t line = 0;
  std::string id, name, title, author, status, description, date, modified;
  std::string title_fr;  ///< what a French reader is shown; empty where the rule gives none (a custom key: rules/README.md)
  Level level = Level::none;
  std::vector<std::string> tags, references, false_positives;
  LogSource log_source;
  std::vector<FieldTest> tests;
  Expression condition;   ///< of several written conditions, any
  bool internal = false;  ///< made of a rule of the old form, for its correlation only: shown nowhere by itself
  bool silent = false;    ///< not chosen by the user: does not report, but correlations may speak of it
  std::shared_ptr<const pipeline::FieldNames>
      field_names;  ///< what pipelines made of names that correlations ask by; may be null
};

/// The title in the reader's language, where the rule gives it; the rule's own title elsewhere.
inline const std::string& title_in(base::Language language, const Rule& rule) {
  return language == base::Language::french && !rule.title_fr.empty() ? rule.title_fr : rule.title;
}

/// A rule, or a way a rule could fire, that is not evaluated, and why: message `reason.<reason>` with the arguments.
struct NotEvaluated {
  std::string path;
  std::uint32_t line = 0;
  std::string id, title;
  std::string reason;
  base::Arguments arguments;
  std::string author = {};    ///< as far as it could be read
  Level level = Level::none;  ///< likewise
};

}  // namespace beffroi::sigma
