// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnose/casebook.h"
#include "diagnose/scene/accounts.h"
#include "diagnose/scene/hosts.h"

namespace beffroi::diagnose::scene {

/// Somebody's presence on a machine, from the record that opened it.
struct Session {
  HostId host = kNoHost;
  std::string account;    ///< key of Accounts
  std::string logon_id;   ///< as the machine writes it; empty where the record has none (Terminal Services)
  int type = 0;           ///< Windows logon type; 10 for records of Terminal Services
  std::string address;    ///< where it came from; empty for the machine itself
  HostId from = kNoHost;  ///< the machine behind the address, where it is one of the case
  base::Timestamp start;
  const KnownFact* fact = nullptr;
  const KnownFact* ticket = nullptr;  ///< of a domain controller, where only it says the address

  bool is_remote_desktop() const { return type == 10; }
  bool is_remote() const { return !address.empty() || from != kNoHost; }
  /// From an address that no machine of the case has.
  bool is_from_outside_the_case() const { return !address.empty() && from == kNoHost; }
};

/// All sessions of people, in the order of time.
class Sessions {
 public:
  Sessions(const Casebook& book, const Hosts& hosts, const Accounts& accounts);

  const std::vector<Session>& all() const { return all_; }
  /// Whether machines of the case came from the network of an address (the first three numbers alike).
  bool have_neighbours_of(std::string_view address) const;
  /// The session that a logon number meant at a moment: numbers start again when a machine does. Null for none.
  const Session* of_logon(HostId host, std::string_view logon_id, base::Timestamp at) const;
  /// The last session of an account on a machine opened within `window` nanoseconds before a moment; any account where the key
  /// is empty. `remote_only` looks at those from elsewhere alone. Null for none.
  const Session* last(HostId host, std::string_view account, base::Timestamp at, std::int64_t window, bool remote_only) const;

 private:
  std::vector<Session> all_;
  std::map<std::pair<HostId, std::string>, std::vector<std::size_t>> by_logon_;
  std::map<HostId, std::vector<std::size_t>> by_host_;
};

}  // namespace beffroi::diagnose::scene
