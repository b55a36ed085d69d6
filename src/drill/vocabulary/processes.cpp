// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/processes.h"

#include <fmt/format.h>

namespace beffroi::drill::vocabulary {
namespace {

constexpr std::uint16_t kProcessTask = 13312;
constexpr std::uint16_t kShareTask = 12808;
constexpr std::uint16_t kDetailedShareTask = 12811;
constexpr std::uint16_t kPolicyTask = 13568;

std::string_view label(Integrity integrity) {
  constexpr std::string_view kLabels[] = {"S-1-16-8192", "S-1-16-12288", "S-1-16-16384"};
  return kLabels[static_cast<std::size_t>(integrity)];
}

/// Limited, elevated, or the whole token of an account that has no other.
std::string_view elevation(Integrity integrity) {
  constexpr std::string_view kTypes[] = {"%%1938", "%%1937", "%%1936"};
  return kTypes[static_cast<std::size_t>(integrity)];
}

Fields share_access(const Actor& who, std::string_view address, std::uint16_t port, std::string_view share,
                    std::string_view local) {
  return subject(who) + Fields{{"ObjectType", evtx::string("File")},
                               {"IpAddress", evtx::string(address)},
                               {"IpPort", evtx::string(std::to_string(port))},
                               {"ShareName", evtx::string(fmt::format("\\\\*\\{}", share))},
                               {"ShareLocalPath", evtx::string(local.empty() ? "" : fmt::format("\\??\\{}", local))}};
}

}  // namespace

evtx::Record process_started(const ProcessStart& start) {
  return security_record(4688, kProcessTask, 2,
                         subject(start.who) + Fields{{"NewProcessId", evtx::pointer(start.process_id)},
                                                     {"NewProcessName", evtx::string(start.image)},
                                                     {"TokenElevationType", evtx::string(elevation(start.integrity))},
                                                     {"ProcessId", evtx::pointer(start.parent_id)},
                                                     {"CommandLine", evtx::string(start.command_line)},
                                                     {"TargetUserSid", evtx::sid("S-1-0-0")},
                                                     {"TargetUserName", evtx::string("-")},
                                                     {"TargetDomainName", evtx::string("-")},
                                                     {"TargetLogonId", evtx::hex_int64(0)},
                                                     {"ParentProcessName", evtx::string(start.parent_image)},
                                                     {"MandatoryLabel", evtx::sid(label(start.integrity))}});
}

evtx::Record share_opened(const Actor& who, std::string_view address, std::uint16_t port, std::string_view share,
                          std::string_view local) {
  return security_record(5140, kShareTask, 1,
                         share_access(who, address, port, share, local) +
                             Fields{{"AccessMask", evtx::hex_int32(0x1)}, {"AccessList", evtx::string("%%4416\r\n\t\t\t\t")}});
}

evtx::Record share_file_touched(const Actor& who, std::string_view address, std::uint16_t port, std::string_view share,
                                std::string_view local, std::string_view file, FileAccess access) {
  const bool write = access == FileAccess::write;
  return security_record(
      5145, kDetailedShareTask, 0,
      share_access(who, address, port, share, local) +
          Fields{
              {"RelativeTargetName", evtx::string(file)},
              {"AccessMask", evtx::hex_int32(write ? 0x30197 : 0x120089)},
              {"AccessList",
               evtx::string(write ? "%%1537\r\n\t\t\t\t%%1538\r\n\t\t\t\t%%4416\r\n\t\t\t\t%%4417\r\n\t\t\t\t%%4418\r\n\t\t\t\t"
                                  : "%%1538\r\n\t\t\t\t%%1541\r\n\t\t\t\t%%4416\r\n\t\t\t\t")},
              {"AccessReason", evtx::string("-")}});
}

evtx::Record audit_removed(const Actor& who, std::string_view subcategory_guid) {
  return security_record(4719, kPolicyTask, 0,
                         subject(who) + Fields{{"CategoryId", evtx::string("%%8276")},
                                               {"SubcategoryId", evtx::string("%%13312")},
                                               {"SubcategoryGuid", evtx::guid(subcategory_guid)},
                                               {"AuditPolicyChanges", evtx::string("%%8448")}});
}

}  // namespace beffroi::drill::vocabulary
