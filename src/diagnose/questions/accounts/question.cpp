// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <map>

#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::accounts {
namespace {

constexpr double kWorthNaming = 0.5;

struct Row {
  std::string_view state;
  std::vector<const KnownFact*> facts;
};

/// Accounts that a command gave to a machine whose own log says nothing: feared, whatever else is sure.
void add_feared(const Attack& attack, std::map<std::string, Row>& rows) {
  for (const Move& move : attack.moves) {
    if (move.commanded && !move.by_others && !move.account.empty())
      rows.try_emplace(move.account, Row{"suspected", move.facts});
  }
}

std::map<std::string, Row> rows_of(const Attack& attack) {
  std::map<std::string, Row> rows;
  const bool sure = attack.sureness == Sureness::sure;
  for (const auto& [key, facts] : attack.accounts) rows[key] = {sure ? "compromised" : "suspected", facts};
  for (const auto& [key, facts] : attack.created) {
    Row& row = rows[key];
    row.state = "created_by_attacker";
    row.facts.insert(row.facts.begin(), facts.begin(), facts.end());
  }
  for (const Entry& entry : attack.entries) {
    if (entry.account.empty() || entry.vector == "unknown" || entry.confidence < kWorthNaming) continue;
    const auto [at, fresh] = rows.try_emplace(entry.account);
    if (fresh) at->second = {sure ? "compromised" : "suspected", entry.supports};
  }
  add_feared(attack, rows);
  return rows;
}

model::Finding to_finding(const Scene& scene, const std::string& key, const Row& row, std::size_t number) {
  model::Finding finding;
  finding.id = "accounts." + std::to_string(number);
  finding.question = "accounts";
  // Who made an account is known as surely as that there was an attacker.
  const bool supposed = row.state == "created_by_attacker" && scene.attack.sureness != Sureness::sure;
  finding.statement = supposed ? "created_by_attacker_supposed" : row.state;
  finding.state = supposed ? "likely" : row.state;
  finding.arguments = {{"account", scene.accounts.name(key)}, {"privilege", std::string(scene.accounts.privilege(key))}};
  cite_all(finding.supports, row.facts);
  for (const KnownFact* fact : row.facts) {
    if (!finding.time || fact->time < *finding.time) finding.time = fact->time;
  }
  return finding;
}

Answer ask(const Scene& scene) {
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const auto& [key, row] : rows_of(scene.attack)) {
    answer.findings.push_back(to_finding(scene, key, row, answer.findings.size() + 1));
    const std::string sid = scene.accounts.sid(key);
    json.begin_object().member("name", scene.accounts.name(key)).key("sid");
    sid.empty() ? json.null() : json.value(sid);
    json.member("privilege", scene.accounts.privilege(key)).member("state", row.state);
    write_bases(json, "for", answer.findings.back().supports);
    json.end_object();
  }
  json.end_array();
  answer.sections.push_back({"accounts", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"accounts", 35, ask}; }

}  // namespace beffroi::diagnose::questions::accounts
