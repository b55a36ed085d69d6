// SPDX-License-Identifier: EUPL-1.2
#include "response/diagnosed.h"

#include <gtest/gtest.h>

#include "casefile/temporary_folder_for_tests.h"
#include "response/diagnosed_for_tests.h"

namespace beffroi::response {
namespace {

model::Finding finding(std::string id, std::string question, base::Arguments arguments, std::string state) {
  model::Finding made{.id = std::move(id), .question = std::move(question)};
  made.arguments = std::move(arguments);
  made.state = std::move(state);
  return made;
}

/// As the questions write it.
model::Diagnosis stored() {
  model::Diagnosis diagnosis;
  diagnosis.findings = {
      finding("incident.1", "incident", {{"from", at_second(100)}, {"to", at_second(900)}}, "yes"),
      finding("origin.1", "origin", {}, "likely"),
      finding("hosts.1", "hosts", {{"host", std::string("A.mairie.local")}}, "compromised"),
      finding("hosts.2", "hosts", {{"host", std::string("B")}}, "not_examined"),
      finding("log_tampering.1", "log_tampering", {{"host", std::string("B")}}, "yes"),
  };
  diagnosis.findings.back().time = at_second(-5'000'000);  // an administrator, long before
  diagnosis.sections = {
      {"hosts", R"([{"name":"A.mairie.local","role":"server","state":"compromised","first_time":")" +
                    base::format_rfc3339(at_second(120)) + R"("},{"name":"B","role":"unknown","state":"not_examined"}])"},
      {"incident", R"({"state":"yes"})"},
      {"log_tampering", R"([{"host":"B","channel":"Security","kind":"cleared","to":"2023-01-01T00:00:00Z"}])"},
      {"origin", R"({"state":"likely","hypotheses":[{"vector":"vpn_account","host":"A.mairie.local","account":"X"}]})"},
      {"unheard_of", R"({"state":"yes"})"}};
  return diagnosis;
}

TEST(Diagnosed, TellsWhatTheCaseKeepsWithTheFindingsBehind) {
  const casefile::TemporaryFolder folder;
  auto store = casefile::Case::open_or_create(folder.path() / "case", {.actor = "Camille"});
  ASSERT_TRUE(store);
  EXPECT_FALSE(diagnosed(*store)->exists);
  ASSERT_TRUE(store->store(stored()));
  const auto told = diagnosed(*store);
  ASSERT_TRUE(told) << told.error().id;
  EXPECT_TRUE(told->exists && told->sees_an_attack());
  ASSERT_NE(told->host("a"), nullptr);
  EXPECT_EQ(told->host("a")->finding, "hosts.1");
  EXPECT_TRUE(told->host("a")->is_hit());
  EXPECT_FALSE(told->host("B")->is_hit());
  EXPECT_EQ(told->origins.at(0).vector, "vpn_account");
  EXPECT_EQ(told->origins.at(0).state, "likely");
  EXPECT_EQ(told->tampering.at(0).finding, "log_tampering.1");
  EXPECT_EQ(told->first_malicious(), at_second(100)) << "a log that was emptied years ago starts no attack";
  EXPECT_EQ(told->last_malicious(), at_second(900));
}

/// A machine of the section `hosts` with a log from one second of the night to another; none at all where both are the same.
std::string host(const std::string& name, const std::string& state, int from, int to) {
  const std::string log = from == to ? R"("from":null,"to":null,"channels":[])"
                                     : R"("from":")" + base::format_rfc3339(at_second(from)) + R"(","to":")" +
                                           base::format_rfc3339(at_second(to)) + R"(","channels":["Security"])";
  const std::string first = state == "compromised" ? '"' + base::format_rfc3339(at_second(100)) + '"' : "null";
  return R"({"name":")" + name + R"(","state":")" + state + R"(","first_time":)" + first + R"(,"examined":{)" + log + "}}";
}

TEST(Diagnosed, AMachineIsExaminedWhereALogOfItsOwnIsOfTheHoursOfTheAttack) {
  model::Diagnosis diagnosis;
  diagnosis.findings = {finding("dwell.1", "dwell", {{"from", at_second(100)}, {"to", at_second(200)}}, "likely")};
  diagnosis.sections = {{"hosts", "[" + host("HIT", "compromised", 0, 500) + "," + host("QUIET", "no_sign", 0, 500) + "," +
                                      host("ENDED", "no_sign", 0, 50) + "," + host("LATE", "no_sign", 300, 500) + "," +
                                      host("TOLD", "compromised", 0, 0) + "]"}};
  const auto told = diagnosed_from(std::move(diagnosis));
  ASSERT_TRUE(told);
  std::string examined;
  for (const Diagnosed::Host& one : told->hosts) examined += one.was_examined() ? one.name + " " : "";
  EXPECT_EQ(examined, "HIT QUIET ");
  EXPECT_FALSE(told->host("TOLD")->has_logs);
  EXPECT_TRUE(told->host("LATE")->silent);
}

TEST(Diagnosed, AMachineIsTheSameByItsShortNameButNotInAnotherDomain) {
  EXPECT_TRUE(same_machine("SRV1", "srv1.mairie.local"));
  EXPECT_TRUE(same_machine("SRV1.MAIRIE.LOCAL", "srv1.mairie.local"));
  EXPECT_FALSE(same_machine("SRV1.ccas.local", "SRV1.mairie.local"));
  EXPECT_FALSE(same_machine("SRV1", "SRV10"));
}

}  // namespace
}  // namespace beffroi::response
