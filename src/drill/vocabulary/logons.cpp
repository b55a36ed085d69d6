// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/logons.h"

#include <fmt/format.h>

namespace beffroi::drill::vocabulary {
namespace {

constexpr std::uint16_t kLogonTask = 12544;
constexpr std::uint16_t kLogoffTask = 12545;
constexpr std::uint16_t kSpecialLogonTask = 12548;
constexpr std::uint16_t kOtherLogonTask = 12551;
constexpr std::uint16_t kCredentialTask = 14336;
constexpr std::uint16_t kServiceTicketTask = 14337;
constexpr std::uint16_t kTicketTask = 14339;
constexpr std::string_view kNoGuid = "{00000000-0000-0000-0000-000000000000}";
constexpr std::string_view kYes = "%%1842";
constexpr std::string_view kNo = "%%1843";
constexpr std::string_view kImpersonation = "%%1833";
constexpr std::uint32_t kLogonFailure = 0xC000006D;
constexpr std::uint32_t kWrongPassword = 0x18;  // KDC_ERR_PREAUTH_FAILED
constexpr std::uint32_t kAes256 = 0x12;

Fields target(const Actor& who) {
  return {{"TargetUserSid", evtx::sid(who.sid)},
          {"TargetUserName", evtx::string(who.name)},
          {"TargetDomainName", evtx::string(who.domain)}};
}

std::string_view logon_process(const Logon& logon) {
  if (logon.type == LogonType::service || logon.type == LogonType::batch) return "Advapi  ";
  if (logon.type != LogonType::network) return "User32 ";
  return logon.package == Package::kerberos ? "Kerberos" : "NtLmSsp ";
}

std::string_view package_name(Package package) {
  constexpr std::string_view kNames[] = {"NTLM", "Kerberos", "Negotiate"};
  return kNames[static_cast<std::size_t>(package)];
}

std::string port_text(const Logon& logon) { return logon.address == "-" ? "-" : std::to_string(logon.port); }

Fields origin(const Logon& logon) {
  return {{"ProcessId", evtx::pointer(logon.process_id)},
          {"ProcessName", evtx::string(logon.process)},
          {"IpAddress", evtx::string(logon.address)},
          {"IpPort", evtx::string(port_text(logon))}};
}

Fields method(const Logon& logon) {
  return {{"LogonType", evtx::uint32(static_cast<std::uint32_t>(logon.type))},
          {"LogonProcessName", evtx::string(logon_process(logon))},
          {"AuthenticationPackageName", evtx::string(package_name(logon.package))},
          {"WorkstationName", evtx::string(logon.workstation)}};
}

Fields client(const Actor& who, std::string_view session, std::string_view name, std::string_view address) {
  return {{"AccountName", evtx::string(who.name)},    {"AccountDomain", evtx::string(who.domain)},
          {"LogonID", evtx::hex_int64(who.logon_id)}, {"SessionName", evtx::string(session)},
          {"ClientName", evtx::string(name)},         {"ClientAddress", evtx::string(address)}};
}

/// Domain controllers show IPv4 addresses mapped into IPv6 in their Kerberos events.
std::string mapped(std::string_view address) { return fmt::format("::ffff:{}", address); }

Fields no_certificate() {
  return {{"CertIssuerName", evtx::string("")}, {"CertSerialNumber", evtx::string("")}, {"CertThumbprint", evtx::string("")}};
}

}  // namespace

evtx::Record logon(const Logon& logon) {
  const bool ntlm = logon.package == Package::ntlm;
  Fields package = {{"LogonGuid", evtx::guid(logon.guid)},
                    {"TransmittedServices", evtx::string("-")},
                    {"LmPackageName", evtx::string(ntlm ? "NTLM V2" : "-")},
                    {"KeyLength", evtx::uint32(ntlm ? 128 : 0)}};
  Fields token = {{"ImpersonationLevel", evtx::string(kImpersonation)},
                  {"RestrictedAdminMode", evtx::string(logon.type == LogonType::remote_interactive ? kNo : "-")},
                  {"TargetOutboundUserName", evtx::string("-")},
                  {"TargetOutboundDomainName", evtx::string("-")},
                  {"VirtualAccount", evtx::string(kNo)},
                  {"TargetLinkedLogonId", evtx::hex_int64(0)},
                  {"ElevatedToken", evtx::string(logon.elevated ? kYes : kNo)}};
  return security_record(4624, kLogonTask, 2,
                         subject(logon.subject) + target(logon.target) +
                             Fields{{"TargetLogonId", evtx::hex_int64(logon.target.logon_id)}} + method(logon) +
                             std::move(package) + origin(logon) + std::move(token));
}

evtx::Record logon_failed(const Logon& logon, LogonFailure why) {
  const bool locked = why == LogonFailure::locked_out;
  Actor unknown = logon.target;
  unknown.sid = nobody().sid;
  Fields status = {{"Status", evtx::hex_int32(locked ? static_cast<std::uint32_t>(why) : kLogonFailure)},
                   {"FailureReason", evtx::string(locked ? "%%2307" : "%%2313")},
                   {"SubStatus", evtx::hex_int32(locked ? 0 : static_cast<std::uint32_t>(why))}};
  Fields package = {
      {"TransmittedServices", evtx::string("-")}, {"LmPackageName", evtx::string("-")}, {"KeyLength", evtx::uint32(0)}};
  return security_record(
      4625, kLogonTask, 0,
      subject(logon.subject) + target(unknown) + std::move(status) + method(logon) + std::move(package) + origin(logon),
      Audit::failure);
}

evtx::Record logoff(const Actor& who, LogonType type) {
  return security_record(4634, kLogoffTask, 0,
                         target(who) + Fields{{"TargetLogonId", evtx::hex_int64(who.logon_id)},
                                              {"LogonType", evtx::uint32(static_cast<std::uint32_t>(type))}});
}

evtx::Record user_logoff(const Actor& who) {
  return security_record(4647, kLogoffTask, 0, target(who) + Fields{{"TargetLogonId", evtx::hex_int64(who.logon_id)}});
}

evtx::Record special_privileges(const Actor& who) {
  constexpr std::string_view kPrivileges =
      "SeSecurityPrivilege\r\n\t\t\tSeTakeOwnershipPrivilege\r\n\t\t\tSeLoadDriverPrivilege\r\n\t\t\tSeBackupPrivilege\r\n\t\t"
      "\t"
      "SeRestorePrivilege\r\n\t\t\tSeDebugPrivilege\r\n\t\t\tSeSystemEnvironmentPrivilege\r\n\t\t\tSeImpersonatePrivilege";
  return security_record(4672, kSpecialLogonTask, 0, subject(who) + Fields{{"PrivilegeList", evtx::string(kPrivileges)}});
}

evtx::Record explicit_credentials(const Actor& who, const Actor& target, std::string_view server, std::uint32_t process_id,
                                  std::string_view process, std::string_view address, std::uint16_t port) {
  return security_record(4648, kLogonTask, 0,
                         subject(who) + Fields{{"LogonGuid", evtx::guid(kNoGuid)},
                                               {"TargetUserName", evtx::string(target.name)},
                                               {"TargetDomainName", evtx::string(target.domain)},
                                               {"TargetLogonGuid", evtx::guid(kNoGuid)},
                                               {"TargetServerName", evtx::string(server)},
                                               {"TargetInfo", evtx::string(server)},
                                               {"ProcessId", evtx::pointer(process_id)},
                                               {"ProcessName", evtx::string(process)},
                                               {"IpAddress", evtx::string(address)},
                                               {"IpPort", evtx::string(address == "-" ? "-" : std::to_string(port))}});
}

evtx::Record session_reconnected(const Actor& who, std::string_view session, std::string_view name, std::string_view address) {
  return security_record(4778, kOtherLogonTask, 0, client(who, session, name, address));
}

evtx::Record session_disconnected(const Actor& who, std::string_view session, std::string_view name, std::string_view address) {
  return security_record(4779, kOtherLogonTask, 0, client(who, session, name, address));
}

evtx::Record password_checked(std::string_view user, std::string_view workstation, std::uint32_t status) {
  return security_record(4776, kCredentialTask, 0,
                         {{"PackageName", evtx::string("MICROSOFT_AUTHENTICATION_PACKAGE_V1_0")},
                          {"TargetUserName", evtx::string(user)},
                          {"Workstation", evtx::string(workstation)},
                          {"Status", evtx::hex_int32(status)}},
                         status == 0 ? Audit::success : Audit::failure);
}

evtx::Record ticket_given(const Actor& who, std::string_view realm, std::string_view domain_sid, std::string_view address,
                          std::uint16_t port) {
  return security_record(4768, kTicketTask, 0,
                         Fields{{"TargetUserName", evtx::string(who.name)},
                                {"TargetDomainName", evtx::string(realm)},
                                {"TargetSid", evtx::sid(who.sid)},
                                {"ServiceName", evtx::string("krbtgt")},
                                {"ServiceSid", evtx::sid(fmt::format("{}-502", domain_sid))},
                                {"TicketOptions", evtx::hex_int32(0x40810010)},
                                {"Status", evtx::hex_int32(0)},
                                {"TicketEncryptionType", evtx::hex_int32(kAes256)},
                                {"PreAuthType", evtx::string("2")},
                                {"IpAddress", evtx::string(mapped(address))},
                                {"IpPort", evtx::string(std::to_string(port))}} +
                             no_certificate());
}

evtx::Record service_ticket_given(const Actor& who, std::string_view realm, const Actor& service, std::string_view address,
                                  std::uint16_t port, std::string_view guid) {
  return security_record(4769, kServiceTicketTask, 0,
                         {{"TargetUserName", evtx::string(fmt::format("{}@{}", who.name, realm))},
                          {"TargetDomainName", evtx::string(realm)},
                          {"ServiceName", evtx::string(service.name)},
                          {"ServiceSid", evtx::sid(service.sid)},
                          {"TicketOptions", evtx::hex_int32(0x40810000)},
                          {"TicketEncryptionType", evtx::hex_int32(kAes256)},
                          {"IpAddress", evtx::string(mapped(address))},
                          {"IpPort", evtx::string(std::to_string(port))},
                          {"Status", evtx::hex_int32(0)},
                          {"LogonGuid", evtx::guid(guid)},
                          {"TransmittedServices", evtx::string("-")}});
}

evtx::Record ticket_refused(const Actor& who, std::string_view realm, std::string_view address, std::uint16_t port) {
  return security_record(4771, kTicketTask, 0,
                         Fields{{"TargetUserName", evtx::string(who.name)},
                                {"TargetSid", evtx::sid(who.sid)},
                                {"ServiceName", evtx::string(fmt::format("krbtgt/{}", realm))},
                                {"TicketOptions", evtx::hex_int32(0x40810010)},
                                {"Status", evtx::hex_int32(kWrongPassword)},
                                {"PreAuthType", evtx::string("2")},
                                {"IpAddress", evtx::string(mapped(address))},
                                {"IpPort", evtx::string(std::to_string(port))}} +
                             no_certificate(),
                         Audit::failure);
}

}  // namespace beffroi::drill::vocabulary
