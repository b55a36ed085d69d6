// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/remote_desktop.h"

#include <fmt/format.h>

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kSessions{
    "Microsoft-Windows-TerminalServices-LocalSessionManager", "{5D896912-022D-40AA-A3A8-4FA5515C76D7}", {}, false};
constexpr evtx::Provider kConnections{
    "Microsoft-Windows-TerminalServices-RemoteConnectionManager", "{C76BAA63-AE81-421C-B425-340B4B24157F}", {}, false};
constexpr evtx::Provider kTransport{
    "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS", "{1139C61B-B549-4251-8ED3-27250A1EDEC8}", {}, false};
constexpr std::uint64_t kSessionKeywords = 0x1000000000000000;
constexpr std::uint64_t kTransportKeywords = 0x4000000000000000;
constexpr std::uint8_t kWarning = 3;
constexpr std::uint8_t kInformation = 4;
constexpr std::string_view kNetworkService = "S-1-5-20";

evtx::Record user_data(const evtx::Provider& provider, std::string_view channel, std::uint16_t event_id, std::string_view user,
                       std::string_view activity, Fields fields) {
  evtx::Record record;
  record.provider = provider;
  record.event_id = event_id;
  record.level = kInformation;
  record.keywords = kSessionKeywords;
  record.channel = channel;
  record.activity = evtx::guid(activity);
  record.user = evtx::sid(user);
  record.payload = {"EventXML", "Event_NS", std::move(fields), {}};
  return record;
}

evtx::Record transport(std::uint16_t event_id, std::uint8_t level, std::uint8_t opcode, std::string_view activity,
                       Fields fields) {
  evtx::Record record;
  record.provider = kTransport;
  record.event_id = event_id;
  record.level = level;
  record.task = 4;
  record.opcode = opcode;
  record.keywords = kTransportKeywords;
  record.channel = kTransportChannel;
  record.activity = evtx::guid(activity);
  record.user = evtx::sid(kNetworkService);
  record.payload.fields = std::move(fields);
  return record;
}

}  // namespace

evtx::Record session_event(SessionEvent event, std::string_view user, std::uint32_t session, std::string_view address,
                           std::string_view activity) {
  Fields fields = {{"User", evtx::string(user)}, {"SessionID", evtx::uint32(session)}};
  if (event != SessionEvent::logged_off) fields.push_back({"Address", evtx::string(address)});
  return user_data(kSessions, kSessionChannel, static_cast<std::uint16_t>(event), "S-1-5-18", activity, std::move(fields));
}

evtx::Record connection_authenticated(std::string_view user, std::string_view domain, std::string_view address,
                                      std::string_view activity) {
  return user_data(kConnections, kConnectionChannel, 1149, kNetworkService, activity,
                   {{"Param1", evtx::string(user)}, {"Param2", evtx::string(domain)}, {"Param3", evtx::string(address)}});
}

evtx::Record connection_accepted(std::string_view address, std::uint16_t port, std::string_view activity) {
  return transport(131, kInformation, 15, activity,
                   {{"ConnType", evtx::string("TCP")}, {"ClientIP", evtx::string(fmt::format("{}:{}", address, port))}});
}

evtx::Record connection_refused(std::string_view address, std::string_view activity) {
  return transport(140, kWarning, 14, activity, {{"IPString", evtx::string(address)}});
}

}  // namespace beffroi::drill::vocabulary
