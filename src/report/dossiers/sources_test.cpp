// SPDX-License-Identifier: EUPL-1.2
#include "report/dossiers/sources.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "report/columns.h"
#include "report/sample_test.h"

namespace beffroi::report::dossiers {
namespace {

class DossierFields : public testing::TestWithParam<base::Language> {
 protected:
  /// The lines of a field of a form of data/catalogue/dossiers.
  std::vector<Line> field(std::string_view form, std::string_view id) {
    const Material material{.now = now,
                            .place = "Isbergues (62)",
                            .town = town,
                            .person_id = person_id,
                            .entries = journal,
                            .first_hour = answers,
                            .diagnosis = &diagnosis,
                            .obligations = obligations,
                            .measures = measures,
                            .services = services,
                            .department = "62",
                            .objections = objections_to(diagnosis, journal, words)};
    const Dossier dossier = fill(*std::ranges::find(forms, form, &response::dossiers::Form::id), {}, material, words);
    for (const FilledPart& part : dossier.parts) {
      for (const FilledField& one : part.fields) {
        if (one.field->id == id) return one.lines;
      }
    }
    ADD_FAILURE() << form << " " << id;
    return {};
  }

  /// A finding that rests on records of one log, by their numbers.
  model::Finding& find(std::string question, std::string statement, base::Arguments arguments,
                       std::initializer_list<std::uint64_t> records) {
    model::Finding& made = diagnosis.findings.emplace_back();
    made.id = question + "." + std::to_string(diagnosis.findings.size());
    made.question = std::move(question);
    made.statement = std::move(statement);
    made.state = "yes";
    made.arguments = std::move(arguments);
    for (const std::uint64_t record : records)
      made.supports.emplace_back(model::Citation{base::sha256({}), record, record, "Security.evtx", {}});
    return made;
  }

  std::string says(const model::Finding& finding) const { return plain(sentence_of(finding, {}, words)); }

  static bool has(const std::vector<Line>& lines, const std::string& text) {
    return std::ranges::find(lines, text, &Line::text) != lines.end();
  }

  base::Timestamp now = *base::parse_rfc3339("2026-11-23T02:00:00Z");
  base::Catalogue words = sample::catalogue(GetParam());
  std::vector<response::dossiers::Form> forms = *response::dossiers::forms();
  town::Town town;
  std::string person_id;
  response::first_hour::State answers;
  std::vector<response::Deadline> obligations;
  response::measures::Plan measures;
  response::services::Overview services;
  model::Diagnosis diagnosis;
  std::vector<response::Entry> journal;
};

INSTANTIATE_TEST_SUITE_P(BothLanguages, DossierFields, testing::Values(base::Language::french, base::Language::english),
                         [](const auto& given) { return std::string(base::code_of(given.param)); });

TEST_P(DossierFields, ACorrectedHourIsTheOneThatIsStatedWithTheOneBeforeBesideIt) {
  response::Deadline clock{.id = "insurer_notice", .ref = "insurer_notice"};
  clock.started_at = *base::parse_rfc3339("2025-11-22T22:40:00Z");
  clock.corrected_to = *base::parse_rfc3339("2026-11-22T22:40:00Z");
  obligations.push_back(clock);
  const auto lines = field("insurer", "since");
  ASSERT_EQ(lines.size(), 1U);
  const std::string holds = words.moment(*clock.corrected_to, "moment"), first = words.moment(*clock.started_at, "moment");
  EXPECT_TRUE(lines[0].text.starts_with(holds)) << lines[0].text;
  EXPECT_NE(lines[0].text.find(first), std::string::npos) << lines[0].text;
}

TEST_P(DossierFields, DestroyedBackupsAreToldThoughTheEncryptionRestsOnTheSameRecords) {
  find("encryption", "files_seen", {{"hosts", std::int64_t{1}}, {"extension", std::string()}, {"time", base::Timestamp{0}}},
       {1, 2, 3});
  const std::string destroyed = says(find("backups", "destroyed", {{"count", std::int64_t{1}}}, {2}));
  EXPECT_TRUE(has(field("cnil", "availability"), destroyed));
  EXPECT_TRUE(has(field("complaint", "backups"), destroyed));
  EXPECT_TRUE(has(field("prosecutor", "found"), destroyed));
  EXPECT_TRUE(has(field("insurer", "backups"), destroyed));
}

TEST_P(DossierFields, WhatAnAccountDidIsToldBesideTheAccount) {
  find("accounts", "compromised", {{"account", std::string("adm")}, {"privilege", std::string()}}, {1, 2});
  const base::Arguments deed{{"host", std::string("SRV-1")},
                             {"account", std::string("adm")},
                             {"time", base::Timestamp{0}},
                             {"detail", std::string("rundll32 comsvcs.dll")},
                             {"count", std::int64_t{1}}};
  const std::string dumped = says(find("credential_theft", "lsass_dumped", deed, {2}));
  EXPECT_TRUE(has(field("complaint", "accounts"), dumped));
}

TEST_P(DossierFields, ToolsThatSendFilesAreToldThoughAMachineRestsOnTheSameRecord) {
  find("hosts", "compromised", {{"host", std::string("SRV-1")}, {"signs", std::int64_t{2}}}, {1, 2});
  const base::Arguments deed{{"host", std::string("SRV-1")},
                             {"account", std::string()},
                             {"time", base::Timestamp{0}},
                             {"detail", std::string("rclone copy")},
                             {"count", std::int64_t{1}}};
  const std::string sent = says(find("exfiltration", "transfer_tool_run", deed, {2}));
  EXPECT_TRUE(has(field("prosecutor", "found"), sent));
}

TEST_P(DossierFields, AnErasedLogIsToldOnce) {
  const base::Timestamp then = *base::parse_rfc3339("2026-11-22T02:00:00Z");
  find("log_tampering", "cleared",
       {{"host", std::string("SRV-1")}, {"channel", std::string("Security")}, {"account", std::string()}, {"time", then}}, {1});
  const base::Arguments deed{{"host", std::string("SRV-1")},
                             {"account", std::string()},
                             {"time", then},
                             {"detail", std::string()},
                             {"count", std::int64_t{1}}};
  find("defence_evasion", "audit_log_cleared", deed, {1});
  EXPECT_EQ(field("complaint", "traces").size(), 1U);
  find("defence_evasion", "audit_log_cleared", deed, {9});
  EXPECT_EQ(field("complaint", "traces").size(), 2U) << "another record: another clearing";
}

response::services::Line service(std::string name, response::services::State said, response::services::State proposed) {
  response::services::Line made{.offer = {.service = name, .site = {}, .name = name}};
  if (said != response::services::State::unknown) {
    made.now.state = said;
    made.now.since = *base::parse_rfc3339("2026-11-23T01:00:00Z");
    made.now.cause = "serveur chiffré";
    response::services::Decision decision;
    decision.by = "Mme Leroy";
    decision.details = made.now;
    made.standing.decisions.push_back(decision);
  }
  made.proposal.state = proposed;
  return made;
}

TEST_P(DossierFields, ServicesThatPeopleSayStoppedAreToldWithWhoSaysSo) {
  using enum response::services::State;
  services.lines = {service("Messagerie", closed, closed), service("Cantine", unknown, degraded),
                    service("Piscine", normal, closed), service("Voirie", unknown, unknown)};
  const auto told = field("complaint", "services");
  ASSERT_EQ(told.size(), 2U);
  EXPECT_NE(told[0].text.find("Messagerie"), std::string::npos);
  EXPECT_EQ(told[0].ground, Ground::declared);
  EXPECT_NE(told[0].cites.find("Mme Leroy"), std::string::npos);
  EXPECT_NE(told[1].text.find("Cantine"), std::string::npos);
  EXPECT_EQ(told[1].ground, Ground::supposed);
}

TEST_P(DossierFields, TheHourOfTypingIsNotTheHourAtWhichAServiceStopped) {
  using enum response::services::State;
  services.lines = {service("Messagerie", closed, closed)};
  const std::string said = field("complaint", "services").at(0).text;
  services.lines[0].standing.decisions[0].written = services.lines[0].now.since;
  const std::string noted = field("complaint", "services").at(0).text;
  EXPECT_NE(noted, said);
  EXPECT_TRUE(noted.contains(GetParam() == base::Language::french ? "noté le" : "noted on")) << noted;
}

TEST_P(DossierFields, WhatStoppedAtTheTownIsNoDamageOfItsCcas) {
  using enum response::services::State;
  town.legal_persons = {{.id = "ccas", .kind = town::BodyKind::ccas}};
  services.lines = {service("Messagerie", closed, closed), service("Aide d’urgence", closed, closed),
                    service("Portage", unknown, degraded)};
  services.lines[1].offer.described = town::Service{.id = "social_emergency", .legal_person = "ccas"};
  ASSERT_EQ(field("complaint", "services").size(), 2U);
  EXPECT_NE(field("complaint", "services")[0].text.find("Messagerie"), std::string::npos);
  person_id = "ccas";
  ASSERT_EQ(field("complaint", "services").size(), 1U);
  EXPECT_NE(field("complaint", "services")[0].text.find("Aide"), std::string::npos);
}

TEST_P(DossierFields, ThePrefectHearsOfEveryServiceWhoeversItIs) {
  using enum response::services::State;
  town.legal_persons = {{.id = "ccas", .kind = town::BodyKind::ccas}};
  services.lines = {service("Paie", unknown, degraded), service("Foyer", unknown, degraded)};
  services.lines[1].offer.described = town::Service{.id = "care_home", .legal_person = "ccas"};
  EXPECT_FALSE(field("complaint", "services").at(0).text.contains("Foyer"));
  EXPECT_TRUE(field("prefecture", "services").at(0).text.contains("Foyer"));
  EXPECT_TRUE(field("prefecture", "services").at(0).text.contains("Paie"));
}

TEST_P(DossierFields, ServicesThatNobodyConfirmedAreOneLineHoweverMany) {
  using enum response::services::State;
  for (int i = 0; i < 35; ++i) services.lines.push_back(service("Service " + std::to_string(i), unknown, degraded));
  const auto told = field("complaint", "services");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_NE(told[0].text.find("35"), std::string::npos);
  EXPECT_EQ(told[0].text.find("Service 7"), std::string::npos);
  EXPECT_EQ(told[0].ground, Ground::supposed);
}

TEST_P(DossierFields, ATickedBoxGivesNoHourToTheAct) {
  using response::measures::Step;
  response::measures::Line cut;
  cut.measure.title = "Couper Internet";
  cut.measure.step = Step::done;
  cut.measure.deeds = {{.step = Step::done, .seq = 3, .written = now, .by = "M. Petit", .answered = true}};
  measures.lines = {cut};
  const std::string hour_not_known =
      words.text("dossier.measure", {{"title", cut.measure.title}, {"system", std::string()}, {"at", now}, {"answered", true}});
  EXPECT_EQ(field("insurer", "measures").at(0).text, hour_not_known);
  measures.lines[0].measure.deeds[0].answered = false;
  EXPECT_NE(field("insurer", "measures").at(0).text, hour_not_known);
}

TEST_P(DossierFields, AnObjectionIsToldBesideTheFindingAndChangesTheField) {
  const model::Finding finding = find("backups", "destroyed", {{"count", std::int64_t{1}}}, {2});
  const std::vector<Line> before = field("complaint", "backups");
  ASSERT_TRUE(has(before, says(finding)));
  journal.push_back({.seq = 7,
                     .utc = now,
                     .by = "Karim",
                     .kind = "dispute.rejected",
                     .subject = finding.id,
                     .members = {{"question", finding.question},
                                 {"statement", finding.statement},
                                 {"arguments", std::string(R"([["count",{"integer":1}]])")},
                                 {"because", std::string("copie retrouvée")},
                                 {"replacement", std::string()}}});
  const std::vector<Line> after = field("complaint", "backups");
  EXPECT_FALSE(has(after, says(finding)));
  const auto told = std::ranges::find_if(after, [](const Line& one) { return one.text.contains("copie retrouvée"); });
  ASSERT_NE(told, after.end());
  EXPECT_TRUE(told->text.starts_with(says(finding)));
  EXPECT_TRUE(told->text.contains("Karim"));
  EXPECT_EQ(told->ground, Ground::supposed);
}

}  // namespace
}  // namespace beffroi::report::dossiers
