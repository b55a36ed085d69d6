// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/value_memo.h"
#include "model/event.h"
#include "sigma/details.h"

namespace beffroi::sigma {

/// A candidate of a kind of events that was found to be true, with what details_of() says of it.
struct Fired {
  std::uint32_t candidate = 0;
  Details details;
};

/// What events fired, by all that rules look at in them: services write the same event again and again, but for its time.
/// Bounded as ValueMemo is.
class EventMemo {
 public:
  EventMemo() : memo_(8u << 20, 1u << 15) {}

  /// Between two events.
  void begin() { memo_.begin(); }
  void clear() { memo_.clear(); }

  /// Asks for an event that has no other fields than those looked at. Kinds and sources, whose symbols differ, are told apart by
  /// their `question`. False where the event is too long to be worth keeping: then neither of the others may be called.
  bool ask(std::uint32_t question, const model::Event& event);
  /// What an equal event fired, in the order in which it was kept; null where none is known. Valid until the next call.
  const std::vector<Fired>* find();
  void keep(std::span<const Fired> fired);

 private:
  match::ValueMemo::Key key() const { return {question_, 0, bytes_}; }

  match::ValueMemo memo_;
  std::uint32_t question_ = 0;
  std::uint64_t hash_ = 0;
  std::string bytes_;  // of the event asked for
  std::vector<std::uint32_t> words_;
  std::vector<Fired> found_;
};

/// What tells two values of one kind apart; a view of the value.
inline std::string_view bytes_of(const model::Value& value) {
  if (value.is_view()) return base::as_text(value.view());
  const std::size_t size = value.kind == model::ValueKind::boolean ? 1 : sizeof value.number;
  return {reinterpret_cast<const char*>(&value.number), size};
}

}  // namespace beffroi::sigma
