// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/event.h"
#include "sigma/plan.h"

namespace beffroi::sigma {

/// Which kinds of events there are in some evidence, and which of their fields say something.
class SeenEvents {
 public:
  struct Kind {
    std::uint64_t events = 0;
    std::map<std::string, bool, std::less<>> fields;  ///< folded spelling → whether any event has more than an empty text there
  };
  using Key = std::tuple<std::string, std::string, std::uint32_t>;  ///< channel, provider, event identifier

  void add(const Key& key, const Kind& kind);
  void add(const SeenEvents& other);
  const std::map<Key, Kind>& kinds() const { return kinds_; }

 private:
  std::map<Key, Kind> kinds_;
};

/// Gathers them from the batches of one source.
class SeenInSource {
 public:
  void add(const model::EventBatch& batch);
  SeenEvents take() const;

 private:
  static constexpr std::size_t kMaxKinds = 4096;  // of made-up logs

  struct Kind {
    std::uint64_t events = 0;
    std::vector<std::uint8_t> fields;  // by symbol: 1 there, 2 with something in it
  };

  std::vector<std::string> names_;  // of the symbols, which are gone before take()
  std::map<std::tuple<model::Symbol, model::Symbol, std::uint32_t>, Kind> kinds_;
};

/// Whether a rule could match anything in that evidence.
enum class Reach : std::uint8_t {
  possible,
  no_source,  ///< none of the logs it speaks of is there
  no_event,   ///< the log is there, but not the event: it is not recorded (audit policy) or did not happen
  no_field,   ///< the event is there, but fields the rule needs are always absent or empty (audit policy, too)
};

struct RuleReach {
  std::uint32_t rule = 0;
  Reach reach = Reach::possible;
  std::vector<std::string> names;  ///< sources that are not there, or fields, sorted
};

/// Of every rule that is evaluated and not internal, in their order.
std::vector<RuleReach> reach_of(const Plan& plan, const SeenEvents& seen);

}  // namespace beffroi::sigma
