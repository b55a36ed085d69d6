// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/correlator.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "base/assert.h"
#include "base/text.h"
#include "model/source_form.h"

namespace beffroi::sigma {
namespace {

/// The counted fields of value_count as one text.
std::string counted_text(const Hit& hit, const LinkedCorrelation& linked) {
  std::string text;
  for (std::size_t i = 0; i < linked.counted(); ++i) text += base::fold(hit.fields[linked.groups() + i].value_or("")) + '\0';
  return text;
}

Occurrence occurrence_of(const Hit& hit, const LinkedCorrelation& linked, std::string_view packed) {
  Occurrence one{.time = hit.record.time.nanoseconds,
                 .members = std::uint64_t{1} << hit.member,
                 .number = 0,
                 .text = {},
                 .packed = std::string(packed)};
  if (linked.correlation.type == CorrelationType::value_count) {
    one.text = counted_text(hit, linked);
  } else if (linked.counted() > 0) {
    one.number = parse_millionths(hit.fields[linked.groups()].value_or("")).value_or(0);
  }
  return one;
}

model::CorrelationMatch match_below(const Hit& hit) {
  auto below = model::deserialize_correlation(hit.below);
  BEFFROI_ASSERT(below);  // written by this program
  return *std::move(below);
}

/// The records that a hit stands for: itself, or those of the correlation that it is a match of.
std::vector<model::CorrelatedRecord> records_of(const Hit& hit) {
  if (hit.below.empty()) return {hit.record};
  return std::move(match_below(hit).cited);
}

/// How many records a window rests on: a match of a correlation below brings all of its own.
std::uint64_t records_under(const WindowMatch& window, const LinkedCorrelation& linked) {
  if (std::ranges::none_of(linked.members, &Member::is_correlation)) return window.events.size();
  std::uint64_t records = 0;
  for (const Occurrence* one : window.events) {
    const Hit hit = unpack(one->packed, linked.groups());
    records += hit.below.empty() ? 1 : match_below(hit).records;
  }
  return records;
}

class Cited {
 public:
  explicit Cited(std::size_t groups) : groups_(groups) {}

  void add(const WindowMatch& match) {
    std::uint64_t seen = 0;
    for (const Occurrence* one : match.events) {
      const bool is_new = (one->members & ~seen) != 0;
      if (records_.size() >= kMaxCited && !is_new) continue;
      seen |= one->members;
      for (model::CorrelatedRecord& record : records_of(unpack(one->packed, groups_))) {
        if (records_.size() < kMaxCited || is_new) records_.push_back(std::move(record));
        if (records_.size() >= kMaxCited + kMaxCorrelatedRules) return;
      }
    }
  }

  std::vector<model::CorrelatedRecord> take() && {
    std::ranges::stable_sort(records_, {}, [](const model::CorrelatedRecord& record) {
      return std::tuple(record.time, record.source, record.offset);
    });
    return std::move(records_);
  }

 private:
  std::size_t groups_;
  std::vector<model::CorrelatedRecord> records_;
};

model::CorrelationMatch match_of(std::uint32_t index, const LinkedCorrelation& linked, const WindowMatch& window) {
  const Hit first = unpack(window.events.front()->packed, linked.groups());
  const Hit became_true = unpack(window.events[window.became_true]->packed, linked.groups());
  model::CorrelationMatch match{.correlation = index,
                                .time = became_true.record.time,
                                .first = first.record.time,
                                .last = {window.events.back()->time},
                                .records = records_under(window, linked),
                                .measured = window.measured,
                                .group = {},
                                .became_true = became_true.record,
                                .cited = {}};
  for (std::size_t i = 0; i < linked.groups(); ++i) match.group.emplace_back(linked.fields[i], first.fields[i].value_or(""));
  Cited cited(linked.groups());
  cited.add(window);
  match.cited = std::move(cited).take();
  return match;
}

}  // namespace

/// One pass over the sorted hits, with the matches of earlier correlations put in between where later ones ask for them.
class Correlator::Evaluation {
 public:
  Evaluation(Correlator& owner, const std::function<void(const model::CorrelationMatch&)>& take) : owner_(owner), take_(take) {}

  void add(std::string_view packed) {
    drain(packed);
    consider(packed);
  }
  void finish() {
    // A match that comes out here may be put in before those that wait.
    do {
      drain(std::nullopt);
      end_group();
    } while (!pending_.empty());
    end_correlation();
  }

 private:
  /// What waits before `until` in the order of bytes; everything where nothing is given.
  void drain(std::optional<std::string_view> until) {
    for (;;) {
      // The group that is open ends where the next hit is of another: its matches may belong before that hit.
      const bool waits = !pending_.empty() && (!until || std::string_view(*pending_.begin()) < *until);
      const std::optional<std::string_view> next = waits ? std::optional<std::string_view>(*pending_.begin()) : until;
      if (next && window_ && !is_of_group(*next)) {
        end_group();
        continue;
      }
      if (!waits) return;
      const std::string packed = std::move(pending_.extract(pending_.begin()).value());
      consider(packed);
    }
  }

  bool is_of_group(std::string_view packed) const { return packed.starts_with(group_); }

  void consider(std::string_view packed) {
    const std::uint32_t correlation = correlation_of(packed);
    if (!window_ || correlation != correlation_) begin_correlation(correlation);
    const LinkedCorrelation& linked = owner_.links_.correlations[correlation];
    const PackedHit parts = parts_of(packed, linked.groups());
    if (parts.group != group_) end_group();
    group_ = parts.group;
    take_in(parts, linked, packed);
  }

  /// Hits of one record are one event; the same record in another stream is no further event.
  void take_in(const PackedHit& parts, const LinkedCorrelation& linked, std::string_view packed) {
    const bool same = open_ && parts.time == open_->time && parts.identity == identity_;
    if (same && parts.place == place_) {
      open_->members |= std::uint64_t{1} << parts.member;
      return;
    }
    if (same && parts.place.substr(0, sizeof(std::uint32_t)) != place_.substr(0, sizeof(std::uint32_t))) return;
    if (open_) window_->add(*std::exchange(open_, std::nullopt));
    identity_ = parts.identity;
    place_ = parts.place;
    open_ = occurrence_of(unpack(packed, linked.groups()), linked, packed);
  }

  void begin_correlation(std::uint32_t correlation) {
    end_correlation();
    correlation_ = correlation;
    window_.emplace(owner_.links_.correlations[correlation].correlation, [this](const WindowMatch& match) { give_out(match); });
  }

  void end_group() {
    if (!window_) return;
    if (open_) window_->add(*std::exchange(open_, std::nullopt));
    window_->finish();
    group_.clear();
  }

  void end_correlation() {
    if (!window_) return;
    end_group();
    WindowLosses& losses = owner_.losses_[correlation_].windows;
    losses = window_->losses();
    window_.reset();
  }

  void give_out(const WindowMatch& window) {
    const LinkedCorrelation& linked = owner_.links_.correlations[correlation_];
    const model::CorrelationMatch match = match_of(correlation_, linked, window);
    for (const Use& use : owner_.links_.correlation_uses[correlation_]) pass_on(window, match, use);
    take_(match);
  }

  /// A hit of the correlation above for every group in which a record of the window stands.
  void pass_on(const WindowMatch& window, const model::CorrelationMatch& match, const Use& use) {
    const LinkedCorrelation& linked = owner_.links_.correlations[correlation_];
    const LinkedCorrelation& above = owner_.links_.correlations[use.correlation];
    Hit hit{.correlation = use.correlation,
            .member = use.member,
            .record = match.became_true,
            .fields = {},
            .below = model::serialize(match)};
    std::set<std::string> groups;
    HitLosses& losses = owner_.losses_[use.correlation].hits;
    for (const Occurrence* one : window.events) {
      const Hit inside = unpack(one->packed, linked.groups());
      hit.fields.clear();
      for (const std::string& name : above.members[use.member].fields) {
        const auto field = std::ranges::find(linked.fields, name) - linked.fields.begin();
        hit.fields.push_back(inside.fields[static_cast<std::size_t>(field)]);
      }
      if (!is_usable(hit, above)) continue;
      std::string packed = pack(hit, above.groups());
      if (groups.size() >= kMaxHitsOfAMatch || pending_.size() >= kMaxPending) {
        ++losses.too_many;
        return;
      }
      if (groups.insert(packed).second) pending_.insert(std::move(packed));
    }
    if (groups.empty()) ++losses.without_field;
  }

  static bool is_usable(const Hit& hit, const LinkedCorrelation& above) {
    const std::size_t needed = above.groups() + above.counted();
    return std::all_of(hit.fields.begin(), hit.fields.begin() + static_cast<std::ptrdiff_t>(needed),
                       [](const auto& field) { return field.has_value(); });
  }

  Correlator& owner_;
  const std::function<void(const model::CorrelationMatch&)>& take_;
  std::multiset<std::string> pending_;
  std::optional<Window> window_;
  std::uint32_t correlation_ = 0;
  std::string group_, identity_, place_;
  std::optional<Occurrence> open_;
};

Correlator::Correlator(const Links& links, std::size_t run_bytes) : links_(links), sorter_(run_bytes) {}

void Correlator::add(std::uint32_t source, std::string packed) {
  const std::uint32_t correlation = correlation_of(packed);
  if (++hits_[correlation] > kMaxHits) {
    ++losses_[correlation].hits.too_many;
    return;
  }
  put_source(packed, place_of_source(packed, links_.correlations[correlation].groups()), source);
  sorter_.add(packed);
}

void Correlator::add_losses(const std::map<std::uint32_t, HitLosses>& losses) {
  for (const auto& [correlation, lost] : losses) losses_[correlation].hits += lost;
}

base::Result<> Correlator::evaluate(const std::function<void(const model::CorrelationMatch&)>& take) {
  Evaluation evaluation(*this, take);
  BEFFROI_TRY_VOID(sorter_.each([&](std::string_view packed) { evaluation.add(packed); }));
  evaluation.finish();
  return {};
}

}  // namespace beffroi::sigma
