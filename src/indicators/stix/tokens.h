// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace beffroi::indicators::stix {

/// A piece of a pattern.
struct Token {
  enum class Kind : std::uint8_t { end, invalid, word, text, literal, sign };
  Kind kind = Kind::end;
  std::string text;  ///< word as written, text unquoted, literal (number, t'…') as written, sign "[", "!=" …
  std::size_t at = 0;

  bool is_sign(std::string_view sign) const { return kind == Kind::sign && text == sign; }
  /// Whether it is this word, which is given in upper case.
  bool is_word(std::string_view word) const;
};

/// Takes a pattern apart, one piece ahead.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) { advance(); }

  const Token& next() const { return next_; }
  Token take() {
    Token token = std::move(next_);
    advance();
    return token;
  }
  bool take_sign(std::string_view sign) { return next_.is_sign(sign) && (advance(), true); }
  bool take_word(std::string_view word) { return next_.is_word(word) && (advance(), true); }

 private:
  void advance();
  void read_text();
  void read_word();
  void read_sign();

  std::string_view text_;
  std::size_t at_ = 0;
  Token next_;
};

}  // namespace beffroi::indicators::stix
