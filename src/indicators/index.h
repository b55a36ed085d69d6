// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indicators/indicator.h"
#include "sigma/address.h"

namespace beffroi::indicators {

/// Indicators made ready to be looked up. Never changes once made: every thread may read it.
class Index {
 public:
  /// Places in indicators(); may hold one of them twice.
  using Hits = std::vector<std::uint32_t>;

  explicit Index(std::vector<Indicator> indicators);

  const std::vector<Indicator>& indicators() const { return indicators_; }
  bool empty() const { return indicators_.empty(); }
  bool has(Kind kind) const { return there_[static_cast<std::size_t>(kind)]; }

  /// Adds every indicator that stands in a text of the evidence, as a word of its kind; accounts, services and tasks are not looked
  /// for here. `with_addresses`: false for texts in which numbers with dots are versions.
  void find_in_text(std::string_view text, bool with_addresses, Hits& hits) const;
  /// Adds the indicators of a kind whose normal form is `value`.
  void find(Kind kind, std::string_view value, Hits& hits) const;

 private:
  /// Lets views be looked up without a copy.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class Content>
  using ByText = std::unordered_map<std::string, std::vector<Content>, TextHash, std::equal_to<>>;
  using ByValue = ByText<std::uint32_t>;
  /// How long a text is that is compared as a whole, and how much of it stands behind its last word.
  struct Shape {
    std::size_t length = 0, tail = 0;

    friend bool operator==(const Shape&, const Shape&) = default;
  };

  void add(std::uint32_t number);
  void find_address(const sigma::Address& address, Hits& hits) const;
  void find_domain(std::string_view name, Hits& hits) const;
  void find_url(std::string_view url, Hits& hits) const;
  void find_files(std::string_view folded, Hits& hits) const;
  void add_several_words(std::uint32_t number);
  void find_several_words(std::string_view text, std::string_view before, std::string_view component, Hits& hits) const;

  std::vector<Indicator> indicators_;
  std::array<bool, kKinds> there_{};
  std::array<ByValue, kKinds> by_value_;
  ByText<Shape> shapes_;  // of paths, and of names that hold a separator (a blank), by their last word
  ByValue whole_;         // these themselves, paths without their drive
  /// {is IPv6, prefix} → first address → number; few prefixes occur
  std::map<std::pair<bool, std::uint8_t>, std::map<std::array<std::uint8_t, 16>, std::uint32_t>> networks_;
};

}  // namespace beffroi::indicators
