// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
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

/// Reads the cited sources again, by another pass over the evidence, and keeps the cited records. A citation that is not in the
/// answer does not resolve: the source is gone or altered, or no record begins there.
base::Result<ResolvedRecords> resolve(const std::vector<evidence::SourceFile>& files,
                                      const std::vector<model::Citation>& citations, unsigned threads, std::stop_token stop);

/// Takes out of a diagnosis every finding that rests on a citation which does not resolve, and answers the ids of those
/// withheld. Sections are left to the caller: one withheld finding makes its question's section unsure.
std::vector<std::string> withhold_unresolved(model::Diagnosis& diagnosis, const ResolvedRecords& resolved);

}  // namespace beffroi::engine
