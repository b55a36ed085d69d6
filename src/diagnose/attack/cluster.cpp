// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/attack/cluster.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace beffroi::diagnose::attack {
namespace {

constexpr std::int64_t kDay = 86'400 * base::kNanosecondsPerSecond;
constexpr std::int64_t kTogether = 3 * kDay;
constexpr std::int64_t kStay = 45 * kDay;  ///< how long before the loud part the same crew's first traces are looked for
constexpr int kSure = 10, kSuspected = 6;
constexpr int kByItself = 8, kTelling = 6, kManyWeak = 9;
using clues::kStrong, clues::kUnusual;

/// The weight of a set of clues: each kind counts once, however often it was seen.
class Weight {
 public:
  void add(const Clue& clue) { change(clue, 1); }
  void remove(const Clue& clue) { change(clue, -1); }

  int all() const { return attempts_ + done_; }

  Sureness sureness() const {
    int heaviest = 0;
    for (const auto& [kind, entry] : kinds_) {
      if (!entry.about->attempt) heaviest = std::max(heaviest, entry.about->weight);
    }
    const std::size_t kinds = kinds_.size();
    if (heaviest >= kByItself || (done_ >= kSure && heaviest >= kStrong && kinds >= 3)) return Sureness::sure;
    const auto telling = std::ranges::count_if(kinds_, [](const auto& one) { return one.second.about->weight >= 2; });
    const bool suspicious =
        (done_ >= kSuspected && heaviest >= kStrong) || attempts_ > 0 || (done_ >= kManyWeak && telling >= 4);
    return suspicious ? Sureness::suspected : Sureness::none;
  }

 private:
  struct Entry {
    const clues::Kind* about;
    int count;
  };

  void change(const Clue& clue, int by) {
    Entry& entry = kinds_.try_emplace(clue.kind, Entry{clue.about, 0}).first->second;
    int& sum = clue.about->attempt ? attempts_ : done_;
    if (by > 0 && entry.count == 0) sum += clue.weight();
    entry.count += by;
    if (entry.count > 0) return;
    sum -= clue.weight();
    kinds_.erase(clue.kind);
  }

  std::map<std::string_view, Entry> kinds_;
  int done_ = 0, attempts_ = 0;
};

/// First and one past the last of the window that weighs most; the earliest of equals.
std::pair<std::size_t, std::size_t> heaviest_window(const std::vector<const Clue*>& clues) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  int best_weight = 0;
  Weight weight;
  std::size_t last = 0;
  for (std::size_t first = 0; first < clues.size(); ++first) {
    while (last < clues.size() && clues[last]->time.nanoseconds - clues[first]->time.nanoseconds <= kTogether)
      weight.add(*clues[last++]);
    if (weight.all() > best_weight) {
      best_weight = weight.all();
      best = {first, last};
    }
    weight.remove(*clues[first]);
  }
  return best;
}

/// Whether a clue outside the window is of the same crew: strong, near in time, on a machine or by an account that is in it.
bool continues(const Clue& clue, const std::set<scene::HostId>& hosts, const std::set<std::string>& accounts) {
  const bool same = hosts.contains(clue.host) || (!clue.account.empty() && accounts.contains(clue.account));
  if (clue.about->question == "lateral") return false;  // administrators go from machine to machine every week
  return !clue.about->attempt && (clue.weight() >= kTelling || (clue.weight() >= kStrong && same));
}

std::vector<const Clue*> all_of(const std::vector<Clue>& clues) {
  std::vector<const Clue*> all;
  for (const Clue& clue : clues) all.push_back(&clue);
  return all;
}

/// Of clues in the order of time.
Cluster cluster_among(const std::vector<const Clue*>& clues) {
  Cluster cluster;
  const auto [first, last] = heaviest_window(clues);
  Weight weight;
  std::set<scene::HostId> hosts;
  std::set<std::string> accounts;
  for (std::size_t i = first; i < last; ++i) {
    weight.add(*clues[i]);
    if (clues[i]->weight() < kUnusual) continue;
    hosts.insert(clues[i]->host);
    if (!clues[i]->account.empty()) accounts.insert(clues[i]->account);
  }
  cluster.sureness = weight.sureness();
  if (cluster.sureness == Sureness::none) return cluster;
  for (std::size_t i = 0; i < clues.size(); ++i) {
    const bool inside = i >= first && i < last;
    const std::int64_t distance = i < first ? clues[first]->time.nanoseconds - clues[i]->time.nanoseconds
                                            : clues[i]->time.nanoseconds - clues[last - 1]->time.nanoseconds;
    if (inside || (distance <= kStay && continues(*clues[i], hosts, accounts))) cluster.clues.push_back(clues[i]);
  }
  return cluster;
}

/// Of clues in the order of time, those that lie far from all of `told`.
std::vector<const Clue*> far_from(const std::vector<const Clue*>& clues, const std::vector<const Clue*>& told) {
  std::vector<const Clue*> far;
  for (const Clue* clue : clues) {
    const bool before = clue->time.nanoseconds < told.front()->time.nanoseconds - kStay;
    const bool after = clue->time.nanoseconds > told.back()->time.nanoseconds + kStay;
    if (before || after) far.push_back(clue);
  }
  return far;
}

}  // namespace

Cluster find_cluster(const std::vector<Clue>& clues) { return cluster_among(all_of(clues)); }

std::vector<std::vector<const Clue*>> attacks_apart(const std::vector<Clue>& clues, const Cluster& cluster) {
  std::vector<std::vector<const Clue*>> apart;
  if (cluster.clues.empty()) return apart;
  std::vector<const Clue*> left = far_from(all_of(clues), cluster.clues);
  while (!left.empty() && apart.size() < kMostApart) {
    Cluster other = cluster_among(left);
    if (other.sureness != Sureness::sure) break;
    left = far_from(left, other.clues);
    apart.push_back(std::move(other.clues));
  }
  return apart;
}

}  // namespace beffroi::diagnose::attack
