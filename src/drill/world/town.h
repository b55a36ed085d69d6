// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "drill/world/random.h"

namespace beffroi::drill::world {

enum class Role : std::uint8_t { domain_controller, file_server, remote_desktop_server, application_server, workstation };

enum class Privilege : std::uint8_t { user, domain_administrator, service };

/// Somebody who can log on. `domain` is what Windows shows before the backslash: the town's, or the machine's own name.
struct Account {
  std::string name;
  std::string full_name;
  std::string domain;
  std::string sid;
  Privilege privilege = Privilege::user;

  std::string qualified() const { return domain + "\\" + name; }
};

struct Host {
  std::string name;      ///< NetBIOS
  std::string computer;  ///< the full name that its records carry; ends with .exercice.invalid
  std::string site;
  std::string address;
  std::string sid;  ///< of its account in the domain, or of the machine itself in a workgroup
  Role role = Role::workstation;
  bool in_domain = true;
  bool collected = true;  ///< false: it exists, others' logs name it, but nobody copied its logs
  std::uint32_t build = 0;
  std::int64_t skew = 0;  ///< how far its clock is ahead, in nanoseconds
  std::string main_user;  ///< account name, for workstations

  bool is_server() const { return role != Role::workstation; }
};

/// A small commune with its town hall, annexes and establishments, drawn by chance but always of the same sort.
struct Town {
  std::string name;
  std::string dns_domain;        ///< "courval.exercice.invalid"
  std::string netbios;           ///< "COURVAL"
  std::string domain_sid;        ///< "S-1-5-21-…"
  std::string provider;          ///< the company that looks after the computers
  std::string provider_address;  ///< the public address it works from
  int remote_tool = 0;           ///< which product the provider helps from afar with (activity/remote_help.h)
  bool audits_devices = false;   ///< the audit of plug and play is on: event 6416
  bool logs_drivers = false;     ///< somebody switched on the log of the driver framework
  std::deque<Host> hosts;        ///< deques: pointers to elements stay valid
  std::deque<Account> accounts;

  const Host& host(Role role) const;
  const Account& account(std::string_view wanted) const;
  /// The domain's built-in administrator, the account of the provider's technicians, and that of the backup.
  const Account& administrator() const;
  const Account& provider_account() const;
  const Account& backup_account() const;
  std::vector<const Host*> workstations_in_domain() const;
};

/// Which machines a town has beside the four servers.
struct TownPlan {
  int town_hall_workstations = 4;  ///< or one less, by chance
  int annexes = 2;                 ///< annexed town halls: own site, members of the domain
  bool establishments = true;      ///< CCAS and media library: own site, own workgroup
};

Town make_town(const TownPlan& plan, Random random);

}  // namespace beffroi::drill::world
