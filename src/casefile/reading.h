// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "casefile/database.h"
#include "casefile/rule.h"
#include "model/diagnosis.h"
#include "model/source.h"

namespace beffroi::casefile {

/// A stream that was read: all of a SourceResult but its facts and detections, and every place where it was found.
struct Source {
  base::Digest sha256;
  std::vector<model::Origin> origins;  ///< by path, then by argument; the first one names the source
  std::uint64_t size = 0;
  std::string reader;
  std::string version;
  std::uint64_t events = 0;
  model::Accounting accounting;
  std::vector<model::Coverage> coverage;
  std::vector<model::Issue> issues;

  friend bool operator==(const Source&, const Source&) = default;
};

/// Where an argument of a run lay.
struct Location {
  std::string argument;
  std::string path;  ///< absolute
};

/// The case as it is at one moment, whatever other commands write meanwhile. While it lives they cannot commit, and the Case it
/// comes from cannot store: keep it short.
class Reading {
 public:
  static base::Result<Reading> start(Database& database);

  /// By the path of the first origin, compared as bytes, then by its argument, then by hash.
  const std::vector<Source>& sources() const { return sources_; }
  /// Where the arguments of all runs lay, by argument, then by location.
  const std::vector<Location>& locations() const { return locations_; }
  /// The rules that matched something, by path, then by id.
  const std::vector<Rule>& rules() const { return rules_; }

  /// Calls `visit` with the index of the source and each fact, in the order of the sources, in each in the order in which they
  /// were stored (that of the records). `kind` keeps the facts of that kind and of those below it: "authentication" keeps
  /// "authentication.logged-in"; empty keeps all.
  base::Result<> facts(std::string_view kind, const std::function<void(std::size_t source, model::Fact fact)>& visit);
  /// All facts, as they are kept: the way to recall millions.
  base::Result<> fact_pages(const std::function<void(std::size_t source, model::FactPage page)>& visit);

  /// The same for detections; Detection::rule is an index into rules().
  base::Result<> detections(const std::function<void(std::size_t source, model::Detection detection)>& visit);

  /// How often each rule matched in each source; of a source whose detections are all there, nothing.
  base::Result<> match_counts(const std::function<void(std::size_t source, model::MatchCount count)>& visit);

  /// The hits of correlations of each source, in the order in which they were stored; of sources that another version read as well.
  base::Result<> hits(const std::function<void(std::size_t source, std::string packed)>& visit);

  /// The last one stored, or nothing.
  base::Result<std::optional<model::Diagnosis>> diagnosis();

 private:
  explicit Reading(Database& database, Transaction transaction) : database_(&database), transaction_(std::move(transaction)) {}
  base::Result<> load_sources();
  base::Result<> load_rules();
  base::Result<> load_locations();
  base::Result<> detections_of(std::size_t source, const std::function<void(std::size_t, model::Detection)>& visit);

  Database* database_;
  Transaction transaction_;
  std::vector<Source> sources_;
  std::vector<std::int64_t> rows_;  // of sources_, in the table
  std::vector<Rule> rules_;
  std::map<std::int64_t, std::uint32_t> rule_index_;  // by the row in the table
  std::vector<Location> locations_;
};

}  // namespace beffroi::casefile
