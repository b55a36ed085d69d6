// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/json/reader.h"
#include "model/event.h"

namespace beffroi::readers::windows_json {

/// A time with a zone, or one that the caller knows to be UTC: RFC 3339 text, "/Date(ms)/" of PowerShell, seconds since 1970 as a
/// number (Velociraptor).
std::optional<base::Timestamp> parse_time(const base::json::Value& value);

/// Whether a text of time says its zone ('Z' or an offset at its end).
bool has_zone(std::string_view text);

/// The most trustworthy time of a flat record:
///  1. UtcTime of Sysmon, which Sysmon itself writes in UTC; where the machine's own clock (2, 3) disagrees by more than five seconds,
///     that clock, by which all other logs of the machine go: Sysmon keeps counting when the clock is set;
///  2. EventTime or TimeCreated with a zone;
///  3. EventTime without a zone (NXLog writes the local time of the collecting machine). Where EventReceivedTime, written by the same
///     clock in the same zone, and @timestamp, written in UTC a moment later by Logstash, differ by whole quarters of an hour, that
///     difference is the zone and the time becomes UTC with an error of a second. Else the time stays local;
///  4. @timestamp.
std::optional<model::EventTime> flat_time(const base::json::Value& object, bool is_sysmon);

/// What TimeCreated says, taken as UTC.
std::optional<base::Timestamp> stamp_of(const base::json::Value& object);

/// How far TimeCreated lies from Sysmon's UtcTime in one record; nothing where either is missing.
std::optional<std::int64_t> stamp_error_nanoseconds(const base::json::Value& object);

}  // namespace beffroi::readers::windows_json
