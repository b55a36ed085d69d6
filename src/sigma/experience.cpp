// SPDX-License-Identifier: EUPL-1.2
#include "sigma/experience.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace beffroi::sigma {
namespace {

/// The first events of a kind are all counted, later ones now and then; each time four times as many have been counted as the
/// last time, the triggers are chosen anew.
constexpr std::uint32_t kAllCounted = 128;
constexpr std::uint32_t kCountedEvery = 32;

bool is_time_to_choose(std::uint32_t counted) {
  return counted == 16 || (counted >= kAllCounted && std::has_single_bit(counted) && std::countr_zero(counted) % 2 == 1);
}

}  // namespace

KindExperience::KindExperience(std::shared_ptr<const EventKind> of, std::uint32_t first_question)
    : kind_(std::move(of)),
      first_question_(first_question),
      repetitions_(kind_->slots.size()),
      marks_(kind_->groups.size(), 0),
      tested_(kind_->slots.size(), 0),
      counts_(kind_->groups.size(), 0),
      pending_(kind_->candidates.size() / 64 + 1, 0),
      triggers_(*kind_, [this](std::uint32_t group) { return frequency(group); }) {}

bool KindExperience::begin_event() {
  if (++event_ == 0) {  // after four thousand million events
    std::ranges::fill(marks_, 0);
    std::ranges::fill(tested_, 0);
    event_ = 1;
  }
  counting_ = counted_ < kAllCounted || event_ % kCountedEvery == 0;
  return counting_;
}

void KindExperience::mark(std::uint32_t group) {
  if (marks_[group] == event_) return;
  marks_[group] = event_;
  if (counting_) ++counts_[group];
}

bool KindExperience::end_counted_event() { return is_time_to_choose(++counted_); }

void KindExperience::choose_triggers(std::uint32_t new_first_question) {
  first_question_ = new_first_question;
  triggers_ = Triggers(*kind_, [this](std::uint32_t group) { return frequency(group); });
}

/// A group never seen true is given a little, so that of two such sets the smaller is taken.
double KindExperience::frequency(std::uint32_t group) const {
  constexpr double kUnseen = 0.02;
  return (counts_[group] + kUnseen) / (counted_ + 1.0);
}

Experience::Experience() : short_values_(6u << 20, 1u << 15), long_values_(4u << 20, 1u << 12) {}

KindExperience* Experience::of(const std::shared_ptr<const EventKind>& kind) {
  if (!kind) return nullptr;
  std::unique_ptr<KindExperience>& known = kinds_[kind.get()];
  if (!known) known = std::make_unique<KindExperience>(kind, questions(*kind));
  return known.get();
}

void Experience::choose_triggers(KindExperience& kind) { kind.choose_triggers(questions(kind.kind())); }

void Experience::forget() {
  kinds_.clear();
  short_values_.clear();
  long_values_.clear();
  events_.clear();
  next_question_ = 0;
}

void Experience::begin_event() {
  short_values_.begin();
  long_values_.begin();
  events_.begin();
}

std::uint32_t Experience::questions(const EventKind& kind) {
  return std::exchange(next_question_, next_question_ + static_cast<std::uint32_t>(kind.slots.size() + kind.groups.size()));
}

std::unique_ptr<Experience> Experiences::borrow() {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Experience> experience = std::move(idle_.back());
      idle_.pop_back();
      return experience;
    }
  }
  return std::make_unique<Experience>();
}

void Experiences::give_back(std::unique_ptr<Experience> experience) {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(experience));
}

}  // namespace beffroi::sigma
