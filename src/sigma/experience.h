// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/value_memo.h"
#include "sigma/event_kind.h"
#include "sigma/event_memo.h"
#include "sigma/triggers.h"

namespace beffroi::sigma {

/// Whether remembering is worth it: so many are looked up; if fewer than one in kWorthIt was known, the next kPause are not.
class Repetition {
 public:
  /// Whether to look the next one up and to keep what is found out. Counts.
  bool remembers() {
    if (++asked_ == kTrial + kPause) *this = {};
    return asked_ < kTrial || found_ * kWorthIt >= kTrial;
  }
  void was_remembered() { ++found_; }

 private:
  static constexpr std::uint32_t kTrial = 256, kPause = 8192, kWorthIt = 8;

  std::uint32_t asked_ = 0, found_ = 0;
};

/// What a matcher has learned of one kind of events: how often each group is true, and with that the triggers.
class KindExperience {
 public:
  KindExperience(std::shared_ptr<const EventKind> of, std::uint32_t first_question);

  const EventKind& kind() const { return *kind_; }
  const Triggers& triggers() const { return triggers_; }
  /// ValueMemo::Key::asked of the first slot; the other slots follow, then the groups (of regular expressions).
  std::uint32_t first_question() const { return first_question_; }
  /// Of the values of the slot.
  Repetition& repetition(std::uint32_t slot) { return repetitions_[slot]; }

  /// Begins an event: whether its groups are to be counted, whatever it fires.
  bool begin_event();
  void mark(std::uint32_t group);
  bool is_marked(std::uint32_t group) const { return marks_[group] == event_; }
  /// Whether the values of the slot are to be tested, which this call says once an event.
  bool begin_slot(std::uint32_t slot) { return std::exchange(tested_[slot], event_) != event_; }
  /// Candidates that the event may fire, each once.
  void add_pending(std::span<const std::uint32_t> candidates) {
    for (const std::uint32_t candidate : candidates) pending_[candidate / 64] |= std::uint64_t{1} << candidate % 64;
    any_pending_ = any_pending_ || !candidates.empty();
  }
  bool any_pending() const { return any_pending_; }
  /// Hands over every pending candidate in ascending order; then none is.
  template <class Take>
  void take_pending(const Take& take) {
    any_pending_ = false;
    for (std::size_t word = 0; word < pending_.size(); ++word) {
      for (std::uint64_t left = std::exchange(pending_[word], 0); left != 0; left &= left - 1) {
        take(static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(left)));
      }
    }
  }
  /// Ends an event whose groups were counted. Whether it is time to choose the triggers anew.
  bool end_counted_event();
  /// Chooses them, which makes all that was remembered of values void.
  void choose_triggers(std::uint32_t new_first_question);

 private:
  double frequency(std::uint32_t group) const;

  std::shared_ptr<const EventKind> kind_;
  std::uint32_t first_question_;
  std::vector<Repetition> repetitions_;  // by slot
  std::vector<std::uint32_t> marks_;     // by group: the event in which it was true last
  std::vector<std::uint32_t> tested_;    // by slot: the event in which its values were tested last
  std::vector<std::uint32_t> counts_;    // by group: in how many of the counted events it was true
  std::vector<std::uint64_t> pending_;   // a bit for each candidate
  bool any_pending_ = false;
  std::uint32_t event_ = 0;
  std::uint32_t counted_ = 0;
  bool counting_ = false;
  Triggers triggers_;
};

/// What a matcher has learned, passed on from one source to the next: it changes how quickly rules are matched, never which.
class Experience {
 public:
  Experience();

  /// Null for a null kind. The address stays valid until forget().
  KindExperience* of(const std::shared_ptr<const EventKind>& kind);
  void choose_triggers(KindExperience& kind);
  void forget();

  /// One that nobody has asked yet, for ValueMemo::Key::asked.
  std::uint32_t new_question() { return next_question_++; }
  EventMemo& events() { return events_; }
  match::ValueMemo& memo_for(std::size_t size) { return size <= kShort ? short_values_ : long_values_; }
  /// Of an entry of memo_for(size), told apart from those of the other memo; 0 stays 0.
  static std::uint64_t identity(std::size_t size, std::uint64_t in_memo) {
    return in_memo == 0 || size <= kShort ? in_memo : in_memo | std::uint64_t{1} << 63;
  }
  /// Between two events.
  void begin_event();

 private:
  /// Long values, of which few fill a memo, do not drive out the short ones.
  static constexpr std::size_t kShort = 512;

  std::uint32_t questions(const EventKind& kind);

  std::unordered_map<const EventKind*, std::unique_ptr<KindExperience>> kinds_;
  std::uint32_t next_question_ = 0;
  match::ValueMemo short_values_, long_values_;
  EventMemo events_;
};

/// Experiences that no matcher uses at the moment. Safe from several threads.
class Experiences {
 public:
  std::unique_ptr<Experience> borrow();
  void give_back(std::unique_ptr<Experience> experience);

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Experience>> idle_;
};

}  // namespace beffroi::sigma
