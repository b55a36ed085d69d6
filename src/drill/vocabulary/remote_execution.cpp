// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/remote_execution.h"

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kManagement{"Microsoft-Windows-WinRM", "{A7975C8F-AC13-49F1-87DA-5A984A4AB417}", {}, false};
constexpr evtx::Provider kWmi{"Microsoft-Windows-WMI-Activity", "{1418EF04-B0B4-4623-BF7E-D74AB47BBDAA}", {}, false};
constexpr evtx::Provider kClient{
    "Microsoft-Windows-TerminalServices-ClientActiveXCore", "{28AA95BB-D444-4719-A36F-40462168127E}", {}, false};
constexpr std::uint8_t kInformation = 4;

evtx::Record record_of(const evtx::Provider& provider, std::uint16_t event_id, std::string_view channel, std::uint64_t keywords,
                       std::string_view user_sid, Fields fields) {
  evtx::Record record;
  record.provider = provider;
  record.event_id = event_id;
  record.level = kInformation;
  record.keywords = keywords;
  record.channel = channel;
  record.user = evtx::sid(user_sid);
  record.payload.fields = std::move(fields);
  return record;
}

constexpr std::uint64_t kClientKeywords = 0x4000000000000002;
constexpr std::uint64_t kServerKeywords = 0x4000000000000004;
constexpr std::uint64_t kDesktopKeywords = 0x4000000000000000;
constexpr std::uint64_t kPlain = 0x8000000000000000;

}  // namespace

evtx::Record management_session_opened(std::string_view user_sid, std::string_view connection, std::string_view activity) {
  evtx::Record record = record_of(kManagement, 6, kRemoteManagementChannel, kClientKeywords, user_sid,
                                  {{"connection", evtx::string(connection)}});
  record.task = 3;
  record.opcode = 1;
  record.activity = evtx::guid(activity);
  return record;
}

evtx::Record management_shell_created(std::string_view user_sid, std::string_view activity) {
  evtx::Record record =
      record_of(kManagement, 91, kRemoteManagementChannel, kServerKeywords, user_sid,
                {{"resourceUri", evtx::string("http://schemas.microsoft.com/powershell/Microsoft.PowerShell")}});
  record.task = 9;
  record.opcode = 1;
  record.activity = evtx::guid(activity);
  return record;
}

evtx::Record wmi_provider_started(std::uint32_t host_process) {
  evtx::Record record = record_of(kWmi, 5857, kWmiActivityChannel, kPlain, "S-1-5-18", {});
  record.payload = {"Operation_StartedOperational",
                    "http://manifests.microsoft.com/win/2006/windows/WMI",
                    {{"ProviderName", evtx::string("CIMWin32")},
                     {"Code", evtx::hex_int32(0)},
                     {"HostProcess", evtx::string("wmiprvse.exe")},
                     {"ProcessID", evtx::uint32(host_process)},
                     {"ProviderPath", evtx::string("%systemroot%\\system32\\wbem\\cimwin32.dll")}},
                    {}};
  return record;
}

evtx::Record remote_desktop_client(ClientEvent event, std::string_view user_sid, std::string_view server,
                                   std::string_view activity) {
  Fields fields;
  if (event == ClientEvent::trying) fields.push_back({"Name", evtx::string("Server Name")});
  if (event == ClientEvent::address) fields.push_back({"Name", evtx::string("Server Address")});
  if (event != ClientEvent::connected) {
    fields.push_back({"Value", evtx::string(server)});
    fields.push_back({"CustomLevel", evtx::string("Info")});
  }
  evtx::Record record = record_of(kClient, static_cast<std::uint16_t>(event), kRemoteDesktopClientChannel, kDesktopKeywords,
                                  user_sid, std::move(fields));
  record.task = 101;
  record.opcode = 10;
  record.activity = evtx::guid(activity);
  return record;
}

}  // namespace beffroi::drill::vocabulary
