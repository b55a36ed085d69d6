// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sigma/resolve.h"

namespace beffroi::sigma {

/// The native fields that any rule looks at, folded, as small numbers.
class NativeNames {
 public:
  explicit NativeNames(std::span<const Target> targets);

  std::optional<std::uint32_t> number_of(std::string_view folded) const;
  std::size_t size() const { return numbers_.size(); }
  /// The numbers of every spelling of a native name, in the order of spellings().
  std::vector<std::uint32_t> numbers_of_spellings(std::string_view native) const;

 private:
  void add(std::string_view folded);
  void add(const Derivation& derivation);

  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace beffroi::sigma
