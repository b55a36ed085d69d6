// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "casefile/case.h"
#include "model/diagnosis.h"
#include "model/source.h"

namespace beffroi::response {

/// What the last diagnosis of the case says, as far as people act on it. `finding` is the id of the finding that says so, empty
/// where none does. States and roles are the words of diagnosis.json.
struct Diagnosed {
  struct Host {
    std::string name, role, state;
    std::optional<base::Timestamp> first_time;  ///< first trace of the attack on it
    std::string finding;
    bool has_logs = true;  ///< some log of its own was read; false: what is known of it others tell
    bool silent = false;   ///< none of its logs is of the time of the attack

    /// encrypted, compromised or suspected.
    bool is_hit() const;
    /// Looked at, and for the time that matters.
    bool was_examined() const { return state != "not_examined" && has_logs && !silent; }
  };
  struct Account {
    std::string name, privilege, state, finding;
  };
  struct Origin {
    std::string vector, host, account, state, finding;  ///< state: determined | likely | undetermined
    std::optional<base::Timestamp> time;
  };
  struct Move {
    std::string from, to, finding;
  };
  struct Tampering {
    std::string host, channel, kind, finding;  ///< kind: cleared | audit_disabled
    std::optional<base::Timestamp> at;
  };
  /// What one source holds of one channel of one computer.
  struct Seen {
    model::Coverage coverage;
    bool damaged = false;  ///< bytes of the source could not be understood
  };

  bool exists = false;  ///< false: nothing was diagnosed yet, the rest is empty
  bool exercise = false;
  std::string incident, encryption, exfiltration, backups, severity;
  std::vector<Host> hosts;
  std::vector<Account> accounts;
  std::vector<Origin> origins;  ///< in the order of their rank
  std::vector<Move> moves;
  std::vector<Tampering> tampering;
  std::vector<Seen> seen;
  std::vector<model::Finding> findings;

  const model::Finding* finding(std::string_view id) const;
  const Host* host(std::string_view name) const;
  /// An attack was seen, surely or perhaps.
  bool sees_an_attack() const;
  /// The first and the last moment that any trace of the attack carries; nothing where no attack with a time was seen.
  std::optional<base::Timestamp> first_malicious() const;
  std::optional<base::Timestamp> last_malicious() const;
};

/// The same of a diagnosis that is not kept yet; nothing of what was read. Errors: json.invalid.
base::Result<Diagnosed> diagnosed_from(model::Diagnosis diagnosis);

/// Reads what the case keeps. Errors: those of Case.
base::Result<Diagnosed> diagnosed(casefile::Case& store);

/// Logs from `from` to `to` say nothing of an attack that began at `start`: they end before it, or begin after its last sign.
bool is_silent(base::Timestamp from, base::Timestamp to, base::Timestamp start, std::optional<base::Timestamp> last_sign);

/// When the first machine that was surely hit was, of rows with a state and a first_time; nothing where none was.
std::optional<base::Timestamp> first_hit(const auto& hosts) {
  std::optional<base::Timestamp> first;
  for (const auto& host : hosts) {
    const bool surely = host.state == "compromised" || host.state == "encrypted";
    if (surely && host.first_time && (!first || *host.first_time < *first)) first = host.first_time;
  }
  return first;
}

/// The same machine: full or short name, in any case.
bool same_machine(std::string_view a, std::string_view b);

}  // namespace beffroi::response
