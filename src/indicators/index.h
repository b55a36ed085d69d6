// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
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
  using ByValue = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  void add(std::uint32_t number);
  void find_address(const sigma::Address& address, Hits& hits) const;
  void find_domain(std::string_view name, Hits& hits) const;
  void find_url(std::string_view url, Hits& hits) const;
  void find_files(std::string_view folded, Hits& hits) const;
  void find_path(std::string_view before, std::string_view component, Hits& hits) const;

  std::vector<Indicator> indicators_;
  std::array<bool, kKinds> there_{};
  std::array<ByValue, kKinds> by_value_;
  ByValue paths_;                     // by their last component
  std::vector<std::uint32_t> loose_;  // names and paths whose last component holds a separator (a blank): searched one by one
  /// {is IPv6, prefix} → first address → number; few prefixes occur
  std::map<std::pair<bool, std::uint8_t>, std::map<std::array<std::uint8_t, 16>, std::uint32_t>> networks_;
};

}  // namespace beffroi::indicators
