// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/powershell.h"

#include <fmt/format.h>

#include <array>

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kClassic{"PowerShell", {}, {}, true};
constexpr evtx::Provider kPowerShell{"Microsoft-Windows-PowerShell", "{A0C1853B-5C40-4B15-8766-3CF1C58F985A}", {}, false};
constexpr std::uint64_t kClassicKeywords = 0x80000000000000;

std::string bare(std::string_view guid) { return std::string(guid.substr(1, guid.size() - 2)); }

evtx::Record classic(std::uint16_t event_id, std::uint16_t task, std::string_view first, std::string_view second,
                     std::string_view details) {
  const std::array<std::string, 3> strings = {std::string(first), std::string(second), std::string(details)};
  evtx::Record record;
  record.provider = kClassic;
  record.event_id = event_id;
  record.qualifiers = 0;
  record.level = 4;
  record.task = task;
  record.keywords = kClassicKeywords;
  record.channel = kClassicPowerShellChannel;
  record.payload.fields = {{"", evtx::string_array(strings)}};
  return record;
}

std::string details(std::string_view head, std::string_view command_line, std::string_view guid) {
  const bool remote = command_line.find("wsmprovhost") != command_line.npos;
  return fmt::format(
      "{}\r\n\r\n\tSequenceNumber=13\r\n\r\n\tHostName={}\r\n\tHostVersion=5.1.17763.2931\r\n\tHostId={}\r\n\t"
      "HostApplication={}\r\n\tEngineVersion=5.1.17763.2931\r\n\tRunspaceId={}\r\n\tPipelineId=\r\n\tCommandName="
      "\r\n\tCommandType=\r\n\t"
      "ScriptName=\r\n\tCommandPath=\r\n\tCommandLine=",
      head, remote ? "ServerRemoteHost" : "ConsoleHost", bare(guid), command_line, bare(guid));
}

}  // namespace

evtx::Record engine_state(std::string_view state, std::string_view previous, std::string_view command_line,
                          std::string_view guid) {
  constexpr std::uint16_t kLifecycleTask = 4;
  const std::string head = fmt::format("\tNewEngineState={}\r\n\tPreviousEngineState={}", state, previous);
  return classic(state == "Available" ? 400 : 403, kLifecycleTask, state, previous, details(head, command_line, guid));
}

evtx::Record engine_provider_started(std::string_view name, std::string_view command_line, std::string_view guid) {
  constexpr std::uint16_t kProviderTask = 6;
  const std::string head = fmt::format("\tProviderName={}\r\n\tNewProviderState=Started", name);
  return classic(600, kProviderTask, name, "Started", details(head, command_line, guid));
}

evtx::Record script_block(std::string_view user_sid, std::string_view text, std::string_view guid, bool suspicious) {
  evtx::Record record;
  record.provider = kPowerShell;
  record.event_id = 4104;
  record.version = 1;
  record.level = suspicious ? 3 : 5;
  record.task = 2;
  record.opcode = 15;
  record.channel = kPowerShellChannel;
  record.user = evtx::sid(user_sid);
  record.payload.fields = {{"MessageNumber", evtx::int32(1)},
                           {"MessageTotal", evtx::int32(1)},
                           {"ScriptBlockText", evtx::string(text)},
                           {"ScriptBlockId", evtx::string(bare(guid))},
                           {"Path", evtx::string("")}};
  return record;
}

}  // namespace beffroi::drill::vocabulary
