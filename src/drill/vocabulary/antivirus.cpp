// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/antivirus.h"

#include <fmt/format.h>

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kDefender{"Microsoft-Windows-Windows Defender", "{11CD958A-C507-4EF3-B3F2-5FD9DFBD2C78}", {}, false};
constexpr std::uint64_t kKeywords = 0x8000000000000000;
constexpr std::uint8_t kWarning = 3;
constexpr std::uint8_t kInformation = 4;
constexpr std::string_view kVersion = "4.18.25110.5";
constexpr std::string_view kEngine = "AM: 1.1.25110.1, NIS: 1.1.25110.1";
constexpr std::string_view kSignatures = "AV: 1.441.206.0, AS: 1.441.206.0, NIS: 1.441.206.0";

Fields product() {
  return {{"Product Name", evtx::string("Antivirus Microsoft Defender")}, {"Product Version", evtx::string(kVersion)}};
}

Fields texts(std::initializer_list<std::pair<std::string_view, std::string_view>> pairs) {
  Fields fields;
  for (const auto& [name, text] : pairs) fields.push_back({name, evtx::string(text)});
  return fields;
}

evtx::Record defender(std::uint16_t event_id, std::uint8_t level, Fields fields) {
  evtx::Record record;
  record.provider = kDefender;
  record.event_id = event_id;
  record.level = level;
  record.keywords = kKeywords;
  record.channel = kDefenderChannel;
  record.user = evtx::sid("S-1-5-18");
  record.payload.fields = product() + std::move(fields);
  return record;
}

struct Outcome {
  std::string_view status, state, action, action_name, remediation_user;
};

Fields threat_fields(const Threat& threat, std::string_view file, std::string_view user, std::string_view process,
                     std::string_view guid, const Outcome& outcome) {
  const std::string id = std::to_string(threat.id);
  const std::string link =
      fmt::format("https://go.microsoft.com/fwlink/?linkid=37020&name={}&threatid={}&enterprise=0", threat.name, id);
  const std::string path = fmt::format("file:_{}", file);
  return texts({{"Detection ID", guid},
                {"Detection Time", ""},
                {"Unused", ""},
                {"Unused2", ""},
                {"Threat ID", id},
                {"Threat Name", threat.name},
                {"Severity ID", "4"},
                {"Severity Name", "Élevée"},
                {"Category ID", "34"},
                {"Category Name", threat.category},
                {"FWLink", link},
                {"Status Code", outcome.status},
                {"Status Description", ""},
                {"State", outcome.state},
                {"Source ID", "3"},
                {"Source Name", "Protection en temps réel"},
                {"Process Name", process},
                {"Detection User", user},
                {"Unused3", ""},
                {"Path", path},
                {"Origin ID", "1"},
                {"Origin Name", "Ordinateur local"},
                {"Execution ID", "1"},
                {"Execution Name", "Suspendu"},
                {"Type ID", "0"},
                {"Type Name", "Concret"},
                {"Pre Execution Status", "0"},
                {"Action ID", outcome.action},
                {"Action Name", outcome.action_name},
                {"Unused4", ""},
                {"Error Code", "0x00000000"},
                {"Error Description", "L’opération a réussi. "},
                {"Unused5", ""},
                {"Post Clean Status", "0"},
                {"Additional Actions ID", "0"},
                {"Additional Actions String", "No additional actions required"},
                {"Remediation User", outcome.remediation_user},
                {"Unused6", ""},
                {"Security intelligence Version", kSignatures},
                {"Engine Version", kEngine}});
}

}  // namespace

evtx::Record signatures_updated(std::string_view version) {
  return defender(2000, kInformation,
                  texts({{"Current security intelligence Version", version},
                         {"Previous security intelligence Version", ""},
                         {"Domain", "AUTORITE NT"},
                         {"User", "Système"},
                         {"SID", "S-1-5-18"},
                         {"Security intelligence Type", "Antivirus"},
                         {"Update Type", "Delta"},
                         {"Current Engine Version", "1.1.25110.1"}}));
}

evtx::Record scan_finished(std::string_view guid) {
  return defender(1001, kInformation,
                  texts({{"Scan ID", guid},
                         {"Scan Type Index", "1"},
                         {"Scan Type", "Logiciel anti-programme malveillant"},
                         {"Scan Parameters Index", "1"},
                         {"Scan Parameters", "Analyse rapide"},
                         {"Domain", "AUTORITE NT"},
                         {"User", "Système"},
                         {"SID", "S-1-5-18"},
                         {"Scan Time Hours", "0"},
                         {"Scan Time Minutes", "2"},
                         {"Scan Time Seconds", "41"}}));
}

evtx::Record threat_found(const Threat& threat, std::string_view file, std::string_view user, std::string_view process,
                          std::string_view guid) {
  return defender(1116, kWarning, threat_fields(threat, file, user, process, guid, {"1", "1", "9", "Non applicable", ""}));
}

evtx::Record threat_removed(const Threat& threat, std::string_view file, std::string_view user, std::string_view process,
                            std::string_view guid) {
  return defender(
      1117, kInformation,
      threat_fields(threat, file, user, process, guid, {"3", "2", "2", "Mettre en quarantaine", "AUTORITE NT\\Système"}));
}

evtx::Record real_time_protection_disabled() { return defender(5001, kInformation, {}); }

evtx::Record defender_setting_changed(std::string_view old_value, std::string_view new_value) {
  return defender(5007, kInformation, texts({{"Old Value", old_value}, {"New Value", new_value}}));
}

}  // namespace beffroi::drill::vocabulary
