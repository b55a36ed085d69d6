// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/json/writer.h"
#include "report/detections.h"

namespace beffroi::report {

/// The members of the contract's object, into an object that the caller opened.
void write_members(base::json::Writer& out, const DetectionRow& row);

/// The same without the first of them, "timestamp".
void write_members_but_time(base::json::Writer& out, const DetectionRow& row);

/// What the widest profile adds: the record's provider, and state, dates and file of the rule.
void write_rule_members(base::json::Writer& out, const DetectionRow& row);

}  // namespace beffroi::report
