// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "app/hunting/search.h"
#include "app/spool.h"
#include "engine/consumer.h"
#include "indicators/matcher.h"
#include "sigma/correlation/collector.h"
#include "sigma/matcher.h"

namespace beffroi::app::hunting {

// Sixty-four finished files may wait for their turn: this bounds what they hold together.
inline constexpr std::size_t kWaitingInMemory = std::size_t{1} << 20;

/// What one stream gave.
struct StreamMatches {
  Spool matches{kWaitingInMemory};
  Spool hits{kWaitingInMemory};  ///< of correlations, packed
  std::map<std::uint32_t, sigma::HitLosses> losses;
};

/// The matches of streams that were read to their end, until the stream's turn in the order of the evidence comes.
class Waiting {
 public:
  void put(const model::Origin& origin, StreamMatches matches);
  /// The matches of a stream, which are then gone; empty ones where there are none.
  StreamMatches take(const model::Origin& origin);

 private:
  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, StreamMatches> streams_;  // {argument, path}
};

/// Tries rules and indicators on the events of one stream and keeps what is asked for, outside the result: a result is held in
/// memory as a whole.
class MatchConsumer final : public engine::Consumer {
 public:
  /// All must outlive this.
  MatchConsumer(const Search& search, const model::Mapping& mapping, Waiting& waiting);

  void events(const model::EventBatch& batch) override;
  void finish(model::SourceResult& result) override;

 private:
  void keep(const sigma::Match& match);
  using Fields = std::vector<std::pair<std::string, std::string>>;

  static Fields all_fields(const sigma::Match& match);
  /// All fields that say something, those first that the mapping gives a meaning.
  Fields telling_fields(const sigma::Match& match) const;
  /// For a rule whose own fields say nothing.
  void tell_record(const sigma::Match& match, Fields& details) const;
  /// The fields that details do not name, and how many the details were.
  void add_others(const sigma::Match& match, Fields& details) const;
  void add_addresses(const sigma::Match& match, model::Detection& detection) const;
  bool reports(std::uint32_t rule) const;
  sigma::Level level_of(std::uint32_t rule) const;

  const Search& search_;
  const model::Mapping& mapping_;
  Waiting& waiting_;
  sigma::Matcher rules_;
  indicators::Matcher indicators_;
  StreamMatches found_;
  sigma::HitCollector hits_;
};

/// Where an atlas is given, every match waits with two details more, behind its own: the addresses that the event came from and went to,
/// as the mapping to ECS tells them; empty where it tells none, or one that is not public.
inline constexpr std::size_t kAddresses = 2;

/// Where a search asks for other fields, these stand behind the details, and behind them one more: how many the details are.

/// A match as it waits: its time, and its detection as bytes (model::serialize), which nobody reads before its turn comes.
struct PackedMatch {
  std::optional<base::Timestamp> time;
  std::string_view detection;
};

/// Hands over every match of a spool that MatchConsumer filled. Error output.write_failed where its temporary file failed.
base::Result<> unpack(Spool& matches, const std::function<void(const PackedMatch&)>& take);

/// The same of a spool of hits.
base::Result<> unpack_hits(Spool& hits, const std::function<void(std::string packed)>& take);

}  // namespace beffroi::app::hunting
