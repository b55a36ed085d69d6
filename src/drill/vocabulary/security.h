// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drill/vocabulary/actor.h"
#include "drill/writers/evtx/record.h"

namespace beffroi::drill::vocabulary {

namespace evtx = writers::evtx;
using Fields = std::vector<evtx::Field>;

inline constexpr std::string_view kSecurityChannel = "Security";

enum class Audit : std::uint8_t { success, failure };

/// A record of the Security log with what all of them share.
evtx::Record security_record(std::uint16_t event_id, std::uint16_t task, std::uint8_t version, Fields fields,
                             Audit audit = Audit::success);

/// SubjectUserSid, SubjectUserName, SubjectDomainName, SubjectLogonId.
Fields subject(const Actor& actor);
Fields operator+(Fields left, Fields right);

}  // namespace beffroi::drill::vocabulary
