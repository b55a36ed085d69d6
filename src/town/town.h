// SPDX-License-Identifier: EUPL-1.2
// The commune as its people describe it in town.yaml: plain data, all of it optional. What is not known stays empty, absent or
// `unknown`; nobody may take that for "no". docs/decisions/0018-town-file.md says why the file is as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"

namespace beffroi::town {

enum class Answer : std::uint8_t { unknown, no, yes };

/// Who the file describes: commune, centre communal d'action sociale, syndicat, établissement public de coopération
/// intercommunale, department, region. A caisse des écoles is a legal person of a commune.
/// `establishment`: any other legal person of its own, an EHPAD for one.
enum class BodyKind : std::uint8_t {
  unknown,
  commune,
  ccas,
  caisse_des_ecoles,
  syndicat,
  epci,
  department,
  region,
  mdph,
  establishment
};

/// The body above a commune that often runs its computers, its water or its planning.
struct Intercommunality {
  std::string name, siren, phone, night_phone;
  Answer hosts_computers = Answer::unknown;  ///< runs systems or the network of the commune

  friend bool operator==(const Intercommunality&, const Intercommunality&) = default;
};

struct Insurance {
  Answer held = Answer::unknown;
  std::string insurer, policy_number, phone, night_phone, mail;
  std::optional<std::int64_t> notice_hours;  ///< the policy's own delay to tell the insurer, in hours

  friend bool operator==(const Insurance&, const Insurance&) = default;
};

/// A data controller of its own, with its own signatory: commune, CCAS, caisse des écoles, syndicat, EPCI.
struct LegalPerson {
  std::string id, name;
  BodyKind kind = BodyKind::unknown;
  std::string siren, address;
  std::string signatory, signatory_title, signatory_phone;  ///< who signs a complaint or a notification, and how to reach them
  std::string deputy, deputy_phone;                         ///< who signs when the signatory cannot be reached
  std::string dpo, dpo_phone, dpo_mail;                     ///< data protection officer (DPD)

  friend bool operator==(const LegalPerson&, const LegalPerson&) = default;
};

enum class SiteKind : std::uint8_t {
  unknown,
  town_hall,
  annexe,
  ccas,
  school,
  creche,
  media_library,
  sports,
  technical_centre,
  care_home,
  water,
  police,
  culture,
  other,
};

struct Site {
  std::string id, name;
  SiteKind kind = SiteKind::unknown;
  std::string address, phone;
  Answer separate_network = Answer::unknown;  ///< its machines cannot be reached from the town hall's network

  friend bool operator==(const Site&, const Site&) = default;
};

struct Service {
  std::string id, name;                            ///< the id of data/catalogue/services.yaml where the service is one of them
  std::vector<std::string> sites;                  ///< ids of Site
  std::vector<std::string> systems;                ///< ids of System that it cannot work without
  std::string legal_person;                        ///< id of LegalPerson; empty: the body itself
  std::optional<std::int64_t> priority;            ///< 1 first
  std::optional<std::int64_t> max_downtime_hours;  ///< DMIA as the town decided it
  std::string responsible, phone, note;

  friend bool operator==(const Service&, const Service&) = default;
};

enum class Hosting : std::uint8_t { unknown, town, provider, intercommunality, state };

struct System {
  std::string id, name;
  Hosting hosting = Hosting::unknown;
  std::string provider;                 ///< id of Provider: who hosts or maintains it
  std::vector<std::string> machines;    ///< ids of Machine that it runs on
  std::vector<std::string> networks;    ///< ranges that it lies in, where its machines are not listed
  std::vector<std::string> depends_on;  ///< ids of System: directory, mail, telephony …
  std::string note;

  friend bool operator==(const System&, const System&) = default;
};

enum class MachineRole : std::uint8_t {
  unknown,
  domain_controller,
  server,
  hypervisor,
  backup,
  storage,
  firewall,
  workstation,
  laptop,
  printer,
  telephony,
  camera,
  industrial,
  other,
};

struct Machine {
  std::string id;  ///< its name in the logs; compared without regard to case
  MachineRole role = MachineRole::unknown;
  std::vector<std::string> addresses;
  std::string site;  ///< id of Site
  std::string note;

  friend bool operator==(const Machine&, const Machine&) = default;
};

struct Network {
  std::string range;  ///< "10.1.0.0/16", "2001:db8::/32"
  std::string name;
  std::vector<std::string> sites;
  Answer separate = Answer::unknown;  ///< cannot be reached from the rest (cameras, guests, the State's stations)

  friend bool operator==(const Network&, const Network&) = default;
};

enum class AccessKind : std::uint8_t { unknown, vpn, remote_tool, remote_desktop, account, on_site, other };

/// A way by which a provider comes in.
struct Access {
  AccessKind kind = AccessKind::unknown;
  std::string tool, account;
  std::vector<std::string> machines;   ///< ids of Machine
  std::vector<std::string> addresses;  ///< addresses or ranges that it normally comes from
  Answer always_open = Answer::unknown;

  friend bool operator==(const Access&, const Access&) = default;
};

struct Provider {
  std::string id, name, does, phone, night_phone, mail, contract;
  std::vector<Access> accesses;

  friend bool operator==(const Provider&, const Provider&) = default;
};

struct Backup {
  std::string id;
  std::vector<std::string> systems;  ///< ids of System
  std::string where, provider;
  Answer offline = Answer::unknown;       ///< cannot be reached from the network between two copies
  Answer own_accounts = Answer::unknown;  ///< does not open with the accounts of the domain
  std::optional<base::Date> last_test;    ///< of restoring something from it
  std::optional<std::int64_t> kept_days;

  friend bool operator==(const Backup&, const Backup&) = default;
};

enum class AccountKind : std::uint8_t { unknown, domain_admin, local_admin, service, cloud_admin, provider, backup, other };

struct PrivilegedAccount {
  std::string name;
  AccountKind kind = AccountKind::unknown;
  std::string holder;
  std::vector<std::string> machines;  ///< ids of Machine it is used on; empty: anywhere

  friend bool operator==(const PrivilegedAccount&, const PrivilegedAccount&) = default;
};

enum class Weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

/// When somebody normally works on the systems outside office hours.
struct MaintenanceWindow {
  std::string who, does;
  std::vector<Weekday> days;                ///< on which it begins; empty: any
  std::optional<std::int64_t> from, until;  ///< minutes since midnight, local time; `until` before `from` is the next day
  std::vector<std::string> machines;        ///< ids of Machine; empty: any

  friend bool operator==(const MaintenanceWindow&, const MaintenanceWindow&) = default;
};

/// A tool of remote help that is normal here.
struct RemoteTool {
  std::string name, provider, used_by;  ///< `provider`: id of Provider, where one uses it
  std::vector<std::string> machines;    ///< ids of Machine; empty: any

  friend bool operator==(const RemoteTool&, const RemoteTool&) = default;
};

/// Somebody to call. Numbers are as written: they are dialled by people.
struct Contact {
  std::string name, role, phone, night_phone, mail;
  Answer decides = Answer::unknown;  ///< may decide tonight: cut, spend, speak

  friend bool operator==(const Contact&, const Contact&) = default;
};

/// How many there are; one number is a range of itself.
struct Count {
  std::int64_t low = 0, high = 0;

  friend bool operator==(const Count&, const Count&) = default;
};

/// One line of the register of processing (GDPR art. 30).
struct DataSet {
  std::string id, name;
  std::string legal_person;               ///< id of LegalPerson; empty: the body itself
  std::vector<std::string> categories;    ///< ids of data/catalogue/services.yaml, or free words
  std::vector<std::string> people_kinds;  ///< agents, families, minors … in the town's words
  std::optional<Count> people;
  std::vector<std::string> systems;  ///< ids of System it lies in
  std::vector<std::string> places;   ///< folders and shares: "\\serveur\partage"
  std::string retention;

  friend bool operator==(const DataSet&, const DataSet&) = default;
};

struct Town {
  std::string name;
  BodyKind kind = BodyKind::unknown;
  std::string insee;  ///< five characters of the commune, or of that of the head office: it gives the department
  std::string siren;
  std::optional<std::int64_t> population;
  std::string address, phone, website;
  std::vector<std::string> associated_communes;
  Intercommunality intercommunality;
  Insurance cyber_insurance;
  std::vector<Contact> contacts;
  std::vector<LegalPerson> legal_persons;
  std::vector<Site> sites;
  std::vector<Service> services;
  std::vector<System> systems;
  std::vector<Machine> machines;
  std::vector<Network> networks;
  std::vector<Provider> providers;
  std::vector<Backup> backups;
  std::vector<PrivilegedAccount> privileged_accounts;
  std::vector<MaintenanceWindow> maintenance_windows;
  std::vector<RemoteTool> remote_tools;
  std::vector<DataSet> data_sets;

  friend bool operator==(const Town&, const Town&) = default;
};

}  // namespace beffroi::town
