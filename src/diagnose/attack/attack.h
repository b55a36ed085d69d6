// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/clues/clue.h"
#include "diagnose/scene/remote_execution.h"
#include "diagnose/scene/sessions.h"

namespace beffroi::diagnose {

struct Scene;

/// How sure it is that there was an attack at all.
enum class Sureness : std::uint8_t { none, suspected, sure };

/// A machine in the attack.
struct HitHost {
  base::Timestamp first;  ///< the earliest sign of the attacker there
  std::vector<const Clue*> clues;
  std::vector<const scene::Session*> sessions;  ///< the attacker's
  bool encrypted = false;
  bool changed_files_seen = false;  ///< not only what ransomware does around them
  bool left_from_here = false;      ///< the attacker moved on from it

  /// Hands of an attacker were on it: a strong clue, several kinds of weaker ones, a session of his, or a move from it.
  bool is_compromised() const;
};

struct Move {
  scene::HostId from = scene::kNoHost, to = scene::kNoHost;
  std::string account;
  std::string_view method;                 ///< of scene::RemoteExecution
  std::string_view outcome = "succeeded";  ///< succeeded | failed | blocked
  base::Timestamp time;
  std::vector<const KnownFact*> facts;
  bool commanded = false;  ///< a command that names the target was given; nothing on the target says whether it worked
  bool by_others = false;  ///< that command was given by an account that nothing ties to the attacker
};

/// A way in that the traces allow.
struct Entry {
  std::string_view vector;     ///< of the contract: exposed_remote_desktop, phishing_attachment …
  std::string_view technique;  ///< ATT&CK
  std::string_view statement;  ///< of the question `origin`
  scene::HostId host = scene::kNoHost;
  std::string account, source_ip, artefact;
  std::string rights;  ///< the account by whose rights it ran, where it is another one than the one that was led to it
  base::Timestamp time;
  double confidence = 0;  ///< 0..1
  std::int64_t failures = 0;
  std::vector<const KnownFact*> supports, contradicts;
  std::vector<std::string_view> missing;  ///< message ids `missing.<id>`
};

/// What the clues make together. Empty where they make nothing.
struct Attack {
  Sureness sureness = Sureness::none;
  std::vector<const Clue*> clues;  ///< that belong to it, in the order of time
  std::optional<base::Timestamp> start, end;
  std::map<scene::HostId, HitHost> hosts;
  std::set<const scene::Session*> sessions;
  std::map<std::string, std::vector<const KnownFact*>> accounts;  ///< in the attacker's hands, and what shows it
  std::map<std::string, std::vector<const KnownFact*>> created;   ///< made by the attacker
  std::vector<Move> moves;                                        ///< in the order of time
  std::vector<Entry> entries;                                     ///< most likely first
  std::vector<std::vector<const Clue*>> apart;                    ///< other attacks, told by their clues alone

  /// The likely way in, where it comes before the first sign.
  const Entry* entry_before_signs() const;
  /// From when on somebody was there: that way in, else the first sign.
  std::optional<base::Timestamp> began() const;
  bool has(scene::HostId host) const { return hosts.contains(host); }
  /// Somebody tried; nothing but everyday life stands beside the trying.
  bool is_attempt_only() const;
};

/// Works the attack out of a scene whose clues are known.
Attack trace_attack(const Scene& scene);

}  // namespace beffroi::diagnose
