// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "casefile/database.h"
#include "model/diagnosis.h"

namespace beffroi::casefile {

/// Puts the diagnosis in the place of the one before it. Inside a write transaction of the caller. The mark of an exercise,
/// once set, stays whatever the diagnosis says.
base::Result<> write_diagnosis(Database& database, const model::Diagnosis& diagnosis);

base::Result<std::optional<model::Diagnosis>> read_diagnosis(Database& database);

}  // namespace beffroi::casefile
