// SPDX-License-Identifier: EUPL-1.2
// What was examined of every machine comes first: "no sign" says only what was looked at.
#include "diagnose/question.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "diagnose/finding.h"
#include "diagnose/sign.h"

namespace beffroi::diagnose::questions::hosts {
namespace {

struct Machine {
  std::string name;
  std::vector<const model::Coverage*> examined;
  std::vector<const Sign*> signs;  ///< that belong to an incident or a suspicion of one
  bool incident = false;

  std::string_view state() const {
    const bool strong = std::ranges::any_of(signs, [](const Sign* sign) { return sign->strong; });
    if (incident && strong && signs.size() >= 2) return "compromised";
    if (!signs.empty()) return "suspected";
    const bool security = std::ranges::any_of(examined, [](const auto* seen) { return seen->channel == "Security"; });
    return security ? "no_sign" : "not_examined";
  }
};

std::vector<Machine> machines_of(const Casebook& book, const SignCluster& cluster) {
  std::vector<Machine> machines;
  for (const std::string& name : book.hosts()) {
    Machine machine{name, {}, {}, cluster.is_incident()};
    for (const model::Coverage& seen : book.coverage()) {
      if (base::equal_folded(seen.computer, name)) machine.examined.push_back(&seen);
    }
    for (const Sign& sign : cluster.signs) {
      if (base::equal_folded(sign.fact->host(), name)) machine.signs.push_back(&sign);
    }
    machines.push_back(std::move(machine));
  }
  return machines;
}

std::optional<base::Timestamp> first_examined(const Machine& machine) {
  std::optional<base::Timestamp> first;
  for (const auto* seen : machine.examined) {
    if (seen->first_time && (!first || *seen->first_time < *first)) first = seen->first_time;
  }
  return first;
}

std::optional<base::Timestamp> last_examined(const Machine& machine) {
  std::optional<base::Timestamp> last;
  for (const auto* seen : machine.examined) {
    if (seen->last_time && (!last || *seen->last_time > *last)) last = seen->last_time;
  }
  return last;
}

void write_moment(base::json::Writer& json, std::string_view key, const std::optional<base::Timestamp>& moment) {
  json.key(key);
  moment ? json.value(base::format_rfc3339(*moment)) : json.null();
}

model::Finding to_finding(const Machine& machine, std::size_t number) {
  model::Finding finding;
  finding.id = "hosts." + std::to_string(number);
  finding.question = "hosts";
  finding.statement = machine.state();
  finding.state = machine.state();
  finding.arguments = {{"host", machine.name}, {"signs", static_cast<std::int64_t>(machine.signs.size())}};
  if (const auto first = first_examined(machine)) finding.arguments.push_back({"from", *first});
  if (const auto last = last_examined(machine)) finding.arguments.push_back({"to", *last});
  for (const Sign* sign : machine.signs) cite(finding.supports, *sign->fact);
  if (!machine.signs.empty()) finding.time = machine.signs.front()->fact->time;
  if (machine.state() == "not_examined") finding.missing.push_back({"host_security_log", {{"host", machine.name}}});
  return finding;
}

void write_machine(base::json::Writer& json, const Machine& machine, const model::Finding& finding) {
  json.begin_object();
  json.member("name", machine.name).key("role").null();
  json.member("state", finding.state);
  write_moment(json, "first_time", finding.time);
  write_bases(json, "for", finding.supports);
  json.key("examined").begin_object();
  write_moment(json, "from", first_examined(machine));
  write_moment(json, "to", last_examined(machine));
  json.key("channels").begin_array();
  for (const auto* seen : machine.examined) json.value(seen->channel);
  json.end_array();
  json.key("gaps").begin_array();
  for (const auto* seen : machine.examined) {
    const std::uint64_t expected = seen->last_record_id - seen->first_record_id + 1;
    if (seen->records == 0 || expected <= seen->records) continue;
    json.begin_object().member("channel", seen->channel).member("records", expected - seen->records).end_object();
  }
  json.end_array().end_object().end_object();
}

Answer ask(const Casebook& book) {
  const std::vector<Sign> signs = find_signs(book);
  SignCluster cluster = densest_cluster(signs);
  if (!cluster.is_suspicion()) cluster = {};  // single signs are ordinary administration
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const Machine& machine : machines_of(book, cluster)) {
    answer.findings.push_back(to_finding(machine, answer.findings.size() + 1));
    write_machine(json, machine, answer.findings.back());
  }
  json.end_array();
  answer.sections.push_back({"hosts", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"hosts", 30, ask}; }

}  // namespace beffroi::diagnose::questions::hosts
