// SPDX-License-Identifier: EUPL-1.2
#include "report/verdict.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/columns.h"
#include "report/sample_test.h"

namespace beffroi::report {
namespace {

/// One machine after the other, as the question `hosts` tells of it; the attack is of the night of 22 November.
class Town {
 public:
  Town& host(std::string_view name, std::string_view state, bool supposed = false) {
    const bool hit = state == "encrypted" || state == "compromised";
    return host(name, state, supposed, hit ? R"("2026-11-22T01:00:00Z")" : "null", "2026-11-01T00:00:00Z",
                "2026-11-23T00:00:00Z");
  }

  /// Without a sign, with logs between two moments.
  Town& quiet(std::string_view name, std::string_view from, std::string_view to) {
    return host(name, "no_sign", false, "null", from, to);
  }

  /// People named an hour for the attack.
  Town& told(std::string_view hour) {
    told_ = base::parse_rfc3339(hour);
    return *this;
  }

  /// People declare a graver incident than the traces show.
  Town& declared_severity(std::string_view word, std::string traced) {
    model::Finding& finding = diagnosis_.findings.emplace_back();
    finding.question = "severity";
    finding.statement = fmt::format("declared_{}", word);
    finding.state = "yes";
    finding.arguments = {{"traced", std::move(traced)}};
    finding.supports = {model::JournalCitation{3, "La DGS", "seen"}};
    diagnosis_.sections.push_back({"severity", fmt::format(R"({{"cert_fr":"{}"}})", word)});
    return *this;
  }

  Town& first_machine(const std::string& name) {
    model::Finding& finding = diagnosis_.findings.emplace_back();
    finding.question = "origin";
    finding.statement = "first_machine";
    finding.state = "undetermined";
    finding.arguments = {{"rank", std::int64_t{1}}, {"host", name}, {"account", std::string()}, {"time", base::Timestamp{0}}};
    diagnosis_.sections.push_back(
        {"origin", fmt::format(R"({{"state":"undetermined","hypotheses":[{{"vector":"unknown","host":"{}"}}]}})", name)});
    return *this;
  }

  /// The answer under a label, with its details.
  std::string says(std::string_view label) {
    const Verdict verdict = verdict_told();
    const auto found = std::ranges::find(verdict.answers, label, &Answer::label);
    return found == verdict.answers.end() ? std::string() : plain(found->value) + " | " + plain(found->detail);
  }

  Verdict verdict_told() {
    model::Diagnosis diagnosis = diagnosis_;
    diagnosis.sections.push_back({"incident", R"({"state":"yes"})"});
    diagnosis.sections.push_back({"dwell", R"({"from":"2026-11-22T01:00:00Z","to":"2026-11-22T05:00:00Z","hours":4})"});
    diagnosis.sections.push_back({"hosts", "[" + hosts_ + "]"});
    View view = view_of(diagnosis);
    view.told = told_;
    return verdict_of(diagnosis, view, sample::catalogue(base::Language::french));
  }

 private:
  Town& host(std::string_view name, std::string_view state, bool supposed, std::string_view first, std::string_view from,
             std::string_view to) {
    constexpr std::string_view kRow =
        R"({}{{"name":"{}","role":"server","state":"{}","first_time":{},"examined":{{"from":"{}","to":"{}"}}}})";
    hosts_ += fmt::format(kRow, hosts_.empty() ? "" : ",", name, state, first, from, to);
    model::Finding& finding = diagnosis_.findings.emplace_back();
    finding.question = "hosts";
    finding.state = supposed ? "likely" : std::string(state);
    finding.supports = {model::Citation{}};
    finding.arguments = {{"host", std::string(name)}};
    return *this;
  }

  model::Diagnosis diagnosis_;
  std::string hosts_;
  std::optional<base::Timestamp> told_;
};

constexpr std::string_view kHosts = "report.answer.hosts";

TEST(Verdict, CountsApartWhatIsProvenAndWhatIsLikely) {
  Town town;
  town.host("A", "encrypted").host("B", "encrypted", true).host("C", "encrypted", true);
  EXPECT_EQ(town.says(kHosts), "1 chiffrée (trace), 2 probablement | A, B, C");
}

TEST(Verdict, WhereAllIsProvenOrAllIsLikelyOneNumberIsEnough) {
  Town proven, likely;
  EXPECT_EQ(proven.host("A", "encrypted").host("B", "encrypted").says(kHosts), "2 chiffrées | A, B");
  EXPECT_EQ(likely.host("A", "encrypted", true).says(kHosts), "1 probablement chiffrée | A");
}

TEST(Verdict, AMachineWithoutLogsOfTheAttackWasNotSeen) {
  Town town;
  town.host("A", "compromised")
      .quiet("B", "2026-11-01T00:00:00Z", "2026-11-23T00:00:00Z")
      .quiet("C", "2026-11-01T00:00:00Z", "2026-11-20T18:00:00Z")
      .quiet("D", "2026-11-22T07:00:00Z", "2026-11-23T00:00:00Z");
  EXPECT_EQ(town.says(kHosts), "1 compromise\u00A0; 1 sans signe, 2 non vues pendant l’attaque | A");
}

TEST(Verdict, LogsOfAnotherTimeThanTheHourToldAreSaidToBe) {
  Town years, before, near, untold;
  years.host("A", "compromised").told("2031-03-01T22:00:00Z");
  EXPECT_NE(plain(years.verdict_told().warning).find("Ils s’arrêtent avant"), std::string::npos);
  EXPECT_NE(plain(years.verdict_told().warning).find("2031"), std::string::npos);
  before.host("A", "compromised").told("2026-10-01T22:00:00Z");
  EXPECT_NE(plain(before.verdict_told().warning).find("Ils commencent après"), std::string::npos);
  near.host("A", "compromised").told("2026-11-23T20:00:00Z");
  EXPECT_TRUE(near.verdict_told().warning.empty()) << "the machines may have been switched off in the night";
  EXPECT_TRUE(untold.host("A", "compromised").verdict_told().warning.empty());
}

TEST(Verdict, AGraverDeclarationSaysWhatTheTracesAloneWouldSay) {
  Town town;
  town.host("A", "compromised").declared_severity("major", "minor");
  EXPECT_EQ(town.says("report.answer.severity"),
            "incident majeur | au moins, d’après ce qui est déclaré\u202F; d’après les seules traces\u00A0: incident mineur");
}

TEST(Verdict, AFearIsToldAsOneAndNothingIsToldOfAnIntruderNobodySaw) {
  const auto account = [](std::string_view state, std::string_view statement, std::string host) {
    model::Diagnosis diagnosis;
    diagnosis.sections = {{"incident", fmt::format(R"({{"state":"{}"}})", state)}};
    model::Finding& origin = diagnosis.findings.emplace_back();
    origin.question = "origin";
    origin.statement = statement;
    origin.state = "undetermined";
    origin.arguments = {{"host", std::move(host)}, {"account", std::string()}, {"time", base::Timestamp{0}}};
    return plain(verdict_of(diagnosis, view_of(diagnosis), sample::catalogue(base::Language::french)).account);
  };
  EXPECT_TRUE(account("suspected", "first_machine", "A").starts_with("D’après des signes qui ne prouvent pas une attaque"));
  EXPECT_TRUE(account("yes", "first_machine", "A").starts_with("La première machine"));
  EXPECT_TRUE(account("suspected", "undetermined", "").starts_with("Les journaux lus ne permettent pas de dire"));
  EXPECT_EQ(account("unknown", "undetermined", ""), "");
}

TEST(Verdict, MachinesThatAreAllOnlyLikelyHitAreNotRed) {
  Town likely, proven, encrypted;
  likely.host("A", "compromised", true);
  proven.host("A", "compromised").host("B", "compromised", true);
  const auto kind = [](const Verdict& verdict) { return std::ranges::find(verdict.answers, kHosts, &Answer::label)->kind; };
  EXPECT_EQ(kind(likely.verdict_told()), "doubtful");
  EXPECT_EQ(kind(proven.verdict_told()), "bad");
  EXPECT_EQ(kind(encrypted.host("A", "encrypted", true).verdict_told()), "bad") << "it was hit, whatever became of its files";
}

TEST(Verdict, TheFirstMachineSeenIsNamedThoughTheWayInIsNotKnown) {
  Town town;
  town.host("A", "compromised").first_machine("A");
  EXPECT_EQ(town.says("report.answer.first_host"), "A, la première vue\u202F; l’entrée n’est pas établie | ");
  EXPECT_EQ(town.says("report.answer.how"), "non établi | ");
}

}  // namespace
}  // namespace beffroi::report
