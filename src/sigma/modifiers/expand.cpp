// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "sigma/modifiers/modifier.h"

namespace beffroi::sigma::modifiers {
namespace {

constexpr std::size_t kMaxAlternatives = 65'536;

/// The first %name% of a glob: where it begins, and its length with both signs; length 0 where there is none.
std::pair<std::size_t, std::size_t> find_placeholder(const Glob& glob) {
  const std::size_t begin = glob.find(U'%');
  if (begin == Glob::npos) return {0, 0};
  const std::size_t end = glob.find(U'%', begin + 1);
  if (end == Glob::npos || end == begin + 1) return {0, 0};
  return {begin, end + 1 - begin};
}

base::Result<std::vector<Glob>> expanded(const Glob& glob, const Placeholders& placeholders) {
  std::vector<Glob> open = {glob};
  std::vector<Glob> done;
  while (!open.empty()) {
    const Glob next = std::move(open.back());
    open.pop_back();
    const auto [begin, length] = find_placeholder(next);
    if (length == 0) {
      done.push_back(next);
      continue;
    }
    const auto name = plain_text(next.substr(begin + 1, length - 2)).value_or("");
    const auto found = placeholders.find(name);
    if (found == placeholders.end()) return base::fail("placeholder_unknown", {{"name", name}});
    // The first is taken first, so that the alternatives stand in the order of the values.
    for (auto value = found->second.rbegin(); value != found->second.rend(); ++value) {
      open.push_back(next.substr(0, begin) + parse_glob(*value) + next.substr(begin + length));
    }
    if (open.size() + done.size() > kMaxAlternatives) return base::fail("too_many_alternatives");
  }
  return done;
}

base::Result<> expand(Draft& draft, const Placeholders& placeholders) {
  if (draft.kind != Draft::Kind::text || draft.base64 || draft.utf16 || draft.windash) {
    return base::fail("modifier_conflict");
  }
  for (DraftValue& value : draft.values) {
    std::vector<Glob> alternatives;
    for (const Glob& glob : value.alternatives) {
      BEFFROI_TRY(auto more, expanded(glob, placeholders));
      alternatives.insert(alternatives.end(), more.begin(), more.end());
    }
    value.alternatives = std::move(alternatives);
  }
  return {};
}

}  // namespace

std::span<const Modifier> of_expand() {
  static constexpr std::array modifiers = {Modifier{"expand", expand}};
  return modifiers;
}

}  // namespace beffroi::sigma::modifiers
