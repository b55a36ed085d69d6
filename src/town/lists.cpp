// SPDX-License-Identifier: EUPL-1.2
#include "town/lists.h"

#include <algorithm>
#include <map>

#include "town/catalogue.h"
#include "town/table.h"
#include "town/value.h"
#include "town/words.h"

namespace beffroi::town {
namespace {

enum ServiceColumn : std::size_t { kService, kSites, kSystems, kPriority, kDowntime, kResponsible, kPhone, kServiceNote };
enum MachineColumn : std::size_t { kMachine, kRole, kAddresses, kSite, kMachineSystems, kMachineNote };

const std::vector<Column>& service_columns() {
  static const std::vector<Column> columns = {
      {"service", {"service", "nom", "name", "libelle", "id"}, true},
      {"sites", {"sites", "site", "lieu", "lieux", "batiment", "batiments"}},
      {"systems", {"systems", "system", "systemes", "systeme", "logiciels", "logiciel"}},
      {"priority", {"priority", "priorite"}},
      {"max_downtime_hours", {"max_downtime_hours", "dmia", "dmia_heures", "arret_maximal_heures"}},
      {"responsible", {"responsible", "responsable"}},
      {"phone", {"phone", "telephone"}},
      {"note", {"note", "remarque", "remarques"}}};
  return columns;
}

const std::vector<Column>& machine_columns() {
  static const std::vector<Column> columns = {
      {"machine", {"machine", "nom", "name", "hostname", "id", "nom_de_la_machine"}, true},
      {"role", {"role", "type", "fonction"}},
      {"addresses", {"addresses", "address", "adresse", "adresses", "adresse_ip", "ip"}},
      {"site", {"site", "lieu", "batiment"}},
      {"systems", {"systems", "system", "systemes", "systeme", "logiciels", "logiciel"}},
      {"note", {"note", "remarque", "remarques", "commentaire"}}};
  return columns;
}

/// Finds entries by id or name, and makes those that are not there. Two lists of thousands must not be compared pair by pair.
template <class Entry>
class Index {
 public:
  explicit Index(std::vector<Entry>& entries) : entries_(entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) remember(i);
  }

  /// The entry stays where it is until the next call.
  Entry& at(const std::string& text, const std::string& new_id) {
    const auto [found, is_new] = places_.emplace(identifier_of(text), entries_.size());
    if (!is_new) return entries_[found->second];
    Entry& made = entries_.emplace_back();
    made.id = new_id;
    if constexpr (requires { made.name; }) made.name = text;
    return made;
  }
  Entry& at(const std::string& text) { return at(text, identifier_of(text)); }

 private:
  void remember(std::size_t place) {
    places_.emplace(identifier_of(entries_[place].id), place);
    if constexpr (requires { entries_[place].name; }) {
      if (!entries_[place].name.empty()) places_.emplace(identifier_of(entries_[place].name), place);
    }
  }

  std::vector<Entry>& entries_;
  std::map<std::string, std::size_t> places_;
};

void add_once(std::vector<std::string>& values, const std::string& value) {
  if (std::ranges::find(values, value) == values.end()) values.push_back(value);
}

/// What one list adds to a town, row by row.
class Addition {
 public:
  Addition(Town& town, const Table& table, std::string_view path)
      : sites_(town.sites),
        services_(town.services),
        systems_(town.systems),
        machines_(town.machines),
        table_(table),
        path_(path),
        problems_(table.problems()) {}

  void service(const Table::Row& row, base::Language language) {
    const std::string& text = row.cells[kService];
    if (identifier_of(text).empty()) return problem(row, "town.no_identity", {{"key", std::string("service")}});
    const ServiceKind* kind = Catalogue::embedded().named(text);
    Service& service = services_.at(kind ? kind->id : text);
    if (kind) service.name = kind->name.in(language);
    for (const std::string& site : named_values(row, kSites, "sites")) add_once(service.sites, site_of(site));
    for (const std::string& system : named_values(row, kSystems, "systems")) add_once(service.systems, systems_.at(system).id);
    constexpr std::int64_t kLowest = 9, kYear = 366 * 24;  // as town.yaml allows
    number(row, kPriority, 1, kLowest, service.priority);
    number(row, kDowntime, 0, kYear, service.max_downtime_hours);
    take(row.cells[kResponsible], service.responsible);
    take(row.cells[kPhone], service.phone);
    take(row.cells[kServiceNote], service.note);
  }

  void machine(const Table::Row& row) {
    const std::string& name = row.cells[kMachine];
    if (identifier_of(name).empty()) return problem(row, "town.no_identity", {{"key", std::string("machine")}});
    Machine& machine = machines_.at(name, name);
    if (!row.cells[kRole].empty()) role(row, machine);
    for (const std::string& address : table_.values(row.cells[kAddresses])) {
      if (is_network(address)) {
        add_once(machine.addresses, address);
      } else {
        problem(row, "town.not_network", {{"key", std::string("addresses")}, {"value", address}});
      }
    }
    for (const std::string& site : named_values(row, kSite, "site")) machine.site = site_of(site);
    take(row.cells[kMachineNote], machine.note);
    const std::string id = machine.id;
    for (const std::string& system : named_values(row, kMachineSystems, "systems")) add_once(systems_.at(system).machines, id);
  }

  std::vector<base::Error> take_problems() { return std::move(problems_); }

 private:
  /// The values of a cell that can be told apart: « - » names nothing.
  std::vector<std::string> named_values(const Table::Row& row, std::size_t column, std::string_view key) {
    std::vector<std::string> values = table_.values(row.cells[column]);
    const auto removed = std::erase_if(values, [](const std::string& value) { return identifier_of(value).empty(); });
    if (removed > 0) problem(row, "town.no_identity", {{"key", std::string(key)}});
    return values;
  }

  std::string site_of(const std::string& text) {
    Site& site = sites_.at(text);
    if (site.kind == SiteKind::unknown) site.kind = meaning_of<SiteKind>(text).value_or(SiteKind::unknown);
    return site.id;
  }

  void role(const Table::Row& row, Machine& machine) {
    const auto role = meaning_of<MachineRole>(row.cells[kRole]);
    if (role) {
      machine.role = *role;
    } else {
      problem(row, "town.unknown_word",
              {{"key", std::string("role")}, {"value", row.cells[kRole]}, {"allowed", listed_words<MachineRole>()}});
    }
  }

  void number(const Table::Row& row, std::size_t column, std::int64_t low, std::int64_t high,
              std::optional<std::int64_t>& value) {
    if (row.cells[column].empty()) return;
    const auto count = parse_count(row.cells[column]);
    if (count && count->low == count->high && count->low >= low && count->low <= high) {
      value = count->low;
      return;
    }
    problem(row, "town.not_number",
            {{"key", std::string(service_columns()[column].id)}, {"value", row.cells[column]}, {"low", low}, {"high", high}});
  }

  static void take(const std::string& cell, std::string& value) {
    if (!cell.empty()) value = cell;
  }

  void problem(const Table::Row& row, std::string id, base::Arguments arguments) {
    problems_.push_back({std::move(id), std::move(arguments), {std::string(path_), row.line, {}}, {}});
  }

  Index<Site> sites_;
  Index<Service> services_;
  Index<System> systems_;
  Index<Machine> machines_;
  const Table& table_;
  std::string_view path_;
  std::vector<base::Error> problems_;
};

}  // namespace

base::Result<std::vector<base::Error>> add_services(Town& town, std::string_view csv, std::string_view path,
                                                    base::Language language) {
  BEFFROI_TRY(const Table table, Table::parse(csv, service_columns(), path));
  Addition addition(town, table, path);
  for (const Table::Row& row : table.rows()) addition.service(row, language);
  return addition.take_problems();
}

base::Result<std::vector<base::Error>> add_machines(Town& town, std::string_view csv, std::string_view path) {
  BEFFROI_TRY(const Table table, Table::parse(csv, machine_columns(), path));
  Addition addition(town, table, path);
  for (const Table::Row& row : table.rows()) addition.machine(row);
  return addition.take_problems();
}

}  // namespace beffroi::town
