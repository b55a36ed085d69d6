// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/read_all.h"
#include "model/diagnosis.h"

namespace beffroi::engine {

/// A cited record as it was read again from the evidence.
struct ResolvedRecord {
  std::string computer, channel;
  std::uint32_t code = 0;
  std::uint64_t record_id = 0;
  std::vector<std::pair<std::string, std::string>> fields;  ///< native name → canonical text, in the order of the record
};

/// {SHA-256 of the stream, offset} → the record found there.
using ResolvedRecords = std::map<std::pair<base::Digest, std::uint64_t>, ResolvedRecord>;

/// Every citation of records in a diagnosis, once each.
std::vector<model::Citation> citations_of(const model::Diagnosis& diagnosis);

struct Resolution {
  ResolvedRecords records;
  std::vector<model::Citation> unresolved;  ///< the source is altered, or no record begins there
  std::set<std::string> absent;             ///< paths of cited sources that are not there: nobody can tell today
};

/// Reads the cited streams again, by another pass over the evidence, and keeps the cited records. `known`: every stream of the case.
base::Result<Resolution> resolve(const std::vector<evidence::SourceFile>& files, const std::vector<model::Citation>& citations,
                                 const std::set<base::Digest>& known, unsigned threads, std::stop_token stop,
                                 Progress& progress);

/// Takes out of a diagnosis every finding that rests on a record of these sources, and answers the ids of those withheld.
std::vector<std::string> withhold(model::Diagnosis& diagnosis, const std::set<base::Digest>& sources);

}  // namespace beffroi::engine
