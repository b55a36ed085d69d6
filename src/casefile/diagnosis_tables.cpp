// SPDX-License-Identifier: EUPL-1.2
#include "casefile/diagnosis_tables.h"

#include <compare>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "casefile/stored_json.h"

namespace beffroi::casefile {
namespace {

constexpr std::string_view kExercise = "exercise";
constexpr std::string_view kDiagnosed = "diagnosed";

class DiagnosisWriter {
 public:
  explicit DiagnosisWriter(Database& database) : database_(database) {}

  base::Result<> finding(std::int64_t position, const model::Finding& finding) {
    BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    BEFFROI_TRY_VOID(insert->run(position, finding.id, finding.question, finding.statement, to_json(finding.arguments),
                                 finding.state, finding.confidence, finding.time));
    BEFFROI_TRY_VOID(bases(position, "for", finding.supports));
    BEFFROI_TRY_VOID(bases(position, "against", finding.contradicts));
    BEFFROI_TRY(Statement * missing, database_.statement("INSERT INTO finding_missing VALUES (?, ?, ?, ?)"));
    std::int64_t place = 0;
    for (const model::Missing& evidence : finding.missing)
      BEFFROI_TRY_VOID(missing->run(position, place++, evidence.id, to_json(evidence.arguments)));
    return {};
  }

 private:
  base::Result<> bases(std::int64_t finding, std::string_view side, const std::vector<model::Basis>& bases) {
    BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO finding_bases VALUES (?, ?, ?, ?, ?, ?, ?)"));
    std::int64_t place = 0;
    for (const model::Basis& basis : bases) {
      if (const auto* entry = std::get_if<model::JournalCitation>(&basis)) {
        BEFFROI_TRY_VOID(insert->run(finding, side, place++, std::nullopt, entry->sequence, entry->by, entry->kind));
        continue;
      }
      BEFFROI_TRY(const std::int64_t row, citation(std::get<model::Citation>(basis)));
      BEFFROI_TRY_VOID(insert->run(finding, side, place++, row, std::nullopt, std::nullopt, std::nullopt));
    }
    return {};
  }

  base::Result<std::int64_t> citation(const model::Citation& citation) {
    const auto key = std::tuple(citation.evidence, citation.offset, citation.record_id, citation.source, citation.time);
    if (const auto known = citations_.find(key); known != citations_.end()) return known->second;
    BEFFROI_TRY(Statement * insert, database_.statement("INSERT INTO citations VALUES (NULL, ?, ?, ?, ?, ?)"));
    BEFFROI_TRY_VOID(insert->run(citation.evidence.hex(), citation.offset, citation.record_id, citation.source, citation.time));
    citations_.emplace(key, database_.last_row());
    return database_.last_row();
  }

  Database& database_;
  std::map<std::tuple<base::Digest, std::uint64_t, std::uint64_t, std::string, std::optional<base::Timestamp>>, std::int64_t>
      citations_;
};

base::Result<> set_mark(Database& database, std::string_view name) {
  BEFFROI_TRY(Statement * insert, database.statement("INSERT INTO marks VALUES (?) ON CONFLICT DO NOTHING"));
  return insert->run(name);
}

base::Result<bool> has_mark(Database& database, std::string_view name) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT 1 FROM marks WHERE name = ?"));
  query->start(name);
  BEFFROI_TRY(const bool found, query->next());
  query->reset();
  return found;
}

base::Result<model::Basis> read_basis(const Database& database, const Statement& row) {
  if (row.is_null(2))
    return model::JournalCitation{row.unsigned_integer(7), std::string(row.text(8)), std::string(row.text(9))};
  const auto evidence = base::Digest::from_hex(row.text(2));
  if (!evidence)
    return base::fail("casefile.damaged", {{"directory", database.directory()}, {"reason", std::string("sha256")}});
  return model::Citation{*evidence, row.unsigned_integer(3), row.unsigned_integer(4), std::string(row.text(5)), row.time(6)};
}

base::Result<> read_bases(Database& database, std::vector<model::Finding>& findings) {
  BEFFROI_TRY(
      Statement * query,
      database.statement("SELECT finding, side, evidence, offset, record_id, source, time, entry, told_by, kind FROM "
                         "finding_bases LEFT JOIN citations ON citations.id = citation ORDER BY finding, side, position"));
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    const std::uint64_t finding = query->unsigned_integer(0);
    if (finding >= findings.size())
      return base::fail("casefile.damaged", {{"directory", database.directory()}, {"reason", std::string("findings")}});
    BEFFROI_TRY(auto basis, read_basis(database, *query));
    auto& side = query->text(1) == "for" ? findings[finding].supports : findings[finding].contradicts;
    side.push_back(std::move(basis));
  }
}

base::Result<> read_missing(Database& database, std::vector<model::Finding>& findings) {
  BEFFROI_TRY(Statement * query,
              database.statement("SELECT finding, id, arguments FROM finding_missing ORDER BY finding, position"));
  StoredJson json;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    const std::uint64_t finding = query->unsigned_integer(0);
    if (finding >= findings.size())
      return base::fail("casefile.damaged", {{"directory", database.directory()}, {"reason", std::string("findings")}});
    BEFFROI_TRY(auto arguments, json.arguments(query->text(2)));
    findings[finding].missing.push_back({std::string(query->text(1)), std::move(arguments)});
  }
}

base::Result<std::vector<model::Finding>> read_findings(Database& database) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT id, question, statement, arguments, state, confidence, time "
                                                    "FROM findings ORDER BY position"));
  StoredJson json;
  std::vector<model::Finding> findings;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) break;
    model::Finding& finding = findings.emplace_back();
    finding.id = query->text(0);
    finding.question = query->text(1);
    finding.statement = query->text(2);
    BEFFROI_TRY(finding.arguments, json.arguments(query->text(3)));
    finding.state = query->text(4);
    if (!query->is_null(5)) finding.confidence = query->real(5);
    finding.time = query->time(6);
  }
  BEFFROI_TRY_VOID(read_bases(database, findings));
  BEFFROI_TRY_VOID(read_missing(database, findings));
  return findings;
}

}  // namespace

base::Result<> write_diagnosis(Database& database, const model::Diagnosis& diagnosis) {
  BEFFROI_TRY_VOID(
      database.execute("DELETE FROM finding_bases; DELETE FROM finding_missing; DELETE FROM findings;"
                       "DELETE FROM citations; DELETE FROM sections;"));
  DiagnosisWriter writer(database);
  std::int64_t position = 0;
  for (const model::Finding& finding : diagnosis.findings) BEFFROI_TRY_VOID(writer.finding(position++, finding));
  BEFFROI_TRY(Statement * insert, database.statement("INSERT INTO sections VALUES (?, ?, ?)"));
  position = 0;
  for (const model::Section& section : diagnosis.sections) BEFFROI_TRY_VOID(insert->run(position++, section.key, section.json));
  if (diagnosis.exercise) BEFFROI_TRY_VOID(set_mark(database, kExercise));
  return set_mark(database, kDiagnosed);
}

base::Result<std::optional<model::Diagnosis>> read_diagnosis(Database& database) {
  BEFFROI_TRY(const bool diagnosed, has_mark(database, kDiagnosed));
  if (!diagnosed) return std::nullopt;
  model::Diagnosis diagnosis;
  BEFFROI_TRY(diagnosis.exercise, has_mark(database, kExercise));
  BEFFROI_TRY(diagnosis.findings, read_findings(database));
  BEFFROI_TRY(Statement * query, database.statement("SELECT key, json FROM sections ORDER BY position"));
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return diagnosis;
    diagnosis.sections.push_back({std::string(query->text(0)), std::string(query->text(1))});
  }
}

}  // namespace beffroi::casefile
