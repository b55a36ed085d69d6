// SPDX-License-Identifier: EUPL-1.2
#include "indicators/stix/tokens.h"

#include <array>

#include "base/ascii.h"
#include "base/text.h"

namespace beffroi::indicators::stix {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
using base::is_digit;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

bool Token::is_word(std::string_view word) const { return kind == Kind::word && base::equal_folded(text, word); }

void Tokens::advance() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  next_ = {Token::Kind::end, {}, at_};
  if (at_ == text_.size()) return;
  const char c = text_[at_];
  const char second = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
  const bool starts_number = is_digit(c) || ((c == '-' || c == '+') && is_digit(second));
  if (c == '\'' || c == '"') {
    read_text();
  } else if (second == '\'' && std::string_view("thb").contains(c)) {
    ++at_;
    read_text();
    if (next_.kind == Token::Kind::text) next_.kind = Token::Kind::literal;
  } else if (is_letter(c) || starts_number) {
    read_word();
  } else {
    read_sign();
  }
}

/// 'text', in which \' and \\ stand for what follows the backslash. Some write "SHA-256" in a path as in other languages.
void Tokens::read_text() {
  next_.kind = Token::Kind::text;
  const char quote = text_[at_];
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == quote) {
      ++at_;
      return;
    }
    if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
    next_.text += text_[at_];
  }
  next_.kind = Token::Kind::invalid;  // no quote at its end
}

/// A name of an object or a part of a path, a word of the language, or a number.
void Tokens::read_word() {
  const bool number = !is_letter(text_[at_]);
  next_.kind = number ? Token::Kind::literal : Token::Kind::word;
  const auto belongs = [number](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || (number && (c == '.' || c == '+'));
  };
  do {
    next_.text += text_[at_++];
  } while (at_ < text_.size() && belongs(text_[at_]));
}

void Tokens::read_sign() {
  constexpr std::array<std::string_view, 18> kSigns = {"==", "!=", "<>", "<=", ">=", "=", "<", ">", "[",
                                                       "]",  "(",  ")",  ":",  ".",  ",", "*", "{", "}"};
  for (const std::string_view sign : kSigns) {
    if (!text_.substr(at_).starts_with(sign)) continue;
    next_.kind = Token::Kind::sign;
    next_.text = sign;
    at_ += sign.size();
    return;
  }
  next_.kind = Token::Kind::invalid;
}

}  // namespace beffroi::indicators::stix
