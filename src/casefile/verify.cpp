// SPDX-License-Identifier: EUPL-1.2
#include "casefile/verify.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "base/json/reader.h"
#include "casefile/pieces.h"
#include "casefile/reading.h"

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

/// Whether what a finding rests on is there: a record of the evidence, or a declaration of that kind by that person; an error says why
/// nobody can tell.
base::Result<bool> resolves(const model::Basis& basis, const std::vector<LedgerEntry>& entries, const Resolve& resolve) {
  if (const auto* citation = std::get_if<model::Citation>(&basis)) return resolve(*citation);
  const auto& cited = std::get<model::JournalCitation>(basis);
  const auto entry = std::ranges::find(entries, cited.sequence, &LedgerEntry::seq);
  return entry != entries.end() && entry->actor == cited.by && entry->kind == "declaration." + cited.kind;
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
    if (entry.kind != "run.finished" && entry.kind != kPieceKept) continue;
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

/// Compares the files of the case with what the last finished run, and those who attached a document, said of them.
std::vector<ChangedFile> check_files(const std::vector<LedgerEntry>& entries, const Layout& layout) {
  std::vector<ChangedFile> changed;
  for (const auto& [name, hashes] : sealed_files(entries)) {
    const auto now = digest_of(file_of_case(layout, name));
    if (now && std::ranges::count(hashes, now->sha256.hex()) > 0) continue;
    changed.push_back({name, !now});
  }
  return changed;
}

base::Result<std::optional<LedgerFault>> check_heads(Database& database, const std::vector<LedgerEntry>& entries) {
  BEFFROI_TRY(const auto heads, sealed_heads(database));
  for (const SealedHead& head : heads) {
    const auto entry = std::ranges::find(entries, head.seq, &LedgerEntry::seq);
    if (entry == entries.end() || entry->hash != head.hash) return LedgerFault{head.seq, "sealed"};
  }
  return std::nullopt;
}

}  // namespace

bool Verification::passed() const {
  const bool intact = std::ranges::all_of(sources, [](const auto& check) { return check.state == SourceState::intact; });
  return intact && unresolved.empty() && !ledger && !custody && changed_files.empty();
}

base::Result<Verification> verify_case(Database& database, const Layout& layout, const Rehash& rehash, const Resolve& resolve) {
  std::vector<Source> sources;
  std::optional<model::Diagnosis> diagnosis;
  {
    BEFFROI_TRY(Reading reading, Reading::start(database));
    sources = reading.sources();
    BEFFROI_TRY(diagnosis, reading.diagnosis());
  }  // reading the evidence again takes long: nobody waits for it
  BEFFROI_TRY(const auto entries, read_entries(database));

  Verification outcome;
  outcome.sources = check_sources(sources, rehash);
  if (diagnosis) check_bases(*diagnosis, entries, resolve, outcome);
  BEFFROI_TRY(outcome.ledger, check_ledger(database));
  if (!outcome.ledger) {
    BEFFROI_TRY(outcome.ledger, check_heads(database, entries));
  }
  BEFFROI_TRY(outcome.custody, check_custody(database, layout.custody_log()));
  outcome.changed_files = check_files(entries, layout);
  return outcome;
}

}  // namespace beffroi::casefile
