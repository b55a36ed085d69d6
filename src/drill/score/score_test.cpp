// SPDX-License-Identifier: EUPL-1.2
#include "drill/score/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drill/score/names.h"

namespace beffroi::drill::score {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kTruth = R"({"incident": {"state": "yes"},
  "drill": {"name": "essai", "seed": 7, "benign": false},
  "origin": {"state": "determined", "vector": "exposed_remote_desktop", "also_right": ["password_guessing"],
             "host": "RDS.commune.exercice.invalid", "account": "COMMUNE\\presta", "source_ip": "203.0.113.5",
             "time": "2026-10-24T20:26:45Z"},
  "hosts": [{"name": "RDS.commune.exercice.invalid", "state": "encrypted"}, {"name": "DC.commune.exercice.invalid", "state": "compromised"},
            {"name": "PC1.commune.exercice.invalid", "state": "no_sign"}, {"name": "PC2.commune.exercice.invalid", "state": "not_examined"}],
  "accounts": [{"name": "COMMUNE\\presta", "sid": "S-1-5-21-1-2-3-1103", "state": "compromised"},
               {"name": "COMMUNE\\svc_new", "sid": "S-1-5-21-1-2-3-1300", "state": "created_by_attacker"}],
  "lateral": [{"from": "RDS.commune.exercice.invalid", "to": "DC.commune.exercice.invalid", "account": "COMMUNE\\presta",
               "method": "remote_desktop", "time": "2026-10-24T22:00:00Z", "outcome": "succeeded"},
              {"from": "RDS.commune.exercice.invalid", "to": "DC.commune.exercice.invalid", "account": "COMMUNE\\svc_new",
               "method": "service_execution", "time": "2026-10-24T22:05:00Z", "outcome": "succeeded"}],
  "encryption": {"state": "yes", "start": "2026-10-24T22:10:00Z", "hosts": ["RDS.commune.exercice.invalid"], "extension": ".xyz"},
  "exfiltration": {"state": "suspected"}, "backups": {"state": "destroyed"},
  "log_tampering": [{"host": "DC.commune.exercice.invalid", "channel": "Security", "kind": "cleared"}]})";

constexpr std::string_view kNothing =
    R"({"incident": {"state": "no_sign", "also_right": []}, "origin": {"state": "undetermined"},
  "hosts": [{"name": "PC1", "state": "no_sign"}], "encryption": {"state": "no"}, "backups": {"state": "intact"}})";

Told truth(std::string_view json = kTruth) { return parse_truth(json, "truth.json").value(); }

/// A diagnosis that says exactly the truth.
Told perfect() {
  Told told = truth();
  told.vector_also_right.clear();
  return told;
}

TEST(Names, OfMachinesAreTheSameWithOrWithoutTheirDomain) {
  EXPECT_TRUE(same_host("srv-ad.commune.local", "SRV-AD"));
  EXPECT_FALSE(same_host("srv-ad", "srv-ad2"));
  EXPECT_FALSE(same_host("", ""));
  EXPECT_FALSE(same_host("192.168.1.4", "192.168.1.5"));
}

TEST(Names, OfAccountsNeedTheSameDomainWhereBothNameOne) {
  EXPECT_TRUE(same_account("COMMUNE\\Élodie", "commune\\élodie"));
  EXPECT_TRUE(same_account("elodie", "COMMUNE\\Elodie"));
  EXPECT_TRUE(same_account("elodie@commune.local", "COMMUNE\\elodie"));
  EXPECT_FALSE(same_account("PC1\\Administrateur", "COMMUNE\\Administrateur"));
  EXPECT_FALSE(same_account("", "COMMUNE\\elodie"));
}

TEST(Score, TheTruthItselfPassesWithEveryFigureRight) {
  const Score score = compare(perfect(), truth());
  EXPECT_TRUE(score.passed);
  EXPECT_TRUE(score.all_first);
  EXPECT_EQ(score.time_error, 0);
  EXPECT_EQ(score.lateral.recall(), 1);
  EXPECT_EQ(score.lateral.precision(), 1);
  EXPECT_EQ(score.same_method, 2U);
  EXPECT_EQ(score.accounts.recall(), 1);
  EXPECT_EQ(score.encrypted_hosts.precision(), 1);
  EXPECT_EQ(score.extension.mark, Mark::right);
  EXPECT_EQ(score.backups.mark, Mark::right);
  EXPECT_EQ(score.log_tampering.recall(), 1);
  EXPECT_EQ(score.scenario, "essai");
  EXPECT_EQ(score.seed, 7U);
}

TEST(Score, AnotherWordForTheSameEntryIsRight) {
  Told told = perfect();
  told.hypotheses[0].vector = "password_guessing";
  EXPECT_TRUE(compare(told, truth()).passed);
  told.hypotheses[0].vector = "phishing_attachment";
  EXPECT_FALSE(compare(told, truth()).passed);
}

TEST(Score, ARightEntryAtRankThreeIsAmongTheFirstThreeAndFails) {
  Told told = perfect();
  const Told::Hypothesis right = told.hypotheses[0];
  told.hypotheses = {{"vpn_account", "DC", "x", "", {}}, {"insider", "DC", "x", "", {}}, right};
  const Score score = compare(told, truth());
  EXPECT_FALSE(score.passed);
  EXPECT_TRUE(score.all_in_three);
  EXPECT_EQ(score.vector.mark, Mark::wrong);
}

TEST(Score, AnAccountToldByItsSidIsTheSame) {
  Told told = perfect();
  told.hypotheses[0].account = "S-1-5-21-1-2-3-1103";
  EXPECT_TRUE(compare(told, truth()).passed);
}

TEST(Score, AHostFalselyAccusedFailsHoweverRightTheRest) {
  Told told = perfect();
  told.hosts[2].state = "compromised";
  const Score score = compare(told, truth());
  EXPECT_FALSE(score.passed);
  EXPECT_THAT(score.falsely_compromised, ElementsAre("pc1"));
}

TEST(Score, AMachineNobodyKnowsIsFalselyAccusedToo) {
  Told told = perfect();
  told.hosts.push_back({"DESKTOP-ABC", "compromised"});
  EXPECT_THAT(compare(told, truth()).falsely_compromised, ElementsAre("desktop-abc"));
}

TEST(Score, CallingACompromisedHostEncryptedIsCountedApart) {
  Told told = perfect();
  told.hosts[1].state = "encrypted";
  const Score score = compare(told, truth());
  EXPECT_TRUE(score.passed);
  EXPECT_THAT(score.falsely_encrypted, ElementsAre("dc"));
}

TEST(Score, EachTrueMoveTakesOneToldMove) {
  Told told = perfect();
  told.lateral.pop_back();
  const Score missed = compare(told, truth());
  EXPECT_EQ(missed.lateral.recall(), 0.5);
  EXPECT_EQ(missed.lateral.precision(), 1);
  told = perfect();
  told.lateral.push_back(told.lateral[0]);
  const Score repeated = compare(told, truth());
  EXPECT_EQ(repeated.repeated_moves, 1U);
  EXPECT_EQ(repeated.lateral.precision(), 1);
}

TEST(Score, AnOptionalMoveIsRightToldAndNotMissedUntold) {
  Told real = truth();
  real.lateral[1].optional = true;
  real.lateral[1].to = "PC1";
  Told told = perfect();
  told.lateral[1].to = "PC1";
  EXPECT_EQ(compare(told, real).lateral.precision(), 1);
  EXPECT_EQ(compare(told, real).repeated_moves, 0U);
  told.lateral.pop_back();
  EXPECT_EQ(compare(told, real).lateral.recall(), 1);
}

TEST(Score, AnotherAccountOfTheSameEntryIsRight) {
  Told real = truth();
  real.account_also_right = {"AUTORITE NT\\Système"};
  Told told = perfect();
  told.hypotheses[0].account = "Système";
  EXPECT_TRUE(compare(told, real).passed);
}

TEST(Score, AMoveAtAnotherHourIsInvented) {
  Told told = perfect();
  told.lateral[0].time = *base::parse_rfc3339("2026-10-20T10:00:00Z");
  const Score score = compare(told, truth());
  EXPECT_EQ(score.lateral.precision(), 0.5);
  EXPECT_EQ(score.lateral.recall(), 0.5);
}

TEST(Score, LessThanTheTruthIsWeakerMoreIsWrongNothingIsSilent) {
  Told told = perfect();
  told.incident = "suspected";
  told.backups = "touched";
  told.exfiltration = "yes";
  told.encryption = "unknown";
  const Score score = compare(told, truth());
  EXPECT_EQ(score.incident.mark, Mark::weaker);
  EXPECT_EQ(score.backups.mark, Mark::weaker);
  EXPECT_EQ(score.exfiltration.mark, Mark::wrong);
  EXPECT_EQ(score.encryption.mark, Mark::silent);
}

TEST(Score, WhereNothingHappenedOnlyAQuietDiagnosisPasses) {
  Told told = truth(kNothing);
  EXPECT_TRUE(compare(told, truth(kNothing)).passed);
  told.incident = "unknown";
  EXPECT_TRUE(compare(told, truth(kNothing)).passed);
  told.hypotheses.push_back({"insider", "PC1", "x", "", {}});
  EXPECT_FALSE(compare(told, truth(kNothing)).passed);
  told = truth(kNothing);
  told.incident = "suspected";
  EXPECT_FALSE(compare(told, truth(kNothing)).passed);
  told = truth(kNothing);
  told.hosts[0].state = "compromised";
  EXPECT_FALSE(compare(told, truth(kNothing)).passed);
}

TEST(Score, WhereAnAttemptWasMadeSuspicionIsRightAndAnOriginIsNot) {
  Told attempt = truth(kNothing);
  attempt.incident_also_right = {"suspected"};
  Told told = truth(kNothing);
  told.incident = "suspected";
  EXPECT_TRUE(compare(told, attempt).passed);
  told.origin_state = "likely";
  EXPECT_FALSE(compare(told, attempt).passed);
}

TEST(Score, ADiagnosisWithoutHypothesesFailsAndSaysSilent) {
  const auto empty = parse_diagnosis(R"({"incident": {"state": "unknown"}, "origin": {"state": "undetermined"}})", "d.json");
  ASSERT_TRUE(empty);
  const Score score = compare(*empty, truth());
  EXPECT_FALSE(score.passed);
  EXPECT_EQ(score.vector.mark, Mark::silent);
  EXPECT_EQ(score.host.mark, Mark::silent);
  EXPECT_EQ(score.lateral.recall(), 0);
  EXPECT_EQ(score.lateral.precision(), std::nullopt);
}

TEST(Score, HypothesesComeInTheOrderOfTheirRanks) {
  const auto told = parse_diagnosis(R"({"incident": {"state": "yes"}, "origin": {"state": "likely", "hypotheses": [
      {"rank": 2, "vector": "insider"}, {"rank": 1, "vector": "vpn_account", "host": null}]}})",
                                    "d.json");
  ASSERT_TRUE(told);
  EXPECT_EQ(told->hypotheses[0].vector, "vpn_account");
}

TEST(Score, RefusesWhatIsNoDiagnosis) {
  EXPECT_EQ(parse_diagnosis("{", "d.json").error().id, "json.invalid");
  EXPECT_EQ(parse_diagnosis("[]", "d.json").error().id, "score.not_a_diagnosis");
  EXPECT_EQ(parse_truth("{}", "t.json").error().id, "score.not_a_truth");
  const auto wrong = parse_diagnosis(R"({"incident": {"state": 3}, "origin": {}})", "d.json");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().id, "score.wrong_type");
  EXPECT_EQ(wrong.error().where.path, "d.json");
  EXPECT_EQ(read_truth("/nowhere/truth.json").error().id, "score.unreadable");
  EXPECT_EQ(read_truth("/").error().id, "score.folder");
  EXPECT_EQ(read_diagnosis("/").error().id, "score.folder");
}

TEST(Score, RefusesAListWithoutEnd) {
  std::string json = R"({"incident": {"state": "yes"}, "origin": {}, "lateral": [)";
  for (std::size_t i = 0; i <= kMostEntries; ++i) json += i == 0 ? "{}" : ",{}";
  EXPECT_EQ(parse_diagnosis(json + "]}", "d.json").error().id, "score.too_many");
}

TEST(Score, JsonHoldsTheFigures) {
  const std::string json = to_json(compare(perfect(), truth()));
  EXPECT_NE(json.find("\"passed\": true"), json.npos);
  EXPECT_NE(json.find("\"all_first\": true"), json.npos);
  EXPECT_THAT(compare(perfect(), truth()).falsely_compromised, IsEmpty());
}

}  // namespace
}  // namespace beffroi::drill::score
