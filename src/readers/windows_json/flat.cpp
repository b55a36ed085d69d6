// SPDX-License-Identifier: EUPL-1.2
// Envelope and event side by side in one object: NXLog's im_msvistalog, OTRF's data sets (Logstash around NXLog, or an export of
// Get-WinEvent), Velociraptor's EvtxHunter. What belongs to the envelope or to the collector is known by name; the rest is the
// event's own.
#include <algorithm>
#include <array>

#include "readers/windows_json/shapes.h"
#include "readers/windows_json/times.h"

namespace beffroi::readers::windows_json {
namespace {

namespace json = base::json;

struct Name {
  std::string_view flat, native;
};

constexpr std::array<Name, 28> kNames = {{{"SourceName", "Provider_Name"},
                                          {"Provider", "Provider_Name"},
                                          {"ProviderName", "Provider_Name"},
                                          {"ProviderGuid", "Provider_Guid"},
                                          {"ProviderId", "Provider_Guid"},
                                          {"EventID", "EventID"},
                                          {"EventId", "EventID"},
                                          {"Id", "EventID"},
                                          {"Qualifiers", "Qualifiers"},
                                          {"Version", "Version"},
                                          {"Level", "Level"},
                                          {"Task", "Task"},
                                          {"OpcodeValue", "Opcode"},
                                          {"Keywords", "Keywords"},
                                          {"RecordNumber", "EventRecordID"},
                                          {"RecordId", "EventRecordID"},
                                          {"EventRecordID", "EventRecordID"},
                                          {"EventRecordId", "EventRecordID"},
                                          {"Channel", "Channel"},
                                          {"LogName", "Channel"},
                                          {"Hostname", "Computer"},
                                          {"Computer", "Computer"},
                                          {"MachineName", "Computer"},
                                          {"ExecutionProcessID", "Execution_ProcessID"},
                                          {"ThreadID", "Execution_ThreadID"},
                                          {"UserID", "Security_UserID"},
                                          {"ActivityID", "Correlation_ActivityID"},
                                          {"RelatedActivityID", "Correlation_RelatedActivityID"}}};

// Written by the collector about the envelope or about itself. EventType is not among them: Sysmon's own has that name too.
constexpr std::array<std::string_view, 29> kCollector = {"@timestamp",
                                                         "@version",
                                                         "AccountType",
                                                         "Category",
                                                         "EventReceivedTime",
                                                         "EventTime",
                                                         "EventTypeOrignal",
                                                         "FullPath",
                                                         "LevelDisplayName",
                                                         "Message",
                                                         "OSPath",
                                                         "Opcode",
                                                         "OpcodeDisplayName",
                                                         "ERROR_EVT_UNRESOLVED",
                                                         "Severity",
                                                         "SeverityValue",
                                                         "SourceModuleName",
                                                         "SourceModuleType",
                                                         "TaskDisplayName",
                                                         "TimeCreated",
                                                         "UserSID",
                                                         "_Source",
                                                         "beat",
                                                         "host",
                                                         "port",
                                                         "tags",
                                                         "type",
                                                         "@metadata",
                                                         "agent"};

/// NXLog puts the kind of the entry (INFO, AUDIT_FAILURE …) where Sysmon's registry events say what was done.
bool is_entry_kind(const json::Value& value) {
  constexpr std::array<std::string_view, 7> kinds = {"INFO",    "WARNING",       "ERROR",        "CRITICAL",
                                                     "VERBOSE", "AUDIT_SUCCESS", "AUDIT_FAILURE"};
  const auto text = value.as_text();
  return text && std::ranges::find(kinds, *text) != kinds.end();
}

bool says_its_own(std::string_view name, const json::Value& value) {
  if (std::ranges::find(kCollector, name) != kCollector.end()) return false;
  return name != "EventType" || !is_entry_kind(value);
}

void member(std::string_view name, const json::Value& value, Record& record) {
  const auto known = std::ranges::find(kNames, name, &Name::flat);
  if (known != kNames.end()) {
    record.envelope(known->native, value);
  } else if (name == "EventData" || name == "UserData") {
    record.data("Data", value);
  } else if (says_its_own(name, value)) {
    record.data(name, value);
  }
}

/// How Windows says that a log was cleared (event 104 of Microsoft-Windows-Eventlog), around the log's name.
struct Frame {
  std::string_view before, after;
};
constexpr std::array<Frame, 4> kLogCleared = {{{"The ", " log file was cleared"},
                                               {"The ", " log was cleared"},
                                               {"Le fichier journal ", " a été effacé"},
                                               {"Le journal ", " a été effacé"}}};

/// The log that a sentence names; empty where it is of another language.
std::string_view cleared_log_in(std::string_view sentence) {
  constexpr std::size_t kMaxName = 255;  // of a channel of Windows
  for (const auto& [before, after] : kLogCleared) {
    const std::size_t end = sentence.find(after);
    if (!sentence.starts_with(before) || end == sentence.npos || end <= before.size()) continue;
    const std::string_view name = sentence.substr(before.size(), end - before.size());
    if (name.size() <= kMaxName) return name;
  }
  return {};
}

/// The event has its own Channel, the log that was cleared, which in one object gives way to the envelope's (System): only the sentence
/// has it then. An empty name says that nobody knows, lest the envelope's be taken for it.
void name_cleared_log(const json::Value& object, Record& record) {
  constexpr std::uint32_t kCleared = 104;
  if (record.code() != kCleared || record.provider() != "Microsoft-Windows-Eventlog" || record.says("Channel")) return;
  const auto message = object.find("Message");
  const auto sentence = message ? message->as_text() : std::nullopt;
  record.data_text("Channel", cleared_log_in(sentence.value_or("")));
}

}  // namespace

void translate_flat(const json::Value& object, Record& record) {
  for (const auto& [name, value] : object.members()) member(name, value, record);
  if (const auto time = flat_time(object, record.provider() == "Microsoft-Windows-Sysmon")) record.time(*time);
  // Where the writer kept only the rendered sentence, that is all the event says.
  if (const auto message = object.find("Message"); message && !record.has_data()) record.data("Message", *message);
  name_cleared_log(object, record);
}

}  // namespace beffroi::readers::windows_json
