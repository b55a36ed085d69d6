// SPDX-License-Identifier: EUPL-1.2
// Recursive descent over the tokens of a pattern: observations, then what stands within their square brackets, then comparisons.
#include "indicators/stix/pattern.h"

#include <optional>

#include "base/text.h"
#include "indicators/stix/tokens.h"

namespace beffroi::indicators::stix {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : tokens_(text) {}

  base::Result<Pattern> read() {
    BEFFROI_TRY(Term root, any(true, 0));
    if (tokens_.next().kind != Token::Kind::end) return syntax();
    return Pattern{std::move(root), qualified_};
  }

 private:
  std::unexpected<base::Error> syntax() const {
    return base::fail("stix_syntax", {{"at", static_cast<std::int64_t>(tokens_.next().at + 1)}});
  }

  static Term joined(Term::Kind kind, std::vector<Term> terms, bool apart = false) {
    if (terms.size() == 1) return std::move(terms.front());
    return {kind, {}, std::move(terms), apart};
  }

  /// `a FOLLOWEDBY b` binds least, but what holds a sequence is looked for like what holds both.
  base::Result<Term> any(bool observations, std::size_t depth) {
    if (depth > kMaxPatternDepth) return base::fail("stix_deep");
    std::vector<Term> terms, followed;
    do {
      BEFFROI_TRY(Term term, all(observations, depth));
      terms.push_back(std::move(term));
      if (observations && tokens_.take_word("FOLLOWEDBY")) {
        followed.push_back(joined(Term::Kind::any, std::exchange(terms, {})));
        continue;
      }
      if (!tokens_.take_word("OR")) break;
    } while (true);
    followed.push_back(joined(Term::Kind::any, std::move(terms)));
    return joined(Term::Kind::all, std::move(followed), observations);
  }

  base::Result<Term> all(bool observations, std::size_t depth) {
    std::vector<Term> terms;
    do {
      BEFFROI_TRY(Term term, observations ? observation(depth) : comparison(depth));
      terms.push_back(std::move(term));
    } while (tokens_.take_word("AND"));
    return joined(Term::Kind::all, std::move(terms), observations);
  }

  base::Result<Term> observation(std::size_t depth) {
    const bool within = tokens_.take_sign("[");
    if (!within && !tokens_.take_sign("(")) return syntax();
    BEFFROI_TRY(Term term, any(!within, depth + 1));
    if (!tokens_.take_sign(within ? "]" : ")")) return syntax();
    while (true) {
      BEFFROI_TRY(const bool one, qualifier());
      if (!one) return term;
      qualified_ = true;
    }
  }

  /// WITHIN 5 SECONDS, REPEATS 3 TIMES, START t'…' STOP t'…'.
  base::Result<bool> qualifier() {
    std::string_view last;
    if (tokens_.take_word("WITHIN")) {
      last = "SECONDS";
    } else if (tokens_.take_word("REPEATS")) {
      last = "TIMES";
    } else if (tokens_.take_word("START")) {
      last = "STOP";
    } else {
      return false;
    }
    const bool moments = last == "STOP";
    if (!take_literal() || !tokens_.take_word(last) || (moments && !take_literal())) return syntax();
    return true;
  }

  bool take_literal() {
    const Token::Kind kind = tokens_.next().kind;
    const bool is_literal = kind == Token::Kind::literal || kind == Token::Kind::text;
    if (is_literal) tokens_.take();
    return is_literal;
  }

  base::Result<Term> comparison(std::size_t depth) {
    if (tokens_.take_sign("(")) {
      BEFFROI_TRY(Term term, any(false, depth + 1));
      if (!tokens_.take_sign(")")) return syntax();
      return term;
    }
    Term term;
    Comparison& compared = term.comparison;
    compared.negated = tokens_.take_word("NOT");
    const bool exists = tokens_.take_word("EXISTS");
    if (!object_path(compared)) return syntax();
    if (exists) {
      compared.operation = "EXISTS";
      return term;
    }
    if (tokens_.take_word("NOT")) compared.negated = !compared.negated;
    if (!operation(compared) || !values(compared)) return syntax();
    return term;
  }

  /// ipv4-addr:value, file:hashes.'SHA-256', network-traffic:protocols[*].
  bool object_path(Comparison& compared) {
    if (tokens_.next().kind != Token::Kind::word) return false;
    compared.object = base::fold(tokens_.take().text);
    if (!tokens_.take_sign(":")) return false;
    do {
      const Token::Kind kind = tokens_.next().kind;
      if (kind != Token::Kind::word && kind != Token::Kind::text) return false;
      if (!compared.path.empty()) compared.path += '.';
      compared.path += base::fold(tokens_.take().text);
      while (tokens_.take_sign("[")) {
        if (!tokens_.take_sign("*") && !take_literal()) return false;
        if (!tokens_.take_sign("]")) return false;
      }
    } while (tokens_.take_sign("."));
    return true;
  }

  bool operation(Comparison& compared) {
    for (const std::string_view word : {"IN", "LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"}) {
      if (!tokens_.take_word(word)) continue;
      compared.operation = word;
      return true;
    }
    for (const std::string_view sign : {"=", "==", "!=", "<>", "<=", ">=", "<", ">"}) {
      if (!tokens_.take_sign(sign)) continue;
      compared.operation = sign == "==" ? "=" : sign == "<>" ? "!=" : sign;
      return true;
    }
    return false;
  }

  bool values(Comparison& compared) {
    if (compared.operation != "IN") return value(compared);
    if (!tokens_.take_sign("(")) return false;
    do {
      if (!value(compared)) return false;
    } while (tokens_.take_sign(","));
    return tokens_.take_sign(")");
  }

  bool value(Comparison& compared) {
    const Token& next = tokens_.next();
    const bool truth = next.is_word("TRUE") || next.is_word("FALSE");
    if (!truth && next.kind != Token::Kind::text && next.kind != Token::Kind::literal) return false;
    compared.values.push_back(tokens_.take().text);
    return true;
  }

  Tokens tokens_;
  bool qualified_ = false;
};

}  // namespace

base::Result<Pattern> parse_pattern(std::string_view text) { return Reader(text).read(); }

}  // namespace beffroi::indicators::stix
