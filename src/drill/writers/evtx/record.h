// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "drill/writers/evtx/value.h"

namespace beffroi::drill::writers::evtx {

/// Who writes an event. All texts live as long as the program: providers are constants.
struct Provider {
  std::string_view name;
  std::string_view guid;               ///< with braces; empty for classic event sources
  std::string_view event_source_name;  ///< empty where Windows writes none
  bool classic = false;                ///< an event source from before Vista: no GUID, no Version, Opcode nor Execution
};

struct Field {
  std::string_view name;  ///< a constant; empty for <Data> without a name
  Value value;
};

/// What stands beside <System>: <EventData> with <Data Name=…> children, or <UserData> with an element of the provider's own. Without fields an empty <EventData>, as Windows writes it.
struct Payload {
  std::string_view user_data_root;  ///< empty: EventData
  std::string_view user_data_namespace;
  std::vector<Field> fields;
  std::optional<Value> binary;  ///< the <Binary> child that classic sources and the service manager write
};

/// One event with the fields of its <System> part. The record number is given by the file it is appended to.
struct Record {
  Provider provider;
  std::uint16_t event_id = 0;
  std::optional<std::uint16_t> qualifiers;
  std::uint8_t version = 0;
  std::uint8_t level = 0;
  std::uint16_t task = 0;
  std::uint8_t opcode = 0;
  std::uint64_t keywords = 0;
  base::Timestamp time;
  Value activity;  ///< a GUID or null
  std::uint32_t process_id = 0;
  std::uint32_t thread_id = 0;
  std::string_view channel;
  std::string computer;
  Value user;  ///< a SID or null
  Payload payload;
};

}  // namespace beffroi::drill::writers::evtx
