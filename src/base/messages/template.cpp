// SPDX-License-Identifier: EUPL-1.2
#include "base/messages/template.h"

#include <algorithm>
#include <array>
#include <utility>

namespace beffroi::base {
namespace {

constexpr std::array<std::string_view, 16> kStyles{"date",      "system", "text",  "short",   "table", "precise",
                                                   "long",      "moment", "day",   "clock",   "utc",   "weekday_clock",
                                                   "day_month", "bytes",  "plain", "duration"};
constexpr std::array<std::string_view, 6> kArticles{"de", "du", "le", "la", "au", "que"};

bool is_style(std::string_view word) { return std::ranges::count(kStyles, word) != 0; }

bool is_article(std::string word) {
  if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') word[0] = static_cast<char>(word[0] + 32);
  return std::ranges::count(kArticles, word) != 0;
}

Part part_of(Part::Kind kind, std::string text) {
  Part part;
  part.kind = kind;
  part.text = std::move(text);
  return part;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

class TemplateParser {
 public:
  explicit TemplateParser(std::string_view text) : whole_(text), rest_(text) {}

  Result<Template> parse() {
    BEFFROI_TRY(Template parts, sequence(0, false));
    if (!rest_.empty()) return refuse("closing brace without opening");
    return parts;
  }

 private:
  std::unexpected<Error> refuse(std::string reason) const {
    return fail("messages.syntax", {{"reason", std::move(reason)}, {"text", std::string(whole_)}});
  }

  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  void skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) rest_.remove_prefix(1);
  }

  std::string word() {
    skip_blanks();
    const auto end = std::ranges::find_if_not(rest_, is_name_character);
    std::string found(rest_.begin(), end);
    rest_.remove_prefix(found.size());
    skip_blanks();
    return found;
  }

  /// Parts up to the end of the text, or up to the brace that closes the choice they stand in.
  Result<Template> sequence(std::size_t depth, bool in_plural) {
    if (depth > kMaxTemplateDepth) return refuse("choices nested too deep");
    Template parts;
    std::string literal;
    const auto flush = [&] {
      if (!literal.empty()) parts.push_back(part_of(Part::Kind::literal, std::exchange(literal, {})));
    };
    while (!rest_.empty()) {
      if (take("{{")) {
        literal += '{';
      } else if (rest_.starts_with("}}") && depth == 0) {
        rest_.remove_prefix(2);
        literal += '}';
      } else if (rest_.front() == '}') {
        break;
      } else if (in_plural && take("#")) {
        flush();
        parts.push_back(part_of(Part::Kind::count, {}));
      } else if (take("{")) {
        flush();
        BEFFROI_TRY(Part made, placeholder(depth));
        parts.push_back(std::move(made));
      } else {
        literal += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    flush();
    return parts;
  }

  Result<Part> placeholder(std::size_t depth) {
    Part part = part_of(Part::Kind::argument, word());
    if (part.text.empty()) return refuse("a placeholder without a name");
    if (std::string second = word(); !second.empty()) {
      if (!is_article(part.text)) return refuse("'" + part.text + "' is no article");
      part.article = std::exchange(part.text, std::move(second));
    }
    if (take("}")) return part;
    if (!take(",")) return refuse("a comma or a closing brace is missing after '" + part.text + "'");
    part.style = word();
    if (part.style == "plural" || part.style == "select") return choices(std::move(part), depth);
    if (!is_style(part.style)) return refuse("unknown style '" + part.style + "'");
    if (!take("}")) return refuse("a closing brace is missing after '" + part.text + "'");
    return part;
  }

  Result<Part> choices(Part part, std::size_t depth) {
    part.kind = part.style == "plural" ? Part::Kind::plural : Part::Kind::select;
    part.style.clear();
    take(",");
    while (!take("}")) {
      Choice choice{.key = word(), .text = {}};
      if (choice.key.empty() || !take("{")) return refuse("a choice without key or text for '" + part.text + "'");
      BEFFROI_TRY(choice.text, sequence(depth + 1, part.kind == Part::Kind::plural));
      if (!take("}")) return refuse("a choice of '" + part.text + "' is not closed");
      skip_blanks();
      part.choices.push_back(std::move(choice));
    }
    if (part.choices.empty() || part.choices.back().key != "other") return refuse("the last choice must be 'other'");
    return part;
  }

  std::string_view whole_;
  std::string_view rest_;
};

}  // namespace

Result<Template> parse_template(std::string_view text) { return TemplateParser(text).parse(); }

void collect_argument_names(const Template& parts, std::set<std::string>& names) {
  for (const Part& part : parts) {
    if (part.kind != Part::Kind::literal && part.kind != Part::Kind::count) names.insert(part.text);
    for (const Choice& choice : part.choices) collect_argument_names(choice.text, names);
  }
}

}  // namespace beffroi::base
