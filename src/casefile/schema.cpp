// SPDX-License-Identifier: EUPL-1.2
#include "casefile/schema.h"

#include <string>

namespace beffroi::casefile {
namespace {

base::Result<> check_owner(Database& database) {
  BEFFROI_TRY(const std::int64_t owner, database.pragma("application_id"));
  BEFFROI_TRY(const std::int64_t found, database.pragma("user_version"));
  BEFFROI_TRY(const std::int64_t schema, database.pragma("schema_version"));  // 0 as long as no table was ever made
  if (schema > 0 && owner != kApplicationId) return base::fail("casefile.not_a_case", {{"directory", database.directory()}});
  const auto known = static_cast<std::int64_t>(migrations().size());
  if (found > known)
    return base::fail("casefile.newer", {{"directory", database.directory()}, {"found", found}, {"known", known}});
  return {};
}

}  // namespace

base::Result<> migrate(Database& database) {
  BEFFROI_TRY_VOID(check_owner(database));
  const std::vector<std::string_view> steps = migrations();
  BEFFROI_TRY(const std::int64_t before, database.pragma("user_version"));
  if (before == static_cast<std::int64_t>(steps.size())) return {};

  BEFFROI_TRY(Transaction transaction, Transaction::begin(database, Transaction::Kind::write));
  BEFFROI_TRY_VOID(check_owner(database));  // another command may have been first
  BEFFROI_TRY(const std::int64_t version, database.pragma("user_version"));
  for (auto step = static_cast<std::size_t>(version); step < steps.size(); ++step)
    BEFFROI_TRY_VOID(database.execute(std::string(steps[step])));
  BEFFROI_TRY_VOID(database.execute("PRAGMA application_id = " + std::to_string(kApplicationId)));
  BEFFROI_TRY_VOID(database.execute("PRAGMA user_version = " + std::to_string(steps.size())));
  return transaction.commit();
}

}  // namespace beffroi::casefile
