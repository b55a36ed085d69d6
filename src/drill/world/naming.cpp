// SPDX-License-Identifier: EUPL-1.2
#include "drill/world/naming.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace beffroi::drill::world {
namespace {

constexpr std::size_t kNetbiosLength = 15;

constexpr std::array<std::string_view, 12> kBeginnings = {"Cour", "Estre", "Wamber", "Nor",  "Haut", "Lisque",
                                                          "Verl", "Audre", "Bail",   "Mont", "Bois", "Ramec"};
constexpr std::array<std::string_view, 10> kEndings = {"val",   "velle",  "quin",   "villers", "ghem",
                                                       "court", "becque", "mesnil", "ette",    "rin"};
constexpr std::array<std::string_view, 8> kBefore = {"Saint-Vaast-", "Neuville-", "Mont-", "Vieux-",
                                                     "La Chapelle-", "Rang-du-",  "Le ",   "Sainte-Aude-"};
constexpr std::array<std::string_view, 8> kAfter = {"-sur-Lisse", "-lès-Ambre",  "-en-Pévrel",  "-le-Sec",
                                                    "-Bas",       "-la-Rivière", "-les-Marais", "-sous-Bois"};
constexpr std::array<std::string_view, 10> kProviders = {"infolys",      "artois-info",     "numeria", "septentrion-it",
                                                         "opalys",       "gescom62",        "sysnord", "teranet",
                                                         "alpha-bureau", "info-territoires"};
constexpr std::array<std::string_view, 40> kFirstNames = {
    "Mélanie", "Franck", "Sylvie",  "Nadia",   "Thierry",   "Aurélie",   "Kévin",      "Brigitte", "Laurent", "Céline",
    "Mathieu", "Odile",  "Yannick", "Coralie", "Bruno",     "Inès",      "Patrick",    "Delphine", "Rachid",  "Maryse",
    "Gaëtan",  "Noémie", "Hervé",   "Justine", "Françoise", "Jean-Marc", "Marie-Ange", "Ahmed",    "Zoé",     "Loïc",
    "Anaïs",   "Didier", "Fatima",  "Grégory", "Karine",    "Ludovic",   "Pascale",    "Romain",   "Sabrina", "Théo"};
constexpr std::array<std::string_view, 40> kLastNames = {
    "Dubrulle", "Lecocq", "Wattrelos",    "Caron",      "Benali",  "Delcroix", "Hennebelle", "Masson",   "Poulain",  "Vasseur",
    "Lefebvre", "Obled",  "Tison",        "Carpentier", "Rigaut",  "Hochart",  "Mercier",    "Fontaine", "Debruyne", "Loisel",
    "Garnier",  "Queva",  "Sauvage",      "Petit",      "De Smet", "Le Goff",  "D’Haene",    "Bécu",     "Nguyen",   "Da Silva",
    "Brasseur", "Coulon", "Decottignies", "Fournier",   "Godin",   "Huguet",   "Jacquart",   "Kowalski", "Lemaître", "Moreau"};
constexpr std::array<std::string_view, 16> kOffices = {"accueil", "etatciv",   "compta",    "dgs",        "urba",    "rh",
                                                       "maire",   "elus",      "technique", "police",     "enfance", "cantine",
                                                       "comm",    "elections", "marches",   "secretariat"};

constexpr std::array<std::array<std::string_view, 4>, 10> kServerNames = {{
    {"SRV-AD01", "SRV-FIC01", "SRV-RDS01", "SRV-GEST01"},
    {"DC1", "FICHIERS", "TSE", "METIER"},
    {"MAIRIE-AD", "MAIRIE-DATA", "MAIRIE-BUREAU", "MAIRIE-APP"},
    {"SRV1", "SRV2", "SRV3", "SRV4"},
    {"SERVEUR", "NAS-WIN", "TERMINAL", "LOGICIELS"},
    {"VM-DC-2019", "VM-FS-2019", "VM-TS-2019", "VM-SQL-2019"},
    {"ATHOS", "PORTHOS", "ARAMIS", "DARTAGNAN"},
    {"S62DC01", "S62FS01", "S62TS01", "S62APP01"},
    {"HV-ADDS", "HV-PARTAGE", "HV-SESSIONS", "HV-BERGER"},
    {"WIN-8D2K4QF1TR0", "WIN-C7PLN0VHQ3E", "SRVTSE2", "SRVCOMPTA"},
}};
constexpr std::array<std::string_view, 8> kPrefixes = {"PC-", "POSTE-", "MAIRIE-", "W10-", "UC", "HP-", "PCF-", "ORDI-"};
constexpr int kWorkstationStyles = 5;

}  // namespace

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return result;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

std::string without_accents(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kPlain[] = {
      {"é", "e"}, {"è", "e"}, {"ë", "e"}, {"ê", "e"}, {"ï", "i"}, {"î", "i"}, {"ç", "c"}, {" ", "-"}, {"’", "-"}};
  std::string result(text);
  for (const auto& [accented, plain] : kPlain) {
    for (auto at = result.find(accented); at != result.npos; at = result.find(accented)) {
      result.replace(at, accented.size(), plain);
    }
  }
  return result;
}

std::string draw_town_name(Random& random) {
  std::string name = std::string(random.pick(kBeginnings)) + std::string(random.pick(kEndings));
  if (random.chance(30)) name = std::string(random.pick(kBefore)) + name;
  if (random.chance(35)) name += random.pick(kAfter);
  return name;
}

DomainNames draw_domain(Random& random, std::string_view town) {
  const std::string plain = lower(without_accents(town));
  const std::string first = plain.substr(0, plain.find('-'));
  const std::string whole = plain.substr(0, kNetbiosLength);
  switch (random.below(6)) {
    case 0: return {plain + ".exercice.invalid", upper(whole)};
    case 1: return {"mairie-" + first + ".exercice.invalid", upper(("mairie-" + first).substr(0, kNetbiosLength))};
    case 2: return {"ad." + plain + ".exercice.invalid", "AD"};
    case 3: return {"mairie." + first + ".exercice.invalid", "MAIRIE"};
    case 4: return {"ville-" + plain + ".exercice.invalid", upper(first).substr(0, kNetbiosLength)};
    default: return {"intra." + first + ".exercice.invalid", "DOM-" + upper(first).substr(0, kNetbiosLength - 4)};
  }
}

MachineNaming draw_machine_naming(Random& random) {
  MachineNaming naming;
  naming.servers = random.pick(kServerNames);
  naming.workstation_style = static_cast<int>(random.below(kWorkstationStyles));
  naming.prefix = random.pick(kPrefixes);
  naming.next_number = random.between(1, 40);
  return naming;
}

std::string workstation_name(MachineNaming& naming, Random& random, std::string_view office) {
  std::string name;
  switch (naming.workstation_style) {
    case 0: name = std::string(naming.prefix) + std::string(office); break;
    case 1: name = fmt::format("{}{:02}", naming.prefix, naming.next_number++); break;
    case 2: name = "DESKTOP-" + random.word(7); break;
    case 3: name = fmt::format("{}-{:03}", std::string(office).substr(0, 8), naming.next_number++); break;
    default: name = fmt::format("{}{}", naming.prefix, random.word(8)); break;
  }
  return upper(name).substr(0, kNetbiosLength);
}

AccountStyle draw_account_style(Random& random) { return static_cast<AccountStyle>(random.below(7)); }

std::string account_name(AccountStyle style, std::string_view first, std::string_view last) {
  const std::string given = lower(without_accents(first));
  const std::string family = lower(without_accents(last));
  const std::string initial = given.substr(0, 1);
  switch (style) {
    case AccountStyle::initial_dot_last: return initial + "." + family;
    case AccountStyle::initial_last: return initial + family;
    case AccountStyle::first_dot_last: return (given + "." + family).substr(0, 20);
    case AccountStyle::last_dot_first: return (family + "." + given).substr(0, 20);
    case AccountStyle::last_initial: return family + initial;
    case AccountStyle::last_first_capitals: return upper(family + " " + given).substr(0, 20);
    case AccountStyle::first_only: break;
  }
  return given;
}

SpecialAccounts draw_special_accounts(Random& random, std::string_view provider) {
  const std::string name(provider);
  const std::array<std::string, 6> providers = {name,          "adm." + name.substr(0, 12),  "infogerance",
                                                "maintenance", name.substr(0, 10) + "_tech", "prestataire"};
  constexpr std::array<std::string_view, 6> kBackups = {"svc_sauvegarde", "svc-backup", "sauvegarde",
                                                        "veeam",          "s_bkp",      "backupexec"};
  constexpr std::array<std::string_view, 3> kRenamed = {"adm-local", "root-mairie", "Admin62"};
  return {random.chance(80) ? "Administrateur" : std::string(random.pick(kRenamed)), random.pick(providers),
          std::string(random.pick(kBackups))};
}

std::string draw_provider(Random& random) { return std::string(random.pick(kProviders)); }

std::vector<Person> draw_people(Random& random, std::size_t count) {
  const std::size_t first = random.below(kFirstNames.size());
  const std::size_t last = random.below(kLastNames.size());
  std::vector<Person> people;
  // Steps without a common divisor with the number of names: nobody is drawn twice.
  for (std::size_t i = 0; i < count; ++i) {
    people.push_back({std::string(kFirstNames[(first + 7 * i) % kFirstNames.size()]),
                      std::string(kLastNames[(last + 11 * i) % kLastNames.size()])});
  }
  return people;
}

std::vector<std::string_view> draw_offices(Random& random, std::size_t count) {
  std::vector<std::string_view> offices(kOffices.begin(), kOffices.end());
  for (std::size_t i = offices.size(); i > 1; --i)
    std::swap(offices[i - 1], offices[random.below(static_cast<std::uint32_t>(i))]);
  offices.resize(std::min(count, offices.size()));
  return offices;
}

}  // namespace beffroi::drill::world
