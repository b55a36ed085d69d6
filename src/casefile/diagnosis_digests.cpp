// SPDX-License-Identifier: EUPL-1.2
// What a diagnosis said when it was stored, as the ledger remembers it: one hash a part, so that a part altered by hand has a name.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/json/reader.h"
#include "base/json/writer.h"
#include "casefile/diagnosis_tables.h"

namespace beffroi::casefile {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kParts{
    {{"findings", "SELECT * FROM findings ORDER BY position"},
     {"bases", "SELECT * FROM finding_bases ORDER BY finding, side, position"},
     {"citations", "SELECT * FROM citations ORDER BY id"},
     {"missing", "SELECT * FROM finding_missing ORDER BY finding, position"},
     {"marks", "SELECT * FROM marks ORDER BY name"}}};

base::Result<> add_sections(Database& database, DiagnosisDigests& digests) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT position, key, json FROM sections ORDER BY position"));
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    const std::string place = std::to_string(query->integer(0)) + ':';
    base::Sha256 hash;
    hash.update(base::as_bytes(place));
    hash.update(base::as_bytes(query->text(2)));
    digests.emplace("section." + std::string(query->text(1)), hash.finish());
  }
}

}  // namespace

base::Result<DiagnosisDigests> digests_of_diagnosis(Database& database) {
  DiagnosisDigests digests;
  for (const auto& [part, sql] : kParts) {
    BEFFROI_TRY(const base::Digest digest, database.digest_of_rows(sql));
    digests.emplace(part, digest);
  }
  BEFFROI_TRY_VOID(add_sections(database, digests));
  return digests;
}

std::string digests_json(const DiagnosisDigests& digests) {
  base::json::Writer json;
  json.begin_object().key("parts").begin_object();
  for (const auto& [part, digest] : digests) json.member(part, digest.hex());
  return std::move(json.end_object().end_object()).text();
}

std::vector<std::string> changed_parts(const DiagnosisDigests& now, const std::vector<LedgerEntry>& entries) {
  const auto last =
      std::find_if(entries.rbegin(), entries.rend(), [](const auto& entry) { return entry.kind == kRunDiagnosed; });
  if (last == entries.rend()) return {};
  base::json::Parser parser;
  const auto document = parser.parse(last->json);
  const auto parts = document ? document->find("parts") : std::nullopt;
  if (!parts) return {};  // the ledger's own check speaks of an entry that was altered
  std::set<std::string> changed;
  for (const auto& [part, digest] : now) changed.insert(part);
  for (const auto& [name, hash] : parts->members()) {
    const auto own = now.find(std::string(name));
    if (own != now.end() && hash.as_text() == own->second.hex())
      changed.erase(own->first);
    else
      changed.emplace(name);
  }
  return {changed.begin(), changed.end()};
}

}  // namespace beffroi::casefile
