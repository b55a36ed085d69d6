// SPDX-License-Identifier: EUPL-1.2
#include "sigma/native_names.h"

#include <set>

#include "base/text.h"

namespace beffroi::sigma {

NativeNames::NativeNames(std::span<const Target> targets) {
  std::set<const EventSource*> sources;
  std::set<const Derivation*> used;
  for (const Target& target : targets) {
    for (const auto& [name, route] : target.routes) {
      if (route.kind == Route::Kind::field) add(route.native);
      if (route.derivation && used.insert(route.derivation).second) add(*route.derivation);
    }
    if (!sources.insert(target.source.get()).second) continue;
    for (const FieldTest& test : target.source->tests) add(base::fold(test.field));
    for (const auto& [name, derivation] : target.source->derivations) add(derivation);
  }
}

void NativeNames::add(const Derivation& derivation) {
  for (const auto& joined : derivation.first_of) {
    for (const std::string& native : joined) add(base::fold(native));
  }
}

void NativeNames::add(std::string_view folded) {
  numbers_.try_emplace(std::string(folded), static_cast<std::uint32_t>(numbers_.size()));
}

std::optional<std::uint32_t> NativeNames::number_of(std::string_view folded) const {
  const auto found = numbers_.find(std::string(folded));
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> NativeNames::numbers_of_spellings(std::string_view native) const {
  std::vector<std::uint32_t> numbers;
  for (const std::string& spelling : spellings(native)) {
    if (const auto number = number_of(spelling)) numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace beffroi::sigma
