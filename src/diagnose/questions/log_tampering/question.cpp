// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::log_tampering {
namespace {

struct Tampering {
  const KnownFact* fact;
  std::string channel;
};

/// 1102 is written into the emptied Security log itself; 104 into System, and names the log.
std::vector<Tampering> find(const Casebook& book) {
  std::vector<Tampering> found;
  for (const KnownFact& fact : book.facts("configuration.audit-log-cleared")) found.push_back({&fact, "Security"});
  for (const KnownFact& fact : book.facts("configuration.log-cleared")) {
    found.push_back({&fact, std::string(fact.get("winlog.cleared.channel"))});
  }
  return found;
}

model::Finding to_finding(const Tampering& tampering, std::size_t number) {
  const KnownFact& fact = *tampering.fact;
  model::Finding finding;
  finding.id = "log_tampering." + std::to_string(number);
  finding.question = "log_tampering";
  finding.statement = "cleared";
  finding.state = "yes";
  finding.time = fact.time;
  finding.arguments = {
      {"host", std::string(fact.host())}, {"channel", tampering.channel}, {"account", account_of(fact)}, {"time", fact.time}};
  cite(finding.supports, fact);
  return finding;
}

Answer ask(const Casebook& book) {
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const Tampering& tampering : find(book)) {
    answer.findings.push_back(to_finding(tampering, answer.findings.size() + 1));
    json.begin_object();
    json.member("host", tampering.fact->host()).member("channel", tampering.channel).member("kind", "cleared");
    json.key("from").null().member("to", base::format_rfc3339(tampering.fact->time));
    write_bases(json, "for", answer.findings.back().supports);
    json.end_object();
  }
  json.end_array();
  answer.sections.push_back({"log_tampering", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"log_tampering", 60, ask}; }

}  // namespace beffroi::diagnose::questions::log_tampering
