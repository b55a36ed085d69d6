// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drill/score/told.h"

namespace beffroi::drill::score {

/// How an answer stands to the truth.
enum class Mark : std::uint8_t {
  right,
  weaker,     ///< true as far as it goes: suspected for yes, touched for destroyed
  silent,     ///< "unknown", "undetermined" or nothing, where there was something to say or to rule out
  wrong,      ///< false, also where it says more than is true
  not_asked,  ///< the truth does not tell
};
std::string_view word_of(Mark mark);

struct Answer {
  Mark mark = Mark::not_asked;
  std::string expected, told;
};

/// Of a list: how many were true, how many told, how many of those told are true, and how many of those true were told.
struct Tally {
  std::uint64_t expected = 0, told = 0, told_rightly = 0, found = 0;
  std::vector<std::string> missed, invented;

  /// Nothing where there is nothing to divide by.
  std::optional<double> precision() const;
  std::optional<double> recall() const;
};

/// Moves are the same where both machines are and the times differ by less than this.
inline constexpr std::int64_t kMoveTolerance = 15 * 60 * base::kNanosecondsPerSecond;

struct Score {
  bool passed = false;
  std::string scenario;
  std::uint64_t seed = 0;
  bool benign = false;

  Answer incident, origin_state;
  /// Of rank 1. `all_first` and `all_in_three`: vector, host and account in one hypothesis.
  Answer vector, host, account, source_ip;
  bool vector_in_three = false, host_in_three = false, account_in_three = false;
  bool all_first = false, all_in_three = false;
  std::optional<double> time_error;  ///< seconds, told minus true, of the first hypothesis
  bool has_origin = false;           ///< the truth knows how they came in; else the right answer is "undetermined"

  Tally lateral;
  /// Of the true moves that were told: in how many the account, the method and the outcome agree.
  std::uint64_t same_account = 0, same_method = 0, same_outcome = 0;
  std::uint64_t repeated_moves = 0;  ///< told rightly, but more than once

  /// {true state, told state} → machines. A machine that nobody names stands as "absent".
  std::map<std::pair<std::string, std::string>, std::uint64_t> host_states;
  std::vector<std::string> falsely_compromised;  ///< called compromised or encrypted, and at most something was stopped there
  std::vector<std::string> falsely_encrypted;    ///< called encrypted, and they are not

  Tally accounts;  ///< compromised or created by the attacker
  Answer encryption, extension;
  Tally encrypted_hosts;
  std::optional<double> encryption_error;  ///< seconds
  Answer backups, exfiltration;
  Tally log_tampering;
};

/// Compares. `passed`: vector, host and account of rank 1 are right and no machine is falsely called compromised. Where the
/// truth knows no origin: the diagnosis says "undetermined", and where nothing at all happened it tells no incident (no_sign
/// or unknown) and no hypothesis.
Score compare(const Told& diagnosis, const Told& truth);

/// For machines: every figure above.
std::string to_json(const Score& score);

}  // namespace beffroi::drill::score
