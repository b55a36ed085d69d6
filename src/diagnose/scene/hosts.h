// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/casebook.h"

namespace beffroi::diagnose::scene {

using HostId = std::uint32_t;
inline constexpr HostId kNoHost = UINT32_MAX;

/// The machines that wrote records, by whatever name or address the records call them. Addresses move (DHCP), so they are
/// answered for a moment. Numbers follow the alphabetical order of names.
class Hosts {
 public:
  explicit Hosts(const Casebook& book);

  std::size_t size() const { return hosts_.size(); }
  /// The longest form in which the machine was written: "SRV1.mairie.local" rather than "SRV1".
  /// Empty for kNoHost.
  const std::string& name(HostId host) const { return host < hosts_.size() ? hosts_[host].name : unnamed_; }
  /// "domain_controller", "server", "workstation" or "unknown", from what the machine itself wrote.
  std::string_view role(HostId host) const { return host < hosts_.size() ? hosts_[host].role : "unknown"; }

  /// Full or short name, in any case, with or without "\\\\" and a final "$"; kNoHost for others.
  HostId of_name(std::string_view name) const;
  /// The machine that used an address nearest to a moment. Machine accounts and connections say so surely, the names that
  /// clients give themselves where nothing else does; last comes what follows from credentials given away (4648) or a desktop
  /// opened (RDP client) here and a logon with them there within seconds.
  HostId of_address(std::string_view address, base::Timestamp at) const;

 private:
  struct Host {
    std::string name;
    std::string_view role = "unknown";
  };
  struct Seen {
    base::Timestamp time;
    HostId host;
  };
  using Addresses = std::map<std::string, std::vector<Seen>, std::less<>>;

  void learn_addresses(const Casebook& book);
  void deduce_addresses(const Casebook& book);
  void learn_roles(const Casebook& book);

  const std::string unnamed_;
  std::vector<Host> hosts_;
  std::map<std::string, HostId, std::less<>> by_name_;
  Addresses sure_, claimed_, deduced_;
};

/// An address of the machine itself, or none.
bool is_loopback(std::string_view address);

}  // namespace beffroi::diagnose::scene
