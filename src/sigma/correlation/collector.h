// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sigma/correlation/field_reader.h"
#include "sigma/correlation/hit.h"
#include "sigma/matcher.h"
#include "sigma/plan.h"

namespace beffroi::sigma {

/// What a correlation could not make use of.
struct HitLosses {
  std::uint64_t without_time = 0;    ///< the record has no time in UTC
  std::uint64_t without_field = 0;   ///< it lacks a field that is grouped by or counted
  std::uint64_t without_number = 0;  ///< the field whose numbers are added or sorted holds none
  std::uint64_t too_many = 0;        ///< beyond what is kept of one correlation

  HitLosses& operator+=(const HitLosses& other);
  friend bool operator==(const HitLosses&, const HitLosses&) = default;
};

/// Turns the matches of one stream into hits of correlations. One object a stream.
class HitCollector {
 public:
  /// `put` receives packed hits; the plan outlives this.
  HitCollector(const Plan& plan, std::function<void(std::string packed)> put) : plan_(plan), put_(std::move(put)) {}

  /// Nothing where no correlation speaks of the rule.
  void add(const Match& match);
  /// By correlation; without those that lost nothing.
  const std::map<std::uint32_t, HitLosses>& losses() const { return losses_; }

 private:
  void add(const Match& match, const Use& use);

  const Plan& plan_;
  std::function<void(std::string packed)> put_;
  FieldReader fields_;
  std::map<std::uint32_t, HitLosses> losses_;
};

}  // namespace beffroi::sigma
