// SPDX-License-Identifier: EUPL-1.2
// Winlogbeat (Elastic): @timestamp is the event's own time in UTC; the envelope stands in winlog.*, what the event says in
// winlog.event_data.* or winlog.user_data.*. Opcode, task, keywords and level are translated words there, not numbers: left out.
#include <array>
#include <utility>

#include "readers/windows_json/shapes.h"
#include "readers/windows_json/times.h"

namespace beffroi::readers::windows_json {
namespace {

namespace json = base::json;

constexpr std::string_view kPrefix = "winlog.";

struct Name {
  std::string_view winlog, native;
};

constexpr std::array<Name, 12> kNames = {{{"provider_name", "Provider_Name"},
                                          {"provider_guid", "Provider_Guid"},
                                          {"event_id", "EventID"},
                                          {"version", "Version"},
                                          {"record_id", "EventRecordID"},
                                          {"channel", "Channel"},
                                          {"computer_name", "Computer"},
                                          {"process.pid", "Execution_ProcessID"},
                                          {"process.thread.id", "Execution_ThreadID"},
                                          {"user.identifier", "Security_UserID"},
                                          {"activity_id", "Correlation_ActivityID"},
                                          {"related_activity_id", "Correlation_RelatedActivityID"}}};

/// One member below winlog, by its dotted path; objects of the envelope are gone into, event_data and user_data handed over.
void member(const std::string& path, const json::Value& value, Record& record, unsigned depth) {
  constexpr unsigned kDeepest = 4;  // process.thread.id
  for (const std::string_view data : {"event_data", "user_data"}) {
    if (path == data) return record.data("Data", value);
    if (path.starts_with(data) && path[data.size()] == '.')
      return record.data(std::string_view(path).substr(data.size() + 1), value);
  }
  if (value.kind() == json::Kind::object && depth < kDeepest) {
    for (const auto& [name, inner] : value.members()) member(path + '.' + std::string(name), inner, record, depth + 1);
    return;
  }
  for (const Name& known : kNames) {
    if (known.winlog == path) record.envelope(known.native, value);
  }
}

}  // namespace

void translate_winlogbeat(const json::Value& object, Record& record) {
  if (const auto stamp = object.find("@timestamp")) {
    if (const auto time = parse_time(*stamp)) record.time({*time});
  }
  for (const auto& [name, value] : object.members()) {
    if (name == "winlog" && value.kind() == json::Kind::object) {
      for (const auto& [inner, content] : value.members()) member(std::string(inner), content, record, 0);
    } else if (name.starts_with(kPrefix)) {
      member(std::string(name.substr(kPrefix.size())), value, record, 0);
    }
  }
}

}  // namespace beffroi::readers::windows_json
