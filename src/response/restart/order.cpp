// SPDX-License-Identifier: EUPL-1.2
#include "response/restart/order.h"

#include <algorithm>
#include <tuple>

#include "base/assert.h"

namespace beffroi::response::restart {
namespace {

constexpr std::size_t kMaxServices = 1'000;

class Sorter {
 public:
  Sorter(const Systems& systems, const services::Overview& services, const State& state) : systems_(systems) {
    take_needs(state);
    take_urgency(services);
  }

  Order sort() {
    std::vector<std::vector<std::size_t>> open = order_.needs;
    std::vector<bool> placed(systems_.all.size());
    while (order_.systems.size() < systems_.all.size()) {
      std::size_t next = best(placed, open);
      if (next == kNone) {
        open_ring(placed, open);
        continue;
      }
      placed[next] = true;
      order_.systems.push_back(next);
      for (auto& needs : open) std::erase(needs, next);
    }
    return std::move(order_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t index_of(const std::string& id) const {
    return static_cast<std::size_t>(std::ranges::find(systems_.all, id, &System::id) - systems_.all.begin());
  }

  void take_needs(const State& state) {
    for (const System& system : systems_.all) {
      std::vector<std::size_t> needs;
      for (const std::string& need : system.needs) {
        const auto is_it = [&](const Cut& one) { return one.system == system.id && one.without == need; };
        const auto cut = std::ranges::find_if(state.cuts, is_it);
        if (cut == state.cuts.end()) {
          needs.push_back(index_of(need));
        } else {
          order_.opened.push_back({system.id, need, cut->by});
        }
      }
      order_.needs.push_back(std::move(needs));
    }
  }

  /// Everything below `from` is at least as urgent.
  void urge(std::size_t from, std::int64_t hours, bool for_directory) {
    std::vector<std::size_t> next{from};
    std::vector<bool> seen(systems_.all.size());
    seen[from] = true;
    while (!next.empty()) {
      const std::size_t at = next.back();
      next.pop_back();
      order_.tolerable[at] = std::min(order_.tolerable[at], hours);
      if (for_directory) directory_[at] = true;
      for (const std::size_t need : order_.needs[at]) {
        if (!seen[need]) next.push_back(need);
        seen[need] = true;
      }
    }
  }

  void take_urgency(const services::Overview& services) {
    order_.tolerable.assign(systems_.all.size(), kNobody);
    directory_.assign(systems_.all.size(), false);
    std::size_t taken = 0;
    for (const services::Line& line : services.lines) {
      if (++taken > kMaxServices) break;
      for (const std::string& id : systems_of(line.offer, systems_)) urge(index_of(id), tolerable_of(line.offer), false);
    }
    for (std::size_t i = 0; i < systems_.all.size(); ++i) {
      if (systems_.all[i].is_directory) urge(i, kNobody, true);
    }
  }

  static std::int64_t tolerable_of(const services::Offer& offer) {
    if (offer.described && offer.described->max_downtime_hours) return *offer.described->max_downtime_hours;
    return offer.kind ? offer.kind->max_downtime_hours : kNobody - 1;
  }

  auto rank(std::size_t i) const { return std::tuple(!directory_[i], order_.tolerable[i], i); }

  std::size_t best(const std::vector<bool>& placed, const std::vector<std::vector<std::size_t>>& open) const {
    std::size_t found = kNone;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (!placed[i] && open[i].empty() && (found == kNone || rank(i) < rank(found))) found = i;
    }
    return found;
  }

  /// Nothing is free: whoever waits waits for somebody who waits, so that the way from any of them ends in a ring.
  void open_ring(const std::vector<bool>& placed, std::vector<std::vector<std::size_t>>& open) {
    std::vector<std::size_t> way;
    auto at = static_cast<std::size_t>(std::ranges::find(placed, false) - placed.begin());
    while (std::ranges::find(way, at) == way.end()) {
      way.push_back(at);
      BEFFROI_ASSERT(!open[at].empty());
      at = open[at].front();
    }
    way.erase(way.begin(), std::ranges::find(way, at));
    const auto first = std::ranges::min_element(way, {}, [this](std::size_t i) { return rank(i); });
    std::ranges::rotate(way, first);
    const std::size_t system = way.front(), without = way.size() > 1 ? way[1] : way.front();
    Ring ring{.members = {}, .system = systems_.all[system].id, .without = systems_.all[without].id};
    for (const std::size_t member : way) ring.members.push_back(systems_.all[member].id);
    order_.rings.push_back(std::move(ring));
    std::erase(open[system], without);
    std::erase(order_.needs[system], without);
  }

  const Systems& systems_;
  Order order_;
  std::vector<bool> directory_;
};

}  // namespace

Order order_of(const Systems& systems, const services::Overview& services, const State& state) {
  return Sorter(systems, services, state).sort();
}

}  // namespace beffroi::response::restart
