// SPDX-License-Identifier: EUPL-1.2
#include "sigma/derivation.h"

#include "base/text.h"
#include "sigma/number.h"

namespace beffroi::sigma {
namespace {

bool says_nothing(std::string_view text) { return text.empty() || text == "-" || text == "0x0"; }

std::optional<std::string> joined(const std::vector<std::string>& names, std::string_view join, const NativeText& native) {
  std::string text;
  for (const std::string& name : names) {
    const auto part = native(name);
    if (!part) return std::nullopt;
    if (&name == &names.back() && says_nothing(*part)) return std::nullopt;
    if (&name != &names.front()) text += join;
    text += *part;
  }
  return text;
}

/// How many bytes of `text` the prefix covers, 0 where it does not fit. Prefixes are ASCII, so lengths in bytes agree.
std::size_t covered(std::string_view prefix, std::string_view text) {
  std::size_t at = 0;
  for (const char c : prefix) {
    if (c == '#') {
      const std::size_t digits = at;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
      if (at == digits) return 0;
    } else if (at >= text.size() || !base::equal_folded(text.substr(at, 1), std::string_view(&c, 1))) {
      return 0;
    } else {
      ++at;
    }
  }
  return at == text.size() || text[at] == '\\' ? at : 0;
}

}  // namespace

std::vector<std::string> derive(const Derivation& derivation, const NativeText& native) {
  std::optional<std::string> text;
  for (const auto& names : derivation.first_of) {
    text = joined(names, derivation.join, native);
    if (text) break;
  }
  if (!text) return {};
  for (const auto& [prefix, instead] : derivation.prefixes) {
    if (const std::size_t length = covered(prefix, *text)) {
      text = instead + text->substr(length);
      break;
    }
  }
  if (derivation.decimal && text->starts_with("0x")) {
    if (const auto number = parse_number(*text)) text = std::to_string(static_cast<std::uint64_t>(*number));
  }
  if (derivation.last_part) text->erase(0, text->find_last_of("\\/") + 1);  // npos + 1 is 0
  std::vector<std::string> values = {*text};
  const auto called = derivation.values.find(base::fold(*text));
  if (called != derivation.values.end()) values.push_back(called->second);
  return values;
}

}  // namespace beffroi::sigma
