// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/clocks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/text.h"

namespace beffroi::diagnose {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr std::int64_t kFarthest =
    13 * 3'600 * kSecond;                        // zones and half days; what comes back daily must not answer for another day
constexpr std::int64_t kTogether = 4 * kSecond;  // how near the same difference comes back
constexpr std::size_t kMostPairs = 400'000;      // of one pair of machines; the earliest speak for the rest

/// What both machines call one event: the account, and the address or the other machine where both know it.
using Name = std::string;

std::string account_name(std::string_view name) {
  if (const std::size_t slash = name.rfind('\\'); slash != name.npos) name.remove_prefix(slash + 1);
  return base::fold(name.substr(0, name.find('@')));
}

/// Events of one machine that another one must have seen too.
struct Sightings {
  std::map<Name, std::vector<const KnownFact*>> there, here;
};

/// (machine whose clock is asked for, machine by which it is asked) → what both saw.
using Pairs = std::map<std::pair<std::string, std::string>, Sightings>;

class Collector {
 public:
  explicit Collector(const Casebook& book) : book_(book) {}

  Pairs collect() {
    tickets();
    logons(true);
    given("authentication.logged-in-explicit");
    given("session.remote-desktop-started");
    logons(false);
    for (auto& [machines, sightings] : pairs_) {
      for (auto& [name, list] : sightings.here) std::ranges::stable_sort(list, {}, &KnownFact::time);
    }
    return std::move(pairs_);
  }

  const std::set<std::string>& controllers() const { return controllers_; }

 private:
  void tickets() {
    for (const KnownFact& ticket : book_.facts("authentication.kerberos-service-ticket-requested")) {
      const std::string by = short_machine_name(ticket.host()), of = short_machine_name(ticket.get("service.name"));
      controllers_.insert(by);
      if (of == by || !ticket.get("service.name").ends_with('$')) continue;
      const Name name = account_name(ticket.get("user.name")) + "|" + std::string(ticket.get("source.ip"));
      pairs_[{of, by}].there[name].push_back(&ticket);
    }
  }

  void given(std::string_view kind) {
    for (const KnownFact& fact : book_.facts(kind)) {
      const std::string by = short_machine_name(fact.host()), of = short_machine_name(fact.get("destination.domain"));
      if (of.empty() || of == by || of == "localhost") continue;
      pairs_[{of, by}].there[account_name(fact.get("user.target.name"))].push_back(&fact);
    }
  }

  /// Logons from elsewhere, for every machine that saw them begin.
  void logons(bool by_address) {
    for (const auto* kind : {"authentication.logged-in", "session.remote-desktop-authenticated"}) {
      for (const KnownFact& logon : book_.facts(kind)) {
        const std::string_view type = logon.get("winlog.logon.type");
        if (!type.empty() && type != "3" && type != "10") continue;
        const std::string of = short_machine_name(logon.host());
        auto pair = pairs_.lower_bound({of, {}});
        if (pair == pairs_.end() || pair->first.first != of) continue;  // nobody saw logons there begin
        const std::string account = account_name(logon.get("user.name"));
        const Name name = by_address ? account + "|" + std::string(logon.get("source.ip")) : account;
        for (; pair != pairs_.end() && pair->first.first == of; ++pair) {
          if (pair->second.there.contains(name)) pair->second.here[name].push_back(&logon);
        }
      }
    }
  }

  const Casebook& book_;
  Pairs pairs_;
  std::set<std::string> controllers_;
};

struct Difference {
  std::int64_t nanoseconds;
  const KnownFact *here, *there;
};

std::vector<Difference> differences_of(const Sightings& sightings) {
  std::vector<Difference> all;
  for (const auto& [name, there] : sightings.there) {
    const auto here = sightings.here.find(name);
    if (here == sightings.here.end()) continue;
    for (const KnownFact* one : there) {
      const auto first = std::ranges::lower_bound(here->second, one->time.nanoseconds - kFarthest, {},
                                                  [](const KnownFact* fact) { return fact->time.nanoseconds; });
      for (auto other = first; other != here->second.end(); ++other) {
        const std::int64_t off = (*other)->time.nanoseconds - one->time.nanoseconds;
        if (off > kFarthest || all.size() >= kMostPairs) break;
        all.push_back({off, *other, one});
      }
    }
  }
  std::ranges::stable_sort(all, {}, &Difference::nanoseconds);
  return all;
}

/// The differences within kTogether of each other. One event counts once, however many others lie as far away from it by chance.
class Window {
 public:
  explicit Window(std::span<const Difference> all) : all_(all) {}

  /// Moves to the next start; false past the end.
  bool next() {
    if (first_ != kBefore) leave(all_[first_]);
    if (++first_ == all_.size()) return false;
    while (last_ < all_.size() && all_[last_].nanoseconds - all_[first_].nanoseconds <= kTogether)
      ++events_[all_[last_++].there];
    return true;
  }

  std::size_t events() const { return events_.size(); }
  std::span<const Difference> differences() const { return all_.subspan(first_, last_ - first_); }

 private:
  static constexpr std::size_t kBefore = SIZE_MAX;

  void leave(const Difference& one) {
    const auto event = events_.find(one.there);
    if (--event->second == 0) events_.erase(event);
  }

  std::span<const Difference> all_;
  std::unordered_map<const KnownFact*, std::size_t> events_;  // only counted
  std::size_t first_ = kBefore, last_ = 0;
};

/// The difference on which most events agree, where no other comes near.
std::optional<ClockError> agreed(const std::vector<Difference>& all) {
  std::span<const Difference> best;
  std::size_t most = 0, second = 0;
  for (Window window(all); window.next();) {
    const bool apart = best.empty() || window.differences().front().nanoseconds > best.back().nanoseconds;
    if (window.events() > most) {
      if (apart) second = most;
      best = window.differences();
      most = window.events();
    } else if (apart) {
      second = std::max(second, window.events());
    }
  }
  if (most < kEnoughProofs || most < 2 * second) return std::nullopt;
  const Difference& middle = best[best.size() / 2];
  return ClockError{{}, {}, middle.nanoseconds, static_cast<std::int64_t>(most), *middle.here, *middle.there};
}

/// From the controllers outwards: a machine is settled by one that is settled itself. Also those that are right.
std::map<std::string, ClockError> settle(const Pairs& pairs, std::set<std::string> settled) {
  std::vector<ClockError> found;
  for (const auto& [machines, sightings] : pairs) {
    auto error = agreed(differences_of(sightings));
    if (!error) continue;
    std::tie(error->host, error->reference) = machines;
    found.push_back(*std::move(error));
  }
  std::map<std::string, ClockError> known;
  for (bool news = true; news;) {  // each round settles a machine
    news = false;
    for (const ClockError& error : found) {
      if (settled.contains(error.host) || !settled.contains(error.reference)) continue;
      ClockError& added = known.emplace(error.host, error).first->second;
      if (const auto reference = known.find(error.reference); reference != known.end()) added.ahead += reference->second.ahead;
      settled.insert(error.host);
      news = true;
    }
  }
  return known;
}

}  // namespace

std::string short_machine_name(std::string_view host) {
  if (const std::size_t slash = host.rfind('/'); slash != host.npos) host.remove_prefix(slash + 1);  // TERMSRV/DC1
  while (host.starts_with('\\')) host.remove_prefix(1);
  if (host.ends_with('$')) host.remove_suffix(1);
  return base::fold(host.substr(0, host.find('.')));
}

std::vector<ClockError> clock_errors(const Casebook& book) {
  Collector collector(book);
  const Pairs pairs = collector.collect();
  std::map<std::string, ClockError> known = settle(pairs, collector.controllers());
  std::vector<ClockError> wrong;
  for (auto& [host, error] : known) {
    if (error.ahead > kClocksAgree || error.ahead < -kClocksAgree) wrong.push_back(std::move(error));
  }
  return wrong;
}

}  // namespace beffroi::diagnose
