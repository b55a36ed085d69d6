// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace beffroi::drill::score {

/// What a diagnosis or a truth tells, in one form, so that the two can be compared. Empty texts: not told. A truth has one
/// hypothesis or none; words it would accept as well stand in `also_right`.
struct Told {
  struct Hypothesis {
    std::string vector, host, account, source_ip;
    std::optional<base::Timestamp> time;
  };
  struct Host {
    std::string name, state;
  };
  struct Account {
    std::string name, sid, state;
  };
  struct Move {
    std::string from, to, account, method, outcome;
    std::optional<base::Timestamp> time;
    bool optional = false;  ///< of a truth: right where it is told, not missed where it is not
  };
  struct Tampering {
    std::string host, channel, kind;
  };

  std::string incident;
  std::vector<std::string> incident_also_right;
  std::string origin_state;
  std::vector<Hypothesis> hypotheses;  ///< in the order of their ranks
  std::vector<std::string> vector_also_right, account_also_right;
  std::vector<Host> hosts;
  std::vector<Account> accounts;
  std::vector<Move> lateral;
  std::string encryption, extension;
  std::optional<base::Timestamp> encryption_start;
  std::vector<std::string> encrypted_hosts;
  std::string exfiltration, backups;
  std::vector<Tampering> log_tampering;
  /// Which drill a truth is of; empty in a diagnosis.
  std::string scenario;
  std::uint64_t seed = 0;
  bool benign = false;
};

/// A larger document, and a longer list in one, is refused.
inline constexpr std::size_t kLargestDocument = 256UL << 20;
inline constexpr std::size_t kMostEntries = 4096;

/// A document of the contract (diagnosis.json). `path` is for messages. Errors: `json.invalid`, `score.not_a_diagnosis`,
/// `score.wrong_type` {key}, `score.too_many` {key, limit}.
base::Result<Told> parse_diagnosis(std::string_view json, std::string_view path);
/// The truth.json of a drill, or one written by hand with the same keys. Errors as above, and `score.not_a_truth`.
base::Result<Told> parse_truth(std::string_view json, std::string_view path);

/// The same from a file, or the diagnosis.json or truth.json of a folder. Errors besides: `score.unreadable`, `score.too_large`,
/// `score.folder` {name} where the folder has none.
base::Result<Told> read_diagnosis(const std::string& path);
base::Result<Told> read_truth(const std::string& path);

}  // namespace beffroi::drill::score
