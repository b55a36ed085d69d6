// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/diagnosed_for_tests.h"
#include "response/services/decide.h"
#include "town/catalogue.h"

namespace beffroi::response::services {
namespace {

using town::Answer;

/// A town whose controller and server of attacked_town() are hit: civil status on the server, cameras apart, payroll at a provider, a
/// library on a computer that nobody looked at, an annex of its own, a canteen about which the file says nothing.
town::Town described_town() {
  town::Town town;
  town.name = "Ville";
  town.sites = {{.id = "mairie", .name = "Mairie"},
                {.id = "annexe", .name = "Annexe", .separate_network = Answer::yes},
                {.id = "ecole", .name = "École"}};
  town.machines = {{.id = "SRV-RDS"},
                   {.id = "DC1"},
                   {.id = "PC-COMPTA"},
                   {.id = "PC-CCAS"},
                   {.id = "NVR", .addresses = {"10.50.0.11"}},
                   {.id = "PC-ANNEXE", .site = "annexe"}};
  town.networks = {{.range = "10.50.0.0/16", .name = "caméras", .separate = Answer::yes}};
  town.providers = {{.id = "paye", .name = "Centre de gestion"}};
  town.systems = {{.id = "etat_civil", .name = "Logiciel d’état civil", .machines = {"SRV-RDS"}},
                  {.id = "annuaire", .machines = {"DC1"}},
                  {.id = "cameras", .machines = {"NVR"}},
                  {.id = "paie", .hosting = town::Hosting::provider, .provider = "paye"},
                  {.id = "ccas", .machines = {"PC-CCAS"}},
                  {.id = "compta", .machines = {"PC-COMPTA"}},
                  {.id = "annexe", .machines = {"PC-ANNEXE"}},
                  {.id = "messagerie", .hosting = town::Hosting::provider, .depends_on = {"annuaire"}},
                  {.id = "mystere"}};
  const auto service = [](std::string id, std::vector<std::string> sites, std::vector<std::string> systems) {
    town::Service one;
    one.id = std::move(id);
    one.sites = std::move(sites);
    one.systems = std::move(systems);
    return one;
  };
  town.services = {service("civil_status_births", {"mairie", "annexe"}, {"etat_civil"}),
                   service("cctv", {}, {"cameras"}),
                   service("payroll", {}, {"paie"}),
                   service("social_emergency", {}, {"ccas"}),
                   service("finance", {}, {"compta"}),
                   service("annexes", {"annexe"}, {"annexe"}),
                   service("mail", {}, {"messagerie"}),
                   service("canteen", {"ecole"}, {}),
                   service("media_library", {"annexe"}, {}),
                   service("works", {}, {"mystere"})};
  return town;
}

class ServiceProposals : public testing::Test {
 protected:
  Overview overview(const Diagnosed& diagnosed) {
    kept = *entries_of(store);
    return overview_of({kept, &town, &diagnosed}, base::Language::french);
  }
  Line line(std::string_view typed_name, const Diagnosed& diagnosed = attacked_town()) {
    for (const Line& one : overview(diagnosed).lines) {
      if (typed(one.offer) == typed_name) return one;
    }
    ADD_FAILURE() << typed_name;
    return {};
  }
  void answer(const std::string& question, std::vector<std::string> chosen) {
    const auto questions = *first_hour::questions();
    const auto* asked = first_hour::find_question(questions, question);
    ASSERT_NE(asked, nullptr);
    const first_hour::Answer given{
        .question = question, .known = true, .chosen = std::move(chosen), .text = {}, .at = std::nullopt};
    const base::Catalogue words = *base::Catalogue::load(base::Language::french);
    ASSERT_TRUE(first_hour::give_answer(store, first_hour::state_of(*entries_of(store)), *asked, given, words, "Léa"));
  }

  casefile::TemporaryFolder folder;
  casefile::Case store = *casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
  town::Town town = described_town();
  std::vector<Entry> kept;
};

TEST_F(ServiceProposals, AnEncryptedServerStopsItsServiceAtEachSiteAndCitesTheFinding) {
  for (const auto* one : {"civil_status_births@mairie", "civil_status_births@annexe"}) {
    const Proposal proposal = line(one).proposal;
    EXPECT_EQ(proposal.state, State::degraded) << "civil status goes on by hand";
    EXPECT_EQ(proposal.because[0].ground, Ground::encrypted);
    EXPECT_EQ(proposal.because[0].machine, "SRV-RDS");
    EXPECT_EQ(proposal.because[0].finding, "hosts.2");
    EXPECT_THAT(proposal.channels, testing::Contains("paper"));
    EXPECT_TRUE(proposal.waits);
  }
}

TEST_F(ServiceProposals, WhatTheFindingOnlySupposesIsSaidToBeSupposed) {
  EXPECT_FALSE(line("civil_status_births@mairie").proposal.because[0].supposed);
  Diagnosed diagnosed = attacked_town();
  for (model::Finding& finding : diagnosed.findings) {
    if (finding.id == "hosts.2") finding.state = "likely";
  }
  const Proposal proposal = line("civil_status_births@mairie", diagnosed).proposal;
  EXPECT_EQ(proposal.because[0].ground, Ground::encrypted);
  EXPECT_TRUE(proposal.because[0].supposed);
}

TEST_F(ServiceProposals, ASystemElsewhereStopsWithTheDirectoryItNeeds) {
  const Proposal mail = line("mail").proposal;
  EXPECT_EQ(mail.state, State::closed) << "e-mail has no mode without computers";
  EXPECT_EQ(mail.because[0].ground, Ground::compromised);
  EXPECT_EQ(mail.because[0].through, "messagerie");
  EXPECT_EQ(mail.because[1].ground, Ground::hosted) << "what would go on is told too";
}

TEST_F(ServiceProposals, TheComputerOfAnotherCounterSaysNothingOfThisOne) {
  using enum town::MachineRole;
  town.machines.push_back({.id = "PC-MAIRIE", .role = workstation, .site = "mairie"});
  town.machines.push_back({.id = "PC-ECOLE", .role = workstation, .site = "ecole"});
  town.systems.push_back({.id = "guichets", .machines = {"PC-MAIRIE", "PC-ECOLE"}});
  town.services.push_back(town.services[0]);
  town.services.back().id = "reception";
  town.services.back().sites = {"mairie", "ecole"};
  town.services.back().systems = {"guichets"};
  Diagnosed diagnosed = attacked_town();
  diagnosed.hosts.push_back({"PC-MAIRIE", "workstation", "compromised", std::nullopt, "hosts.5"});
  diagnosed.hosts.push_back({"PC-ECOLE", "workstation", "no_sign", std::nullopt, "hosts.6"});
  EXPECT_EQ(line("reception@mairie", diagnosed).proposal.because.at(0).ground, Ground::compromised);
  const Proposal school = line("reception@ecole", diagnosed).proposal;
  ASSERT_EQ(school.because.size(), 1U);
  EXPECT_EQ(school.because[0].machine, "PC-ECOLE");
  EXPECT_EQ(school.state, State::normal);
}

TEST_F(ServiceProposals, WhatStandsApartGoesOnAndSaysWhy) {
  const Because cameras = line("cctv").proposal.because.at(0);
  EXPECT_EQ(line("cctv").proposal.state, State::normal);
  EXPECT_EQ(cameras.ground, Ground::apart_network);
  EXPECT_EQ(cameras.place, "caméras");
  EXPECT_EQ(line("payroll").proposal.state, State::normal);
  EXPECT_EQ(line("payroll").proposal.because.at(0).ground, Ground::hosted);
  EXPECT_EQ(line("payroll").proposal.because.at(0).place, "Centre de gestion");
  EXPECT_EQ(line("annexes@annexe").proposal.because.at(0).ground, Ground::apart_site);
  EXPECT_EQ(line("media_library@annexe").proposal.because.at(0).ground, Ground::apart_site);
}

TEST_F(ServiceProposals, WhatNobodyLookedAtStaysUnknown) {
  EXPECT_EQ(line("social_emergency").proposal.state, State::unknown);
  EXPECT_EQ(line("social_emergency").proposal.because.at(0).ground, Ground::not_examined);
  EXPECT_FALSE(line("social_emergency").proposal.waits);
  EXPECT_EQ(line("works").proposal.because.at(0).ground, Ground::not_placed);
  EXPECT_EQ(line("canteen@ecole").proposal.because.at(0).ground, Ground::no_systems);
  EXPECT_EQ(line("canteen@ecole").proposal.state, State::unknown);
}

TEST_F(ServiceProposals, AMachineWithoutASignWorksAndOneThatIsHitWinsOverBeingApart) {
  EXPECT_EQ(line("finance").proposal.because.at(0).ground, Ground::no_sign);
  EXPECT_EQ(line("finance").proposal.state, State::normal);
  Diagnosed diagnosed = attacked_town();
  diagnosed.hosts.push_back({"nvr.mairie.local", "unknown", "suspected", std::nullopt, "hosts.5"});
  const Proposal cameras = line("cctv", diagnosed).proposal;
  EXPECT_EQ(cameras.state, State::degraded);
  EXPECT_EQ(cameras.because.at(0).ground, Ground::suspected);
}

TEST_F(ServiceProposals, ADependencyThatTurnsInACircleEnds) {
  town.systems[0].depends_on = {"annuaire"};
  town.systems[1].depends_on = {"etat_civil"};
  EXPECT_EQ(line("civil_status_births@mairie").proposal.because.size(), 2U);
}

TEST_F(ServiceProposals, WithoutADiagnosisWhatPeopleSayOfASystemRunsThroughTheGraph) {
  const Diagnosed none;
  EXPECT_EQ(line("civil_status_births@mairie", none).proposal.state, State::unknown);
  ASSERT_TRUE(declare_system(store, "srv-rds", false, "écran noir", "Paul"));
  const Proposal proposal = line("civil_status_births@mairie", none).proposal;
  EXPECT_EQ(proposal.state, State::degraded);
  EXPECT_EQ(proposal.because.at(0).ground, Ground::declared_stopped);
  EXPECT_EQ(proposal.because.at(0).by, "Paul");
  EXPECT_EQ(grounds_text(proposal), "#1");
  ASSERT_TRUE(declare_system(store, "SRV-RDS", true, "", "Paul"));
  EXPECT_EQ(line("civil_status_births@mairie", none).proposal.state, State::normal);
  EXPECT_EQ(line("civil_status_births@mairie").proposal.state, State::degraded) << "a word does not undo a trace";
}

TEST_F(ServiceProposals, AnswersOfTheFirstHourSpeakWhereNothingElseDoes) {
  const Diagnosed none;
  answer("vital", {"children"});
  answer("network", {"internet_cut"});
  EXPECT_EQ(line("canteen@ecole", none).proposal.state, State::degraded);
  EXPECT_EQ(line("canteen@ecole", none).proposal.because.at(0).ground, Ground::answer);
  EXPECT_EQ(line("payroll", none).proposal.state, State::normal) << "the file says that it is hosted elsewhere";
  EXPECT_EQ(line("works", none).proposal.state, State::unknown) << "no answer speaks of it";
  EXPECT_EQ(overview(none).basis, Basis::answers);
  EXPECT_EQ(overview(attacked_town()).basis, Basis::diagnosis);
}

TEST_F(ServiceProposals, WithoutATownFileTheDirectoryThatIsHitStopsMailAndNothingElseIsClaimed) {
  const Diagnosed diagnosed = attacked_town();
  const std::vector<Entry> nothing;
  std::size_t stopped = 0;
  for (const Line& one : overview_of({nothing, nullptr, &diagnosed}, base::Language::french).lines) {
    const bool needs =
        one.offer.kind && std::ranges::find(one.offer.kind->depends_on, "directory") != one.offer.kind->depends_on.end();
    EXPECT_EQ(one.proposal.state != State::unknown, needs) << one.offer.service;
    if (needs) {
      EXPECT_EQ(one.proposal.because.at(0).finding, "hosts.1");
    }
    stopped += needs ? 1U : 0U;
  }
  EXPECT_GE(stopped, 2U);
}

TEST_F(ServiceProposals, AnAcceptedOneIsADecisionWithItsGroundsAndWaitsNoMore) {
  const Line mail = line("mail");
  const Change change = *acceptance_of(mail, "annuaire atteint");
  ASSERT_TRUE(decide(store, change, casefile::system_clock(), "Mme le maire"));
  const Line after = line("mail");
  EXPECT_EQ(after.now.state, State::closed);
  EXPECT_EQ(after.now.cause, "annuaire atteint");
  EXPECT_TRUE(after.standing.decisions[0].accepted);
  EXPECT_EQ(after.standing.decisions[0].grounds, "hosts.1");
  EXPECT_FALSE(after.proposal.waits);
  EXPECT_EQ(acceptance_of(line("works"), "").error().id, "service.nothing_proposed");
}

TEST_F(ServiceProposals, WhatIsShownBeforeAcceptingIsWhatIsNoted) {
  for (const char* name : {"civil_status_births@mairie", "mail"}) {
    const Line before = line(name);
    const Details shown = once_accepted(before, *entries_of(store), at_second(9000));
    EXPECT_FALSE(before.standing.is_said());
    ASSERT_TRUE(decide(store, *acceptance_of(before, ""), at_second(9000), "Mme le maire"));
    EXPECT_TRUE(shown == line(name).now) << name;
  }
}

TEST_F(ServiceProposals, WhatIsAcceptedBeganWithTheAttackAndNotWhenSomebodyAcceptsIt) {
  ASSERT_TRUE(decide(store, *acceptance_of(line("civil_status_births@mairie"), ""), at_second(9000), "Mme le maire"));
  EXPECT_EQ(line("civil_status_births@mairie").now.since, at_second(500)) << "when files were encrypted";
  ASSERT_TRUE(decide(store, *acceptance_of(line("mail"), ""), at_second(9000), "Mme le maire"));
  EXPECT_EQ(line("mail").now.since, at_second(9000)) << "nobody said when";
  Change open = change_of(line("mail"));
  open.state = State::normal;
  ASSERT_TRUE(decide(store, open, at_second(9100), "Mme le maire"));
  ASSERT_TRUE(decide(store, *acceptance_of(line("mail"), ""), at_second(9200), "Mme le maire"));
  EXPECT_EQ(line("mail").now.since, at_second(9200)) << "it worked in between";
}

TEST_F(ServiceProposals, WhoDecidedOtherwiseIsAskedAgainOnlyWhenTheProposalChanges) {
  const Diagnosed none;
  Change change = change_of(line("civil_status_births@mairie", none));
  change.state = State::normal;
  ASSERT_TRUE(decide(store, change, casefile::system_clock(), "Paul"));
  EXPECT_TRUE(line("civil_status_births@mairie").proposal.waits) << "it was said before the server was found encrypted";
  change = change_of(line("civil_status_births@mairie"));
  change.state = State::adapted;
  ASSERT_TRUE(decide(store, change, casefile::system_clock(), "Paul"));
  EXPECT_FALSE(line("civil_status_births@mairie").proposal.waits);
}

TEST(ServiceSigns, EveryOneSpeaksOfQuestionsEventsAndServicesThatThereAre) {
  const auto questions = *first_hour::questions();
  const town::Catalogue& catalogue = town::Catalogue::embedded();
  for (const Sign& sign : signs()) {
    if (!sign.question.empty()) {
      const auto* question = first_hour::find_question(questions, sign.question);
      ASSERT_NE(question, nullptr) << sign.question;
      EXPECT_NE(question->find(sign.option), nullptr) << sign.option;
    } else {
      const DeclaredEvent* event = EventCatalogue::embedded().find(sign.event);
      ASSERT_NE(event, nullptr) << sign.event;
      if (!sign.state.empty()) {
        EXPECT_THAT(event->states, testing::Contains(sign.state));
      }
    }
    for (const std::string& service : sign.services) EXPECT_NE(catalogue.find(service), nullptr) << service;
    for (const std::string& one : sign.depends_on) {
      EXPECT_TRUE(std::ranges::any_of(catalogue.dependencies(), [&](const town::Named& named) { return named.id == one; }))
          << one;
    }
  }
}

TEST(ServiceSigns, AFileThatSaysNothingIsRefused) {
  for (const auto* wrong : {"signs: []", "signs: [{effect: stops, services: [mail], because: {fr: a, en: b}}]",
                            "signs: [{answer: a.b, effect: stops, because: {fr: a, en: b}}]",
                            "signs: [{answer: a.b, effect: kills, services: [mail], because: {fr: a, en: b}}]",
                            "signs: [{answer: a.b, effect: stops, services: [mail], because: {fr: a}}]"}) {
    const auto read = read_signs(wrong, "x.yaml");
    ASSERT_FALSE(read) << wrong;
    EXPECT_EQ(read.error().id, "response.catalogue");
  }
}

}  // namespace
}  // namespace beffroi::response::services
