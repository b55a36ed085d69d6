// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "response/diagnosed.h"

namespace beffroi::response {

/// Seconds of one invented night.
inline base::Timestamp at_second(std::int64_t second) { return {(1'700'000'000 + second) * base::kNanosecondsPerSecond}; }

/// What the log of a channel covers, without a hole.
inline Diagnosed::Seen whole_log(const std::string& computer, const std::string& channel, std::int64_t from, std::int64_t to,
                                 std::uint64_t first_record = 1) {
  const auto records = static_cast<std::uint64_t>(to - from + 1);
  return {{computer, channel, records, at_second(from), at_second(to), first_record, first_record + records - 1}, false};
}

/// A domain controller and a server that were taken, an accounting computer without any sign, one that nobody looked at.
inline Diagnosed attacked_town() {
  Diagnosed told;
  told.exists = true;
  told.incident = "yes";
  told.encryption = "yes";
  told.exfiltration = "unknown";
  told.backups = "touched";
  told.hosts = {{"DC1.mairie.local", "domain_controller", "compromised", at_second(200), "hosts.1"},
                {"SRV-RDS.mairie.local", "server", "encrypted", at_second(100), "hosts.2"},
                {"PC-COMPTA.mairie.local", "workstation", "no_sign", std::nullopt, "hosts.3"},
                {"PC-CCAS", "unknown", "not_examined", std::nullopt, "hosts.4"}};
  told.accounts = {{"MAIRIE\\admin", "domain_admin", "compromised", "accounts.1"},
                   {"MAIRIE\\support", "unknown", "created_by_attacker", "accounts.2"}};
  told.origins = {
      {"exposed_remote_desktop", "SRV-RDS.mairie.local", "MAIRIE\\admin", "determined", "origin.1", at_second(100)}};
  told.moves = {{"SRV-RDS.mairie.local", "DC1.mairie.local", "lateral.1"}};
  for (const std::string channel : {"Security", "System"}) {
    told.seen.push_back(whole_log("PC-COMPTA.mairie.local", channel, 0, 1000));
    told.seen.push_back(whole_log("DC1.mairie.local", channel, 0, 1000));
  }
  const auto add = [&told](const std::string& question, std::optional<base::Timestamp> time, const std::string& state) {
    model::Finding finding;
    finding.question = question;
    std::size_t number = 1;
    for (const model::Finding& other : told.findings) {
      if (other.question == question) ++number;
    }
    finding.id = question + "." + std::to_string(number);
    finding.time = time;
    finding.state = state;
    told.findings.push_back(std::move(finding));
  };
  add("incident", at_second(100), "yes");
  for (const char* state : {"compromised", "encrypted", "no_sign", "not_examined"}) add("hosts", std::nullopt, state);
  add("accounts", at_second(150), "compromised");
  add("accounts", at_second(160), "created_by_attacker");
  add("origin", at_second(100), "determined");
  add("lateral", at_second(200), "yes");
  add("encryption", at_second(500), "yes");
  add("backups", at_second(450), "touched");
  return told;
}

}  // namespace beffroi::response
