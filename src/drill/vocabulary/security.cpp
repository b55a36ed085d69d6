// SPDX-License-Identifier: EUPL-1.2
#include "drill/vocabulary/security.h"

#include <iterator>

namespace beffroi::drill::vocabulary {
namespace {

constexpr evtx::Provider kAuditing{"Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-A5BA-3E3B0328C30D}", {}, false};
constexpr std::uint64_t kAuditSuccess = 0x8020000000000000;
constexpr std::uint64_t kAuditFailure = 0x8010000000000000;

}  // namespace

evtx::Record security_record(std::uint16_t event_id, std::uint16_t task, std::uint8_t version, Fields fields, Audit audit) {
  evtx::Record record;
  record.provider = kAuditing;
  record.event_id = event_id;
  record.version = version;
  record.task = task;
  record.keywords = audit == Audit::success ? kAuditSuccess : kAuditFailure;
  record.channel = kSecurityChannel;
  record.payload.fields = std::move(fields);
  return record;
}

Fields subject(const Actor& actor) {
  return {{"SubjectUserSid", evtx::sid(actor.sid)},
          {"SubjectUserName", evtx::string(actor.name)},
          {"SubjectDomainName", evtx::string(actor.domain)},
          {"SubjectLogonId", evtx::hex_int64(actor.logon_id)}};
}

Fields operator+(Fields left, Fields right) {
  left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
  return left;
}

}  // namespace beffroi::drill::vocabulary
