// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/time.h"
#include "model/symbols.h"
#include "model/value.h"

namespace beffroi::model {

/// What a time of the evidence counts from. A reader never resolves it; the case does, once.
enum class TimeBasis : std::uint8_t { utc, local, year_unknown };

struct EventTime {
  base::Timestamp moment;
  TimeBasis basis = TimeBasis::utc;
  std::int64_t error_nanoseconds = 0;  ///< how far off the writer may be, where the format says
};

/// Where a field stands in its record: in the envelope every record of the product has (EVTX: System), or in what the event
/// itself says (EVTX: EventData, UserData). Where both have the same name, the event's own wins.
enum class FieldScope : std::uint8_t { system, data };

struct Field {
  Symbol name = kNoSymbol;  ///< native name, as the product writes it; several fields of one name are several values
  FieldScope scope = FieldScope::data;
  Value value;
};

/// One record of evidence as a flat list of native fields. All views are valid until the sink's call returns.
///
/// Windows, whatever the format (EVTX, JSON lines): the envelope's fields are Provider_Name, Provider_Guid, EventID, Qualifiers,
/// Version, Level, Task, Opcode, Keywords, TimeCreated, EventRecordID, Correlation_ActivityID, Correlation_RelatedActivityID,
/// Execution_ProcessID, Execution_ThreadID, Channel, Computer, Security_UserID; what EventData or UserData say keeps its own
/// names, unnamed Data are called Data.
struct Event {
  std::optional<EventTime> time;
  std::uint64_t offset = 0;     ///< in the member stream: with the stream's SHA-256 the key of every citation
  std::uint64_t size = 0;       ///< bytes of the record from `offset`
  std::uint64_t record_id = 0;  ///< EventRecordID or line number: for people
  std::uint32_t code = 0;       ///< event identifier, 0 where the format has none
  Symbol provider = kNoSymbol;
  Symbol channel = kNoSymbol;
  Symbol computer = kNoSymbol;
  bool carved = false;  ///< found in stale space: no longer part of the log
  std::span<const Field> fields;
  std::string_view rendering;  ///< the whole record as XML or JSON, where the reader was asked for it
};

/// The rest of events of which a reader gave only what is looked at first (model/interest.h).
class Rest {
 public:
  virtual ~Rest() = default;
  /// Every wanted field of an event of the batch. Valid until the next call, at most as long as the batch.
  virtual std::span<const Field> all_fields(const Event& event) = 0;
};

/// Events of one source in the order of their offsets, with the symbols they are written in.
struct EventBatch {
  const Symbols& symbols;
  std::span<const Event> events;
  Rest* rest = nullptr;  ///< null: the events have every wanted field
};

/// The first value of a native field (the event's own before the envelope's), or null.
const Value* find_field(const Event& event, Symbol name);

}  // namespace beffroi::model
