// SPDX-License-Identifier: EUPL-1.2
#include "indicators/misp/export.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace beffroi::indicators::misp {
namespace {

using base::json::Kind;
using base::json::Value;

/// MISP writes truths as true, 1 and "1".
bool truth_of(const Value& object, std::string_view name, bool otherwise) {
  const auto value = object.find(name);
  if (!value || value->kind() == Kind::null) return otherwise;
  if (const auto truth = value->as_boolean()) return *truth;
  if (const auto number = value->as_integer()) return *number != 0;
  const std::string_view text = value->as_text().value_or("");
  return text == "1" || base::equal_folded(text, "true");
}

std::vector<Value> elements_of(const Value& object, std::string_view name) {
  const auto list = object.find(name);
  return list ? list->elements() : std::vector<Value>();
}

bool holds_attributes(const Value& value) {
  const auto attributes = value.find("Attribute");
  const auto objects = value.find("Object");
  return (attributes && attributes->kind() == Kind::array) || (objects && objects->kind() == Kind::array);
}

/// The events in the several forms of an export: {"Event": …}, {"response": [{"Event": …}]}, a list of such, and {"response": {"Attribute":
/// […]}}, which is read like one event.
std::vector<Value> events_of(const Value& root) {
  const Value inner = root.find("response").value_or(root);
  std::vector<Value> events;
  for (const Value& value : inner.kind() == Kind::array ? inner.elements() : std::vector<Value>{inner}) {
    if (const auto event = value.find("Event"); event && event->kind() == Kind::object && !holds_attributes(value)) {
      events.push_back(*event);
    } else if (holds_attributes(value)) {
      events.push_back(value);
    }
  }
  return events;
}

/// What the people who wrote an event say of it.
Said said_of_event(const Value& event) {
  Said said;
  said.description = shortened(event.text_of("info"));
  const auto author = event.find("Orgc");
  if (author) said.author = shortened(author->text_of("name"));
  return said;
}

class EventReader {
 public:
  EventReader(const Value& event, Gathering& gathering)
      : event_(event), said_of_all_(said_of_event(event)), gathering_(gathering) {}

  void read() {
    const auto attributes = elements_of(event_, "Attribute");
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const Place place = place_of(attributes[i], "Attribute", i);
      if (!is_meant(attributes[i], place)) continue;
      add_together(gathering_, place, together_of(attributes[i]), said_of(attributes[i]));
    }
    const auto objects = elements_of(event_, "Object");
    for (std::size_t i = 0; i < objects.size(); ++i) read_object(objects[i], place_of(objects[i], "Object", i));
  }

 private:
  static Place place_of(const Value& value, std::string_view list, std::size_t number) {
    std::string name = value.text_of("uuid").substr(0, 64);
    if (name.empty() || !base::is_valid_utf8(name)) name = fmt::format("{}[{}]", list, number);
    return {0, std::move(name)};
  }

  Said said_of(const Value& attribute) const {
    const auto own = attribute.find("Event");  // in answers to a search for attributes
    Said said = own && own->kind() == Kind::object ? said_of_event(*own) : said_of_all_;
    const std::string comment = attribute.text_of("comment");
    if (!comment.empty()) said.description += (said.description.empty() ? "" : " / ") + comment;
    return said;
  }

  static Together together_of(const Value& attribute) {
    return recognise_together(attribute.text_of("type"), attribute.text_of("value"));
  }

  bool is_meant(const Value& attribute, const Place& place) {
    const bool deleted = truth_of(attribute, "deleted", false);
    if (!deleted && truth_of(attribute, "to_ids", true)) return true;
    gathering_.remark(place, Weight::aside, deleted ? "deleted" : "not_to_ids");
    return false;
  }

  void read_object(const Value& object, const Place& place) {
    if (truth_of(object, "deleted", false)) return gathering_.remark(place, Weight::aside, "deleted");
    Together all;
    Said said;
    for (const Value& attribute : elements_of(object, "Attribute")) {
      if (!is_meant(attribute, place)) continue;
      all.join(together_of(attribute));
      said = said_of(attribute);
    }
    add_together(gathering_, place, std::move(all), said);
  }

  const Value& event_;
  const Said said_of_all_;
  Gathering& gathering_;
};

}  // namespace

bool is_export(const Value& root) { return !events_of(root).empty() || root.find("response") || root.find("Event"); }

void read_export(const Value& root, Gathering& gathering) {
  for (const Value& event : events_of(root)) EventReader(event, gathering).read();
}

}  // namespace beffroi::indicators::misp
