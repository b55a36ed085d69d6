// SPDX-License-Identifier: EUPL-1.2
#include "drill/world/town.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "drill/world/calendar.h"

namespace beffroi::drill::world {
namespace {

constexpr std::array<std::string_view, 8> kTowns = {"Courval",        "Estrevelle",   "Wamberquin", "Norvillers",
                                                    "Brimeux-le-Sec", "Hautrincourt", "Lisquette",  "Verlinghem-Bas"};
constexpr std::array<std::string_view, 4> kProviders = {"infolys", "artois-info", "numeria", "septentrion-it"};
constexpr std::array<std::string_view, 24> kFirstNames = {"mélanie", "franck",   "sylvie",  "nadia",  "thierry", "aurélie",
                                                          "kévin",   "brigitte", "laurent", "céline", "mathieu", "odile",
                                                          "yannick", "coralie",  "bruno",   "inès",   "patrick", "delphine",
                                                          "rachid",  "maryse",   "gaëtan",  "noémie", "hervé",   "justine"};
constexpr std::array<std::string_view, 24> kLastNames = {
    "dubrulle", "lecocq",   "wattrelos", "caron",  "benali",  "delcroix",   "hennebelle", "masson",
    "poulain",  "vasseur",  "lefebvre",  "obled",  "tison",   "carpentier", "rigaut",     "hochart",
    "mercier",  "fontaine", "debruyne",  "loisel", "garnier", "queva",      "sauvage",    "petit"};
constexpr std::array<std::string_view, 6> kOffices = {"accueil", "etatciv", "compta", "dgs", "urba", "rh"};
constexpr std::array<std::uint32_t, 3> kServerBuilds = {14393, 17763, 20348};
constexpr std::array<std::uint32_t, 3> kWorkstationBuilds = {19045, 22631, 26100};
constexpr std::uint32_t kFirstAccountRid = 1103;
constexpr std::int64_t kLargestSkewMilliseconds = 1800;

/// How a provider names machines: {domain controller, files, remote desktop, application, prefix of workstations}.
using NameScheme = std::array<std::string_view, 5>;
constexpr std::array<NameScheme, 3> kSchemes = {{{"SRV-AD01", "SRV-FIC01", "SRV-RDS01", "SRV-GEST01", "PC-"},
                                                 {"DC1", "FICHIERS", "TSE", "METIER", "POSTE-"},
                                                 {"MAIRIE-AD", "MAIRIE-DATA", "MAIRIE-BUREAU", "MAIRIE-APP", "MAIRIE-"}}};

std::string machine_sid(Random& random) {
  return fmt::format("S-1-5-21-{}-{}-{}", 1'000'000'000 + random.below(3'000'000'000),
                     1'000'000'000 + random.below(3'000'000'000), 1'000'000'000 + random.below(3'000'000'000));
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

std::string without_accents(std::string_view text) {
  std::string result(text);
  for (const auto& [accented, plain] : {std::pair("é", "e"), {"è", "e"}, {"ë", "e"}, {"ï", "i"}}) {
    for (auto at = result.find(accented); at != result.npos; at = result.find(accented)) {
      result.replace(at, std::string_view(accented).size(), plain);
    }
  }
  return result;
}

/// Builds a town piece by piece; every draw comes from one stream, so the order of the calls is part of the result.
class Builder {
 public:
  Builder(const TownPlan& plan, Random random) : plan_(plan), random_(random) {}

  Town build() {
    name_town();
    add_servers();
    add_workstations();
    add_accounts();
    return std::move(town_);
  }

 private:
  void name_town() {
    town_.name = random_.pick(kTowns);
    const std::string label = lower(town_.name).substr(0, 14);
    town_.dns_domain = label + ".exercice.invalid";
    town_.netbios = upper(label).substr(0, label.find('-'));
    town_.domain_sid = machine_sid(random_);
    town_.provider = random_.pick(kProviders);
    town_.provider_address = fmt::format("192.0.2.{}", random_.between(20, 90));
    network_ = random_.between(1, 60);
    scheme_ = random_.pick(kSchemes);
  }

  Host& add_host(std::string name, std::string site, Role role, int network, int number) {
    Host host;
    host.name = upper(std::move(name)).substr(0, 15);
    host.computer = host.name + "." + town_.dns_domain;
    host.site = std::move(site);
    host.role = role;
    host.address = fmt::format("192.168.{}.{}", network, number);
    host.sid = fmt::format("{}-{}", town_.domain_sid, 1000 + static_cast<int>(town_.hosts.size()));
    host.build = role == Role::workstation ? random_.pick(kWorkstationBuilds) : random_.pick(kServerBuilds);
    host.skew = milliseconds(random_.between(-kLargestSkewMilliseconds, kLargestSkewMilliseconds));
    return town_.hosts.emplace_back(std::move(host));
  }

  void add_servers() {
    constexpr std::array kRoles = {Role::domain_controller, Role::file_server, Role::remote_desktop_server,
                                   Role::application_server};
    int number = 10;
    for (std::size_t i = 0; i < kRoles.size(); ++i) add_host(std::string(scheme_[i]), "mairie", kRoles[i], network_, number++);
    town_.hosts.front().skew = 0;  // the others follow the domain controller's clock, more or less
  }

  void add_workstations() {
    int number = 101;
    const std::string prefix(scheme_[4]);
    for (int i = 0; i < plan_.town_hall_workstations; ++i) {
      add_host(prefix + std::string(kOffices[static_cast<std::size_t>(i)]), "mairie", Role::workstation, network_, number++);
    }
    for (int i = 0; i < plan_.annexes; ++i) {
      const std::string site = fmt::format("annexe{}", i + 1);
      add_host(prefix + site, site, Role::workstation, network_ + 100 + i, 101);
    }
    if (plan_.establishments) {
      add_outsider("CCAS-ACCUEIL", "ccas", network_ + 110);
      add_outsider("MEDIATHEQUE-1", "mediatheque", network_ + 120);
    }
  }

  void add_outsider(std::string name, const std::string& site, int network) {
    Host& host = add_host(std::move(name), site, Role::workstation, network, 20);
    host.in_domain = false;
    host.computer = host.name + "." + site + "." + town_.dns_domain;
    host.sid = machine_sid(random_);
    host.skew *= 20;  // nobody sets its clock
  }

  void add_account(std::string name, std::string full_name, std::string domain, std::string sid, Privilege privilege) {
    town_.accounts.push_back({std::move(name), std::move(full_name), std::move(domain), std::move(sid), privilege});
  }

  void add_accounts() {
    add_account("Administrateur", "", town_.netbios, town_.domain_sid + "-500", Privilege::domain_administrator);
    auto next_rid = [this, rid = kFirstAccountRid]() mutable { return fmt::format("{}-{}", town_.domain_sid, rid++); };
    add_account(town_.provider, "Prestataire informatique", town_.netbios, next_rid(), Privilege::domain_administrator);
    add_account("svc_sauvegarde", "Sauvegarde", town_.netbios, next_rid(), Privilege::service);
    const std::size_t shift = random_.below(kFirstNames.size());
    std::size_t person = 0;
    for (Host& host : town_.hosts) {
      if (host.is_server()) continue;
      const std::string first(kFirstNames[(shift + person) % kFirstNames.size()]);
      const std::string last(kLastNames[(shift * 5 + person * 7 + 3) % kLastNames.size()]);
      host.main_user = host.in_domain ? without_accents(first).substr(0, 1) + "." + last : without_accents(first);
      add_account(host.main_user, first + " " + last, host.in_domain ? town_.netbios : host.name,
                  host.in_domain ? next_rid() : host.sid + "-1001", Privilege::user);
      ++person;
    }
  }

  TownPlan plan_;
  Random random_;
  Town town_;
  NameScheme scheme_{};
  int network_ = 0;
};

}  // namespace

const Host& Town::host(Role role) const {
  const auto found = std::ranges::find(hosts, role, &Host::role);
  BEFFROI_ASSERT(found != hosts.end());
  return *found;
}

const Account& Town::account(std::string_view wanted) const {
  const auto found = std::ranges::find(accounts, wanted, &Account::name);
  BEFFROI_ASSERT(found != accounts.end());
  return *found;
}

const Account& Town::administrator() const { return accounts[0]; }
const Account& Town::provider_account() const { return accounts[1]; }

std::vector<const Host*> Town::workstations_in_domain() const {
  std::vector<const Host*> found;
  for (const Host& host : hosts) {
    if (!host.is_server() && host.in_domain) found.push_back(&host);
  }
  return found;
}

Town make_town(const TownPlan& plan, Random random) { return Builder(plan, random).build(); }

}  // namespace beffroi::drill::world
