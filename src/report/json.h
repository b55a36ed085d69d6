// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/json/writer.h"
#include "model/diagnosis.h"
#include "report/content.h"

namespace beffroi::report {

/// {evidence_sha256, source, record, offset, time} or {journal, seq, by, kind}: how every JSON of ours cites.
void write_basis(base::json::Writer& out, const model::Basis& basis);

/// diagnosis.json, schema 1: the questions' sections as they wrote them, then findings[]. No sentence, nothing that depends on
/// the language, the clock or the machine: the same diagnosis is the same bytes. Sections must be valid JSON.
std::string diagnosis_json(const Content& content);

}  // namespace beffroi::report
