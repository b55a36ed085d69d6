// SPDX-License-Identifier: EUPL-1.2
#include "report/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/ground.h"

namespace beffroi::report {
namespace {

constexpr std::size_t kNamesShown = 6;

struct Teller {
  const model::Diagnosis& diagnosis;
  const View& view;
  const base::Catalogue& words;

  std::vector<base::Piece> say(std::string_view id, const base::Arguments& arguments = {}) const {
    return words.pieces(id, arguments);
  }

  std::optional<std::size_t> finding_of(std::string_view question) const {
    const auto found = std::ranges::find(diagnosis.findings, question, &model::Finding::question);
    if (found == diagnosis.findings.end()) return std::nullopt;
    return static_cast<std::size_t>(found - diagnosis.findings.begin());
  }

  /// "SRV-1, SRV-2 et 3 autres"
  std::vector<base::Piece> names(const std::vector<std::string>& all) const {
    std::vector<base::Piece> list;
    for (std::size_t i = 0; i < all.size() && i < kNamesShown; ++i) {
      if (i > 0) list.push_back({", ", false});
      list.push_back({all[i], true});
    }
    if (all.size() > kNamesShown) {
      const auto more = say("report.and_more", {{"count", static_cast<std::int64_t>(all.size() - kNamesShown)}});
      list.insert(list.end(), more.begin(), more.end());
    }
    return list;
  }
};

/// Hypothesis of rank 1; where the question wrote no section, what its first finding says.
Hypothesis best_hypothesis(const Teller& tell) {
  if (!tell.view.hypotheses.empty()) return tell.view.hypotheses.front();
  const auto index = tell.finding_of("origin");
  if (!index) return {};
  const model::Finding& finding = tell.diagnosis.findings[*index];
  const auto argument = [&](std::string_view name) {
    const auto* value = base::find_argument(finding.arguments, name);
    const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string() : *text;
  };
  Hypothesis best;
  best.vector = finding.statement == "undetermined" ? "" : finding.statement;
  best.host = argument("host");
  best.account = argument("account");
  best.source_ip = argument("source_ip");
  best.time = finding.time;
  return best;
}

std::string origin_kind(const Teller& tell) {
  const auto index = tell.finding_of("origin");
  if (tell.view.origin == "determined") return "bad";
  if (tell.view.origin == "likely") return "doubtful";
  if (!tell.view.origin.empty() || !index) return "unknown";
  const Ground ground = ground_of(tell.diagnosis.findings[*index]);
  return ground == Ground::trace ? "bad" : ground == Ground::supposed ? "doubtful" : "unknown";
}

void add_origin(const Teller& tell, const Hypothesis& best, Verdict& verdict) {
  const auto finding = tell.finding_of("origin");
  const std::string kind = origin_kind(tell);
  const bool known = kind != "unknown";
  const auto add = [&](const char* label, std::vector<base::Piece> value, std::vector<base::Piece> detail = {}) {
    const bool said = known && !value.empty();
    if (!said) value = tell.say("report.not_established");
    verdict.answers.push_back({label, std::move(value), said ? std::move(detail) : std::vector<base::Piece>{},
                               said ? kind : "unknown", said ? finding : std::nullopt});
  };
  const auto value_of = [](const std::string& value) {
    return value.empty() ? std::vector<base::Piece>{} : std::vector<base::Piece>{{value, true}};
  };
  std::vector<base::Piece> how;
  if (!best.vector.empty()) how = {{word_of("report.vector", best.vector, tell.words), false}};
  add("report.answer.how", std::move(how));
  std::vector<base::Piece> when, zone;
  if (best.time) {
    when = {{tell.words.moment(*best.time, "moment"), false}};
    zone = tell.say("report.answer.when.detail", {{"time", *best.time}});
  }
  add("report.answer.when", std::move(when), std::move(zone));
  add("report.answer.account", value_of(best.account));
  add("report.answer.where", value_of(best.source_ip));
  add("report.answer.first_host", value_of(best.host));
}

struct HostCount {
  const char* state;
  const char* kind;
};
constexpr std::array<HostCount, 3> kHitStates{{{"encrypted", "bad"}, {"compromised", "bad"}, {"suspected", "doubtful"}}};

void add_hosts(const Teller& tell, Verdict& verdict) {
  Answer answer{"report.answer.hosts", {}, {}, "unknown", std::nullopt};
  std::vector<std::string> hit;
  for (const HostCount& one : kHitStates) {
    const auto names = tell.view.hosts_in(one.state);
    if (names.empty()) continue;
    if (hit.empty()) answer.kind = one.kind;
    if (!answer.value.empty()) answer.value.push_back({", ", false});
    const auto words =
        tell.say(fmt::format("report.hosts.{}", one.state), {{"count", static_cast<std::int64_t>(names.size())}});
    answer.value.insert(answer.value.end(), words.begin(), words.end());
    hit.insert(hit.end(), names.begin(), names.end());
  }
  answer.detail = tell.names(hit);
  const auto clean = static_cast<std::int64_t>(tell.view.hosts_in("no_sign").size());
  const auto unseen = static_cast<std::int64_t>(tell.view.hosts_in("not_examined").size());
  if (tell.view.hosts.empty()) {
    answer.value = tell.say("report.not_established");
  } else if (hit.empty()) {
    answer.kind = "good";
    answer.value = tell.say("report.hosts.none");
  }
  if (!tell.view.hosts.empty()) {
    const auto rest = tell.say("report.hosts.rest", {{"clean", clean}, {"unseen", unseen}});
    if (!answer.detail.empty()) answer.detail.push_back({". ", false});
    answer.detail.insert(answer.detail.end(), rest.begin(), rest.end());
  }
  verdict.answers.push_back(std::move(answer));
}

/// A question whose answer is one word of the contract.
void add_state(const Teller& tell, std::string_view question, std::string_view state, Verdict& verdict,
               std::vector<base::Piece> detail = {}) {
  constexpr std::array<std::string_view, 5> kBad{"yes", "destroyed", "major", "crisis", "compromised"};
  constexpr std::array<std::string_view, 3> kDoubtful{"suspected", "touched", "minor"};
  constexpr std::array<std::string_view, 3> kGood{"no", "intact", "anomaly"};
  std::string kind = "unknown";
  if (std::ranges::count(kBad, state) != 0) kind = "bad";
  if (std::ranges::count(kDoubtful, state) != 0) kind = "doubtful";
  if (std::ranges::count(kGood, state) != 0) kind = "good";
  verdict.answers.push_back({fmt::format("report.answer.{}", question),
                             {{word_of(fmt::format("report.{}", question), state, tell.words), false}},
                             std::move(detail),
                             kind,
                             kind == "unknown" ? std::nullopt : tell.finding_of(question)});
}

std::string incident_state(const Teller& tell) {
  if (!tell.view.incident.empty()) return tell.view.incident;
  const auto index = tell.finding_of("incident");
  return index ? tell.diagnosis.findings[*index].state : "unknown";
}

/// Whether only people say that there was an attack.
bool is_declared(const Teller& tell) {
  const auto index = tell.finding_of("incident");
  return index && ground_of(tell.diagnosis.findings[*index]) == Ground::declared;
}

}  // namespace

Verdict verdict_of(const model::Diagnosis& diagnosis, const View& view, const base::Catalogue& catalogue) {
  const Teller tell{diagnosis, view, catalogue};
  Verdict verdict;
  verdict.state = incident_state(tell);
  verdict.headline = {
      {word_of(is_declared(tell) ? "report.incident.declared" : "report.incident", verdict.state, catalogue), false}};
  if (verdict.state != "no_sign") {
    const Hypothesis best = best_hypothesis(tell);
    if (const auto origin = tell.finding_of("origin")) verdict.account = sentence_of(diagnosis.findings[*origin], catalogue);
    add_origin(tell, best, verdict);
  }
  add_hosts(tell, verdict);
  std::vector<base::Piece> since;
  if (view.encryption_start) since = tell.say("report.since", {{"time", *view.encryption_start}});
  add_state(tell, "encryption", view.encryption, verdict, std::move(since));
  add_state(tell, "backups", view.backups, verdict);
  add_state(tell, "exfiltration", view.exfiltration, verdict);
  add_state(tell, "severity", view.severity, verdict);
  return verdict;
}

}  // namespace beffroi::report
