// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/database.h"

namespace beffroi::casefile {

/// "BEFF" in the header of every case.sqlite.
inline constexpr std::int64_t kApplicationId = 0x42454646;

/// The SQL of schema/NNNN_*.sql in order. Generated at build time; migration N brings user_version from N-1 to N.
std::vector<std::string_view> migrations();

/// Brings the database to the schema of this program. Errors: casefile.not_a_case where it belongs to another program,
/// casefile.newer {found, known} where a later Beffroi wrote it.
base::Result<> migrate(Database& database);

/// A table, index, view or trigger of the case that is not as migrations() make it.
struct SchemaFault {
  std::string type, name;
  std::string state;  ///< absent, altered, added

  friend bool operator==(const SchemaFault&, const SchemaFault&) = default;
};

/// All of them, by type and name. The triggers are what keeps the ledger from being changed.
base::Result<std::vector<SchemaFault>> check_schema(Database& database);

}  // namespace beffroi::casefile
