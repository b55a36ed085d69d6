// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/crypto.h"
#include "base/time.h"
#include "model/detection.h"
#include "model/facts.h"
#include "model/issue.h"

namespace beffroi::model {

/// Where a stream comes from. Paths are text from the evidence: data, never opened.
struct Origin {
  std::string path;           ///< relative to the argument, with '/'; members of containers after '!': "a.zip!C/x.evtx"
  std::string argument;       ///< the path as the user gave it
  std::string original_path;  ///< on the machine it was collected from, where the collector's layout tells
  std::string host;           ///< machine it was collected from, where the layout tells; records may say otherwise
  std::string collector;      ///< "dfir-orc", "kape", "velociraptor", "uac" or empty

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// Every byte of a source is one of the three; the sum is its size.
struct Accounting {
  std::uint64_t understood = 0;
  std::uint64_t unused = 0;  ///< free or stale space
  std::uint64_t in_issues = 0;

  friend bool operator==(const Accounting&, const Accounting&) = default;
};

/// What was seen of one channel of one computer: what a later "no sign" rests on, and where records are missing.
struct Coverage {
  std::string computer;
  std::string channel;
  std::uint64_t records = 0;
  std::optional<base::Timestamp> first_time, last_time;
  std::uint64_t first_record_id = 0, last_record_id = 0;

  friend bool operator==(const Coverage&, const Coverage&) = default;
};

/// Everything that reading one stream gave: flat, without pointers, written and read back byte for byte, so that the reading
/// may happen in another process or on another machine.
struct SourceResult {
  Origin origin;
  base::Digest sha256;
  std::uint64_t size = 0;
  std::string reader;  ///< empty where no reader recognised the stream
  std::uint64_t events = 0;
  Accounting accounting;
  std::vector<Coverage> coverage;  ///< in the order of (computer, channel)
  std::vector<Issue> issues;
  std::vector<Detection> detections;     ///< all of them, or of each rule the first ones
  std::vector<MatchCount> match_counts;  ///< in the order of the rules; empty where `detections` holds all
  std::vector<std::string>
      hits;  ///< of correlations, packed (sigma/correlation/hit.h): they mean something to the same rules only
  Facts facts;

  friend bool operator==(const SourceResult&, const SourceResult&) = default;
};

}  // namespace beffroi::model
