// SPDX-License-Identifier: EUPL-1.2
#include "readers/windows_json/shapes.h"

namespace beffroi::readers::windows_json {

base::json::Value unwrapped(const base::json::Value& object) {
  const auto source = object.find("_source");
  return source && source->kind() == base::json::Kind::object ? *source : object;
}

Shape shape_of(const base::json::Value& object) {
  const auto event = object.find("Event");
  const auto system = event ? event->find("System") : object.find("System");
  if (system && system->find("EventID")) return Shape::nested;
  if (const auto winlog = object.find("winlog"); winlog && (winlog->find("event_id") || winlog->find("channel"))) {
    return Shape::winlogbeat;
  }
  if (object.find("winlog.event_id") || object.find("winlog.channel")) return Shape::winlogbeat;
  const bool has_source = object.find("Channel") || object.find("SourceName") || object.find("Provider") ||
                          object.find("ProviderName") || object.find("LogName");
  return has_source && (object.find("EventID") || object.find("EventId") || object.find("Id")) ? Shape::flat : Shape::none;
}

void translate(Shape shape, const base::json::Value& object, Record& record) {
  switch (shape) {
    case Shape::nested: return translate_nested(object, record);
    case Shape::winlogbeat: return translate_winlogbeat(object, record);
    case Shape::flat: return translate_flat(object, record);
    case Shape::none: return;
  }
}

}  // namespace beffroi::readers::windows_json
