// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/crypto.h"
#include "base/time.h"
#include "model/citation.h"
#include "model/diagnosis.h"
#include "model/source.h"

namespace beffroi::report {

/// What reading one stream gave, without its facts and detections.
struct SourceSummary {
  model::Origin origin;
  base::Digest sha256;
  std::uint64_t size = 0;
  std::string reader;  ///< empty where no reader recognised the stream
  std::uint64_t events = 0;
  model::Accounting accounting;
  std::vector<model::Coverage> coverage;
  std::vector<model::Issue> issues;
};

SourceSummary summary_of(const model::SourceResult& result);

/// A rule that matched, with all its matches counted.
struct DetectionSummary {
  std::string rule_title;
  std::string rule_id;
  std::string level;   ///< informational | low | medium | high | critical
  std::string author;  ///< its licence asks that the author travels with every match
  std::uint64_t count = 0;
  std::optional<base::Timestamp> first_time, last_time;
  std::vector<model::Citation> examples;  ///< a few of the matched records
};

/// What a cited record says, for the annex: its fields in the order of the record, as canonical text.
struct CitedRecord {
  base::Digest evidence;
  std::uint64_t offset = 0;
  std::string computer;
  std::string channel;
  std::uint32_t code = 0;
  std::vector<std::pair<std::string, std::string>> fields;
};

/// What a person made of a finding: it stands beside the machine's verdict, which it never changes.
struct Judged {
  std::optional<std::size_t> finding;  ///< index of the finding; nothing where the diagnosis no longer has it
  model::Finding as_judged;            ///< id, question, statement and arguments as they were then
  bool changed = false;                ///< counts or times behind the finding are others now
  std::string judgement;               ///< confirmed | rejected | replaced
  std::string by, because, replacement;
  base::Timestamp at;
  std::uint64_t entry = 0;  ///< of the journal
};

/// What differs between two runs over the same evidence, and therefore stands apart from everything else.
struct Colophon {
  base::Timestamp written_at;
  std::string user;
  std::string machine;
  std::string case_folder;
  std::vector<std::string> evidence;  ///< the paths as they were given
  std::string head = {};              ///< of the case's ledger as the report was written, see casefile::head_of
};

/// What people told and did, as far as the first sheet shows it or advises by it.
struct Circumstances {
  std::string place;                           ///< the town, as somebody typed it; empty where nobody did
  std::optional<base::Timestamp> known_since;  ///< when the town knew, as declared now
  bool internet_cut = false;                   ///< somebody noted it as done, and nobody as undone
  std::optional<base::Timestamp> told = {};    ///< the first hour that somebody named for the attack
};

/// Everything a report shows. Report renders what was decided here and decides nothing.
struct Content {
  model::Diagnosis diagnosis;
  std::vector<SourceSummary> sources;        ///< in the order of the case
  std::vector<DetectionSummary> detections;  ///< most serious first, then as often as they matched
  std::vector<CitedRecord> records;          ///< any order; those that are cited are shown, the others are not looked at
  Circumstances circumstances;
  std::vector<Judged> disputes;  ///< by finding; those of findings that are gone come last
  std::uint64_t rules_evaluated = 0;
  std::uint64_t rules_refused = 0;
  std::string program_version;
  std::optional<Colophon> colophon;

  /// False where everything rests on what people declare: no log was read yet.
  bool has_evidence() const { return !sources.empty(); }
  /// What somebody made of the finding at this index, or null.
  const Judged* judgement_on(std::size_t finding) const;
  /// How many findings of a question somebody rejected or replaced.
  std::size_t disputes_on(std::string_view question) const;
};

}  // namespace beffroi::report
