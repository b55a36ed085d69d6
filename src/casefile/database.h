// SPDX-License-Identifier: EUPL-1.2
// The only door to SQLite. Nothing here throws; every failure is an Error whose id says what a person can do about it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/bytes.h"
#include "base/crypto.h"
#include "base/result.h"
#include "base/time.h"

struct sqlite3;
struct sqlite3_stmt;

namespace beffroi::casefile {

class Database;

/// A prepared statement. Values reach it as parameters only, in the order of the question marks.
class Statement {
 public:
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) noexcept = default;

  /// Runs a statement that gives no rows.
  template <class... Values>
  base::Result<> run(const Values&... values) {
    start(values...);
    BEFFROI_TRY_VOID(next());
    reset();
    return {};
  }

  /// Starts a query; next() then moves to the first row. Texts must outlive the query.
  template <class... Values>
  void start(const Values&... values) {
    reset();
    bound_ = 0;
    int position = 0;
    (bind(++position, values), ...);
  }

  /// True where there is a row; false, and the query over, where there is none.
  base::Result<bool> next();
  /// Ends a query early.
  void reset();

  std::int64_t integer(int column) const;
  std::uint64_t unsigned_integer(int column) const { return static_cast<std::uint64_t>(integer(column)); }
  double real(int column) const;
  std::string_view text(int column) const;  ///< valid until next() or reset()
  base::Bytes bytes(int column) const;      ///< of a BLOB; valid until next() or reset()
  bool is_null(int column) const;
  std::optional<base::Timestamp> time(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(Database& database, sqlite3_stmt* statement) : database_(&database), statement_(statement) {}

  void add_row_to(base::Sha256& hash) const;
  void note(int code) { bound_ = bound_ ? bound_ : code; }
  void bind(int position, std::int64_t value);
  void bind(int position, std::uint64_t value) { bind(position, static_cast<std::int64_t>(value)); }
  void bind(int position, std::uint32_t value) { bind(position, std::int64_t{value}); }
  void bind(int position, double value);
  void bind(int position, std::string_view value);
  void bind(int position, base::Bytes value);
  void bind(int position, std::nullopt_t);
  void bind(int position, base::Timestamp value) { bind(position, value.nanoseconds); }
  template <class Value>
  void bind(int position, const std::optional<Value>& value) {
    value ? bind(position, *value) : bind(position, std::nullopt);
  }

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;  // the first failure to take a value, told by next()
};

/// One connection to a case.sqlite, with the settings DESIGN.md asks for: rollback journal truncated and flushed at every
/// commit, nothing memory-mapped, nothing of the schema trusted. Used by one thread at a time.
class Database {
 public:
  /// `patience`: how long to wait for another command before casefile.locked.
  static base::Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, std::chrono::milliseconds patience);

  /// Takes over a connection that open() made and has not yet configured.
  Database(std::filesystem::path file, sqlite3* connection) : file_(std::move(file)), connection_(connection) {}
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// SQL of our own, known to be valid: a mistake in it is a bug, the world failing is an error.
  base::Result<> execute(const std::string& sql);
  /// The statement for this SQL, prepared once and kept. One text serves one query at a time.
  base::Result<Statement*> statement(std::string_view sql);
  base::Result<std::int64_t> pragma(const char* name);
  /// SHA-256 over all values of a query's rows, each with its type and length, in the order of the query.
  base::Result<base::Digest> digest_of_rows(std::string_view sql);
  /// The same of a query with one parameter.
  base::Result<base::Digest> digest_of_rows(std::string_view sql, std::int64_t parameter);

  bool in_transaction() const;
  /// A query left half-way would keep the case locked.
  void end_queries();
  std::int64_t last_row() const;  ///< key of the row inserted last
  std::string directory() const { return file_.parent_path().string(); }
  /// What went wrong, as the case's user has to hear it.
  base::Error error(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  base::Result<> configure(std::chrono::milliseconds patience);
  base::Result<base::Digest> digest_of_started(Statement& query);

  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Close> connection_;
  std::map<std::string, Statement, std::less<>> statements_;
};

/// All or nothing: what is not committed is undone when the transaction dies.
class Transaction {
 public:
  enum class Kind : std::uint8_t { read, write };

  /// A write takes the case's only writing place at once, so that it cannot fail half-way for having waited too late.
  static base::Result<Transaction> begin(Database& database, Kind kind);

  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// After this returned without error the changes survive a crash of the program and of the machine.
  base::Result<> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}

  Database* database_;
};

}  // namespace beffroi::casefile
