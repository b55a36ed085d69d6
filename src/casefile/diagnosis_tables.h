// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/crypto.h"
#include "casefile/database.h"
#include "casefile/ledger.h"
#include "model/diagnosis.h"

namespace beffroi::casefile {

/// Puts the diagnosis in the place of the one before it. Inside a write transaction of the caller. The mark of an exercise,
/// once set, stays whatever the diagnosis says.
base::Result<> write_diagnosis(Database& database, const model::Diagnosis& diagnosis);

/// The ledger's entry about a stored diagnosis; its json is digests_json().
inline constexpr std::string_view kRunDiagnosed = "run.diagnosed";

/// SHA-256 of each part of the stored diagnosis: "findings", "bases", "citations", "missing", "marks", and "section.<key>" of each.
using DiagnosisDigests = std::map<std::string, base::Digest>;

/// Of the rows as they lie there, whatever they mean.
base::Result<DiagnosisDigests> digests_of_diagnosis(Database& database);

std::string digests_json(const DiagnosisDigests& digests);

/// The parts that are not as the last stored diagnosis left them, in alphabetical order; none where no entry tells of one.
std::vector<std::string> changed_parts(const DiagnosisDigests& now, const std::vector<LedgerEntry>& entries);

base::Result<std::optional<model::Diagnosis>> read_diagnosis(Database& database);

}  // namespace beffroi::casefile
