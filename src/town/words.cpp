// SPDX-License-Identifier: EUPL-1.2
#include "town/words.h"

#include <algorithm>
#include <array>

#include "base/latin.h"

namespace beffroi::town {
namespace {

constexpr auto kAnswers = std::to_array<Word<Answer>>({{"unknown", Answer::unknown},
                                                       {"inconnu", Answer::unknown},
                                                       {"je_ne_sais_pas", Answer::unknown},
                                                       {"no", Answer::no},
                                                       {"non", Answer::no},
                                                       {"n", Answer::no},
                                                       {"false", Answer::no},
                                                       {"yes", Answer::yes},
                                                       {"oui", Answer::yes},
                                                       {"o", Answer::yes},
                                                       {"y", Answer::yes},
                                                       {"true", Answer::yes}});
constexpr auto kBodies = std::to_array<Word<BodyKind>>({{"unknown", BodyKind::unknown},
                                                        {"commune", BodyKind::commune},
                                                        {"ville", BodyKind::commune},
                                                        {"mairie", BodyKind::commune},
                                                        {"village", BodyKind::commune},
                                                        {"commune_nouvelle", BodyKind::commune},
                                                        {"town", BodyKind::commune},
                                                        {"municipality", BodyKind::commune},
                                                        {"ccas", BodyKind::ccas},
                                                        {"cias", BodyKind::ccas},
                                                        {"centre_communal_d_action_sociale", BodyKind::ccas},
                                                        {"caisse_des_ecoles", BodyKind::caisse_des_ecoles},
                                                        {"syndicat", BodyKind::syndicat},
                                                        {"syndicat_mixte", BodyKind::syndicat},
                                                        {"syndicat_intercommunal", BodyKind::syndicat},
                                                        {"sivu", BodyKind::syndicat},
                                                        {"sivom", BodyKind::syndicat},
                                                        {"epci", BodyKind::epci},
                                                        {"intercommunalite", BodyKind::epci},
                                                        {"interco", BodyKind::epci},
                                                        {"communaute_de_communes", BodyKind::epci},
                                                        {"communaute_d_agglomeration", BodyKind::epci},
                                                        {"communaute_urbaine", BodyKind::epci},
                                                        {"agglomeration", BodyKind::epci},
                                                        {"metropole", BodyKind::epci},
                                                        {"intermunicipal", BodyKind::epci},
                                                        {"department", BodyKind::department},
                                                        {"departement", BodyKind::department, true},
                                                        {"conseil_departemental", BodyKind::department},
                                                        {"county", BodyKind::department},
                                                        {"region", BodyKind::region},
                                                        {"conseil_regional", BodyKind::region},
                                                        {"mdph", BodyKind::mdph},
                                                        {"establishment", BodyKind::establishment},
                                                        {"etablissement", BodyKind::establishment, true},
                                                        {"etablissement_public", BodyKind::establishment},
                                                        {"ehpad", BodyKind::establishment},
                                                        {"other", BodyKind::establishment},
                                                        {"autre", BodyKind::establishment}});
constexpr auto kSites = std::to_array<Word<SiteKind>>({{"unknown", SiteKind::unknown},
                                                       {"town_hall", SiteKind::town_hall},
                                                       {"mairie", SiteKind::town_hall, true},
                                                       {"annexe", SiteKind::annexe},
                                                       {"ccas", SiteKind::ccas},
                                                       {"school", SiteKind::school},
                                                       {"ecole", SiteKind::school, true},
                                                       {"creche", SiteKind::creche},
                                                       {"media_library", SiteKind::media_library},
                                                       {"mediatheque", SiteKind::media_library, true},
                                                       {"bibliotheque", SiteKind::media_library},
                                                       {"sports", SiteKind::sports},
                                                       {"sport", SiteKind::sports, true},
                                                       {"piscine", SiteKind::sports},
                                                       {"technical_centre", SiteKind::technical_centre},
                                                       {"centre_technique", SiteKind::technical_centre, true},
                                                       {"care_home", SiteKind::care_home},
                                                       {"ehpad", SiteKind::care_home, true},
                                                       {"water", SiteKind::water},
                                                       {"eau", SiteKind::water, true},
                                                       {"police", SiteKind::police},
                                                       {"culture", SiteKind::culture},
                                                       {"other", SiteKind::other},
                                                       {"autre", SiteKind::other, true}});
constexpr auto kHostings = std::to_array<Word<Hosting>>({{"unknown", Hosting::unknown},
                                                         {"town", Hosting::town},
                                                         {"commune", Hosting::town, true},
                                                         {"provider", Hosting::provider},
                                                         {"prestataire", Hosting::provider, true},
                                                         {"hebergeur", Hosting::provider},
                                                         {"intercommunality", Hosting::intercommunality},
                                                         {"intercommunalite", Hosting::intercommunality, true},
                                                         {"state", Hosting::state},
                                                         {"etat", Hosting::state, true}});
constexpr auto kRoles = std::to_array<Word<MachineRole>>({{"unknown", MachineRole::unknown},
                                                          {"domain_controller", MachineRole::domain_controller},
                                                          {"controleur_de_domaine", MachineRole::domain_controller, true},
                                                          {"server", MachineRole::server},
                                                          {"serveur", MachineRole::server, true},
                                                          {"hypervisor", MachineRole::hypervisor},
                                                          {"hyperviseur", MachineRole::hypervisor, true},
                                                          {"backup", MachineRole::backup},
                                                          {"sauvegarde", MachineRole::backup, true},
                                                          {"storage", MachineRole::storage},
                                                          {"nas", MachineRole::storage},
                                                          {"stockage", MachineRole::storage, true},
                                                          {"firewall", MachineRole::firewall},
                                                          {"pare_feu", MachineRole::firewall, true},
                                                          {"workstation", MachineRole::workstation},
                                                          {"poste", MachineRole::workstation, true},
                                                          {"poste_de_travail", MachineRole::workstation},
                                                          {"laptop", MachineRole::laptop},
                                                          {"portable", MachineRole::laptop, true},
                                                          {"printer", MachineRole::printer},
                                                          {"imprimante", MachineRole::printer, true},
                                                          {"copieur", MachineRole::printer},
                                                          {"telephony", MachineRole::telephony},
                                                          {"telephonie", MachineRole::telephony, true},
                                                          {"camera", MachineRole::camera},
                                                          {"industrial", MachineRole::industrial},
                                                          {"automate", MachineRole::industrial, true},
                                                          {"other", MachineRole::other},
                                                          {"autre", MachineRole::other, true}});
constexpr auto kAccesses = std::to_array<Word<AccessKind>>({{"unknown", AccessKind::unknown},
                                                            {"vpn", AccessKind::vpn},
                                                            {"remote_tool", AccessKind::remote_tool},
                                                            {"telemaintenance", AccessKind::remote_tool, true},
                                                            {"remote_desktop", AccessKind::remote_desktop},
                                                            {"bureau_a_distance", AccessKind::remote_desktop, true},
                                                            {"account", AccessKind::account},
                                                            {"compte", AccessKind::account, true},
                                                            {"on_site", AccessKind::on_site},
                                                            {"sur_place", AccessKind::on_site, true},
                                                            {"other", AccessKind::other},
                                                            {"autre", AccessKind::other, true}});
constexpr auto kAccounts = std::to_array<Word<AccountKind>>({{"unknown", AccountKind::unknown},
                                                             {"domain_admin", AccountKind::domain_admin},
                                                             {"local_admin", AccountKind::local_admin},
                                                             {"service", AccountKind::service},
                                                             {"cloud_admin", AccountKind::cloud_admin},
                                                             {"provider", AccountKind::provider},
                                                             {"prestataire", AccountKind::provider, true},
                                                             {"backup", AccountKind::backup},
                                                             {"sauvegarde", AccountKind::backup, true},
                                                             {"other", AccountKind::other},
                                                             {"autre", AccountKind::other, true}});
constexpr auto kWeekdays = std::to_array<Word<Weekday>>({{"monday", Weekday::monday},
                                                         {"lundi", Weekday::monday, true},
                                                         {"tuesday", Weekday::tuesday},
                                                         {"mardi", Weekday::tuesday, true},
                                                         {"wednesday", Weekday::wednesday},
                                                         {"mercredi", Weekday::wednesday, true},
                                                         {"thursday", Weekday::thursday},
                                                         {"jeudi", Weekday::thursday, true},
                                                         {"friday", Weekday::friday},
                                                         {"vendredi", Weekday::friday, true},
                                                         {"saturday", Weekday::saturday},
                                                         {"samedi", Weekday::saturday, true},
                                                         {"sunday", Weekday::sunday},
                                                         {"dimanche", Weekday::sunday, true}});

/// Insertions, removals and replacements that lead from one text to the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::span<const Word<Answer>> words_of(Answer) { return kAnswers; }
std::span<const Word<BodyKind>> words_of(BodyKind) { return kBodies; }
std::span<const Word<SiteKind>> words_of(SiteKind) { return kSites; }
std::span<const Word<Hosting>> words_of(Hosting) { return kHostings; }
std::span<const Word<MachineRole>> words_of(MachineRole) { return kRoles; }
std::span<const Word<AccessKind>> words_of(AccessKind) { return kAccesses; }
std::span<const Word<AccountKind>> words_of(AccountKind) { return kAccounts; }
std::span<const Word<Weekday>> words_of(Weekday) { return kWeekdays; }

std::string identifier_of(std::string_view name) {
  std::string made;
  for (const char c : base::without_accents(name)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept) {
      made += c;
    } else if (!made.empty() && made.back() != '_') {
      made += '_';
    }
  }
  if (made.ends_with('_')) made.pop_back();
  return made;
}

std::string_view nearest(std::string_view word, std::span<const std::string> candidates) {
  constexpr std::size_t kLongest = 60;  // the distance is quadratic, and nobody mistypes a longer word by a letter
  if (word.empty() || word.size() > kLongest) return {};
  const std::string asked = identifier_of(word);
  std::string_view best;
  std::size_t smallest = std::max<std::size_t>(1, asked.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kLongest) continue;
    const std::size_t away = distance(asked, identifier_of(candidate));
    if (away >= smallest) continue;
    smallest = away;
    best = candidate;
  }
  return best;
}

}  // namespace beffroi::town
