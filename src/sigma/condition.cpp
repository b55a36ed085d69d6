// SPDX-License-Identifier: EUPL-1.2
#include "sigma/condition.h"

#include <algorithm>

#include "base/text.h"
#include "sigma/number.h"

namespace beffroi::sigma {
namespace {

/// Words, and brackets and bars as words of their own.
base::Result<std::vector<std::string_view>> words_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  constexpr std::string_view kSigns = "()|";
  std::vector<std::string_view> words;
  while (!text.empty()) {
    if (kBlanks.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      continue;
    }
    const bool is_sign = kSigns.find(text.front()) != std::string_view::npos;
    const std::size_t length = is_sign ? 1 : std::min(text.find_first_of(" \t\r\n()|"), text.size());
    words.push_back(text.substr(0, length));
    text.remove_prefix(length);
    if (words.back() == "|") return base::fail("condition_aggregation");
  }
  return words;
}

bool fits(std::string_view pattern, std::string_view name) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == name;
  if (!name.starts_with(pattern.substr(0, star))) return false;
  name.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  for (;;) {
    if (fits(pattern, name)) return true;
    if (name.empty()) return false;
    name.remove_prefix(1);
  }
}

std::size_t count_nodes(const Expression& expression) {
  std::size_t count = 1;
  for (const Expression& operand : expression.operands) count += count_nodes(operand);
  return count;
}

class ConditionParser {
 public:
  ConditionParser(std::vector<std::string_view> words, std::vector<Selection>& selections)
      : words_(std::move(words)), selections_(selections) {}

  base::Result<Expression> whole() {
    BEFFROI_TRY(Expression expression, disjunction(0));
    if (at_ < words_.size()) return unexpected_word();
    return expression;
  }

 private:
  base::Result<Expression> disjunction(std::size_t depth) {
    if (depth > kMaxConditionDepth) return base::fail("condition_too_deep");
    std::vector<Expression> operands;
    do {
      BEFFROI_TRY(Expression operand, conjunction(depth));
      operands.push_back(std::move(operand));
    } while (take("or"));
    return Expression::any_of(std::move(operands));
  }

  base::Result<Expression> conjunction(std::size_t depth) {
    std::vector<Expression> operands;
    do {
      BEFFROI_TRY(Expression operand, negation(depth));
      operands.push_back(std::move(operand));
    } while (take("and"));
    return Expression::all_of(std::move(operands));
  }

  base::Result<Expression> negation(std::size_t depth) {
    if (depth > kMaxConditionDepth) return base::fail("condition_too_deep");
    if (!take("not")) return primary(depth);
    BEFFROI_TRY(Expression operand, negation(depth + 1));
    return Expression::negation_of(std::move(operand));
  }

  base::Result<Expression> primary(std::size_t depth) {
    if (take("(")) {
      BEFFROI_TRY(Expression inner, disjunction(depth + 1));
      if (!take(")")) return unexpected_word();
      return inner;
    }
    if (at_ + 1 < words_.size() && base::equal_folded(words_[at_ + 1], "of")) return quantified();
    if (at_ >= words_.size() || words_[at_] == ")") return unexpected_word();
    const std::string_view name = words_[at_++];
    const auto found = std::ranges::find(selections_, name, &Selection::name);
    if (found == selections_.end()) return base::fail("condition_unknown_name", {{"name", std::string(name)}});
    return use(*found);
  }

  base::Result<Expression> quantified() {
    const std::string_view quantity = words_[at_];
    if (at_ + 2 >= words_.size()) return base::fail("condition_unexpected", {{"word", std::string("of")}});
    const std::string_view pattern = words_[at_ + 2];
    BEFFROI_TRY(auto operands, matching(pattern));
    const auto size = static_cast<std::uint32_t>(operands.size());
    std::uint32_t count = 1;
    if (base::equal_folded(quantity, "all")) {
      count = size;
    } else if (!base::equal_folded(quantity, "any")) {
      const auto number = parse_decimal(quantity);
      if (!number || *number == 0) return unexpected_word();
      if (*number > size) return base::fail("condition_too_few", {{"pattern", std::string(pattern)}});
      count = static_cast<std::uint32_t>(*number);
    }
    at_ += 3;
    if (size == 1) return std::move(operands.front());
    return Expression::at_least(count, std::move(operands));
  }

  base::Result<std::vector<Expression>> matching(std::string_view pattern) {
    const bool them = base::equal_folded(pattern, "them");
    std::vector<Expression> operands;
    for (Selection& selection : selections_) {
      const bool hidden = selection.name.starts_with('_') && !pattern.starts_with('_');
      if (hidden || !(them || fits(pattern, selection.name))) continue;
      BEFFROI_TRY(Expression operand, use(selection));
      operands.push_back(std::move(operand));
    }
    if (operands.empty()) return base::fail("condition_unknown_name", {{"name", std::string(pattern)}});
    return operands;
  }

  base::Result<Expression> use(Selection& selection) {
    selection.used = true;
    nodes_ += count_nodes(selection.expression);
    if (nodes_ > kMaxExpressionNodes) return base::fail("condition_too_large");
    return selection.expression;
  }

  bool take(std::string_view word) {
    if (at_ >= words_.size() || !base::equal_folded(words_[at_], word)) return false;
    ++at_;
    return true;
  }

  std::unexpected<base::Error> unexpected_word() const {
    if (at_ >= words_.size()) return base::fail("condition_ends_early");
    return base::fail("condition_unexpected", {{"word", std::string(words_[at_])}});
  }

  std::vector<std::string_view> words_;
  std::vector<Selection>& selections_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

base::Result<Expression> parse_condition(std::string_view text, std::vector<Selection>& selections) {
  BEFFROI_TRY(auto words, words_of(text));
  return ConditionParser(std::move(words), selections).whole();
}

std::vector<std::string> names_in_condition(std::string_view text) {
  std::vector<std::string> names;
  const auto words = words_of(text);
  if (!words) return names;
  for (std::size_t i = 0; i < words->size(); ++i) {
    const std::string_view word = (*words)[i];
    const auto is = [word](std::string_view other) { return base::equal_folded(word, other); };
    if (i + 1 < words->size() && base::equal_folded((*words)[i + 1], "of")) {
      i += 2;
    } else if (word != "(" && word != ")" && !is("and") && !is("or") && !is("not") &&
               std::ranges::find(names, word) == names.end()) {
      names.emplace_back(word);
    }
  }
  return names;
}

}  // namespace beffroi::sigma
