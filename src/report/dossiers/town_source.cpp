// SPDX-License-Identifier: EUPL-1.2
// What the town's file says: of the body, and of the legal person whose dossier it is.
#include <algorithm>

#include "report/dossiers/declared_signatory.h"
#include "report/dossiers/families.h"
#include "response/obligations/said.h"
#include "response/services/roster.h"
#include "town/catalogue.h"

namespace beffroi::report::dossiers {
namespace {

std::string file_cite(const Wanted& wanted) { return wanted.words.text("dossier.cite.file"); }

std::string answer_cite(const response::first_hour::Given& given, const Wanted& wanted) {
  return wanted.words.text("dossier.cite.answer", {{"by", given.by}, {"at", given.said}});
}

Lines of_insurance(const Wanted& wanted) {
  Lines lines;
  const town::Insurance& insurance = wanted.material.town.cyber_insurance;
  add(lines, joined({insurance.insurer, insurance.policy_number, insurance.phone, insurance.night_phone, insurance.mail}),
      Ground::declared, file_cite(wanted));
  return lines;
}

/// A category as people say it; the town's own words stay as they are.
std::string category_of(const std::string& written, base::Language language) {
  for (const town::Named& kind : town::Catalogue::embedded().personal_data()) {
    if (kind.id == written) return kind.name.in(language);
  }
  return written;
}

/// Data sets of the register that belong to this legal person: what may be concerned, never what is. Those of which more is known stand
/// in people.data_sets.
Lines of_data_sets(const Wanted& wanted) {
  Lines lines;
  for (const town::DataSet& set : wanted.material.town.data_sets) {
    if (!belongs(set, wanted.material) || is_told(set, wanted.material)) continue;
    std::string categories;
    for (const std::string& one : set.categories)
      categories += (categories.empty() ? "" : ", ") + category_of(one, wanted.words.language());
    base::Arguments said{{"name", set.name}, {"categories", categories}, {"people", std::string()}};
    if (set.people)
      said[2].value = wanted.words.number(set.people->low) +
                      (set.people->high > set.people->low ? " – " + wanted.words.number(set.people->high) : "");
    add(lines, wanted.words.text("dossier.data_set", said), Ground::supposed, file_cite(wanted));
  }
  return lines;
}

/// Systems that the services and the data of this legal person stand on.
bool has_system(const std::string& system, const Material& material) {
  const auto names_it = [&](const std::string& owner, const std::vector<std::string>& systems) {
    return response::obligations::owner_in(material.town, owner) == material.person_id &&
           std::ranges::count(systems, system) > 0;
  };
  const auto of_service = [&](const town::Service& one) { return names_it(one.legal_person, one.systems); };
  const auto of_data = [&](const town::DataSet& one) { return names_it(one.legal_person, one.systems); };
  return std::ranges::any_of(material.town.services, of_service) || std::ranges::any_of(material.town.data_sets, of_data);
}

/// The file describes the body; of what it says another legal person has its own head and its own systems, and nothing else.
bool is_own(const std::vector<std::string>& systems, const Material& material) {
  const auto own = [&material](const std::string& id) { return has_system(id, material); };
  return material.person_id.empty() || std::ranges::any_of(systems, own);
}

std::vector<std::string> systems_of(const town::Provider& provider, const town::Town& town) {
  std::vector<std::string> ids;
  for (const town::System& one : town.systems) {
    if (!provider.id.empty() && one.provider == provider.id) ids.push_back(one.id);
  }
  return ids;
}

Lines of_contacts(const Wanted& wanted) {
  Lines lines;
  const town::LegalPerson* person = wanted.material.person;
  if (!wanted.material.person_id.empty()) {
    if (!person) return lines;
    add(lines, joined({person->signatory, person->signatory_title, person->signatory_phone}), Ground::declared,
        file_cite(wanted));
    add(lines, joined({person->dpo, person->dpo_phone, person->dpo_mail}), Ground::declared, file_cite(wanted));
    return lines;
  }
  for (const town::Contact& one : wanted.material.town.contacts)
    add(lines, joined({one.name, one.role, one.phone, one.night_phone}), Ground::declared, file_cite(wanted));
  return lines.empty() ? told_contacts(wanted) : lines;
}

Lines of_providers(const Wanted& wanted) {
  Lines lines;
  for (const town::Provider& one : wanted.material.town.providers) {
    if (is_own(systems_of(one, wanted.material.town), wanted.material))
      add(lines, joined({one.name, one.does, one.phone, one.night_phone}), Ground::declared, file_cite(wanted));
  }
  return lines;
}

Lines of_backups(const Wanted& wanted) {
  Lines lines;
  for (const town::Backup& backup : wanted.material.town.backups) {
    if (!is_own(backup.systems, wanted.material)) continue;
    const std::string offline(backup.offline == town::Answer::yes  ? "yes"
                              : backup.offline == town::Answer::no ? "no"
                                                                   : "unknown");
    add(lines, wanted.words.text("dossier.backup", {{"name", backup.id}, {"where", backup.where}, {"offline", offline}}),
        Ground::declared, file_cite(wanted));
  }
  return lines;
}

/// Where the file does not say it, what a person noted.
Lines of_population(const Wanted& wanted) {
  Lines lines;
  const auto add_count = [&](std::int64_t count, std::string cites) {
    add(lines, wanted.words.text("dossier.population", {{"count", count}}), Ground::declared, std::move(cites));
  };
  if (const auto& in_file = wanted.material.town.population) {
    add_count(*in_file, file_cite(wanted));
  } else if (const response::Entry* noted = response::services::population_noted(wanted.material.entries)) {
    add_count(noted->number("population"),
              wanted.words.text("dossier.cite.journal", {{"entry", static_cast<std::int64_t>(noted->seq)}, {"by", noted->by}}));
  }
  return lines;
}

}  // namespace

Lines of_person(const Wanted& wanted) {
  Lines lines;
  const town::Town& town = wanted.material.town;
  const town::LegalPerson* person = wanted.material.person;
  const bool body = wanted.material.person_id.empty();
  const auto own = [&](const std::string& of_person, const std::string& of_town) {
    return !of_person.empty() || !body ? of_person : of_town;
  };
  const town::LegalPerson none;
  const town::LegalPerson& of = person ? *person : none;
  std::string text;
  if (wanted.name == "name") {
    text = own(of.name, town.name);
    const auto* given = wanted.material.first_hour.find("town");
    if (text.empty() && body && given) {
      add(lines, wanted.material.place, Ground::declared, answer_cite(*given, wanted));
      return lines;
    }
  }
  if (wanted.name == "siren") text = own(of.siren, town.siren);
  if (wanted.name == "address") text = own(of.address, town.address);
  if (wanted.name == "signatory") {
    text = joined({of.signatory, of.signatory_title, of.signatory_phone});
    if (const auto told = declared_signatory(wanted.material)) {
      add(lines, told->said, Ground::declared, answer_cite(*wanted.material.first_hour.find("people"), wanted));
      return lines;
    }
  }
  if (wanted.name == "deputy") text = joined({of.deputy, of.deputy_phone});
  if (wanted.name == "dpo") text = joined({of.dpo, of.dpo_phone, of.dpo_mail});
  add(lines, std::move(text), Ground::declared, file_cite(wanted));
  return lines;
}

Lines of_town(const Wanted& wanted) {
  Lines lines;
  if (wanted.name == "data_sets") return of_data_sets(wanted);
  if (wanted.name == "backups") return of_backups(wanted);
  if (wanted.name == "contacts") return of_contacts(wanted);
  if (wanted.name == "providers") return of_providers(wanted);
  if (!wanted.material.person_id.empty()) return lines;  // the rest is the body's own
  if (wanted.name == "insurance") return of_insurance(wanted);
  if (wanted.name == "population") return of_population(wanted);
  if (wanted.name == "switchboard") add(lines, wanted.material.town.phone, Ground::declared, file_cite(wanted));
  return lines;
}

}  // namespace beffroi::report::dossiers
