// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_sorter.h"
#include "model/correlation.h"
#include "sigma/correlation/collector.h"
#include "sigma/correlation/window.h"

namespace beffroi::sigma {

inline constexpr std::size_t kMaxCited = 100;  ///< records that a match of a correlation lists

/// All that correlations had to leave out.
struct CorrelationLosses {
  HitLosses hits;
  WindowLosses windows;
};

/// Evaluates the correlations of a plan over the hits of all streams, in bounded memory whatever their number: hits wait, sorted, in
/// temporary files. What comes out depends on the hits and the numbers of their streams only.
///
/// A record that lies in several streams (same computer, channel, number, event, provider and time) counts once. A correlation over
/// correlations sees a match as one event at the time when it became true, in every group in which one of its records stands.
class Correlator {
 public:
  static constexpr std::uint64_t kMaxHits = 20'000'000;   ///< of one correlation
  static constexpr std::size_t kMaxPending = 200'000;     ///< matches that wait for a correlation over them
  static constexpr std::size_t kMaxHitsOfAMatch = 1'000;  ///< groups in which a match stands for a correlation over it

  explicit Correlator(const Links& links, std::size_t run_bytes = base::ByteSorter::kRunBytes);

  /// A packed hit of a stream. Streams come in the order of the evidence.
  void add(std::uint32_t source, std::string packed);
  void add_losses(const std::map<std::uint32_t, HitLosses>& losses);

  /// Every match of every correlation, whether it reports by itself or not; by correlation, group and time. To be called once, at the
  /// end. Error temporary.write_failed.
  base::Result<> evaluate(const std::function<void(const model::CorrelationMatch&)>& take);

  /// By correlation; complete after evaluate().
  const std::map<std::uint32_t, CorrelationLosses>& losses() const { return losses_; }

 private:
  class Evaluation;

  const Links& links_;
  base::ByteSorter sorter_;
  std::map<std::uint32_t, std::uint64_t> hits_;
  std::map<std::uint32_t, CorrelationLosses> losses_;
};

}  // namespace beffroi::sigma
