// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "app/hunting/search.h"
#include "app/spool.h"
#include "engine/consumer.h"
#include "indicators/matcher.h"
#include "sigma/matcher.h"

namespace beffroi::app::hunting {

/// The matches of streams that were read to their end, until the stream's turn in the order of the evidence comes.
class Waiting {
 public:
  void put(const model::Origin& origin, Spool matches);
  /// The matches of a stream, which are then gone; an empty spool where there are none.
  Spool take(const model::Origin& origin);

 private:
  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Spool> spools_;  // {argument, path}
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
  sigma::Level level_of(std::uint32_t rule) const;

  const Search& search_;
  Waiting& waiting_;
  sigma::Matcher rules_;
  indicators::Matcher indicators_;
  Spool matches_;
};

/// A match as it waits: its time, and its detection as bytes (model::serialize), which nobody reads before its turn comes.
struct PackedMatch {
  std::optional<base::Timestamp> time;
  std::string_view detection;
};

/// Hands over every match of a spool that MatchConsumer filled. Error output.write_failed where its temporary file failed.
base::Result<> unpack(Spool& matches, const std::function<void(const PackedMatch&)>& take);

}  // namespace beffroi::app::hunting
