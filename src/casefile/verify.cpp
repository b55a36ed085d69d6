// SPDX-License-Identifier: EUPL-1.2
#include "casefile/verify.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/json/reader.h"
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

/// Whether what a finding rests on is there; an error says why nobody can tell.
base::Result<bool> resolves(const model::Basis& basis, const std::vector<LedgerEntry>& entries, const Resolve& resolve) {
  if (const auto* citation = std::get_if<model::Citation>(&basis)) return resolve(*citation);
  const std::uint64_t sequence = std::get<model::JournalCitation>(basis).sequence;
  return std::ranges::find(entries, sequence, &LedgerEntry::seq) != entries.end();
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

/// Compares the files of the case with what the last finished run said of them.
std::vector<ChangedFile> check_files(const std::vector<LedgerEntry>& entries, const Layout& layout) {
  std::vector<ChangedFile> changed;
  const auto last =
      std::find_if(entries.rbegin(), entries.rend(), [](const auto& entry) { return entry.kind == "run.finished"; });
  if (last == entries.rend()) return changed;
  base::json::Parser parser;
  const auto seal = parser.parse(last->json);
  const auto files = seal ? seal->find("files") : std::nullopt;
  if (!files) return changed;  // the ledger's own check speaks of an entry that was altered
  for (const auto& file : files->elements()) {
    const auto name = file.find("name"), sha256 = file.find("sha256");
    if (!name || !sha256 || !name->as_text() || !sha256->as_text()) continue;
    const std::filesystem::path path = layout.directory / std::filesystem::path(*name->as_text()).filename();
    const auto now = digest_of(path);
    if (now && now->sha256.hex() == *sha256->as_text()) continue;
    changed.push_back({std::string(*name->as_text()), !now});
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
