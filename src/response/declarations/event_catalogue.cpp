// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/event_catalogue.h"

#include <algorithm>

#include "base/assert.h"
#include "base/resources.h"
#include "base/yaml/node.h"

namespace beffroi::response {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

std::unexpected<base::Error> invalid(const Node& node, std::string_view path, std::string reason) {
  return base::fail("declaration.catalogue", {{"reason", std::move(reason)}}, {std::string(path), node.line, {}});
}

std::vector<std::string> words_of(const Node& list) {
  std::vector<std::string> words;
  for (const Node& word : list.elements) words.push_back(word.scalar);
  return words;
}

base::Result<std::vector<Particular>> particulars_of(const Node& node, std::string_view path) {
  std::vector<Particular> particulars;
  for (const auto& [name, value] : node.members) {
    if (value.kind == Kind::sequence) {
      particulars.push_back({name.scalar, Particular::Kind::word, words_of(value)});
    } else if (value.scalar == "time" || value.scalar == "text") {
      particulars.push_back({name.scalar, value.scalar == "time" ? Particular::Kind::time : Particular::Kind::text, {}});
    } else {
      return invalid(value, path, "particulars");
    }
  }
  return particulars;
}

base::Result<> read_answers(const Node& node, std::string_view path, DeclaredEvent& event) {
  for (const auto& [question, answer] : node.members) {
    auto& by_state = event.answers[question.scalar];
    if (answer.kind == Kind::scalar) by_state[""] = answer.scalar;
    for (const auto& [state, word] : answer.members) {
      if (std::ranges::count(event.states, state.scalar) == 0) return invalid(state, path, "answers");
      by_state[state.scalar] = word.scalar;
    }
    if (by_state.empty() || by_state.contains("") != event.states.empty()) return invalid(answer, path, "answers");
  }
  return {};
}

base::Result<DeclaredEvent> event_of(const base::yaml::Member& member, std::string_view path) {
  const Node& body = member.second;
  DeclaredEvent event;
  event.id = member.first.scalar;
  if (body.kind != Kind::mapping) return invalid(body, path, "mapping");
  for (const auto& [key, value] : body.members) {
    if (std::ranges::count(
            std::vector<std::string>{"states", "time", "follows_attack", "wall", "doubts", "particulars", "answers"},
            key.scalar) == 0)
      return invalid(key, path, key.scalar);
  }
  if (const Node* states = body.find("states")) event.states = words_of(*states);
  event.planned = body.text("time") == "future";
  event.follows_attack = body.text("follows_attack") == "true";
  event.on_wall = body.text("wall") == "true";
  if (const Node* doubts = body.find("doubts")) {
    for (const auto& [other, state] : doubts->members) event.doubts[other.scalar] = state.scalar;
  }
  if (const Node* particulars = body.find("particulars")) {
    BEFFROI_TRY(event.particulars, particulars_of(*particulars, path));
  }
  if (const Node* answers = body.find("answers")) BEFFROI_TRY_VOID(read_answers(*answers, path, event));
  return event;
}

}  // namespace

std::optional<std::string_view> DeclaredEvent::answer(std::string_view question, std::string_view state) const {
  const auto by_state = answers.find(std::string(question));
  if (by_state == answers.end()) return std::nullopt;
  const auto word = by_state->second.find(std::string(state));
  return word == by_state->second.end() ? std::nullopt : std::optional<std::string_view>(word->second);
}

base::Result<EventCatalogue> EventCatalogue::read(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  EventCatalogue catalogue;
  for (const base::yaml::Member& member : root.members) {
    BEFFROI_TRY(DeclaredEvent event, event_of(member, path));
    catalogue.events_.push_back(std::move(event));
  }
  return catalogue;
}

const EventCatalogue& EventCatalogue::embedded() {
  static const EventCatalogue catalogue = [] {
    constexpr std::string_view kPath = "data/catalogue/declared_events.yaml";
    auto read_in = read(base::resource(kPath).value_or(""), kPath);
    BEFFROI_ASSERT(read_in.has_value());
    return *std::move(read_in);
  }();
  return catalogue;
}

const DeclaredEvent* EventCatalogue::find(std::string_view id) const {
  const auto found = std::ranges::find(events_, id, &DeclaredEvent::id);
  return found == events_.end() ? nullptr : &*found;
}

}  // namespace beffroi::response
