// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace beffroi::match {

struct RegexFlags {
  bool ignore_case = false;  ///< (?i)
  bool multi_line = false;   ///< (?m): ^ and $ also at line ends
  bool dot_all = false;      ///< (?s): . also matches a line end

  friend bool operator==(const RegexFlags&, const RegexFlags&) = default;
};

/// A regular expression in RE2's syntax: time linear in the text, no back references, no look-around.
///
/// Where it ignores case it follows Unicode's orbits: unlike base::fold, (?i)k also matches the Kelvin sign U+212A and (?i)s
/// the long s U+017F. A test names this difference.
class Regex {
 public:
  /// Compiles in bounded memory. Error `regex.invalid` with the library's reason.
  static base::Result<Regex> compile(std::string_view pattern, RegexFlags flags);

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  /// Whether the expression occurs anywhere in the text. Safe to call from several threads.
  bool occurs_in(std::string_view utf8) const;

  /// Whether a replacement is one for this expression: its groups (`\1` … `\9`, `\0` for the whole) exist, other backslashes are doubled.
  bool accepts(std::string_view rewrite) const;
  /// The text with everything that the expression finds, from left to right, replaced; `rewrite` is accepted.
  std::string replaced_in(std::string_view utf8, std::string_view rewrite) const;

 private:
  struct State;
  explicit Regex(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace beffroi::match
