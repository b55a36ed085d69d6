// SPDX-License-Identifier: EUPL-1.2
// {"Event": {"System": …, "EventData": …}} as evtx_dump writes it, attributes below "#attributes" or joined as
// "Provider_attributes"; {"System": …, "EventData": …, "Message": …} as Velociraptor's parse_evtx gives it, EventID as {"Value": …}.
#include <array>
#include <utility>

#include "readers/windows_json/shapes.h"
#include "readers/windows_json/times.h"

namespace beffroi::readers::windows_json {
namespace {

namespace json = base::json;

struct Attribute {
  std::string_view element, attribute, native;
};

constexpr std::array<Attribute, 9> kAttributes = {{{"Provider", "Name", "Provider_Name"},
                                                   {"Provider", "Guid", "Provider_Guid"},
                                                   {"EventID", "Qualifiers", "Qualifiers"},
                                                   {"Correlation", "ActivityID", "Correlation_ActivityID"},
                                                   {"Correlation", "RelatedActivityID", "Correlation_RelatedActivityID"},
                                                   {"Execution", "ProcessID", "Execution_ProcessID"},
                                                   {"Execution", "ThreadID", "Execution_ThreadID"},
                                                   {"Security", "UserID", "Security_UserID"},
                                                   {"TimeCreated", "SystemTime", "TimeCreated"}}};

void attributes(std::string_view element, const json::Value& holder, Record& record) {
  for (const Attribute& known : kAttributes) {
    if (known.element != element) continue;
    const auto value = holder.find(known.attribute).or_else([&] { return holder.find('@' + std::string(known.attribute)); });
    if (!value) continue;
    if (known.native != "TimeCreated") {
      record.envelope(known.native, *value);
    } else if (const auto time = parse_time(*value)) {
      record.time({*time});
    }
  }
}

void system_element(std::string_view name, const json::Value& value, Record& record) {
  constexpr std::string_view joined = "_attributes";
  if (name.ends_with(joined)) return attributes(name.substr(0, name.size() - joined.size()), value, record);
  if (value.kind() != json::Kind::object) {
    constexpr std::array<std::string_view, 9> plain = {"EventID",  "Version",       "Level",   "Task",    "Opcode",
                                                       "Keywords", "EventRecordID", "Channel", "Computer"};
    for (const std::string_view known : plain) {
      if (known == name) record.envelope(name, value);
    }
    return;
  }
  for (const std::string_view content : {"#text", "Value"}) {
    if (const auto text = value.find(content)) record.envelope(name, *text);
  }
  attributes(name, value, record);
  if (const auto inner = value.find("#attributes")) attributes(name, *inner, record);
}

}  // namespace

void translate_nested(const json::Value& object, Record& record) {
  const json::Value event = object.find("Event").value_or(object);
  if (const auto system = event.find("System")) {
    for (const auto& [name, value] : system->members()) system_element(name, value, record);
  }
  for (const auto& [name, value] : event.members()) {
    if (name == "EventData" || name == "UserData" || name == "ProcessingErrorData") record.data("Data", value);
  }
}

}  // namespace beffroi::readers::windows_json
