// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::response {

/// What can be added to the declaration of an event.
struct Particular {
  enum class Kind : std::uint8_t { word, time, text };

  std::string name;
  Kind kind = Kind::text;
  std::vector<std::string> words;  ///< of Kind::word
};

/// An event that people declare by name. What it is called for people is the message `event.<id>`.
struct DeclaredEvent {
  std::string id;
  std::vector<std::string> states;  ///< the words that its state may be; empty: declaring it says that it took place
  bool planned = false;             ///< its time lies ahead: a meeting of the council, a burial
  bool follows_attack = false;      ///< it concerns nobody, or cannot be, before the attack became known
  bool on_wall = false;             ///< it stands on the board of the night
  std::vector<Particular> particulars;
  std::map<std::string, std::string> doubts;  ///< another event → the state of it that cannot be so beside this one
  std::map<std::string, std::map<std::string, std::string>> answers;  ///< question → state ("" where it has none) → its answer

  /// What declaring it in this state answers a question of the diagnosis, or nothing.
  std::optional<std::string_view> answer(std::string_view question, std::string_view state) const;
};

/// data/catalogue/declared_events.yaml.
class EventCatalogue {
 public:
  /// Errors: those of yaml, declaration.catalogue {reason} with path and line.
  static base::Result<EventCatalogue> read(std::string_view yaml, std::string_view path);
  /// The one that the program carries; that it is valid is proven by a test.
  static const EventCatalogue& embedded();

  const DeclaredEvent* find(std::string_view id) const;
  /// In the order of the file.
  const std::vector<DeclaredEvent>& all() const { return events_; }

 private:
  std::vector<DeclaredEvent> events_;
};

}  // namespace beffroi::response
