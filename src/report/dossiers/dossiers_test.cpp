// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "base/json/reader.h"
#include "report/dossiers/decisions.h"
#include "report/dossiers/declared_signatory.h"
#include "report/dossiers/documents.h"
#include "report/dossiers/sources.h"
#include "report/dossiers/words.h"
#include "report/paper/page.h"
#include "report/sample_test.h"
#include "response/declarations/event_catalogue.h"
#include "response/first_hour/questions.h"
#include "response/obligations/assess.h"

namespace beffroi::report::dossiers {
namespace {

namespace forms = response::dossiers;

base::Timestamp at(std::string_view rfc3339) { return *base::parse_rfc3339(rfc3339); }

class Dossiers : public testing::TestWithParam<base::Language> {
 protected:
  Dossiers() {
    words.set_strict();
    town.name = "Isbergues";
    town.kind = town::BodyKind::commune;
    town.legal_persons = {{.id = "commune",
                           .name = "Commune d’Isbergues",
                           .kind = town::BodyKind::commune,
                           .signatory = "Mme Leroy",
                           .signatory_title = "maire"},
                          {.id = "ccas",
                           .name = "CCAS",
                           .kind = town::BodyKind::ccas,
                           .signatory = "M. Petit",
                           .signatory_title = "vice-président"}};
    const response::obligations::Facts facts{{.event = "attack_known", .at = at("2026-11-22T19:00:00Z"), .by = "Camille"}};
    obligations = response::obligations::assess(*response::obligations::rules(), facts, {town, {}, now});
  }
  const forms::Form& form(std::string_view id) { return *std::ranges::find(all, id, &forms::Form::id); }
  Material material() const {
    return {.now = now,
            .exercise = exercise,
            .place = "Isbergues (62)",
            .town = town,
            .person = &town.legal_persons[person],
            .person_id = person == 0 ? std::string() : town.legal_persons[person].id,
            .entries = journal,
            .first_hour = answers,
            .diagnosis = diagnosis,
            .obligations = obligations,
            .measures = measures,
            .services = services,
            .department = "62"};
  }
  Dossier filled(std::string_view id) { return fill(form(id), state, material(), words); }
  static const FilledField& field(const Dossier& dossier, std::string_view id) {
    static const FilledField kNone;
    for (const FilledPart& part : dossier.parts) {
      for (const FilledField& one : part.fields) {
        if (one.field->id == id) return one;
      }
    }
    ADD_FAILURE() << id;
    return kNone;
  }

  base::Catalogue words = sample::catalogue(GetParam());
  base::Timestamp now = at("2026-11-23T02:00:00Z");
  bool exercise = false;
  response::services::Overview services;
  void say(std::string event, std::string word, base::Arguments more = {}) {
    response::Entry entry{.seq = journal.size() + 7,
                          .utc = now,
                          .by = "Karim",
                          .kind = "declaration.told",
                          .subject = event,
                          .members = std::move(more)};
    entry.members.push_back({"event", std::move(event)});
    entry.members.push_back({"state", std::move(word)});
    journal.push_back(std::move(entry));
  }

  std::vector<response::Entry> journal;
  std::vector<forms::Form> all = *forms::forms();
  forms::State state;
  town::Town town;
  std::size_t person = 0;
  response::first_hour::State answers;
  std::vector<response::Deadline> obligations;
  response::measures::Plan measures;
  Content story = sample::attacked_town();
  const model::Diagnosis* diagnosis = &story.diagnosis;
};

INSTANTIATE_TEST_SUITE_P(BothLanguages, Dossiers, testing::Values(base::Language::french, base::Language::english),
                         [](const auto& given) { return std::string(base::code_of(given.param)); });

TEST_P(Dossiers, WhatTheReportWarnsOfStandsOnTopOfWhatIsHandedOver) {
  Material warned = material();
  warned.warning = "les journaux lus s’arrêtent en <2020>";
  const Dossier dossier = filled("complaint");
  const std::string page = to_page(dossier, warned, words);
  EXPECT_LT(page.find("les journaux lus s’arrêtent en &lt;2020&gt;"), page.find("class=\"filled\""));
  EXPECT_TRUE(to_json(dossier, warned, words).contains("les journaux lus"));
  EXPECT_NE(to_odt(dossier, warned, words), to_odt(dossier, material(), words));
  EXPECT_FALSE(to_page(dossier, material(), words).contains("les journaux lus"));
}

TEST_P(Dossiers, WhatCompletesANotificationSaysSoInItsHeaderAndInItsField) {
  const std::string initial = words.text("dossier.version.initial"), field_says = words.text("dossier.stage_initial");
  EXPECT_EQ(version_words(filled("cnil"), words), initial);
  EXPECT_EQ(field(filled("cnil"), "kind").lines.front().text, field_says);
  std::ranges::find(obligations, std::string_view("cnil_notification"), &response::Deadline::ref)->receipt =
      response::Receipt{.at = now, .by = "Camille"};
  const Dossier after = filled("cnil");
  EXPECT_NE(version_words(after, words), initial);
  EXPECT_NE(field(after, "kind").lines.front().text, field_says);
  EXPECT_TRUE(to_json(after, material(), words).contains("\"stage\": \"complementary\""));
}

TEST_P(Dossiers, AVersionThatFollowsOneThatWasNeverSentIsStillInitial) {
  state.versions.push_back({1, now, "Léa", "dossiers/cnil-v1", {}, filled("cnil").prints(), {}});
  const Dossier second = filled("cnil");
  EXPECT_EQ(second.version, 2);
  EXPECT_TRUE(to_json(second, material(), words).contains("\"stage\": \"initial\""));
}

TEST_P(Dossiers, EveryFormIsMadeInEveryShape) {
  for (const forms::Form& one : all) {
    const Dossier dossier = filled(one.id);
    EXPECT_TRUE(paper::is_page(to_page(dossier, material(), words))) << one.id;
    EXPECT_EQ(to_odt(dossier, material(), words).substr(30, 8), "mimetype");
    base::json::Parser parser;
    const std::string json = to_json(dossier, material(), words);
    ASSERT_TRUE(parser.parse(json)) << one.id;
    EXPECT_EQ(to_odt(dossier, material(), words), to_odt(dossier, material(), words));
  }
}

TEST_P(Dossiers, WhatNobodyKnowsStaysVisiblyOpen) {
  diagnosis = nullptr;
  const Dossier dossier = filled("cnil");
  EXPECT_TRUE(field(dossier, "people_number").lines.empty());
  EXPECT_GT(dossier.open_fields(), 10U);
  EXPECT_NE(to_page(dossier, material(), words).find(words.text("dossier.open")), std::string::npos);
  base::json::Parser parser;
  const std::string json = to_json(dossier, material(), words);
  const auto read = parser.parse(json);
  ASSERT_TRUE(read);
  std::size_t nulls = 0;
  for (const auto& one : read->find("fields")->elements()) {
    if (one.find("value")->kind() == base::json::Kind::null) ++nulls;
  }
  EXPECT_EQ(nulls, dossier.open_fields());
}

TEST_P(Dossiers, NothingSeenIsNeverWrittenAsNothingTaken) {
  const Dossier dossier = filled("complaint");
  for (const Line& line : field(dossier, "taken").lines) EXPECT_NE(line.ground, Ground::no_sign);
}

TEST_P(Dossiers, EveryLineOfTheEvidenceSaysWhatItRestsOn) {
  std::size_t cited = 0;
  for (const forms::Form& one : all) {
    for (const FilledPart& part : filled(one.id).parts) {
      for (const FilledField& filled_field : part.fields) {
        for (const Line& line : filled_field.lines) {
          EXPECT_FALSE(line.cites.empty()) << filled_field.field->id << ": " << line.text;
          if (line.ground == Ground::trace) ++cited;
        }
      }
    }
  }
  EXPECT_GT(cited, 0U);
}

TEST_P(Dossiers, EachLegalPersonHasItsOwnSignatory) {
  EXPECT_EQ(filled("cnil").person_name, "Commune d’Isbergues");
  EXPECT_EQ(field(filled("cnil"), "representative").lines.at(0).text, "Mme Leroy, maire");
  person = 1;
  const Dossier dossier = filled("cnil");
  EXPECT_EQ(dossier.ref, "cnil@ccas");
  EXPECT_EQ(dossier.person_name, "CCAS");
  EXPECT_EQ(field(dossier, "representative").lines.at(0).text, "M. Petit, vice-président");
}

TEST_P(Dossiers, WhatThisBodyDeclaresOfItselfIsNotOfAnother) {
  say("high_risk", "yes");
  say("high_risk", "no", {{"particulars", std::string("legal_person=ccas")}});
  say("authority_alert", "", {{"from", std::string("CERT-FR")}});
  ASSERT_EQ(field(filled("cnil"), "gravity").lines.size(), 1U);
  EXPECT_NE(field(filled("cnil"), "gravity").lines[0].cites.find("7"), std::string::npos);
  person = 1;
  ASSERT_EQ(field(filled("cnil"), "gravity").lines.size(), 1U);
  EXPECT_NE(field(filled("cnil"), "gravity").lines[0].cites.find("8"), std::string::npos);
  EXPECT_EQ(field(filled("cnil"), "authorities").lines.size(), 1U) << "the attack is the same for all of them";
}

TEST_P(Dossiers, TheSameHourOfTwoClocksIsToldOnce) { EXPECT_EQ(field(filled("insurer"), "since").lines.size(), 1U); }

TEST_P(Dossiers, WhoToldItIsNamedAndNoHourIsInvented) {
  say("authority_alert", "", {{"from", std::string("CERT-FR")}});
  const Line told = field(filled("cnil"), "authorities").lines.at(0);
  EXPECT_NE(told.cites.find("CERT-FR"), std::string::npos);
  EXPECT_EQ(told.text.find("2026"), std::string::npos) << "nobody said when";
  journal[0].members.push_back({"at", at("2026-11-22T20:05:00Z")});
  EXPECT_NE(field(filled("cnil"), "authorities").lines.at(0).text.find("2026"), std::string::npos);
}

TEST_P(Dossiers, PublishedDataStandInTheFormsWithWhoDeclaredThemAndWhen) {
  diagnosis = nullptr;
  EXPECT_TRUE(field(filled("complaint"), "taken").lines.empty());
  say("data_published", "", {{"text", std::string("une capture d’écran d’un forum")}});
  for (const auto& [form_id, field_id] : {std::pair{"complaint", "taken"}, std::pair{"cnil", "confidentiality"},
                                          std::pair{"prosecutor", "seen"}, std::pair{"insurer", "data"}}) {
    const auto lines = field(filled(form_id), field_id).lines;
    ASSERT_EQ(lines.size(), 1U) << form_id;
    EXPECT_TRUE(lines[0].text.contains("une capture d’écran d’un forum")) << form_id;
    EXPECT_TRUE(lines[0].cites.contains("Karim") && lines[0].cites.contains("2026")) << lines[0].cites;
    EXPECT_EQ(lines[0].ground, Ground::declared);
  }
}

TEST_P(Dossiers, AnHourThatNobodySaidIsNotCalledTheBeginning) {
  const auto clock = std::ranges::find(obligations, std::string_view("health_alert"), &response::Deadline::ref);
  ASSERT_NE(clock, obligations.end());
  clock->started_at = now;
  EXPECT_EQ(field(filled("health"), "since").lines.at(0).text, words.text("dossier.clock", {{"at", now}}));
  clock->start_noted = true;
  EXPECT_EQ(field(filled("health"), "since").lines.at(0).text, words.text("dossier.clock_noted", {{"at", now}}));
}

TEST_P(Dossiers, WhereTheFileNamesNobodyTheNumberToldInTheFirstHourIsTheOneToReach) {
  EXPECT_TRUE(field(filled("complaint"), "contact").lines.empty());
  response::first_hour::Given given;
  given.answer.known = true;
  given.answer.text = "Mme Vuillemin, maire, 06 11 22 33 44 ; M. Petit écrit";
  answers.answers["people"] = {given};
  const auto told = field(filled("complaint"), "contact").lines;
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].text, "Mme Vuillemin, maire, 06 11 22 33 44");
  town.legal_persons[0].signatory_phone = "06 00 00 00 01";
  EXPECT_TRUE(field(filled("complaint"), "contact").lines.at(0).text.contains("06 00 00 00 01"));
  town.contacts = {{.name = "M. Roux", .phone = "06 00 00 00 02"}};
  ASSERT_EQ(field(filled("complaint"), "contact").lines.size(), 1U);
  EXPECT_TRUE(field(filled("complaint"), "contact").lines[0].text.contains("M. Roux")) << "the file's own list comes first";
}

TEST_P(Dossiers, ReasonsOfADelayAreAskedForOnlyWhereThereIsOne) {
  const auto clock = std::ranges::find(obligations, "cnil_notification", &response::Deadline::ref);
  ASSERT_NE(clock, obligations.end());
  clock->due = at("2026-11-24T00:00:00Z");
  EXPECT_EQ(field(filled("cnil"), "late").lines.size(), 1U);
  now = at("2026-11-25T00:00:00Z");
  EXPECT_TRUE(field(filled("cnil"), "late").lines.empty()) << "only people know the reasons";
}

TEST_P(Dossiers, TheLetterToPeopleNamesNoMachineNoAccountAndNoNightNumber) {
  town.contacts = {{.name = "Mme Leroy", .phone = "03 21 00 00 01", .night_phone = "06 00 00 00 01"}};
  town.phone = "03 21 00 00 00";
  EXPECT_TRUE(field(filled("persons"), "what").lines.empty()) << "the sample finds no incident, and nobody said one";
  say("ransom_note", "yes");
  const Dossier dossier = filled("persons");
  EXPECT_EQ(field(dossier, "contact").lines.at(0).text, "03 21 00 00 00");
  ASSERT_EQ(field(dossier, "what").lines.size(), 1U);
  const std::string page = to_page(dossier, material(), words);
  EXPECT_EQ(page.find("06 00 00 00 01"), std::string::npos);
  for (const auto& finding : diagnosis->findings) {
    const std::string host = text_argument(finding, "host");
    if (host.empty()) continue;
    EXPECT_EQ(field(dossier, "what").lines[0].text.find(host), std::string::npos) << host;
  }
}

TEST_P(Dossiers, WhatAPersonWroteStandsFirstAndALaterVersionSaysWhatChanged) {
  state.written["people_number"] = {"environ 800", "Léa", now, 12};
  const Dossier first = filled("cnil");
  EXPECT_EQ(field(first, "people_number").lines.at(0).text, "environ 800");
  EXPECT_FALSE(first.before);
  state.versions.push_back({1, now, "Léa", "dossiers/cnil-v1", {}, first.prints()});
  state.written["people_number"] = {"1 200", "Léa", now, 14};
  const Dossier second = filled("cnil");
  EXPECT_EQ(second.version, 2);
  EXPECT_EQ(second.changed, std::vector<std::string>{"people_number"});
  EXPECT_NE(to_page(second, material(), words).find(words.text("dossier.changed")), std::string::npos);
}

TEST_P(Dossiers, NothingThatSomebodyTypedBecomesMarkup) {
  const std::string hostile = "\"><script>alert(1)</script>&\x1b[31m\xE2\x80\xAE";
  town.legal_persons[0].name = hostile;
  town.legal_persons[0].signatory = hostile;
  town.contacts = {{.name = hostile, .phone = hostile}};
  state.written["cost"] = {hostile, hostile, now, 3};
  const Dossier dossier = filled("complaint");
  const auto pages = {to_page(dossier, material(), words), to_odt(dossier, material(), words),
                      to_slip(dossier, {{hostile, 1, {}, false, "dossier.slip.evidence"}}, material(), words)};
  for (const std::string& page : pages) {
    EXPECT_EQ(page.find("<script"), page.npos);
    EXPECT_EQ(page.find("\x1b[31m"), page.npos);
    EXPECT_EQ(page.find("\xE2\x80\xAE"), page.npos);
  }
}

TEST_P(Dossiers, TheNumberOfInhabitantsThatAPersonNotedIsFilledInAsHers) {
  town.population.reset();
  EXPECT_TRUE(field(filled("prefecture"), "population").lines.empty());
  journal.push_back({.seq = 31,
                     .utc = now,
                     .by = "Karim",
                     .kind = "service.population",
                     .subject = {},
                     .members = {{"population", std::int64_t{900}}}});
  const Dossier dossier = filled("prefecture");
  ASSERT_EQ(field(dossier, "population").lines.size(), 1U);
  EXPECT_TRUE(field(dossier, "population").lines.front().cites.contains("Karim"));
}

TEST_P(Dossiers, TheSlipSaysWhatEachPieceIs) {
  const base::Digest digest = base::sha256(base::as_bytes("x"));
  const std::string slip =
      to_slip(filled("complaint"), {{"journal.json", 1, digest, true, "dossier.slip.journal_data"}}, material(), words);
  EXPECT_TRUE(slip.contains("journal.json"));
  EXPECT_TRUE(slip.contains(words.text("dossier.slip.journal_data")));
  EXPECT_TRUE(slip.contains(digest.hex().substr(0, 32)) && slip.contains(digest.hex().substr(32)))
      << "it may break in the middle";
}

TEST_P(Dossiers, TheSlipSaysTheHeadOfTheJournalAndHasALineForTheHashOfTheList) {
  journal.push_back({.seq = 7, .utc = now, .by = "Karim", .kind = "note.fact", .subject = {}, .members = {}});
  journal.back().head = "7-3f9a-77c0-1b2e-90dd";
  const std::string slip = to_slip(filled("complaint"), {}, material(), words);
  EXPECT_TRUE(slip.contains("<p id=\"journal-head\"><strong>7-3f9a-77c0-1b2e-90dd</strong></p>")) << "as verify looks for it";
  EXPECT_TRUE(slip.contains("SHA-256 ") && slip.contains("sha256sum SHA256SUMS"));
}

TEST_P(Dossiers, AnExerciseSaysSoInEveryShape) {
  exercise = true;
  const Dossier dossier = filled("complaint");
  for (const std::string& page :
       {to_page(dossier, material(), words), to_odt(dossier, material(), words), to_slip(dossier, {}, material(), words)})
    EXPECT_NE(page.find("EXERCICE"), page.npos);
  EXPECT_NE(to_json(dossier, material(), words).find("\"exercise\": true"), std::string::npos);
}

TEST_P(Dossiers, TheSheetOfDecisionsSaysWhatIsContestedAndWhatIsNoLaw) {
  const auto decisions = *forms::decisions();
  const std::string page = decision_sheet(decisions, {"Isbergues", now, false, &town.legal_persons[0]}, words);
  EXPECT_NE(page.find("Mme Leroy"), std::string::npos) << "the town's file says who signs";
  EXPECT_TRUE(paper::is_page(page));
  EXPECT_NE(page.find(GetParam() == base::Language::french ? "(contesté)" : "(contested)"), page.npos);
}

TEST_P(Dossiers, NoMayorIsNamedWhereAPresidentHeadsTheLegalPerson) {
  const auto names_a_mayor = [](const std::string& page) {
    return std::ranges::any_of(std::to_array({"maire", "adjoint", "mayor", "deputy"}),
                               [&page](const char* word) { return page.contains(word); });
  };
  town.legal_persons[0] = {.id = "departement", .name = "Département", .kind = town::BodyKind::department};
  town.legal_persons[1] = {.id = "mdph", .name = "MDPH"};
  town.kind = town::BodyKind::department;
  for (const auto* title : {"", "présidente", "vice-président", "directrice générale des services"}) {
    for (person = 0; person < 2; ++person) {
      town.legal_persons[person].signatory = *title ? "Mme Brun" : "";
      town.legal_persons[person].signatory_title = title;
      const Dossier dossier = filled("complaint");
      EXPECT_FALSE(names_a_mayor(signatory_words(dossier, words))) << signatory_words(dossier, words);
      EXPECT_FALSE(names_a_mayor(dossier.form->signs.of(dossier.kind).in(GetParam())));
    }
  }
  person = 0;
  town.kind = town.legal_persons[0].kind = town::BodyKind::commune;
  EXPECT_TRUE(names_a_mayor(signatory_words(filled("complaint"), words))) << "a commune has one";
}

/// The town's file describes the body: of another legal person it knows its head, its delegate, its data and its systems.
TEST_P(Dossiers, AnotherLegalPersonsDossierHoldsNoneOfTheBodysOwnFacts) {
  town.population = 240'000;
  town.phone = "05 55 93 70 00";
  town.contacts = {{.name = "Anne Vialle"}};
  town.backups = {{.id = "nas", .systems = {"paie"}}, {.id = "soins_nuit", .systems = {"soins"}}};
  town.services = {{.id = "care", .systems = {"soins"}, .legal_person = "ccas"}};
  person = 1;
  const Dossier notified = filled("cnil");
  EXPECT_TRUE(field(notified, "sector").lines.empty());
  ASSERT_EQ(field(notified, "contact").lines.size(), 1U);
  EXPECT_TRUE(field(notified, "contact").lines[0].text.contains("M. Petit"));
  ASSERT_EQ(field(notified, "before").lines.size(), 1U);
  EXPECT_TRUE(field(notified, "before").lines[0].text.contains("soins_nuit"));
  EXPECT_TRUE(field(filled("persons"), "contact").lines.empty());
  person = 0;
  EXPECT_TRUE(field(filled("cnil"), "contact").lines.at(0).text.contains("Anne Vialle"));
  EXPECT_EQ(field(filled("cnil"), "before").lines.size(), 2U);
  EXPECT_EQ(field(filled("persons"), "contact").lines.at(0).text, town.phone);
}

TEST_P(Dossiers, AnEstablishmentSignsThroughItsOwnLegalRepresentative) {
  town.legal_persons.push_back({.id = "tilleuls",
                                .name = "EHPAD",
                                .kind = town::BodyKind::establishment,
                                .signatory = "Marie Roche",
                                .signatory_title = "directrice"});
  person = 2;
  const Dossier dossier = filled("complaint");
  EXPECT_EQ(dossier.signatory.kind, SignatoryCheck::Kind::establishment);
  const std::string told = signatory_words(dossier, words);
  EXPECT_TRUE(told.contains("Marie Roche"));
  for (const char* word : {"président", "president", "maire", "mayor", "contest"}) EXPECT_FALSE(told.contains(word)) << told;
}

/// Two categories, one of which we do not know, on a machine of which the diagnosis is not sure.
TEST_P(Dossiers, WhatIsProbableIsCalledProbableAndPeopleStandInTheirOwnField) {
  town.systems = {{.id = "soins", .name = "Soins", .machines = {"LOGICIELS"}}};
  town.data_sets = {{.id = "residents",
                     .name = "Dossiers",
                     .categories = {"health", "categorie_zzqx"},
                     .people_kinds = {"résidents", "familles"},
                     .people = town::Count{84, 84},
                     .systems = {"soins"}}};
  model::Diagnosis unsure;
  unsure.findings.push_back({.id = "hosts.3", .question = "hosts", .statement = "encrypted", .state = "likely"});
  response::Diagnosed diagnosed;
  diagnosed.exists = true;
  diagnosed.incident = "likely";
  diagnosed.findings = unsure.findings;
  diagnosed.hosts = {{"LOGICIELS", "server", "encrypted", {}, "hosts.3"}};
  const auto overview = response::people::overview_of(&town, diagnosed, {});
  Material with = material();
  with.people = &overview;
  with.diagnosis = &unsure;
  ASSERT_TRUE(overview.lines.at(0).is_touched());
  const Dossier dossier = fill(form("cnil"), state, with, words);
  const std::string people = field(dossier, "people").text(), data = field(dossier, "data").text();
  EXPECT_TRUE(people.starts_with("résidents, familles")) << people;
  EXPECT_TRUE(people.contains(GetParam() == base::Language::french ? "probablement atteint" : "probably hit")) << people;
  EXPECT_TRUE(data.contains("categorie_zzqx"));
  EXPECT_FALSE(data.contains(GetParam() == base::Language::french ? "non reconnu" : "not recognised")) << data;
  EXPECT_TRUE(field(dossier, "awareness").lines.at(0).cites.contains(words.text("dossier.clock_data_touched")));
  for (const Line& line : field(dossier, "gravity").lines) EXPECT_FALSE(line.cites.contains("SE =")) << line.cites;
}

TEST_P(Dossiers, OnlyACommuneIsAskedAboutItsRegistersAndItsElectoralRolls) {
  const bool french = GetParam() == base::Language::french;
  const auto asks = [&](town::BodyKind kind) {
    town.kind = town.legal_persons[0].kind = kind;
    const Dossier dossier = filled("prefecture");
    const std::string told = to_page(dossier, material(), words) + to_json(dossier, material(), words);
    return told.contains(french ? "listes électorales" : "electoral rolls");
  };
  EXPECT_TRUE(asks(town::BodyKind::commune));
  for (const auto kind : {town::BodyKind::department, town::BodyKind::region, town::BodyKind::epci, town::BodyKind::syndicat})
    EXPECT_FALSE(asks(kind));
}

TEST_P(Dossiers, WhereTheFileNamesNobodyTheOneToldInTheFirstHourSignsAsDeclared) {
  answers.answers["people"] = {{.answer = {.question = "people",
                                           .known = true,
                                           .chosen = {},
                                           .text = "M. Petit écrit ; Mme Brun, maire, 06 00 00 00 01",
                                           .at = std::nullopt},
                                .words = "M. Petit écrit ; Mme Brun, maire, 06 00 00 00 01",
                                .said = now,
                                .by = "Camille"}};
  EXPECT_EQ(field(filled("complaint"), "signatory").lines.front().text, "Mme Leroy, maire") << "the file names somebody";
  EXPECT_TRUE(filled("complaint").signatory.by.empty());
  town.legal_persons[0].signatory.clear();
  town.legal_persons[0].signatory_title.clear();
  const Dossier dossier = filled("complaint");
  const Line& line = field(dossier, "signatory").lines.front();
  EXPECT_EQ(line.text, "Mme Brun, maire, 06 00 00 00 01");
  EXPECT_EQ(line.ground, Ground::declared);
  EXPECT_NE(line.cites.find("Camille"), std::string::npos);
  EXPECT_EQ(dossier.signatory.name, "Mme Brun");
  EXPECT_EQ(dossier.signatory.kind, SignatoryCheck::Kind::may);
  EXPECT_NE(signatory_words(dossier, words).find("Camille"), std::string::npos);
  town.legal_persons[1].signatory.clear();
  person = 1;
  EXPECT_EQ(filled("complaint").signatory.name, "") << "another legal person has a head of its own";
}

TEST(Checksums, ListOnlyWhatLiesBeside) {
  const base::Digest digest = base::sha256(base::as_bytes("x"));
  EXPECT_EQ(checksums({{"dossier.json", 1, digest, true, "dossier.slip.beside"},
                       {"Security.evtx", 9, digest, false, "dossier.slip.evidence"}}),
            digest.hex() + "  dossier.json\n");
}

}  // namespace
}  // namespace beffroi::report::dossiers
