// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/documents.h"
#include "casefile/files.h"
#include "casefile/ledger.h"
#include "casefile/pieces.h"
#include "casefile/reading.h"
#include "casefile/rule.h"
#include "casefile/source_tables.h"
#include "casefile/verify.h"
#include "model/diagnosis.h"
#include "model/source.h"

namespace beffroi::casefile {

using Clock = std::function<base::Timestamp()>;

base::Timestamp system_clock();

struct Opening {
  std::string actor;  ///< who acts: --by, else the account's name
  Clock clock = system_clock;
  std::chrono::milliseconds patience{30'000};  ///< how long to wait for another command before casefile.locked
};

/// What a run is, for the register and for telling which results still hold.
struct RunDescription {
  std::string command;
  std::string version;                      ///< of all that decides a source's result: program, readers, rules
  std::vector<Rule> rules;                  ///< Detection::rule is an index into these
  std::vector<std::string> arguments = {};  ///< the evidence as it was given; where it lies is remembered
};

/// What became of a result given to store().
enum class Stored : std::uint8_t {
  added,          ///< a stream not seen before
  replaced,       ///< another version had read the stream; its results have gone
  another_place,  ///< the stream is known; that it stands here as well is new
  already_known,
};

enum class Output : std::uint8_t { report, diagnosis, run };

/// A case: a folder with case.sqlite, custody.log, SHA256SUMS and what the runs wrote. Several commands may work on one case at
/// once, each through its own Case; one Case is used by one thread at a time.
///
/// What a function acknowledges by returning without error survives kill -9 and a power cut. Errors of all functions:
/// casefile.locked, casefile.disk_full, casefile.no_access, casefile.damaged, casefile.failed, casefile.file.
class Case {
 public:
  /// Opens the case of the folder, or makes one there; the folder may exist. Also casefile.not_a_case {directory} where the
  /// folder holds another program's case.sqlite, or files that a case would overwrite and did not write;
  /// casefile.newer {directory, found, known} where a later Beffroi made the case.
  static base::Result<Case> open_or_create(const std::filesystem::path& directory, Opening opening);
  /// Opens a case that must be there; casefile.absent {directory}.
  static base::Result<Case> open(const std::filesystem::path& directory, Opening opening);

  Case(Case&&) noexcept;
  Case& operator=(Case&&) noexcept;
  ~Case();

  const Layout& layout() const;

  /// A run stands between the two. begin_run() also mends what a killed run left; finish_run() seals: hashes of the written
  /// files and the head of the ledger go into the ledger and the custody log, and SHA256SUMS is written anew.
  base::Result<> begin_run(RunDescription run);
  base::Result<> finish_run();

  /// Every stream that this version has read and of which the case still keeps what was read. Needs a run.
  base::Result<std::vector<KnownStream>> known();

  /// True where this version has already read the stream, which then needs no second reading; that it stands at `origin` is
  /// noted, with all that is inside. False for a container at another path: what is inside has other places then. Serves
  /// resuming, and streams that are equal.
  base::Result<bool> recall(const model::Origin& origin, const base::Digest& sha256);

  /// Keeps a source's result, in one transaction: all of it or nothing. Needs a run.
  base::Result<Stored> store(const model::SourceResult& result);

  /// Does `work`, which calls recall() and store() on this case, in one transaction: all of it or nothing. What makes a file
  /// whole belongs together; several small files spare the disk the flushes.
  base::Result<> together(const std::function<base::Result<>()>& work);

  /// Error casefile.source_altered {count} where the case keeps something else of a source than what was read: no verdict may rest on it. Needs a run, whose beginning found out; what it read anew since counts as kept.
  base::Result<> check_kept();

  /// Keeps the diagnosis in the place of the one before.
  base::Result<> store(const model::Diagnosis& diagnosis);

  /// All that is stored, as it is now.
  base::Result<Reading> read();

  /// Writes report.html, diagnosis.json or run.json as a whole.
  base::Result<> write(Output output, std::string_view bytes);

  /// The pages that commands of the night write anew; waits while another command does.
  base::Result<Documents> documents();

  /// Copies a document of a person into the case, where it is kept under its hash, listed in SHA256SUMS and checked by verify().
  /// Also errors casefile.piece, casefile.piece_too_large.
  base::Result<Piece> keep(const std::filesystem::path& document, std::string_view actor = {});

  /// Removes a document that was kept, for a reason that the ledger keeps beside its hash; verify() then tells it as erased, not as lost.
  /// Also error casefile.no_piece {sha256}.
  base::Result<> erase(const base::Digest& piece, std::string_view because, std::string_view actor = {});

  /// Adds an entry to the ledger: `json` in any form, kept in its canonical one. An empty actor is the case's.
  base::Result<LedgerEntry> append(std::string_view kind, std::string_view subject, std::string_view json,
                                   std::string_view actor = {});
  base::Result<std::vector<LedgerEntry>> entries(std::string_view kind = {});
  /// Whether the ledger got anything through this Case since it was opened.
  bool has_entered() const;

  /// Checks everything that can be checked; see Verification.
  base::Result<Verification> verify(const Rehash& rehash, const Resolve& resolve);

 private:
  struct State;
  explicit Case(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace beffroi::casefile
