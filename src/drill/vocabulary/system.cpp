// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/system.h"

#include <fmt/format.h>

#include <array>

#include "drill/vocabulary/services.h"

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kEventLog{"EventLog", {}, {}, true};
constexpr evtx::Provider kEventlog{"Microsoft-Windows-Eventlog", "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}", {}, false};
constexpr evtx::Provider kUser32{"User32", "{b0aa8734-56f7-41cc-b2f4-de228e98b946}", "User32", false};
constexpr evtx::Provider kKernel{"Microsoft-Windows-Kernel-General", "{A68CA8B7-004F-D7B6-A698-07E2DE0F1F5D}", {}, false};
constexpr evtx::Provider kWinlogon{"Microsoft-Windows-Winlogon", "{DBE9B383-7CF3-4331-91CC-A3CB16A3B538}", {}, false};
constexpr evtx::Provider kGroupPolicy{"Microsoft-Windows-GroupPolicy", "{AEA1B4FA-97D1-45F2-A64C-4D69FFFD92C9}", {}, false};
constexpr evtx::Provider kUpdates{"Microsoft-Windows-WindowsUpdateClient", "{945A8954-C147-4ACD-923F-40C45405A658}", {}, false};
constexpr evtx::Provider kTime{"Microsoft-Windows-Time-Service", "{06EDCFEB-0FD0-4E53-ACCA-A6F8BBF81BCB}", {}, false};
constexpr std::string_view kSystemSid = "S-1-5-18";
constexpr std::string_view kEventlogNamespace = "http://manifests.microsoft.com/win/2004/08/windows/eventlog";
constexpr std::uint8_t kInformation = 4;
constexpr std::uint64_t kClassicKeywords = 0x80000000000000;
constexpr std::uint64_t kClassicSystemKeywords = 0x8080000000000000;
constexpr std::uint64_t kPlainKeywords = 0x8000000000000000;

evtx::Record system_record(const evtx::Provider& provider, std::uint16_t event_id, std::uint64_t keywords, Fields fields) {
  evtx::Record record;
  record.provider = provider;
  record.event_id = event_id;
  record.level = kInformation;
  record.keywords = keywords;
  record.channel = kSystemChannel;
  record.payload.fields = std::move(fields);
  return record;
}

evtx::Record of_system(evtx::Record record) {
  record.user = evtx::sid(kSystemSid);
  return record;
}

evtx::Record classic(std::uint16_t event_id, Fields fields) {
  evtx::Record record = system_record(kEventLog, event_id, kClassicKeywords, std::move(fields));
  record.qualifiers = 32768;
  return record;
}

evtx::Record update(std::uint16_t event_id, std::uint8_t opcode, std::uint64_t keywords, std::string_view title,
                    std::string_view guid) {
  evtx::Record record = of_system(system_record(
      kUpdates, event_id, kPlainKeywords | keywords,
      {{"updateTitle", evtx::string(title)}, {"updateGuid", evtx::guid(guid)}, {"updateRevisionNumber", evtx::uint32(1)}}));
  record.version = 1;
  record.task = 1;
  record.opcode = opcode;
  return record;
}

}  // namespace

evtx::Record restart_requested(const Actor& by, std::string_view computer, std::string_view process, std::string_view reason) {
  evtx::Record record = system_record(kUser32, 1074, kClassicSystemKeywords,
                                      {{"param1", evtx::string(fmt::format("{} ({})", process, computer))},
                                       {"param2", evtx::string(computer)},
                                       {"param3", evtx::string(reason)},
                                       {"param4", evtx::string("0x80020010")},
                                       {"param5", evtx::string("redémarrer")},
                                       {"param6", evtx::string("")},
                                       {"param7", evtx::string(by.domain + "\\" + by.name)}});
  record.qualifiers = 32768;
  record.user = evtx::sid(by.sid);
  return record;
}

evtx::Record log_service_stopped() {
  evtx::Record record = classic(6006, {});
  record.payload.binary = evtx::binary(std::string_view("\x01\0\0\0\0\0\0\0", 8));
  return record;
}

evtx::Record log_service_started() {
  evtx::Record record = classic(6005, {});
  record.payload.binary = evtx::binary(std::string_view("\xDF\x07\x06\0\x02\0\x17\0\x06\0\0\0\x30\0\0\0", 16));
  return record;
}

evtx::Record windows_version(std::uint32_t build) {
  const std::array<std::string, 5> strings = {"10.00.", std::to_string(build), "", "Multiprocessor Free", "0"};
  return classic(6009, {{"", evtx::string_array(strings)}});
}

evtx::Record kernel_started(std::uint32_t build, base::Timestamp at) {
  return of_system(system_record(kKernel, 12, kPlainKeywords,
                                 {{"MajorVersion", evtx::uint32(10)},
                                  {"MinorVersion", evtx::uint32(0)},
                                  {"BuildVersion", evtx::uint32(build)},
                                  {"QfeVersion", evtx::uint32(2700)},
                                  {"ServiceVersion", evtx::uint32(0)},
                                  {"BootMode", evtx::uint32(0)},
                                  {"StartTime", evtx::filetime(at)}}));
}

evtx::Record kernel_stopped(base::Timestamp at) {
  return system_record(kKernel, 13, kPlainKeywords, {{"StopTime", evtx::filetime(at)}});
}

evtx::Record audit_started() {
  constexpr std::uint16_t kSecurityStateTask = 12288;
  return security_record(4608, kSecurityStateTask, 0, {});
}

evtx::Record security_log_cleared(const Actor& by) {
  constexpr std::uint16_t kClearTask = 104;
  constexpr std::uint64_t kClearKeywords = 0x4020000000000000;
  evtx::Record record = system_record(kEventlog, 1102, kClearKeywords, {});
  record.channel = kSecurityChannel;
  record.task = kClearTask;
  record.payload = {"LogFileCleared", kEventlogNamespace, subject(by), {}};
  return record;
}

evtx::Record log_cleared(const Actor& by, std::string_view channel) {
  constexpr std::uint16_t kClearTask = 104;
  evtx::Record record = system_record(kEventlog, 104, kPlainKeywords, {});
  record.task = kClearTask;
  record.user = evtx::sid(by.sid);
  record.payload = {"LogFileCleared",
                    kEventlogNamespace,
                    {{"SubjectUserName", evtx::string(by.name)},
                     {"SubjectDomainName", evtx::string(by.domain)},
                     {"Channel", evtx::string(channel)},
                     {"BackupPath", evtx::string("")}},
                    {}};
  return record;
}

evtx::Record user_notified(std::string_view user_sid, std::uint32_t session, bool logged_on) {
  constexpr std::uint64_t kWinlogonKeywords = 0x2000000000000000;
  evtx::Record record = of_system(system_record(kWinlogon, logged_on ? 7001 : 7002, kWinlogonKeywords,
                                                {{"TSId", evtx::uint32(session)}, {"UserSid", evtx::sid(user_sid)}}));
  record.task = logged_on ? 1101 : 1102;
  return record;
}

evtx::Record group_policy_applied(std::string_view user_sid, std::string_view controller) {
  const bool machine = user_sid == kSystemSid;
  evtx::Record record = system_record(kGroupPolicy, machine ? 1500 : 1501, kPlainKeywords,
                                      {{"SupportInfo1", evtx::uint32(1)},
                                       {"SupportInfo2", evtx::uint32(4220)},
                                       {"ProcessingMode", evtx::uint32(0)},
                                       {"ProcessingTimeInMilliseconds", evtx::uint32(1312)},
                                       {"DCName", evtx::string(fmt::format("\\\\{}", controller))}});
  record.opcode = 1;
  record.user = evtx::sid(user_sid);
  return record;
}

evtx::Record update_download_started(std::string_view title, std::string_view guid) {
  return update(44, 12, 0x2004, title, guid);
}
evtx::Record update_installed(std::string_view title, std::string_view guid) { return update(19, 13, 0x18, title, guid); }

evtx::Record time_source(std::string_view source) {
  return system_record(kTime, 35, kPlainKeywords,
                       {{"TimeSource", evtx::string(source)}, {"TimeSourceRefId", evtx::hex_int32(0x0A0AA8C0)}});
}

evtx::Record application_record(std::string_view source, std::uint16_t event_id, std::span<const std::string> strings) {
  evtx::Record record = system_record({source, {}, {}, true}, event_id, kClassicKeywords, {{"", evtx::string_array(strings)}});
  record.channel = kApplicationChannel;
  record.qualifiers = 0;
  return record;
}

}  // namespace beffroi::drill::vocabulary
