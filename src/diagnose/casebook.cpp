// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/casebook.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "base/text.h"
#include "diagnose/clocks.h"
#include "model/diagnosis.h"

namespace beffroi::diagnose {
namespace {

void merge(model::Coverage& into, const model::Coverage& more) {
  const bool overlap = into.first_record_id <= more.last_record_id && more.first_record_id <= into.last_record_id;
  const auto earlier = [](const auto& a, const auto& b) { return !b || (a && *a < *b) ? a : b; };
  const auto later = [](const auto& a, const auto& b) { return !b || (a && *a > *b) ? a : b; };
  into.first_time = earlier(into.first_time, more.first_time);
  into.last_time = later(into.last_time, more.last_time);
  into.first_record_id = std::min(into.first_record_id, more.first_record_id);
  into.last_record_id = std::max(into.last_record_id, more.last_record_id);
  into.records += more.records;
  // Two copies of one log: what both hold must not hide what neither holds.
  if (overlap) into.records = std::min(into.records, into.last_record_id - into.first_record_id + 1);
}

struct Prefix {
  std::array<std::uint8_t, 4> network;
  int bits;
};

constexpr std::array<Prefix, 8> kNotPublic = {{{{0, 0, 0, 0}, 8},
                                               {{10, 0, 0, 0}, 8},
                                               {{100, 64, 0, 0}, 10},
                                               {{127, 0, 0, 0}, 8},
                                               {{169, 254, 0, 0}, 16},
                                               {{172, 16, 0, 0}, 12},
                                               {{192, 168, 0, 0}, 16},
                                               {{224, 0, 0, 0}, 3}}};

std::uint32_t to_number(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

constexpr std::array<Prefix, 4> kPrivate = {
    {{{10, 0, 0, 0}, 8}, {{100, 64, 0, 0}, 10}, {{172, 16, 0, 0}, 12}, {{192, 168, 0, 0}, 16}}};

bool is_in_any(std::span<const Prefix> prefixes, const std::uint8_t* bytes) {
  return std::ranges::any_of(prefixes, [&](const Prefix& prefix) {
    const int shift = 32 - prefix.bits;
    return to_number(bytes) >> shift == to_number(prefix.network.data()) >> shift;
  });
}

/// Windows has event logs of this form since 2006; a dead battery sets a clock decades off, a forger anything. Times between these
/// also differ by less than a number holds.
bool is_plausible(base::Timestamp time) {
  constexpr std::int64_t kYear = 31'556'952 * base::kNanosecondsPerSecond;
  return time.nanoseconds >= 20 * kYear && time.nanoseconds < 130 * kYear;  // 1990 to 2100
}

}  // namespace

model::FactPage::View Citations::Shelf::view(const Place& place) const {
  return results[place.source].facts.pages()[place.page][place.fact];
}

model::Citation Citations::operator[](std::size_t index) const {
  const Place& place = shelf_->places[first_ + index];
  const model::SourceResult& source = shelf_->results[place.source];
  const model::FactPage::View fact = shelf_->view(place);
  return {source.sha256, fact.offset(), fact.record_id(), source.origin.path, fact.time()};
}

std::string_view KnownFact::kind() const { return citations.shelf_->view(citations.shelf_->places[citations.first_]).kind(); }

std::string_view KnownFact::get(std::string_view ecs) const {
  return citations.shelf_->view(citations.shelf_->places[citations.first_]).get(ecs);
}

Casebook::Casebook(std::span<const model::SourceResult> results, std::span<const model::DeclaredAnswer> declared,
                   std::span<const model::Alarm> alarms)
    : shelf_(std::make_unique<Citations::Shelf>(results)), declared_(declared), alarms_(alarms) {
  std::map<std::string, std::string> host_names;  // folded → as first written
  std::map<std::pair<std::string, std::string>, model::Coverage> channels;
  for (const model::SourceResult& source : results) {
    count_mark(source);
    for (const model::Coverage& seen : source.coverage) {
      const std::string folded = base::fold(seen.computer);
      if (!folded.empty()) host_names.try_emplace(folded, seen.computer);
      const auto [at, fresh] = channels.try_emplace({folded, base::fold(seen.channel)}, seen);
      if (!fresh) merge(at->second, seen);
    }
  }
  add_facts();
  put_clocks_right();
  for (auto& [folded, name] : host_names) hosts_.push_back(std::move(name));
  for (auto& [key, seen] : channels) coverage_.push_back(std::move(seen));
}

/// A log that names no machine, of a firewall or a web server, is none of a drill: every record of those bears the mark.
void Casebook::count_mark(const model::SourceResult& source) {
  bool named = false;
  for (const model::Coverage& seen : source.coverage) {
    if (seen.computer.empty()) continue;
    named = true;
    ++(base::fold(seen.computer).ends_with(model::kExerciseSuffix) ? marked_ : unmarked_);
  }
  if (!named && source.events > 0) ++unmarked_;
}

std::vector<const model::DeclaredAnswer*> Casebook::declared(std::string_view question) const {
  std::vector<const model::DeclaredAnswer*> answers;
  for (const model::DeclaredAnswer& one : declared_)
    if (one.question == question) answers.push_back(&one);
  return answers;
}

void Casebook::add_facts() {
  std::map<std::string_view, std::vector<Citations::Place>> by_kind;
  std::size_t count = 0;
  for (std::uint32_t source = 0; source < shelf_->results.size(); ++source) {
    const auto pages = shelf_->results[source].facts.pages();
    for (std::uint32_t page = 0; page < pages.size(); ++page) {
      for (std::uint32_t fact = 0; fact < pages[page].size(); ++fact) {
        const auto view = pages[page][fact];
        const bool dated = view.time() && is_plausible(*view.time());
        if (dated) by_kind[view.kind()].push_back({source, page, fact});
        ++(dated ? dated_ : undated_);
      }
      count += pages[page].size();
    }
  }
  shelf_->places.reserve(count);
  for (auto& [kind, places] : by_kind) {
    add_kind(kind, places);
    std::vector<Citations::Place>().swap(places);
  }
}

void Casebook::add_kind(std::string_view kind, std::span<const Citations::Place> places) {
  // Copies of one record come to stand side by side, in the order of the sources.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order(places.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) order[i] = {shelf_->view(places[i]).record_hash(), i};
  std::ranges::sort(order);

  std::vector<KnownFact>& list = by_kind_[std::string(kind)];
  list.reserve(order.size());
  std::vector<bool> done(order.size());
  for (std::size_t first = 0; first < order.size(); ++first) {
    if (done[first]) continue;
    const auto view = shelf_->view(places[order[first].second]);
    KnownFact& known = list.emplace_back();
    known.time = *view.time();
    known.citations.shelf_ = shelf_.get();
    known.citations.first_ = static_cast<std::uint32_t>(shelf_->places.size());
    for (std::size_t other = first; other < order.size() && order[other].first == order[first].first; ++other) {
      if (done[other] || !shelf_->view(places[order[other].second]).same_record(view)) continue;
      done[other] = true;
      shelf_->places.push_back(places[order[other].second]);
      ++known.citations.count_;
    }
  }
  sort(list);
}

void Casebook::sort(std::vector<KnownFact>& list) const {
  std::ranges::sort(list, [this](const KnownFact& a, const KnownFact& b) {
    if (a.time != b.time) return a.time < b.time;
    const Citations::Place &x = shelf_->places[a.citations.first_], &y = shelf_->places[b.citations.first_];
    if (x.source != y.source) return x.source < y.source;
    return std::tuple(shelf_->view(x).offset(), x.page, x.fact) < std::tuple(shelf_->view(y).offset(), y.page, y.fact);
  });
}

void Casebook::put_clocks_right() {
  clocks_ = std::make_shared<const std::vector<ClockError>>(clock_errors(*this));
  if (clocks_->empty()) return;
  for (auto& [kind, list] : by_kind_) {
    bool moved = false;
    for (KnownFact& fact : list) {
      const std::string host = short_machine_name(fact.host());
      const auto error = std::ranges::find(*clocks_, host, &ClockError::host);
      if (error == clocks_->end() || __builtin_sub_overflow(fact.time.nanoseconds, error->ahead, &fact.time.nanoseconds))
        continue;
      moved = true;
    }
    if (moved) sort(list);
  }
}

std::span<const KnownFact> Casebook::facts(std::string_view kind) const {
  const auto found = by_kind_.find(kind);
  if (found == by_kind_.end()) return {};
  return found->second;
}

std::span<const KnownFact> Casebook::facts(std::string_view kind, base::Timestamp from, base::Timestamp to) const {
  const std::span<const KnownFact> all = facts(kind);
  const auto first = std::ranges::lower_bound(all, from, {}, &KnownFact::time);
  return {first, std::ranges::upper_bound(first, all.end(), to, {}, &KnownFact::time)};
}

std::uint64_t KnownFact::number(std::string_view ecs) const {
  std::uint64_t value = 0;
  const std::string_view text = get(ecs);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> Casebook::kinds() const {
  std::vector<std::string> kinds;
  for (const auto& [kind, facts] : by_kind_) kinds.push_back(kind);
  return kinds;
}

bool is_public_address(std::string_view address) {
  const std::string text(address);
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return !is_in_any(kNotPublic, bytes.data());
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return false;
  return (bytes[0] & 0xE0) == 0x20;  // 2000::/3, the only block given out as global unicast (IANA)
}

bool is_private_address(std::string_view address) {
  const std::string text(address);
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return is_in_any(kPrivate, bytes.data());
  return inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1 && (bytes[0] & 0xFE) == 0xFC;  // fc00::/7, RFC 4193
}

}  // namespace beffroi::diagnose
