// SPDX-License-Identifier: EUPL-1.2
// What will be missed, in the order in which a night asks for it: who decides, who helps, who must be told; then what to cut and what to
// restore; then what spares false accusations.
#include "town/gaps.h"

#include <algorithm>

#include "town/value.h"

namespace beffroi::town {
namespace {

constexpr std::size_t kNamesTold = 3;

class Search {
 public:
  Search(const Town& town, const base::Date& today) : town_(town), today_(today) {}

  std::vector<Gap> run() {
    people();
    insurance();
    legal_persons();
    backups();
    services();
    systems();
    data();
    habits();
    std::ranges::stable_sort(gaps_, {}, &Gap::when);
    return std::move(gaps_);
  }

 private:
  void add(bool is_missing, std::string id, When when, base::Arguments arguments = {}) {
    if (is_missing) gaps_.push_back({std::move(id), when, std::move(arguments)});
  }

  /// A gap in some entries of a list, with how many and the first names.
  template <class Entry, class Lacks>
  void add_for(const std::vector<Entry>& entries, std::string id, When when, Lacks lacks) {
    std::int64_t count = 0;
    std::string names;
    for (const Entry& entry : entries) {
      if (!lacks(entry)) continue;
      if (static_cast<std::size_t>(++count) > kNamesTold) continue;
      names += (names.empty() ? "" : " / ") + name_of(entry);
    }
    if (static_cast<std::size_t>(count) > kNamesTold) names += " …";
    add(count > 0, std::move(id), when, {{"count", count}, {"names", names}});
  }

  template <class Entry>
  static std::string name_of(const Entry& entry) {
    if constexpr (requires { entry.name; }) {
      if (!entry.name.empty()) return entry.name;
    }
    return entry.id;
  }

  void people() {
    const auto answers_at_night = [](const Contact& contact) { return !contact.night_phone.empty(); };
    const auto decides = [](const Contact& contact) { return contact.decides == Answer::yes; };
    add(std::ranges::none_of(town_.contacts, answers_at_night), "night_contact", When::tonight);
    add(std::ranges::none_of(town_.contacts, decides), "decider", When::tonight);
    add(town_.insee.empty(), "insee", When::tonight);
    add(town_.providers.empty(), "provider", When::tonight);
    add_for(town_.providers, "provider_phone", When::tonight,
            [](const Provider& provider) { return provider.night_phone.empty(); });
  }

  void insurance() {
    const Insurance& insurance = town_.cyber_insurance;
    add(insurance.held == Answer::unknown, "insurance", When::tonight);
    if (insurance.held != Answer::yes) return;
    add(insurance.phone.empty() && insurance.night_phone.empty(), "insurer_phone", When::tonight);
    add(insurance.policy_number.empty(), "policy_number", When::first_days);
    add(!insurance.notice_hours, "notice_hours", When::tonight);
  }

  void legal_persons() {
    add(town_.legal_persons.empty(), "legal_persons", When::first_days);
    add_for(town_.legal_persons, "signatory", When::first_days,
            [](const LegalPerson& person) { return person.signatory.empty(); });
    add_for(town_.legal_persons, "deputy", When::first_days, [](const LegalPerson& person) { return person.deputy.empty(); });
    add_for(town_.legal_persons, "dpo", When::first_days, [](const LegalPerson& person) { return person.dpo.empty(); });
  }

  void backups() {
    constexpr std::int64_t kYear = 365;  // days
    add(town_.backups.empty(), "backups", When::tonight);
    const auto is_offline = [](const Backup& backup) { return backup.offline == Answer::yes; };
    add(!town_.backups.empty() && std::ranges::none_of(town_.backups, is_offline), "offline_backup", When::tonight);
    add_for(town_.backups, "backup_never_tried", When::first_days, [](const Backup& backup) { return !backup.last_test; });
    add_for(town_.backups, "backup_tried_long_ago", When::first_days,
            [this](const Backup& backup) { return backup.last_test && base::days_between(*backup.last_test, today_) > kYear; });
    add_for(town_.backups, "backup_accounts", When::first_days,
            [](const Backup& backup) { return backup.own_accounts != Answer::yes && backup.offline != Answer::yes; });
  }

  void services() {
    add(town_.services.empty(), "services", When::tonight);
    add_for(town_.services, "service_systems", When::first_days,
            [](const Service& service) { return service.systems.empty(); });
    add_for(town_.services, "service_sites", When::first_days, [](const Service& service) { return service.sites.empty(); });
    add(town_.sites.empty(), "sites", When::first_days);
    add_for(town_.sites, "separate_network", When::tonight,
            [](const Site& site) { return site.kind != SiteKind::town_hall && site.separate_network == Answer::unknown; });
  }

  void systems() {
    add(town_.systems.empty(), "systems", When::first_days);
    add_for(town_.systems, "system_machines", When::first_days, [](const System& system) {
      return system.hosting == Hosting::town && system.machines.empty() && system.networks.empty();
    });
    add_for(town_.systems, "system_hosting", When::first_days,
            [](const System& system) { return system.hosting == Hosting::unknown; });
    add(town_.machines.empty(), "machines", When::first_days);
    add(town_.networks.empty(), "networks", When::first_days);
  }

  void data() {
    add(town_.data_sets.empty(), "data_sets", When::first_days);
    add_for(town_.data_sets, "data_people", When::first_days, [](const DataSet& data) { return !data.people; });
    add_for(town_.data_sets, "data_places", When::first_days,
            [](const DataSet& data) { return data.systems.empty() && data.places.empty(); });
  }

  void habits() {
    const auto is_open = [](const Provider& provider) {
      return std::ranges::any_of(provider.accesses, [](const Access& access) { return access.always_open == Answer::yes; });
    };
    add_for(town_.providers, "access_always_open", When::tonight, is_open);
    add_for(town_.providers, "provider_accesses", When::later,
            [](const Provider& provider) { return provider.accesses.empty(); });
    add(town_.privileged_accounts.empty(), "privileged_accounts", When::later);
    add(town_.remote_tools.empty(), "remote_tools", When::later);
    add(town_.maintenance_windows.empty(), "maintenance_windows", When::later);
    add(!town_.population, "population", When::later);
  }

  const Town& town_;
  const base::Date& today_;
  std::vector<Gap> gaps_;
};

}  // namespace

std::string_view word_of(When when) {
  switch (when) {
    case When::tonight: return "tonight";
    case When::first_days: return "first_days";
    case When::later: return "later";
  }
  return {};
}

std::vector<Gap> gaps_of(const Town& town, const base::Date& today) { return Search(town, today).run(); }

}  // namespace beffroi::town
