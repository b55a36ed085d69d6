// SPDX-License-Identifier: EUPL-1.2
#include "drill/world/town.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "drill/world/calendar.h"
#include "drill/world/naming.h"

namespace beffroi::drill::world {
namespace {

constexpr std::array<std::uint32_t, 3> kServerBuilds = {14393, 17763, 20348};
constexpr std::array<std::uint32_t, 3> kWorkstationBuilds = {19045, 22631, 26100};
constexpr std::uint32_t kFirstAccountRid = 1103;
constexpr std::int64_t kLargestSkewMilliseconds = 1800;

struct Network {
  std::string beginning;
  int town_hall = 0;
};

std::string machine_sid(Random& random) {
  return fmt::format("S-1-5-21-{}-{}-{}", 1'000'000'000 + random.below(3'000'000'000),
                     1'000'000'000 + random.below(3'000'000'000), 1'000'000'000 + random.below(3'000'000'000));
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
    town_.name = draw_town_name(random_);
    const DomainNames domain = draw_domain(random_, town_.name);
    town_.dns_domain = domain.dns;
    town_.netbios = domain.netbios;
    town_.domain_sid = machine_sid(random_);
    town_.provider = draw_provider(random_);
    town_.provider_address = fmt::format("192.0.2.{}", random_.between(20, 90));
    town_.remote_tool = static_cast<int>(random_.below(60));
    town_.audits_devices = random_.chance(60);
    town_.logs_drivers = random_.chance(50);
    network_ = draw_network();
    machines_ = draw_machine_naming(random_);
    offices_ = draw_offices(random_, static_cast<std::size_t>(plan_.town_hall_workstations - (random_.chance(40) ? 1 : 0)));
  }

  /// The first two numbers of the town's addresses and the third of the town hall; sites lie beside it.
  Network draw_network() {
    switch (random_.below(3)) {
      case 0: return {"192.168", random_.between(1, 60)};
      case 1: return {fmt::format("172.{}", random_.between(16, 31)), random_.between(0, 60)};
      default: return {fmt::format("10.{}", random_.between(20, 240)), random_.between(0, 60)};
    }
  }

  Host& add_host(std::string name, std::string site, Role role, int network, int number) {
    Host host;
    host.name = upper(name).substr(0, 15);
    host.computer = host.name + "." + town_.dns_domain;
    host.site = std::move(site);
    host.role = role;
    host.address = fmt::format("{}.{}.{}", network_.beginning, network, number);
    host.sid = fmt::format("{}-{}", town_.domain_sid, 1000 + static_cast<int>(town_.hosts.size()));
    host.build = role == Role::workstation ? random_.pick(kWorkstationBuilds) : random_.pick(kServerBuilds);
    host.skew = milliseconds(random_.between(-kLargestSkewMilliseconds, kLargestSkewMilliseconds));
    return town_.hosts.emplace_back(std::move(host));
  }

  void add_servers() {
    constexpr std::array kRoles = {Role::domain_controller, Role::file_server, Role::remote_desktop_server,
                                   Role::application_server};
    int number = 10;
    for (std::size_t i = 0; i < kRoles.size(); ++i)
      add_host(std::string(machines_.servers[i]), "mairie", kRoles[i], network_.town_hall, number++);
    town_.hosts.front().skew = 0;  // the others follow the domain controller's clock, more or less
  }

  void add_workstations() {
    int number = random_.between(30, 150);
    for (const std::string_view office : offices_) {
      add_host(workstation_name(machines_, random_, office), "mairie", Role::workstation, network_.town_hall, number++);
    }
    for (int i = 0; i < plan_.annexes; ++i) {
      const std::string site = fmt::format("annexe{}", i + 1);
      add_host(workstation_name(machines_, random_, site), site, Role::workstation, network_.town_hall + 100 + i, number++);
    }
    if (plan_.establishments) {
      constexpr std::array<std::string_view, 3> kSocial = {"CCAS-ACCUEIL", "CCAS-01", "PC-SOCIAL"};
      constexpr std::array<std::string_view, 3> kLibrary = {"MEDIATHEQUE-1", "BIBLIO-PRET", "PC-MEDIA"};
      add_outsider(std::string(random_.pick(kSocial)), "ccas", network_.town_hall + 110);
      add_outsider(std::string(random_.pick(kLibrary)), "mediatheque", network_.town_hall + 120);
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
    const SpecialAccounts special = draw_special_accounts(random_, town_.provider);
    add_account(special.administrator, "", town_.netbios, town_.domain_sid + "-500", Privilege::domain_administrator);
    auto next_rid = [this, rid = kFirstAccountRid]() mutable { return fmt::format("{}-{}", town_.domain_sid, rid++); };
    add_account(special.provider, "Prestataire informatique", town_.netbios, next_rid(), Privilege::domain_administrator);
    add_account(special.backup, "Sauvegarde", town_.netbios, next_rid(), Privilege::service);
    const AccountStyle style = draw_account_style(random_);
    const std::vector<Person> people = draw_people(random_, town_.hosts.size());
    std::size_t person = 0;
    for (Host& host : town_.hosts) {
      if (host.is_server()) continue;
      const auto& [first, last] = people[person++];
      host.main_user = account_name(host.in_domain ? style : AccountStyle::first_only, first, last);
      add_account(host.main_user, first + " " + last, host.in_domain ? town_.netbios : host.name,
                  host.in_domain ? next_rid() : host.sid + "-1001", Privilege::user);
    }
  }

  TownPlan plan_;
  Random random_;
  Town town_;
  Network network_{};
  MachineNaming machines_{};
  std::vector<std::string_view> offices_;
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
const Account& Town::backup_account() const { return accounts[2]; }

std::vector<const Host*> Town::workstations_in_domain() const {
  std::vector<const Host*> found;
  for (const Host& host : hosts) {
    if (!host.is_server() && host.in_domain) found.push_back(&host);
  }
  return found;
}

Town make_town(const TownPlan& plan, Random random) { return Builder(plan, random).build(); }

}  // namespace beffroi::drill::world
