// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "model/interest.h"
#include "sigma/event_kind.h"
#include "sigma/glob_matcher.h"

namespace beffroi::sigma {

/// The kinds of events met so far, made when the first event of a kind comes and shared by all threads: a log has few kinds, and
/// making those of all rules would take longer than reading them.
class KindCache final : public model::Interest {
 public:
  /// Rules and targets outlive the cache and stay where they are.
  KindCache(std::span<const Rule> rules, std::span<const Target> targets);

  /// What rules ask of events of this kind; null where no rule asks anything. Safe from several threads.
  std::shared_ptr<const EventKind> find(std::string_view provider, std::string_view channel, std::uint32_t code);

  /// The fields that the rules of this kind look at before any of them matches.
  std::shared_ptr<const model::KindInterest> in(std::string_view provider, std::string_view channel,
                                                std::uint32_t code) override;

  const NativeNames& natives() const { return natives_; }

 private:
  /// Made-up logs may hold any number of kinds. Past this number the cache begins anew; who uses a kind keeps it.
  static constexpr std::size_t kMaxKinds = 4096;

  struct Source {
    const EventSource* source;
    std::vector<GlobMatcher> channels, providers;  ///< any where empty
    std::vector<const Target*> targets;
  };
  struct Entry {
    std::once_flag once;
    std::shared_ptr<const EventKind> kind;
  };
  using Key = std::tuple<std::string, std::string, std::uint32_t>;  // provider, channel, identifier

  std::shared_ptr<const EventKind> make(const Key& key) const;

  std::span<const Rule> rules_;
  NativeNames natives_;
  std::vector<Source> sources_;
  std::mutex mutex_;
  std::map<Key, std::shared_ptr<Entry>> entries_;
};

}  // namespace beffroi::sigma
