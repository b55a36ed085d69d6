// SPDX-License-Identifier: EUPL-1.2
#include "casefile/database.h"

#include <sqlite3.h>

#include <bit>
#include <string>

#include "base/assert.h"

namespace beffroi::casefile {
namespace {

std::string_view error_id(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "casefile.locked";
    case SQLITE_FULL: return "casefile.disk_full";
    case SQLITE_NOTADB: return "casefile.not_a_case";
    case SQLITE_CORRUPT: return "casefile.damaged";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN: return "casefile.no_access";
    default: return "casefile.failed";
  }
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

base::Result<bool> Statement::next() {
  const int code = bound_ != SQLITE_OK ? bound_ : sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  base::Error error = database_->error(code);
  reset();
  return std::unexpected(std::move(error));
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

void Statement::bind(int position, std::int64_t value) { note(sqlite3_bind_int64(statement_.get(), position, value)); }
void Statement::bind(int position, double value) { note(sqlite3_bind_double(statement_.get(), position, value)); }
void Statement::bind(int position, std::nullopt_t) { note(sqlite3_bind_null(statement_.get(), position)); }

void Statement::bind(int position, std::string_view value) {
  const char* bytes = value.empty() ? "" : value.data();  // a null pointer would be NULL
  note(sqlite3_bind_text64(statement_.get(), position, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int position, base::Bytes value) {
  const void* bytes = value.empty() ? "" : static_cast<const void*>(value.data());
  note(sqlite3_bind_blob64(statement_.get(), position, bytes, value.size(), SQLITE_STATIC));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

base::Bytes Statement::bytes(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::optional<base::Timestamp> Statement::time(int column) const {
  if (is_null(column)) return std::nullopt;
  return base::Timestamp{integer(column)};
}

void Statement::add_row_to(base::Sha256& hash) const {
  const int columns = sqlite3_column_count(statement_.get());
  std::string form = "row " + std::to_string(columns) + ',';
  for (int column = 0; column < columns; ++column) {
    const int type = sqlite3_column_type(statement_.get(), column);
    const std::string_view content = type == SQLITE_BLOB   ? base::as_text(bytes(column))
                                     : type == SQLITE_TEXT ? text(column)
                                                           : std::string_view();
    // A number by its bits: its digits are a matter of SQLite's version.
    const std::string number = type == SQLITE_INTEGER ? std::to_string(integer(column))
                               : type == SQLITE_FLOAT ? std::to_string(std::bit_cast<std::uint64_t>(real(column)))
                                                      : std::string();
    form += std::to_string(type) + ' ' + std::to_string(content.size() + number.size()) + ':' + number;
    hash.update(base::as_bytes(form));
    hash.update(base::as_bytes(content));
    form = ",";
  }
  hash.update(base::as_bytes(form));
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

base::Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, std::chrono::milliseconds patience) {
  sqlite3* connection = nullptr;
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  auto database = std::make_unique<Database>(file, connection);
  if (code != SQLITE_OK) return std::unexpected(database->error(code));
  BEFFROI_TRY_VOID(database->configure(patience));
  return database;
}

base::Result<> Database::configure(std::chrono::milliseconds patience) {
  sqlite3* connection = connection_.get();
  sqlite3_busy_timeout(connection, static_cast<int>(patience.count()));
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return execute(
      "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;"
      "PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;");
}

base::Result<> Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(error(code));
  return {};
}

base::Result<Statement*> Database::statement(std::string_view sql) {
  if (const auto kept = statements_.find(sql); kept != statements_.end()) return &kept->second;
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &prepared, nullptr);
  if (code != SQLITE_OK) return std::unexpected(error(code));
  return &statements_.emplace(sql, Statement(*this, prepared)).first->second;
}

base::Result<std::int64_t> Database::pragma(const char* name) {
  BEFFROI_TRY(Statement * query, statement(std::string("PRAGMA ") + name));
  query->start();
  BEFFROI_TRY(const bool found, query->next());
  const std::int64_t value = found ? query->integer(0) : 0;
  query->reset();
  return value;
}

base::Result<base::Digest> Database::digest_of_started(Statement& query) {
  base::Sha256 hash;
  for (;;) {
    BEFFROI_TRY(const bool more, query.next());
    if (!more) return hash.finish();
    query.add_row_to(hash);
  }
}

base::Result<base::Digest> Database::digest_of_rows(std::string_view sql) {
  BEFFROI_TRY(Statement * query, statement(sql));
  query->start();
  return digest_of_started(*query);
}

base::Result<base::Digest> Database::digest_of_rows(std::string_view sql, std::int64_t parameter) {
  BEFFROI_TRY(Statement * query, statement(sql));
  query->start(parameter);
  return digest_of_started(*query);
}

void Database::end_queries() {
  for (auto& [sql, statement] : statements_) statement.reset();
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

base::Error Database::error(int code) const {
  const char* reason = connection_ ? sqlite3_errmsg(connection_.get()) : sqlite3_errstr(code);
  return {
      std::string(error_id(code)), {{"directory", directory()}, {"reason", std::string(reason)}}, {file_.string(), {}, {}}, {}};
}

base::Result<Transaction> Transaction::begin(Database& database, Kind kind) {
  BEFFROI_ASSERT(!database.in_transaction());  // a Reading is still open
  BEFFROI_TRY_VOID(database.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"));
  return Transaction(database);
}

Transaction::~Transaction() {
  if (!database_) return;
  database_->end_queries();
  if (database_->in_transaction()) static_cast<void>(database_->execute("ROLLBACK"));
}

base::Result<> Transaction::commit() {
  database_->end_queries();
  BEFFROI_TRY_VOID(database_->execute("COMMIT"));
  database_ = nullptr;
  return {};
}

}  // namespace beffroi::casefile
