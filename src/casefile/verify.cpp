// SPDX-License-Identifier: EUPL-1.2
#include "casefile/verify.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <system_error>
#include <utility>

#include "base/json/reader.h"
#include "casefile/diagnosis_tables.h"
#include "casefile/dossiers.h"
#include "casefile/pieces.h"
#include "casefile/reading.h"
#include "casefile/seal.h"

namespace beffroi::casefile {
namespace {

std::vector<SourceCheck> check_sources(const std::vector<Source>& sources, const Rehash& rehash) {
  std::vector<SourceCheck> checks;
  for (const Source& source : sources) {
    for (const model::Origin& origin : source.origins) {
      SourceCheck& check = checks.emplace_back(origin, source.sha256);
      const auto now = rehash(origin, source.sha256);
      if (!now) {
        check.state = SourceState::absent;
        check.reason = now.error();
      } else if (*now != source.sha256) {
        check.state = SourceState::altered;
      }
    }
  }
  return checks;
}

/// Whether what a finding rests on is there: a record of the evidence, or a declaration of that kind by that person, or an answer of
/// the first hour; an error says why
/// nobody can tell.
base::Result<bool> resolves(const model::Basis& basis, const std::vector<LedgerEntry>& entries, const Resolve& resolve) {
  if (const auto* citation = std::get_if<model::Citation>(&basis)) return resolve(*citation);
  const auto& cited = std::get<model::JournalCitation>(basis);
  const auto entry = std::ranges::find(entries, cited.sequence, &LedgerEntry::seq);
  if (entry == entries.end() || entry->actor != cited.by) return false;
  // An answer of the first hour is cited as something seen.
  const bool answers = entry->kind == "first_hour.answered" || entry->kind == "first_hour.corrected";
  return answers ? cited.kind == "seen" : entry->kind == "declaration." + cited.kind;
}

void check_bases(const model::Diagnosis& diagnosis, const std::vector<LedgerEntry>& entries, const Resolve& resolve,
                 Verification& into) {
  for (const model::Finding& finding : diagnosis.findings) {
    for (const auto* side : {&finding.supports, &finding.contradicts}) {
      for (const model::Basis& basis : *side) {
        ++into.bases_checked;
        const auto found = resolves(basis, entries, resolve);
        if (found && *found) continue;
        into.unresolved.push_back({finding.id, basis, found ? std::nullopt : std::optional(found.error())});
      }
    }
  }
}

/// What the ledger says of the files of the case: of each, the last hash, and of the list of hashes the one before as well.
using SealedFiles = std::map<std::string, std::vector<std::string>>;

SealedFiles sealed_files(const std::vector<LedgerEntry>& entries) {
  SealedFiles sealed;
  base::json::Parser parser;
  for (const LedgerEntry& entry : entries) {
    if (entry.kind != "run.finished" && entry.kind != kPieceKept && entry.kind != kPieceErased) continue;
    if (entry.kind == kPieceErased) sealed.erase("pieces/" + entry.subject);
    const auto seal = parser.parse(entry.json);
    const auto files = seal ? seal->find("files") : std::nullopt;
    if (!files) continue;  // the ledger's own check speaks of an entry that was altered
    for (const auto& file : files->elements()) {
      const auto name = file.find("name"), sha256 = file.find("sha256");
      if (!name || !sha256 || !name->as_text() || !sha256->as_text()) continue;
      auto& hashes = sealed[std::string(*name->as_text())];
      // A crash after the seal leaves the list as it was before: nothing in it is false.
      if (hashes.size() > (*name->as_text() == "SHA256SUMS" ? 1U : 0U)) hashes.erase(hashes.begin());
      hashes.emplace_back(*sha256->as_text());
    }
  }
  return sealed;
}

/// A name of the ledger as a file of the case: in its folder, or in that of the pieces, nowhere else.
std::filesystem::path file_of_case(const Layout& layout, const std::string& name) {
  const std::filesystem::path path(name);
  return (path.parent_path() == "pieces" ? layout.pieces() : layout.directory) / path.filename();
}

/// What runs told of their files since the last one that ended: one that was killed may have left them.
base::Result<SealedFiles> told_since_seal(Database& database) {
  BEFFROI_TRY(const auto lines, custody_lines(database, {"written", "sealed"}));
  SealedFiles told;
  for (const CustodyLine& line : lines) {
    if (line.action == "sealed")
      told.clear();
    else
      told[line.path].push_back(line.sha256.hex());
  }
  return told;
}

/// Compares the files of the case with what the last finished run, those since, and those who attached a document, said of them.
base::Result<std::vector<ChangedFile>> check_files_of_runs(Database& database, const Layout& layout) {
  BEFFROI_TRY(const LockedFile alone, lock_folder(layout));
  BEFFROI_TRY(const auto entries, read_entries(database));
  BEFFROI_TRY(const SealedFiles told, told_since_seal(database));
  std::vector<ChangedFile> changed;
  SealedFiles sealed = sealed_files(entries);
  for (const auto& [name, hashes] : told) {
    const auto own = sealed.find(name);
    if (own != sealed.end()) own->second.insert(own->second.end(), hashes.begin(), hashes.end());
  }
  for (const auto& [name, hashes] : sealed) {
    const auto now = digest_of(file_of_case(layout, name));
    if (now && std::ranges::count(hashes, now->sha256.hex()) > 0) continue;
    changed.push_back({name, !now});
  }
  for (const std::filesystem::path& file : {layout.diagnosis(), layout.report(), layout.run()}) {
    const auto own = told.find(file.filename().string());
    if (own == told.end() || sealed.contains(own->first)) continue;
    const auto now = digest_of(file);  // no run ever ended: it may not be there
    if (now && std::ranges::count(own->second, now->sha256.hex()) == 0) changed.push_back({own->first, false});
  }
  return changed;
}

/// A document that is erased in the ledger and lies there all the same: a killed command, or somebody put it back.
std::vector<ChangedFile> check_erased(const Layout& layout, const std::vector<ErasedPiece>& erased) {
  std::vector<ChangedFile> there;
  for (const ErasedPiece& one : erased) {
    std::error_code ignored;
    const std::string name = place_of(one.piece.sha256);
    if (std::filesystem::exists(std::filesystem::symlink_status(layout.directory / name, ignored)))
      there.push_back({name, false});
  }
  return there;
}

/// The first entry that is not the one that the custody log names; `heads` are its lines, the ledger itself is whole.
std::optional<LedgerFault> check_heads(const std::vector<CustodyLine>& heads, const std::vector<LedgerEntry>& entries) {
  for (const CustodyLine& head : heads) {
    if (head.action != "sealed" && head.action != "entered") continue;
    if (head.size == 0 || head.size > entries.size()) return LedgerFault{head.size, "cut"};
    if (entries[head.size - 1].hash != head.sha256) return LedgerFault{head.size, "sealed"};
  }
  return std::nullopt;
}

/// The custody log first: what it names is in the ledger by then, whatever other commands add meanwhile.
base::Result<std::vector<LedgerEntry>> check_register_and_ledger(Database& database, const Layout& layout,
                                                                 Verification& outcome) {
  BEFFROI_TRY(CustodyCheck custody, check_custody(database, layout));
  outcome.custody = std::move(custody.fault);
  outcome.custody_behind = custody.behind;
  BEFFROI_TRY(std::vector<CustodyLine> heads, custody_lines(database, {"sealed", "entered"}));
  std::ranges::move(custody.orphans, std::back_inserter(heads));
  BEFFROI_TRY(outcome.ledger, check_ledger(database));
  BEFFROI_TRY(auto entries, read_entries(database));
  if (!outcome.ledger) outcome.ledger = check_heads(heads, entries);
  return entries;
}

}  // namespace

bool Verification::passed() const {
  const bool intact = std::ranges::all_of(sources, [](const auto& check) { return check.state == SourceState::intact; });
  return intact && unresolved.empty() && !ledger && !custody && changed_files.empty() && changed_parts.empty() &&
         changed_sources.empty() && schema.empty();
}

base::Result<Verification> verify_case(Database& database, const Layout& layout, const Rehash& rehash, const Resolve& resolve) {
  Verification outcome;
  std::vector<Source> sources;
  std::optional<model::Diagnosis> diagnosis;
  {
    BEFFROI_TRY(Reading reading, Reading::start(database));
    sources = reading.sources();
    BEFFROI_TRY(diagnosis, reading.diagnosis());
    BEFFROI_TRY(const DiagnosisDigests digests, digests_of_diagnosis(database));
    BEFFROI_TRY(const auto entries, read_entries(database, kRunDiagnosed));
    outcome.changed_parts = changed_parts(digests, entries);
    BEFFROI_TRY(outcome.changed_sources, altered_sources(database));
  }  // reading the evidence again takes long: nobody waits for it
  outcome.sources = check_sources(sources, rehash);
  BEFFROI_TRY(const auto entries, check_register_and_ledger(database, layout, outcome));
  if (diagnosis) check_bases(*diagnosis, entries, resolve, outcome);
  BEFFROI_TRY(outcome.changed_files, check_files_of_runs(database, layout));
  outcome.erased = erased_pieces_of(entries);
  std::ranges::move(check_erased(layout, outcome.erased), std::back_inserter(outcome.changed_files));
  BEFFROI_TRY(auto pages, check_documents(database, layout));
  std::ranges::move(pages, std::back_inserter(outcome.changed_files));
  BEFFROI_TRY(auto dossiers, check_dossiers(database, layout));
  std::ranges::move(dossiers, std::back_inserter(outcome.changed_files));
  BEFFROI_TRY(outcome.schema, check_schema(database));
  return outcome;
}

}  // namespace beffroi::casefile
