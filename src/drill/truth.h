// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "drill/world/town.h"

namespace beffroi::drill {

/// What really happened in a drill, in the words of diagnosis.json, so that the two can be compared key by key. Times are true
/// times: a machine whose clock is off shows them a little shifted.
struct Truth {
  struct Origin {
    std::string state = "undetermined";
    std::string vector;
    std::vector<std::string> also_right;  ///< other words of the contract for the same entry
    std::string technique;
    std::string host;
    std::string account;
    std::string source_ip;
    std::optional<base::Timestamp> time;
    std::string artefact;
    std::vector<std::string> account_also_right;  ///< where the same entry can be seen under more than one account
  };
  struct HostState {
    std::string name;
    std::string role;
    std::string site;  ///< "mairie", "annexe1", "ccas", "mediatheque"
    std::string state = "no_sign";
    std::optional<base::Timestamp> first_time;
  };
  struct AccountState {
    std::string name;
    std::string sid;
    std::string privilege;
    std::string state;
  };
  struct Move {
    std::string from, to, account, method;
    base::Timestamp time;
    std::string outcome = "succeeded";
    bool optional = false;  ///< true, but not to be expected of anybody who reads the logs
  };
  struct Deed {  ///< of defence_evasion, credential_theft, persistence, discovery, command_and_control
    std::string host, kind, detail;
    base::Timestamp time;
  };
  struct Encryption {
    std::string state = "no";
    std::optional<base::Timestamp> start;
    std::vector<std::string> hosts;
    std::string extension, note;
  };
  struct Exfiltration {
    std::string state = "no";
    std::optional<base::Timestamp> first_time;
    std::string destination;
  };
  struct Tampering {
    std::string host, channel, kind;
    base::Timestamp to;
  };

  std::string incident = "no_sign";
  std::vector<std::string> incident_also_right;
  Origin origin;
  std::vector<HostState> hosts;
  std::vector<AccountState> accounts;
  std::vector<Move> lateral;
  std::vector<Deed> command_and_control, persistence, credential_theft, defence_evasion, discovery;
  Encryption encryption;
  Exfiltration exfiltration;
  std::string backups = "intact";
  std::vector<Tampering> log_tampering;

  /// Nothing happened yet: every machine without a sign, or not examined where nobody copied its logs.
  static Truth untouched(const world::Town& town);

  /// Raises the state of a machine (no_sign < suspected < compromised < encrypted) and keeps the first time. Suspected: touched,
  /// and stopped there.
  void touch(const world::Host& host, std::string_view state, base::Timestamp time);

  /// The account is in the attacker's hands; said twice it is one.
  void take_over(const world::Account& account, std::string_view privilege);
};

struct Provenance {
  std::string scenario;
  std::uint64_t seed = 0;
  bool benign = false;
  std::string town;
};

/// truth.json.
std::string to_json(const Truth& truth, const Provenance& provenance);

}  // namespace beffroi::drill
