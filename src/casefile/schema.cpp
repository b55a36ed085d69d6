// SPDX-License-Identifier: EUPL-1.2
#include "casefile/schema.h"

#include <chrono>
#include <map>
#include <string>
#include <utility>

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

/// The SQL of everything in a database, by type and name; what SQLite makes for itself is left out.
using Schema = std::map<std::pair<std::string, std::string>, std::string>;

base::Result<Schema> schema_of(Database& database) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT type, name, sql FROM sqlite_schema"));
  Schema schema;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return schema;
    if (query->text(1).starts_with("sqlite_")) continue;
    schema.emplace(std::pair(std::string(query->text(0)), std::string(query->text(1))), std::string(query->text(2)));
  }
}

}  // namespace

base::Result<std::vector<SchemaFault>> check_schema(Database& database) {
  BEFFROI_TRY(const auto pristine, Database::open(":memory:", std::chrono::milliseconds(0)));
  BEFFROI_TRY_VOID(migrate(*pristine));
  BEFFROI_TRY(const Schema expected, schema_of(*pristine));
  BEFFROI_TRY(const Schema found, schema_of(database));
  std::map<std::pair<std::string, std::string>, std::string> states;
  for (const auto& [key, sql] : expected) {
    const auto own = found.find(key);
    if (own == found.end() || own->second != sql) states[key] = own == found.end() ? "absent" : "altered";
  }
  for (const auto& [key, sql] : found) {
    if (!expected.contains(key)) states[key] = "added";
  }
  std::vector<SchemaFault> faults;
  for (const auto& [key, state] : states) faults.push_back({key.first, key.second, state});
  return faults;
}

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
