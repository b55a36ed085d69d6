// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "drill/writers/evtx/binary_xml.h"
#include "drill/writers/evtx/record.h"

namespace beffroi::drill::writers::evtx {

/// Everything of a record that its template holds, as one text: two records with equal keys share a definition.
std::string system_template_key(const Record& record);
std::string payload_template_key(const Payload& payload);

/// The GUID that names a template. Windows takes it from the provider's manifest; here it follows from the key.
std::array<std::uint8_t, 16> template_guid(std::string_view key);

/// <Event><System>…</System>, with the payload as the last substituted value, the way the Windows event log service writes it.
void write_system_template(FragmentWriter& xml, const Record& record);
/// <EventData>… or <UserData>….
void write_payload_template(FragmentWriter& xml, const Payload& payload);

/// The values of the two templates, in the order of their indices. The payload itself, the last value of the first, is left empty.
std::vector<Value> system_values(const Record& record, std::uint64_t record_number);
std::vector<Value> payload_values(const Payload& payload);

}  // namespace beffroi::drill::writers::evtx
