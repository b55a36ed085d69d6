// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/proposals.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "base/yaml/node.h"
#include "response/claims/catalogue.h"
#include "response/claims/check.h"

namespace beffroi::response::claims {
namespace {

const base::Timestamp kNow = *base::parse_rfc3339("2026-11-25T12:00:00+01:00");
const base::Timestamp kNext = *base::parse_rfc3339("2026-11-26T18:00:00+01:00");

struct Situation {
  Diagnosed diagnosed;
  std::vector<base::Timestamp> updates;
};

Diagnosed town(std::string exfiltration, std::string encryption, std::string backups, std::size_t examined, std::size_t rest) {
  Diagnosed told;
  told.exists = true;
  told.incident = "yes";
  told.exfiltration = std::move(exfiltration);
  told.encryption = std::move(encryption);
  told.backups = std::move(backups);
  for (std::size_t i = 0; i < examined + rest; ++i) {
    std::string name = "PC-";
    name += std::to_string(i);
    told.hosts.push_back({name, "workstation", i < examined ? "no_sign" : "not_examined", {}, {}});
  }
  return told;
}

std::vector<Situation> situations() {
  std::vector<Situation> all{{Diagnosed{}, {}}, {Diagnosed{}, {kNext}}};
  for (const char* exfiltration : {"unknown", "suspected", "yes", "no"}) {
    all.push_back({town(exfiltration, "yes", "destroyed", 12, 0), {}});
    all.push_back({town(exfiltration, "no", "intact", 12, 3), {kNext}});
  }
  all.push_back({town("unknown", "unknown", "unknown", 0, 4), {kNext}});
  all.push_back({town("unknown", "unknown", "unknown", 1, 1), {kNext}});
  return all;
}

/// One of each group: together they make every kind of claim.
std::set<std::string> sentences() {
  std::ifstream file(BEFFROI_SOURCE_DIR "/src/response/claims/cases_for_tests.yaml");
  const std::string yaml(std::istreambuf_iterator<char>(file), {});
  const auto groups = base::yaml::parse_one(yaml, "cases_for_tests.yaml");
  std::set<std::string> all;
  if (!groups) return all;
  for (const base::yaml::Node& group : groups->elements) all.insert(group.find("say")->elements.front().scalar);
  return all;
}

class ClaimProposals : public testing::Test {
 protected:
  Known known_in(const Situation& situation) const {
    return {.diagnosed = situation.diagnosed,
            .entries = {},
            .services = {},
            .now = kNow,
            .zone = zone,
            .inventory = {.exists = true},
            .updates = situation.updates};
  }
  std::string proposed(const Situation& situation, std::string_view said) const {
    const std::vector<Checked> checked = check(said, known_in(situation));
    return checked.empty() || checked[0].claims.empty() ? std::string() : checked[0].claims[0].proposal.fr;
  }

  base::TimeZone zone = *base::TimeZone::find("Europe/Paris");
};

TEST_F(ClaimProposals, PassTheCheckOfTheirOwnCaseForEveryKindInEverySituation) {
  std::set<std::string> kinds;
  for (const Situation& situation : situations()) {
    const Known known = known_in(situation);
    for (const std::string& said : sentences()) {
      for (const Checked& one : check(said, known)) {
        for (const Claim& claim : one.claims) {
          kinds.insert(claim.kind->id);
          for (const std::string& proposed : {claim.proposal.fr, claim.proposal.en}) {
            EXPECT_EQ(proposed.find("⟦"), std::string::npos) << proposed;
            EXPECT_TRUE(passes(check(proposed, known), false)) << claim.kind->id << ": " << proposed;
          }
        }
      }
    }
  }
  EXPECT_EQ(kinds.size(), catalogue().kinds.size()) << "a kind that no sentence of the test makes";
}

TEST_F(ClaimProposals, HoldWhatTheCaseKnows) {
  const Situation some{town("unknown", "no", "intact", 12, 3), {kNext}};
  const std::string seen = proposed(some, "À ce stade, aucune fuite de données n’a été constatée.");
  EXPECT_TRUE(seen.starts_with("12 machines ont été examinées")) << seen;
  EXPECT_NE(seen.find("3 n’ont pas encore été examinées. Prochain point jeudi 26 novembre 2026 à 18"), std::string::npos)
      << seen;
  const std::string back = proposed(some, "Tout sera rétabli lundi.");
  EXPECT_NE(back.find("jeudi 26 novembre 2026 à 18"), std::string::npos) << back;
  const std::string blank = proposed({town("unknown", "no", "intact", 12, 3), {}}, "Tout sera rétabli lundi.");
  EXPECT_NE(blank.find("Prochain point à … h."), std::string::npos) << blank;
}

TEST_F(ClaimProposals, SayNothingThatNobodyDidOrDecided) {
  const Situation nothing{Diagnosed{}, {}};
  for (const char* said : {"Une plainte a été déposée.", "La préfecture a été prévenue.", "Notre assureur a été prévenu."})
    EXPECT_EQ(proposed(nothing, said), "") << said;
  for (const char* said : {"La rançon demandée est de 50 000 euros.", "Un groupe russe a signé l’attaque."})
    EXPECT_EQ(proposed(nothing, said).find("enquête"), std::string::npos) << said;
  const std::string none =
      proposed({town("unknown", "no", "intact", 0, 4), {kNext}}, "Aucune fuite de données n’a été détectée.");
  EXPECT_EQ(none.find("machine"), std::string::npos) << none;
  const std::string hit =
      proposed({town("unknown", "yes", "destroyed", 12, 0), {kNext}}, "Aucune fuite de données n’a été détectée.");
  EXPECT_EQ(hit.find("rien n’y a été constaté"), std::string::npos) << hit;
}

TEST_F(ClaimProposals, AKindThatHasAContrarySaysHowItIsCalled) {
  for (const Kind& kind : catalogue().kinds) EXPECT_EQ(kind.opposes.empty(), kind.opposed_title.empty()) << kind.id;
}

TEST_F(ClaimProposals, AKindRestsOnAServiceThatTheTownsCatalogueKnows) {
  const auto reading = [](const std::string& service) {
    return read_kind("id: x\nrule: services\nservice: " + service +
                         "\ntitle: {fr: a, en: b}\nwhy: {fr: a, en: b}\nsays: {fr: [\"marche\"], en: [\"works\"]}\n",
                     "x.yaml", {});
  };
  EXPECT_TRUE(reading("mail"));
  const auto unknown = reading("mailbox");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().id, "response.catalogue");
}

}  // namespace
}  // namespace beffroi::response::claims
