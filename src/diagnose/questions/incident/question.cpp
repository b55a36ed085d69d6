// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>
#include <set>

#include "diagnose/finding.h"
#include "diagnose/sign.h"

namespace beffroi::diagnose::questions::incident {
namespace {

std::string_view state_of(const SignCluster& cluster, const Casebook& book) {
  if (cluster.is_incident()) return "yes";
  if (cluster.is_suspicion()) return "suspected";
  const bool security = std::ranges::any_of(
      book.coverage(), [](const model::Coverage& seen) { return seen.channel == "Security" && seen.records > 0; });
  return security ? "no_sign" : "unknown";
}

model::Finding sign_finding(const Sign& sign, std::size_t number) {
  model::Finding finding;
  finding.id = "incident." + std::to_string(number);
  finding.question = "incident";
  finding.statement = sign.kind;
  finding.state = "yes";
  finding.time = sign.fact->time;
  finding.arguments = {{"host", std::string(sign.fact->host())},
                       {"account", account_of(*sign.fact)},
                       {"time", sign.fact->time},
                       {"command", std::string(sign.fact->get("process.command_line"))}};
  cite(finding.supports, *sign.fact);
  return finding;
}

model::Finding verdict(const SignCluster& cluster, std::string_view state) {
  model::Finding finding;
  finding.id = "incident.1";
  finding.question = "incident";
  finding.statement = state;
  finding.state = state;
  std::set<std::string_view> hosts;
  for (const Sign& sign : cluster.signs) hosts.insert(sign.fact->host());
  finding.arguments = {{"signs", static_cast<std::int64_t>(cluster.signs.size())},
                       {"kinds", static_cast<std::int64_t>(cluster.kinds.size())},
                       {"hosts", static_cast<std::int64_t>(hosts.size())}};
  if (!cluster.signs.empty()) {
    finding.time = cluster.signs.front().fact->time;
    finding.arguments.push_back({"from", cluster.signs.front().fact->time});
    finding.arguments.push_back({"to", cluster.signs.back().fact->time});
  }
  for (const Sign& sign : cluster.signs) cite(finding.supports, *sign.fact);
  if (state == "unknown") finding.missing.push_back({"security_log", {}});
  return finding;
}

/// One finding a host and kind: the first of each tells the story, repetitions only lengthen it.
void tell_signs(const SignCluster& cluster, std::vector<model::Finding>& findings) {
  std::set<std::pair<std::string, std::string>> told;
  for (const Sign& sign : cluster.signs) {
    if (told.emplace(sign.fact->host(), sign.kind).second) findings.push_back(sign_finding(sign, findings.size() + 1));
  }
}

Answer ask(const Casebook& book) {
  const std::vector<Sign> signs = find_signs(book);
  const SignCluster cluster = densest_cluster(signs);
  const std::string_view state = state_of(cluster, book);
  Answer answer;
  answer.findings.push_back(verdict(state == "yes" || state == "suspected" ? cluster : SignCluster{}, state));
  if (state == "yes" || state == "suspected") tell_signs(cluster, answer.findings);
  base::json::Writer json;
  json.begin_object().member("state", state);
  write_bases(json, "because", answer.findings.front().supports);
  json.end_object();
  answer.sections.push_back({"incident", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"incident", 10, ask}; }

}  // namespace beffroi::diagnose::questions::incident
