// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::base {

struct Choice;

/// A part of a message's text. The syntax is described in base/messages.h.
struct Part {
  enum class Kind : std::uint8_t { literal, argument, plural, select, count };

  Kind kind = Kind::literal;
  std::string text;             ///< of a literal; else the name of the argument
  std::string style;            ///< of an argument: how it is shown; empty for what its type says
  std::string article;          ///< of an argument: a French word that elides before it
  std::vector<Choice> choices;  ///< of plural and select
};

using Template = std::vector<Part>;

struct Choice {
  std::string key;
  Template text;
};

inline constexpr std::size_t kMaxTemplateDepth = 4;

/// Error id `messages.syntax` with the reason and the text.
Result<Template> parse_template(std::string_view text);

/// Adds the names of all arguments, those in the choices too.
void collect_argument_names(const Template& parts, std::set<std::string>& names);

}  // namespace beffroi::base
