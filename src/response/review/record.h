// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/review/course.h"
#include "town/town.h"

namespace beffroi::response::review {

/// What a region may know of an incident to count it: no name, no place, no day, nothing that anybody typed. Every member is a word of
/// this program, a class or a rounded number.
struct Record {
  std::string id;    ///< 32 random hexadecimal digits, which nothing of the case gives; empty in records of earlier versions
  std::string body;  ///< word of town::BodyKind
  std::string
      size;  ///< class of inhabitants: "under_3500", "3500_10000", "10000_50000", "50000_200000", "over_200000", "unknown"
  std::string quarter;  ///< "2026-Q4": when it was known
  bool exercise = false;
  std::string incident, vector, certainty, severity, encryption, exfiltration,
      backups;  ///< words of diagnosis.json, or "unknown"; "likely" where it is supposed, "<word>_declared" where only people say so
  std::int64_t machines_hit = 0, machines = 0;  ///< up to 10 exactly, then rounded to tens
  std::map<std::string, std::string> services;  ///< id of the catalogue → worst state; "other": the town's own
  std::map<std::string, std::int64_t> days;     ///< span → whole days that passed, as the review counts them
  std::int64_t deadlines_in_time = 0, deadlines_late = 0;
  bool complaint = false, cnil = false;
  std::int64_t euros = 0;  ///< rounded to thousands
};

/// Everything outlives the call. It has no id yet.
Record record_of(const Course& course, const Diagnosed& diagnosed, const town::Town* town,
                 std::optional<std::int64_t> population, const State& state, bool exercise);

/// The id of this case's record, drawn from the system's random source when it is first asked for and kept beside the case: a record
/// that is written again is the same town's. Errors: casefile.*; empty where the machine has no randomness to give.
base::Result<std::string> record_id(const casefile::Case& store);

std::string to_json(const Record& record);
inline constexpr std::size_t kMaxRecordBytes = 256'000;
/// What another program of ours wrote. Error review.not_a_record with the path. Kinds, classes, services and spans are those of this
/// program; what the diagnosis says is a word in small letters.
base::Result<Record> read_record(std::string_view json, std::string_view path);

/// How often each word of a member stood in the records; a number below `kFewest` would point at a town and is not told.
struct Count {
  std::string word;
  std::int64_t records = 0;
};
inline constexpr std::int64_t kFewest = 3;

struct Statistics {
  std::int64_t records = 0, exercises = 0;  ///< exercises are not counted below
  std::int64_t repeated = 0;                ///< of the same id as another one, equal where they have none: counted once
  std::vector<std::pair<std::string, std::vector<Count>>> counts;  ///< member → words, the most frequent first
  std::vector<std::pair<std::string, std::vector<std::int64_t>>>
      days;  ///< span → every value, ascending; fewer than kFewest: none
};
Statistics gather(const std::vector<Record>& records);

}  // namespace beffroi::response::review
