// SPDX-License-Identifier: EUPL-1.2
#include "report/names.h"

#include <algorithm>

#include "base/text.h"

namespace beffroi::report {
namespace {

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Labels of letters, digits, '-' and '_' between dots; the last one begins with no digit, as that of an address does.
bool is_machine_name(std::string_view text) {
  if (text.empty() || !is_letter_or_digit(text.front()) || text.back() == '.') return false;
  char before = '.';
  for (const char c : text) {
    const bool allowed = is_letter_or_digit(c) || c == '-' || c == '_' || (c == '.' && before != '.');
    if (!allowed) return false;
    before = c;
  }
  const char first_of_last = text[text.rfind('.') + 1];  // npos + 1 is 0
  return text.find('.') == text.npos || first_of_last < '0' || first_of_last > '9';
}

std::string_view first_label(std::string_view name) { return name.substr(0, name.find('.')); }

}  // namespace

void ShortNames::add(std::string_view full) {
  if (!is_machine_name(full)) return;
  known_.emplace(full);
  full_[base::fold(first_label(full))].insert(base::fold(full));
}

std::string ShortNames::of(std::string_view name) const {
  if (!known_.contains(name)) return std::string(name);
  const std::string_view label = first_label(name);
  return full_.at(base::fold(label)).size() == 1 ? std::string(label) : std::string(name);
}

base::Arguments ShortNames::in(base::Arguments arguments) const {
  for (base::Argument& argument : arguments) {
    if (auto* text = std::get_if<std::string>(&argument.value)) *text = of(*text);
  }
  return arguments;
}

}  // namespace beffroi::report
