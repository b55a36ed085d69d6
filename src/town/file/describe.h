// SPDX-License-Identifier: EUPL-1.2
// What town.yaml holds, key by key, told once: the reader, the writer and the resolver of references are forms that go through it.
// A form offers text, texts, number, date, choice, choices, clock, count, insee, siren, network, networks, identity, reference,
// references, record and records.
#pragma once

#include "town/town.h"

namespace beffroi::town::file {

/// What an id names, and a reference means.
enum class Thing : std::uint8_t { legal_person, site, service, system, machine, provider, backup, data_set };
inline constexpr std::size_t kThings = 8;

template <class Form>
void describe(Form& form, Intercommunality& above) {
  form.text("name", above.name);
  form.siren("siren", above.siren);
  form.telephone("phone", above.phone);
  form.telephone("night_phone", above.night_phone);
  form.choice("hosts_computers", above.hosts_computers);
}

template <class Form>
void describe(Form& form, Insurance& insurance) {
  constexpr std::int64_t kYear = 366 * 24;  // hours
  form.choice("held", insurance.held);
  form.text("insurer", insurance.insurer);
  form.text("policy_number", insurance.policy_number);
  form.telephone("phone", insurance.phone);
  form.telephone("night_phone", insurance.night_phone);
  form.text("mail", insurance.mail);
  form.number("notice_hours", insurance.notice_hours, 0, kYear);
}

template <class Form>
void describe(Form& form, Contact& contact) {
  form.text("name", contact.name);
  form.text("role", contact.role);
  form.telephone("phone", contact.phone);
  form.telephone("night_phone", contact.night_phone);
  form.text("mail", contact.mail);
  form.choice("decides", contact.decides);
}

template <class Form>
void describe(Form& form, LegalPerson& person) {
  form.identity("id", person.id, "name", person.name, Thing::legal_person);
  form.choice("kind", person.kind);
  form.siren("siren", person.siren);
  form.text("address", person.address);
  form.text("signatory", person.signatory);
  form.text("signatory_title", person.signatory_title);
  form.telephone("signatory_phone", person.signatory_phone);
  form.text("deputy", person.deputy);
  form.telephone("deputy_phone", person.deputy_phone);
  form.text("dpo", person.dpo);
  form.telephone("dpo_phone", person.dpo_phone);
  form.text("dpo_mail", person.dpo_mail);
}

template <class Form>
void describe(Form& form, Site& site) {
  form.identity("id", site.id, "name", site.name, Thing::site);
  form.choice("kind", site.kind);
  form.text("address", site.address);
  form.telephone("phone", site.phone);
  form.choice("separate_network", site.separate_network);
}

template <class Form>
void describe(Form& form, Service& service) {
  constexpr std::int64_t kLowest = 9, kYear = 366 * 24;  // priority; hours
  form.identity("id", service.id, "name", service.name, Thing::service);
  form.references("sites", service.sites, Thing::site);
  form.references("systems", service.systems, Thing::system);
  form.reference("legal_person", service.legal_person, Thing::legal_person);
  form.number("priority", service.priority, 1, kLowest);
  form.number("max_downtime_hours", service.max_downtime_hours, 0, kYear);
  form.text("responsible", service.responsible);
  form.telephone("phone", service.phone);
  form.text("note", service.note);
}

template <class Form>
void describe(Form& form, System& system) {
  form.identity("id", system.id, "name", system.name, Thing::system);
  form.choice("hosting", system.hosting);
  form.reference("provider", system.provider, Thing::provider);
  form.references("machines", system.machines, Thing::machine);
  form.networks("networks", system.networks);
  form.references("depends_on", system.depends_on, Thing::system);
  form.text("note", system.note);
}

template <class Form>
void describe(Form& form, Machine& machine) {
  form.identity("id", machine.id, {}, machine.id, Thing::machine);
  form.choice("role", machine.role);
  form.networks("addresses", machine.addresses);
  form.reference("site", machine.site, Thing::site);
  form.text("note", machine.note);
}

template <class Form>
void describe(Form& form, Network& network) {
  form.network("range", network.range);
  form.text("name", network.name);
  form.references("sites", network.sites, Thing::site);
  form.choice("separate", network.separate);
}

template <class Form>
void describe(Form& form, Access& access) {
  form.choice("kind", access.kind);
  form.text("tool", access.tool);
  form.text("account", access.account);
  form.references("machines", access.machines, Thing::machine);
  form.networks("addresses", access.addresses);
  form.choice("always_open", access.always_open);
}

template <class Form>
void describe(Form& form, Provider& provider) {
  form.identity("id", provider.id, "name", provider.name, Thing::provider);
  form.text("does", provider.does);
  form.telephone("phone", provider.phone);
  form.telephone("night_phone", provider.night_phone);
  form.text("mail", provider.mail);
  form.text("contract", provider.contract);
  form.records("accesses", provider.accesses);
}

template <class Form>
void describe(Form& form, Backup& backup) {
  constexpr std::int64_t kLongest = 366 * 100;  // days
  form.identity("id", backup.id, {}, backup.id, Thing::backup);
  form.references("systems", backup.systems, Thing::system);
  form.text("where", backup.where);
  form.reference("provider", backup.provider, Thing::provider);
  form.choice("offline", backup.offline);
  form.choice("own_accounts", backup.own_accounts);
  form.date("last_test", backup.last_test);
  form.number("kept_days", backup.kept_days, 0, kLongest);
}

template <class Form>
void describe(Form& form, PrivilegedAccount& account) {
  form.text("name", account.name);
  form.choice("kind", account.kind);
  form.text("holder", account.holder);
  form.references("machines", account.machines, Thing::machine);
}

template <class Form>
void describe(Form& form, MaintenanceWindow& window) {
  form.text("who", window.who);
  form.text("does", window.does);
  form.choices("days", window.days);
  form.clock("from", window.from);
  form.clock("until", window.until);
  form.references("machines", window.machines, Thing::machine);
}

template <class Form>
void describe(Form& form, RemoteTool& tool) {
  form.text("name", tool.name);
  form.reference("provider", tool.provider, Thing::provider);
  form.text("used_by", tool.used_by);
  form.references("machines", tool.machines, Thing::machine);
}

template <class Form>
void describe(Form& form, DataSet& data) {
  form.identity("id", data.id, "name", data.name, Thing::data_set);
  form.reference("legal_person", data.legal_person, Thing::legal_person);
  form.texts("categories", data.categories);
  form.texts("people_kinds", data.people_kinds);
  form.count("people", data.people);
  form.references("systems", data.systems, Thing::system);
  form.texts("places", data.places);
  form.text("retention", data.retention);
}

template <class Form>
void describe(Form& form, Town& town) {
  constexpr std::int64_t kMostPeople = 100'000'000;  // more than any region
  form.text("name", town.name);
  form.choice("kind", town.kind);
  form.insee("insee", town.insee);
  form.siren("siren", town.siren);
  form.number("population", town.population, 0, kMostPeople);
  form.text("address", town.address);
  form.telephone("phone", town.phone);
  form.text("website", town.website);
  form.texts("associated_communes", town.associated_communes);
  form.record("intercommunality", town.intercommunality);
  form.record("cyber_insurance", town.cyber_insurance);
  form.records("contacts", town.contacts);
  form.records("legal_persons", town.legal_persons);
  form.records("sites", town.sites);
  form.records("services", town.services);
  form.records("systems", town.systems);
  form.records("machines", town.machines);
  form.records("networks", town.networks);
  form.records("providers", town.providers);
  form.records("backups", town.backups);
  form.records("privileged_accounts", town.privileged_accounts);
  form.records("maintenance_windows", town.maintenance_windows);
  form.records("remote_tools", town.remote_tools);
  form.records("data_sets", town.data_sets);
}

}  // namespace beffroi::town::file
