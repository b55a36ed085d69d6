// SPDX-License-Identifier: EUPL-1.2
#include "casefile/case.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/assert.h"
#include "base/system_reason.h"
#include "casefile/custody.h"
#include "casefile/diagnosis_tables.h"
#include "casefile/schema.h"
#include "casefile/seal.h"
#include "casefile/source_digests.h"
#include "casefile/source_tables.h"

namespace beffroi::casefile {

struct Case::State {
  Layout layout;
  Opening opening;
  std::unique_ptr<Database> database;
  SourceTables tables{*database};
  RunDescription run{};
  std::int64_t run_row = 0;
  std::vector<AlteredSource> altered;  // of which the case keeps something else than was read; found when the run began
  bool together = false;               // a transaction of together() is open
  bool entered = false;

  base::Result<> note(std::string_view action, const model::Origin& origin, const base::Digest& sha256, std::uint64_t size) {
    return add_custody(*database, {opening.clock(), action, sha256, size, opening.actor, origin.argument, origin.path});
  }

  bool is_altered(const base::Digest& sha256) const {
    return std::ranges::any_of(altered, [&](const AlteredSource& one) { return one.sha256 == sha256.hex(); });
  }
  base::Result<> note_kept(std::int64_t source, const model::SourceResult& result);
  base::Result<Stored> store_rows(const model::SourceResult& result);
  base::Result<> add_place(std::int64_t source, const model::Origin& origin, const base::Digest& sha256);
  base::Result<bool> recall_rows(const model::Origin& origin, const base::Digest& sha256);
  base::Result<> note_arguments();

  template <class Work>
  std::invoke_result_t<Work> in_transaction(Work work);
};

/// Inside together() as part of its transaction, else in one of its own.
template <class Work>
std::invoke_result_t<Work> Case::State::in_transaction(Work work) {
  if (together) return work();
  BEFFROI_TRY(Transaction transaction, Transaction::begin(*database, Transaction::Kind::write));
  auto done = work();
  if (done) {
    if (auto committed = transaction.commit(); !committed) done = std::unexpected(std::move(committed).error());
  }
  if (!done) {
    tables.forget();
    return done;
  }
  BEFFROI_TRY_VOID(complete_custody_log(*database, layout, false));
  return done;
}

namespace {

namespace fs = std::filesystem;

std::unexpected<base::Error> no_access(const fs::path& directory, const std::error_code& code) {
  return base::fail("casefile.no_access", {{"directory", directory.string()}, {"reason", base::system_reason(code.value())}},
                    {directory.string(), {}, {}});
}

base::Result<fs::path> existing_folder(const fs::path& directory) {
  std::error_code code;
  fs::create_directories(directory, code);
  if (code) return no_access(directory, code);
  fs::path real = fs::canonical(directory, code);
  if (code) return no_access(directory, code);
  return real;
}

/// A folder without case.sqlite must not hold what a case would write over.
base::Result<> check_free(const Layout& layout) {
  std::error_code code;
  if (fs::exists(layout.database(), code)) return {};
  for (const fs::path& file : {layout.report(), layout.diagnosis(), layout.run(), layout.custody_log(), layout.checksums()})
    if (fs::exists(file, code)) return base::fail("casefile.not_a_case", {{"directory", layout.directory.string()}});
  return {};
}

}  // namespace

base::Timestamp system_clock() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::nanoseconds>(since).count()};
}

Case::Case(std::unique_ptr<State> state) : state_(std::move(state)) {}
Case::Case(Case&&) noexcept = default;
Case& Case::operator=(Case&&) noexcept = default;
Case::~Case() = default;

base::Result<Case> Case::open_or_create(const fs::path& directory, Opening opening) {
  BEFFROI_TRY(const fs::path real, existing_folder(directory));
  const Layout layout{real};
  BEFFROI_TRY_VOID(check_free(layout));
  BEFFROI_TRY(auto database, Database::open(layout.database(), opening.patience));
  BEFFROI_TRY_VOID(migrate(*database));
  // There from the start: where lines are kept and the log is not there, somebody removed it.
  BEFFROI_TRY(const std::uint64_t lines, custody_length(*database));
  if (lines == 0) BEFFROI_TRY_VOID(complete_custody_log(*database, layout, false));
  return Case(std::make_unique<State>(layout, std::move(opening), std::move(database)));
}

base::Result<Case> Case::open(const fs::path& directory, Opening opening) {
  std::error_code code;
  if (!fs::is_regular_file(Layout{directory}.database(), code))
    return base::fail("casefile.absent", {{"directory", directory.string()}}, {directory.string(), {}, {}});
  return open_or_create(directory, std::move(opening));
}

const Layout& Case::layout() const { return state_->layout; }

base::Result<> Case::begin_run(RunDescription run) {
  State& state = *state_;
  BEFFROI_TRY_VOID(complete_custody_log(*state.database, state.layout, true));
  BEFFROI_TRY(Transaction transaction, Transaction::begin(*state.database, Transaction::Kind::write));
  BEFFROI_TRY(Statement * insert, state.database->statement("INSERT INTO runs VALUES (NULL, ?, ?, ?, ?, NULL)"));
  const base::Timestamp now = state.opening.clock();
  BEFFROI_TRY_VOID(insert->run(run.version, run.command, state.opening.actor, base::format_rfc3339(now)));
  const std::int64_t row = state.database->last_row();
  BEFFROI_TRY_VOID(
      enter(*state.database, now, state.opening.actor, "run.started", std::to_string(row), run_json(run.command, run.version)));
  BEFFROI_TRY_VOID(transaction.commit());
  state.tables.forget();
  state.run = std::move(run);
  state.run_row = row;
  state.entered = true;
  BEFFROI_TRY(state.altered, altered_sources(*state.database));
  return state.note_arguments();
}

base::Result<> Case::finish_run() {
  State& state = *state_;
  BEFFROI_ASSERT(state.run_row != 0);
  BEFFROI_TRY_VOID(seal(*state.database, state.layout, state.run_row, state.opening.actor, state.opening.clock()));
  state.run_row = 0;
  return {};
}

base::Result<> Case::State::note_arguments() {
  return in_transaction([this]() -> base::Result<> {
    BEFFROI_TRY(Statement * insert, database->statement("INSERT INTO arguments VALUES (?, ?) ON CONFLICT DO NOTHING"));
    for (const std::string& argument : run.arguments) {
      std::error_code code;
      const std::string location = fs::absolute(argument, code).lexically_normal().string();
      BEFFROI_TRY_VOID(insert->run(argument, location));
    }
    return {};
  });
}

base::Result<std::vector<KnownStream>> Case::known() {
  BEFFROI_ASSERT(state_->run_row != 0);
  BEFFROI_TRY(auto known, state_->tables.known(state_->run.version));
  // What somebody changed is read again, where the evidence is given.
  std::erase_if(known, [this](const KnownStream& stream) { return state_->is_altered(stream.sha256); });
  return known;
}

base::Result<> Case::check_kept() {
  BEFFROI_ASSERT(state_->run_row != 0);
  const auto& altered = state_->altered;
  if (altered.empty()) return {};
  return base::fail("casefile.source_altered", {{"count", static_cast<std::int64_t>(altered.size())}},
                    {altered.front().path, {}, {}});
}

base::Result<bool> Case::recall(const model::Origin& origin, const base::Digest& sha256) {
  State& state = *state_;
  BEFFROI_ASSERT(state.run_row != 0);
  return state.in_transaction([&] { return state.recall_rows(origin, sha256); });
}

base::Result<bool> Case::State::recall_rows(const model::Origin& origin, const base::Digest& sha256) {
  BEFFROI_TRY(const auto known, tables.find(sha256));
  if (!known || known->version != run.version) return false;
  BEFFROI_TRY(const bool placed, tables.has_origin(known->source, origin));
  if (placed) return true;
  BEFFROI_TRY(const bool same_path, tables.has_path(known->source, origin.path));
  BEFFROI_TRY(const bool container, tables.is_container(known->source));
  if (container && !same_path) return false;
  BEFFROI_TRY_VOID(add_place(known->source, origin, sha256));
  if (!container) return true;
  BEFFROI_TRY(const auto members, tables.inside(origin.path, origin.argument));
  for (const SourceTables::Inside& member : members) {
    BEFFROI_TRY_VOID(tables.add_origin(member.source, member.origin));
    BEFFROI_TRY_VOID(note("seen", member.origin, member.sha256, member.size));
  }
  return true;
}

base::Result<Stored> Case::store(const model::SourceResult& result) {
  State& state = *state_;
  BEFFROI_ASSERT(state.run_row != 0);
  return state.in_transaction([&] { return state.store_rows(result); });
}

base::Result<> Case::together(const std::function<base::Result<>()>& work) {
  State& state = *state_;
  BEFFROI_ASSERT(state.run_row != 0 && !state.together);
  return state.in_transaction([&]() -> base::Result<> {
    state.together = true;
    auto done = work();
    state.together = false;
    return done;
  });
}

base::Result<Stored> Case::State::store_rows(const model::SourceResult& result) {
  BEFFROI_TRY(const auto known, tables.find(result.sha256));
  if (!known) {
    BEFFROI_TRY(const std::int64_t source, tables.add(result, run_row, run.version, run.rules));
    BEFFROI_TRY_VOID(tables.add_origin(source, result.origin));
    BEFFROI_TRY_VOID(note("read", result.origin, result.sha256, result.size));
    BEFFROI_TRY_VOID(note_kept(source, result));
    return Stored::added;
  }
  BEFFROI_TRY(const bool placed, tables.has_origin(known->source, result.origin));
  if (!placed) BEFFROI_TRY_VOID(add_place(known->source, result.origin, result.sha256));
  if (known->version == run.version && !is_altered(result.sha256))
    return placed ? Stored::already_known : Stored::another_place;
  BEFFROI_TRY_VOID(tables.replace(known->source, result, run_row, run.version, run.rules));
  BEFFROI_TRY_VOID(note("read_again", result.origin, result.sha256, result.size));
  BEFFROI_TRY_VOID(note_kept(known->source, result));
  return Stored::replaced;
}

/// What the case keeps of a stream, so that nobody changes it in silence.
base::Result<> Case::State::note_kept(std::int64_t source, const model::SourceResult& result) {
  BEFFROI_TRY(const base::Digest digest, digest_of_source(*database, source));
  const std::string evidence = result.sha256.hex();
  std::erase_if(altered, [&evidence](const AlteredSource& one) { return one.sha256 == evidence; });
  return add_custody(*database, {opening.clock(), "kept", digest, result.size, opening.actor, {}, evidence});
}

base::Result<> Case::State::add_place(std::int64_t source, const model::Origin& origin, const base::Digest& sha256) {
  BEFFROI_TRY_VOID(tables.add_origin(source, origin));
  BEFFROI_TRY(const std::uint64_t size, tables.size_of(source));
  return note("seen", origin, sha256, size);
}

base::Result<> Case::store(const model::Diagnosis& diagnosis) {
  State& state = *state_;
  BEFFROI_TRY(Transaction transaction, Transaction::begin(*state.database, Transaction::Kind::write));
  BEFFROI_TRY_VOID(write_diagnosis(*state.database, diagnosis));
  BEFFROI_TRY(const DiagnosisDigests digests, digests_of_diagnosis(*state.database));
  BEFFROI_TRY_VOID(
      enter(*state.database, state.opening.clock(), state.opening.actor, kRunDiagnosed, {}, digests_json(digests)));
  BEFFROI_TRY_VOID(transaction.commit());
  return complete_custody_log(*state.database, state.layout, true);
}

base::Result<Reading> Case::read() { return Reading::start(*state_->database); }

base::Result<> Case::write(Output output, std::string_view bytes) {
  State& state = *state_;
  const auto place_of_output = [&] {
    switch (output) {
      case Output::report: return state.layout.report();
      case Output::diagnosis: return state.layout.diagnosis();
      case Output::run: break;
    }
    return state.layout.run();
  };
  return write_output(*state.database, state.layout, place_of_output(), bytes, state.opening.actor, state.opening.clock());
}

base::Result<Documents> Case::documents() {
  return Documents::open(*state_->database, state_->layout, state_->opening.actor, state_->opening.clock);
}

base::Result<Piece> Case::keep(const std::filesystem::path& document, std::string_view actor) {
  State& state = *state_;
  const std::string_view who = actor.empty() ? std::string_view(state.opening.actor) : actor;
  BEFFROI_TRY(Piece piece, copy_piece(state.layout, document));
  BEFFROI_TRY_VOID(keep_piece(*state.database, state.layout, piece, who, state.opening.clock()));
  state.entered = true;
  return piece;
}

base::Result<> Case::erase(const base::Digest& piece, std::string_view because, std::string_view actor) {
  State& state = *state_;
  const std::string_view who = actor.empty() ? std::string_view(state.opening.actor) : actor;
  BEFFROI_TRY_VOID(erase_piece(*state.database, state.layout, piece, because, who, state.opening.clock()));
  state.entered = true;
  return {};
}

base::Result<LedgerEntry> Case::append(std::string_view kind, std::string_view subject, std::string_view json,
                                       std::string_view actor) {
  State& state = *state_;
  BEFFROI_TRY(Transaction transaction, Transaction::begin(*state.database, Transaction::Kind::write));
  const std::string_view who = actor.empty() ? std::string_view(state.opening.actor) : actor;
  BEFFROI_TRY(auto entry, enter(*state.database, state.opening.clock(), who, kind, subject, json));
  BEFFROI_TRY_VOID(transaction.commit());
  state.entered = true;
  BEFFROI_TRY_VOID(complete_custody_log(*state.database, state.layout, true));
  return entry;
}

base::Result<std::vector<LedgerEntry>> Case::entries(std::string_view kind) { return read_entries(*state_->database, kind); }

bool Case::has_entered() const { return state_->entered; }

base::Result<Verification> Case::verify(const Rehash& rehash, const Resolve& resolve) {
  return verify_case(*state_->database, state_->layout, rehash, resolve);
}

}  // namespace beffroi::casefile
