// SPDX-License-Identifier: EUPL-1.2
#include "response/people/overview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/resources.h"
#include "casefile/temporary_folder_for_tests.h"
#include "response/declarations/declarations.h"
#include "response/diagnosed_for_tests.h"
#include "response/first_hour/answers.h"

namespace beffroi::response::people {
namespace {

using testing::ElementsAre;

town::DataSet data(std::string id, std::vector<std::string> categories, std::vector<std::string> systems,
                   std::vector<std::string> places = {}) {
  town::DataSet set;
  set.id = std::move(id);
  set.categories = std::move(categories);
  set.systems = std::move(systems);
  set.places = std::move(places);
  return set;
}

/// A town whose controller (DC1) and server (SRV-RDS) of attacked_town() are hit.
town::Town described() {
  town::Town town;
  town.name = "Ville";
  town.legal_persons = {{.id = "ccas", .name = "CCAS", .kind = town::BodyKind::ccas}};
  town.machines = {
      {.id = "SRV-RDS"}, {.id = "DC1", .role = town::MachineRole::domain_controller}, {.id = "PC-COMPTA"}, {.id = "PC-CCAS"}};
  town.systems = {{.id = "paie", .machines = {"SRV-RDS"}},
                  {.id = "annuaire", .machines = {"DC1"}},
                  {.id = "messagerie", .hosting = town::Hosting::provider, .depends_on = {"annuaire"}},
                  {.id = "cimetiere", .machines = {"PC-COMPTA"}},
                  {.id = "social", .machines = {"PC-CCAS"}},
                  {.id = "ailleurs", .hosting = town::Hosting::provider},
                  {.id = "bureau", .machines = {"PC-BUREAU"}, .depends_on = {"paie"}}};
  town.services.resize(1);
  town.services[0].id = "payroll";
  town.services[0].systems = {"paie"};
  town.data_sets = {data("paie", {"payroll", "RIB"}, {"paie"}),
                    data("cimetiere", {"concessions"}, {"cimetiere"}),
                    data("social", {"santé", "aide sociale"}, {"social"}),
                    data("mails", {"correspondance"}, {"messagerie"}),
                    data("loin", {"contact"}, {"ailleurs"}),
                    data("partage", {"divers"}, {}, {R"(\\srv-rds.mairie.local\commun\Divers)"}),
                    data("perdu", {}, {}),
                    data("bureau", {"contact"}, {"bureau"})};
  town.data_sets[0].people = town::Count{40, 42};
  town.data_sets[0].retention = "5 ans après le départ";
  town.data_sets[5].people = town::Count{100, 300};
  town.data_sets[2].legal_person = "ccas";
  return town;
}

class PeopleOverview : public testing::Test {
 protected:
  Overview now() { return overview_of(&town, diagnosed, *entries_of(store)); }
  const Line& line(const Overview& overview, std::string_view id) {
    const auto at = std::ranges::find(overview.lines, id, [](const Line& one) { return std::string_view(one.set.id); });
    EXPECT_NE(at, overview.lines.end()) << id;
    return *at;
  }
  void declare_it(const std::string& event, const std::string& state = {}) {
    ASSERT_TRUE(declare(store, {.known = Known::seen, .event = event, .state = state}, "Léa"));
  }

  town::Town town = described();
  Diagnosed diagnosed = attacked_town();
  casefile::TemporaryFolder folder;
  casefile::Case store = *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
};

TEST_F(PeopleOverview, RunsThroughTheGraphOfTheTown) {
  const Overview overview = now();
  const std::vector<std::pair<std::string, std::pair<Exposure, std::string>>> table = {
      {"paie", {Exposure::exposed, "encrypted"}},
      {"cimetiere", {Exposure::no_sign, "no_sign"}},
      {"social", {Exposure::not_examined, "not_examined"}},
      {"mails", {Exposure::suspected, "under_compromised"}},  // whoever holds the directory opens the mailboxes
      {"loin", {Exposure::not_examined, "hosted"}},
      {"partage", {Exposure::exposed, "encrypted"}},  // by the server that the place names
      {"perdu", {Exposure::not_examined, "no_systems"}},
      {"bureau", {Exposure::out_of_reach, "under_encrypted"}}};
  for (const auto& [set, expected] : table) {
    EXPECT_EQ(line(overview, set).exposure, expected.first) << set;
    ASSERT_FALSE(line(overview, set).grounds.empty()) << set;
    EXPECT_EQ(line(overview, set).grounds.front().why, expected.second) << set;
  }
  EXPECT_EQ(line(overview, "paie").grounds.front().finding, "hosts.2");
}

TEST_F(PeopleOverview, ScoresWhatIsTouchedAndSaysWhatItCouldBecome) {
  const Overview overview = now();
  const Score& paie = line(overview, "paie").score;
  EXPECT_EQ(paie.se(), 375) << "DPC 3, EI 1, no evidence of a copy, away, an attack";
  EXPECT_EQ(paie.at_most(), 475) << "published, altered, lost for good";
  EXPECT_EQ(paie.step(Input::context).kind, "payroll");
  EXPECT_FALSE(line(overview, "partage").is_scored()) << "a category that nobody recognises gives no figure";
  EXPECT_EQ(overview.worst()->set.id, "paie");
}

TEST_F(PeopleOverview, APublicationRaisesWhatCanBeConcernedAndNothingThatWasSeenToBeSound) {
  declare_it("data_published");
  const Overview overview = now();
  EXPECT_EQ(line(overview, "paie").score.se(), 425) << "the worked example of the facts";
  EXPECT_EQ(line(overview, "social").exposure, Exposure::suspected);
  EXPECT_EQ(line(overview, "social").score.step(Input::confidentiality).why, "published");
  EXPECT_NE(line(overview, "social").grounds.front().entry, 0U);
  EXPECT_EQ(line(overview, "cimetiere").exposure, Exposure::no_sign);
  EXPECT_EQ(line(overview, "loin").exposure, Exposure::not_examined) << "what lies elsewhere is asked there";
}

TEST_F(PeopleOverview, EncryptedAndProvenNotToHaveLeftIsOnlyOutOfReach) {
  diagnosed.exfiltration = "no";
  diagnosed.backups = "intact";
  const Overview overview = now();
  EXPECT_EQ(line(overview, "paie").exposure, Exposure::out_of_reach);
  EXPECT_EQ(line(overview, "paie").score.step(Input::confidentiality).at_most, 0);
  EXPECT_EQ(line(overview, "paie").score.step(Input::availability).at_most, 25);
}

TEST_F(PeopleOverview, ALossForGoodRestsOnWhatIsSaidOfTheBackUps) {
  diagnosed.backups = "destroyed";
  ASSERT_EQ(diagnosed.findings.back().id, "backups.1");
  diagnosed.findings.back().state = "destroyed";
  const Step availability = line(now(), "paie").score.step(Input::availability);
  EXPECT_EQ(availability.why, "no_backup");
  EXPECT_EQ(availability.finding, "backups.1");
  diagnosed.backups = "touched";
  EXPECT_EQ(line(now(), "paie").score.step(Input::availability).finding, "hosts.2") << "what is out of reach, and no more";
}

TEST_F(PeopleOverview, WithoutADiagnosisDeclarationsCarryIt) {
  diagnosed = {};
  EXPECT_EQ(line(now(), "paie").exposure, Exposure::not_examined);
  EXPECT_EQ(now().worst(), nullptr);
  declare_it("files_encrypted", "yes");
  EXPECT_EQ(line(now(), "paie").exposure, Exposure::suspected);
  EXPECT_EQ(line(now(), "paie").score.step(Input::availability).value, 25);
  EXPECT_EQ(line(now(), "paie").score.step(Input::malicious).value, 50);
}

TEST_F(PeopleOverview, WhatIsSwitchedOffCannotBeReached) {
  diagnosed = {};
  declare_it("data_published");
  EXPECT_EQ(line(now(), "paie").score.step(Input::availability).why, "reachable");
  const auto questions = *first_hour::questions();
  const first_hour::Answer given{
      .question = "network", .known = true, .chosen = {"machines_off"}, .text = {}, .at = std::nullopt};
  const base::Catalogue words = *base::Catalogue::load(base::Language::french);
  ASSERT_TRUE(first_hour::give_answer(store, {}, *first_hour::find_question(questions, "network"), given, words, "Léa"));
  const Step availability = line(now(), "paie").score.step(Input::availability);
  EXPECT_EQ(availability.value, 25);
  EXPECT_EQ(availability.why, "machines_off");
  EXPECT_NE(availability.entry, 0U);
}

TEST_F(PeopleOverview, WhatFollowsIsSaidForEachLegalPerson) {
  Overview overview = now();
  ASSERT_EQ(overview.follows.size(), 2U);
  const Follow& body = overview.follows[0];
  EXPECT_EQ(body.cnil, Presumption::presumed);
  EXPECT_EQ(body.told, Presumption::presumed);
  EXPECT_EQ(body.people, (town::Count{100, 342})) << "from the largest set to their sum";
  EXPECT_TRUE(body.people_missing);
  EXPECT_EQ(overview.follows[1].id, "ccas");
  EXPECT_EQ(overview.follows[1].cnil, Presumption::undetermined) << "not examined is not spared";
  ASSERT_TRUE(override_input(store, "social", "Social", "state", "no_sign", "journal du logiciel lu", "Léa"));
  overview = now();
  EXPECT_EQ(overview.follows[1].cnil, Presumption::nothing_touched);
  EXPECT_EQ(line(overview, "social").exposure_said->by, "Léa");
  EXPECT_EQ(line(overview, "social").computed, Exposure::not_examined);
}

TEST_F(PeopleOverview, WhoDealtWithAServiceIsNotToldOfDataThatItDoesNotHold) {
  const auto services_of_pay = [this] { return line(now(), "paie").dealt; };
  town::Service police{.id = "municipal_police", .systems = {"paie"}};
  town.services.push_back(police);
  EXPECT_EQ(services_of_pay().size(), 1U) << "it shares the server, and holds no bank details";
  town.services.push_back({.id = "finance", .systems = {"paie"}, .legal_person = "ccas"});
  EXPECT_EQ(services_of_pay().size(), 1U) << "of another legal person";
  town.services.back().legal_person.clear();
  EXPECT_EQ(services_of_pay().size(), 2U);
}

TEST_F(PeopleOverview, WhatIsDeclaredIsNotAskedForAgainAndIsOfOnePerson) {
  EXPECT_FALSE(now().follows[0].aware);
  declare_it("breach_awareness");
  declare_it("high_risk", "yes");
  ASSERT_TRUE(declare(store, {.event = "high_risk", .state = "no", .particulars = {{"legal_person", "ccas"}}}, "Léa"));
  const Overview overview = now();
  EXPECT_TRUE(overview.follows[0].aware);
  EXPECT_EQ(overview.follows[0].high_risk, "yes");
  EXPECT_FALSE(overview.follows[1].aware) << "the CCAS knows for itself";
  EXPECT_EQ(overview.follows[1].high_risk, "no");
}

TEST_F(PeopleOverview, WhatIsPerhapsTouchedIsCountedApart) {
  const Overview overview = now();
  EXPECT_EQ(overview.follows[0].touched, 4U) << "paie, mails, partage, bureau";
  EXPECT_EQ(overview.follows[0].perhaps, 1U) << "mails";
}

TEST_F(PeopleOverview, TheBodyItselfIsNotCalledByTheIdOfItsFile) {
  town.legal_persons.push_back({.id = "commune", .name = "Commune de Ville", .kind = town::BodyKind::commune});
  const Overview overview = now();
  ASSERT_EQ(overview.follows.size(), 2U);
  EXPECT_EQ(overview.follows[0].id, "") << "its clocks and its dossier have no name of a legal person";
  EXPECT_EQ(overview.follows[0].name, "Commune de Ville");
  EXPECT_EQ(overview.follows[1].id, "ccas");
}

TEST_F(PeopleOverview, WhoDealtWithAServiceComesFromTheRetention) {
  const Overview overview = now();
  const Line& paie = line(overview, "paie");
  ASSERT_EQ(paie.dealt.size(), 1U);
  EXPECT_EQ(paie.dealt[0].kind->id, "payroll");
  EXPECT_EQ(paie.dealt[0].since, (base::Date{2018, 11, 14})) << "five years before the attack";
  EXPECT_EQ(months_of("18 mois"), 18);
  EXPECT_EQ(months_of("DUA : 10 ans"), 120);
  EXPECT_EQ(months_of("2 years"), 24);
  for (const char* text : {"", "illimitée", "ans", "jusqu’au départ", "12"}) EXPECT_FALSE(months_of(text)) << text;
}

TEST_F(PeopleOverview, AServerThatServicesShareMakesNobodyDealWithAllOfThem) {
  town.services.resize(4);
  town.services[1].id = "schools";
  town.services[2].id = "canteen";
  town.services[3].id = "civil_status_deaths";
  for (town::Service& service : town.services) service.systems = {"paie"};
  town.data_sets.push_back(data("ecoles", {"minors", "contact"}, {"paie"}));
  const auto ids = [this](std::string_view set) {
    const Overview overview = now();
    std::vector<std::string> all;
    for (const Dealt& dealt : line(overview, set).dealt) all.push_back(dealt.kind ? dealt.kind->id : dealt.service);
    return all;
  };
  EXPECT_THAT(ids("ecoles"), ElementsAre("schools", "canteen"));
  EXPECT_THAT(ids("paie"), ElementsAre("payroll")) << "what the canteen knows of accounts is not the pay";
  EXPECT_THAT(ids("partage"), ElementsAre("")) << "nothing says whose it is";
}

TEST_F(PeopleOverview, WithoutARegisterWhatSuchATownHoldsIsProposed) {
  town.data_sets.clear();
  const Overview described_services = now();
  ASSERT_EQ(described_services.usual.size(), 1U) << "of the services that the file names";
  EXPECT_EQ(described_services.usual[0].service->id, "payroll");
  const Overview none = overview_of(nullptr, diagnosed, *entries_of(store));
  EXPECT_GT(none.usual.size(), 5U);
  EXPECT_TRUE(none.lines.empty());
  EXPECT_TRUE(none.follows.empty());
  EXPECT_EQ(set_called(nullptr, "paie").error().id, "people.no_register");
}

TEST_F(PeopleOverview, MoreSetsThanAnybodyReadsAreCounted) {
  town.data_sets.assign(kMaxSets + 3, data("x", {"contact"}, {"paie"}));
  const Overview overview = now();
  EXPECT_EQ(overview.lines.size(), kMaxSets);
  EXPECT_EQ(overview.left_out, 3U);
}

TEST(PeopleKinds, EveryFileIsValidAndEveryKindOfTheServicesIsThere) {
  EXPECT_GE(kinds().size(), 18U);
  for (const town::Named& data : town::Catalogue::embedded().personal_data()) EXPECT_TRUE(kind_called(data.id)) << data.id;
  for (const base::Resource& file : base::resources_below("data/catalogue/people/")) {
    if (!file.name.ends_with(".yaml")) continue;
    EXPECT_TRUE(read_kind(file.bytes, file.name)) << file.name;
  }
}

TEST(PeopleKinds, ATownsOwnWordsAreRecognised) {
  const auto ids = [](std::string_view text) {
    std::vector<std::string> all;
    for (const Kind* kind : kinds_in(text)) all.push_back(kind->id);
    return all;
  };
  EXPECT_THAT(ids("bank"), ElementsAre("bank"));
  EXPECT_THAT(ids("IBAN et RIB"), ElementsAre("bank"));
  EXPECT_THAT(ids("Numéro de sécurité sociale"), ElementsAre("national_identifier"));
  EXPECT_THAT(ids("PAI, allergies"), ElementsAre("health"));
  EXPECT_THAT(ids("concessions"), ElementsAre("contact", "property"));
  EXPECT_THAT(ids("Pièces d’identité"), ElementsAre("identity_papers"));
  EXPECT_THAT(ids("scribe"), testing::IsEmpty()) << "'rib' within a word is none";
  EXPECT_THAT(ids("<script>"), testing::IsEmpty());
  EXPECT_EQ(kinds_in_people("élèves de l’école").front()->id, "minors");
  EXPECT_TRUE(kinds_in_people("agents").empty());
}

}  // namespace
}  // namespace beffroi::response::people
