// SPDX-License-Identifier: EUPL-1.2
#include "sigma/correlation/window.h"

#include <algorithm>
#include <iterator>

namespace beffroi::sigma {
namespace {

std::size_t bytes_of(const Occurrence& one) { return sizeof one + one.text.capacity() + one.packed.capacity(); }

/// Whether the first lies so far before the second that both fit in no window; times may lie centuries apart.
bool too_far(std::int64_t first, std::int64_t second, std::int64_t timespan) {
  const std::uint64_t apart = static_cast<std::uint64_t>(second) - static_cast<std::uint64_t>(first);
  return timespan != kUnlimited && apart > static_cast<std::uint64_t>(timespan);
}

}  // namespace

void Window::add(Occurrence one) {
  if (!window_.empty() && too_far(window_.front().time, one.time, correlation_.timespan)) {
    try_now();
    while (!window_.empty() && too_far(window_.front().time, one.time, correlation_.timespan)) drop_front();
  }
  if (bytes_ + bytes_of(one) > limits_.bytes && !window_.empty()) {
    try_now();
    const std::size_t half = window_.size() - window_.size() / 2;
    losses_.events_dropped += window_.empty() ? 0 : half;
    for (std::size_t i = 0; i < half && !window_.empty(); ++i) drop_front();
  }
  bytes_ += bytes_of(one);
  measure_.add(one);
  window_.push_back(std::move(one));
}

void Window::finish() {
  if (!window_.empty()) try_now();
  clear();
}

/// The window is part of no other: nothing further fits behind its last event, which no earlier window had.
void Window::try_now() {
  if (!holds()) return;
  give_out();
  clear();
}

bool Window::holds() {
  const bool ordered = correlation_.type == CorrelationType::temporal_ordered;
  if (!ordered || !measure_.holds()) return measure_.holds();
  order_steps_ += window_.size();
  if (order_steps_ > limits_.order_steps) {
    ++losses_.windows_not_tried;
    return false;
  }
  OrderKept order(correlation_);
  for (const Occurrence* one : in_order(events())) order.add(one->members);
  return order.holds();
}

std::vector<const Occurrence*> Window::events() const {
  std::vector<const Occurrence*> all;
  all.reserve(window_.size());
  for (const Occurrence& one : window_) all.push_back(&one);
  return all;
}

void Window::give_out() {
  std::vector<const Occurrence*> all = events();
  if (correlation_.type == CorrelationType::temporal_ordered) all = in_order(all);
  on_match_({all, became_true(all), measure_.text()});
}

std::size_t Window::became_true(std::span<const Occurrence* const> events) const {
  Measure measure(correlation_);
  OrderKept order(correlation_);
  std::size_t first = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    bool holds = false;
    if (correlation_.type == CorrelationType::temporal_ordered) {
      order.add(events[i]->members);
      holds = order.holds();
    } else {
      measure.add(*events[i]);
      holds = measure.holds();
    }
    if (!holds) first = i + 1;
  }
  return std::min(first, events.size() - 1);
}

void Window::drop_front() {
  measure_.remove(window_.front());
  bytes_ -= bytes_of(window_.front());
  window_.pop_front();
}

void Window::clear() {
  window_.clear();
  measure_.clear();
  bytes_ = 0;
}

}  // namespace beffroi::sigma
