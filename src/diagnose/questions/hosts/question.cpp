// SPDX-License-Identifier: EUPL-1.2
// What was examined of every machine comes first: "no sign" says only what was looked at.
#include "diagnose/question.h"

#include <algorithm>
#include <optional>
#include <set>

#include "diagnose/clocks.h"
#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::hosts {
namespace {

constexpr int kHardlyInnocent = 6;  // of data/diagnosis/clues.yaml: has hardly another explanation

struct Machine {
  scene::HostId host;
  std::vector<const model::Coverage*> examined;
  const HitHost* hit = nullptr;
  std::optional<base::Timestamp> entered;  ///< of the machine they came in by, where that is likely and before the first sign
  std::vector<const Clue*> apart;          ///< strong clues that are not of the attack that is told, perhaps of another one

  std::string_view state() const {
    if (hit && hit->encrypted) return "encrypted";
    if (hit && hit->is_compromised()) return "compromised";
    if (hit || !apart.empty()) return "suspected";
    const bool security = std::ranges::any_of(examined, [](const auto* seen) { return seen->channel == "Security"; });
    return security ? "no_sign" : "not_examined";
  }

  std::optional<base::Timestamp> first_time() const {
    if (hit) return entered ? entered : std::optional(hit->first);
    return apart.empty() ? std::nullopt : std::optional(apart.front()->time);
  }

  std::optional<base::Timestamp> from() const {
    std::optional<base::Timestamp> first;
    for (const auto* seen : examined) {
      if (seen->first_time && (!first || *seen->first_time < *first)) first = seen->first_time;
    }
    return first;
  }

  std::optional<base::Timestamp> to() const {
    std::optional<base::Timestamp> last;
    for (const auto* seen : examined) {
      if (seen->last_time && (!last || *seen->last_time > *last)) last = seen->last_time;
    }
    return last;
  }
};

std::vector<Machine> machines_of(const Scene& scene) {
  std::vector<Machine> machines;
  for (scene::HostId host = 0; host < scene.hosts.size(); ++host) {
    Machine machine{host, {}, nullptr, {}, {}};
    if (const auto hit = scene.attack.hosts.find(host); hit != scene.attack.hosts.end()) machine.hit = &hit->second;
    const Entry* entry = scene.attack.entry_before_signs();
    if (entry && entry->host == host) machine.entered = entry->time;
    machines.push_back(std::move(machine));
  }
  for (const Clue& clue : scene.clues) {
    const bool alone = clue.weight() >= kHardlyInnocent && !clue.about->attempt && !machines[clue.host].hit;
    if (alone) machines[clue.host].apart.push_back(&clue);
  }
  for (const model::Coverage& seen : scene.book.coverage()) {
    const scene::HostId host = scene.hosts.of_name(seen.computer);
    if (host != scene::kNoHost) machines[host].examined.push_back(&seen);
  }
  return machines;
}

/// Machines of the domain that asked for tickets and whose own logs are not there, in alphabetical order.
std::set<std::string> unseen_machines(const Scene& scene) {
  std::set<std::string> names;
  for (const KnownFact& fact : scene.book.facts("authentication.kerberos-ticket-requested")) {
    std::string_view name = fact.get("user.name");
    name = name.substr(0, name.find('@'));
    if (!name.ends_with('$') || fact.get("source.ip").empty()) continue;
    name.remove_suffix(1);
    if (scene.hosts.of_name(name) == scene::kNoHost) names.emplace(name);
  }
  return names;
}

model::Finding unseen(const std::string& name, std::size_t number) {
  model::Finding finding;
  finding.id = "hosts." + std::to_string(number);
  finding.question = "hosts";
  finding.statement = finding.state = "not_examined";
  finding.arguments = {{"host", name}, {"signs", std::int64_t{0}}};
  finding.missing.push_back({"host_security_log", {{"host", name}}});
  return finding;
}

void write_moment(base::json::Writer& json, std::string_view key, const std::optional<base::Timestamp>& moment) {
  json.key(key);
  moment ? json.value(base::format_rfc3339(*moment)) : json.null();
}

void cite_hit(const HitHost& hit, model::Finding& finding) {
  for (const Clue* clue : hit.clues) cite(finding.supports, *clue->fact);
  for (const scene::Session* session : hit.sessions) cite(finding.supports, *session->fact);
}

model::Finding to_finding(const Scene& scene, const Machine& machine, std::size_t number) {
  model::Finding finding;
  finding.id = "hosts." + std::to_string(number);
  finding.question = "hosts";
  const bool hit = machine.hit && machine.hit->is_compromised();
  const bool files_unseen = hit && machine.hit->encrypted && !machine.hit->changed_files_seen;
  // Nothing on a machine is surer than that there was an attack at all.
  const bool supposed = hit && (files_unseen || scene.attack.sureness != Sureness::sure);
  finding.statement = supposed ? std::string(machine.state()) + "_supposed" : std::string(machine.state());
  finding.state = supposed ? "likely" : machine.state();
  const auto signs = machine.hit ? machine.hit->clues.size() + machine.hit->sessions.size() : machine.apart.size();
  finding.arguments = {{"host", scene.hosts.name(machine.host)}, {"signs", static_cast<std::int64_t>(signs)}};
  if (const auto first = machine.from()) finding.arguments.push_back({"from", *first});
  if (const auto last = machine.to()) finding.arguments.push_back({"to", *last});
  for (const Clue* clue : machine.apart) cite(finding.supports, *clue->fact);
  if (machine.hit) {
    cite_hit(*machine.hit, finding);
    for (const Move& move : scene.attack.moves) {
      const bool touches = move.from == machine.host || move.to == machine.host;
      if (touches && finding.supports.empty()) cite_all(finding.supports, move.facts);
    }
  }
  if (machine.state() == "not_examined")
    finding.missing.push_back({"host_security_log", {{"host", scene.hosts.name(machine.host)}}});
  return finding;
}

void write_gaps(base::json::Writer& json, const Machine& machine) {
  json.key("gaps").begin_array();
  for (const auto* seen : machine.examined) {
    const std::uint64_t expected = seen->last_record_id - seen->first_record_id + 1;
    if (seen->records == 0 || expected <= seen->records) continue;
    json.begin_object().member("channel", seen->channel).member("records", expected - seen->records).end_object();
  }
  json.end_array();
}

/// `clock_ahead_seconds`: how many seconds the machine's clock was ahead of the domain's; null where no error is known.
void write_clock(base::json::Writer& json, const Scene& scene, const Machine& machine) {
  json.key("clock_ahead_seconds");
  const auto of_host = [&](const ClockError& error) { return scene.hosts.of_name(error.host) == machine.host; };
  const auto error = std::ranges::find_if(scene.book.clocks(), of_host);
  if (error == scene.book.clocks().end()) {
    json.null();
  } else {
    json.value(error->ahead / base::kNanosecondsPerSecond);
  }
}

void write_machine(base::json::Writer& json, const Scene& scene, const Machine& machine, const model::Finding& finding) {
  json.begin_object();
  json.member("name", scene.hosts.name(machine.host)).member("role", scene.hosts.role(machine.host));
  json.member("state", machine.state());
  write_moment(json, "first_time", machine.first_time());
  write_bases(json, "for", finding.supports);
  json.key("examined").begin_object();
  write_moment(json, "from", machine.from());
  write_moment(json, "to", machine.to());
  json.key("channels").begin_array();
  for (const auto* seen : machine.examined) json.value(seen->channel);
  json.end_array();
  write_gaps(json, machine);
  json.end_object();
  write_clock(json, scene, machine);
  json.end_object();
}

/// A clock that was wrong, in minutes and as a word: ahead or late.
model::Finding to_finding(const Scene& scene, const ClockError& error, std::size_t number) {
  constexpr std::int64_t kHalfMinute = 30 * base::kNanosecondsPerSecond;
  model::Finding finding;
  finding.id = "hosts." + std::to_string(number);
  finding.question = "hosts";
  finding.statement = error.ahead > 0 ? "clock_ahead" : "clock_late";
  finding.state = "yes";
  const auto full = [&scene](const std::string& name) { return scene.hosts.name(scene.hosts.of_name(name)); };
  const std::int64_t minutes = (std::abs(error.ahead) + kHalfMinute) / (2 * kHalfMinute);
  finding.arguments = {{"host", full(error.host)},
                       {"reference", full(error.reference)},
                       {"minutes", std::max<std::int64_t>(minutes, 1)},
                       {"proofs", error.proofs}};
  cite(finding.supports, error.here);
  cite(finding.supports, error.there);
  return finding;
}

Answer ask(const Scene& scene) {
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const Machine& machine : machines_of(scene)) {
    answer.findings.push_back(to_finding(scene, machine, answer.findings.size() + 1));
    write_machine(json, scene, machine, answer.findings.back());
  }
  for (const std::string& name : unseen_machines(scene)) {
    answer.findings.push_back(unseen(name, answer.findings.size() + 1));
    json.begin_object().member("name", name).member("role", "unknown").member("state", "not_examined").key("first_time").null();
    json.key("for").begin_array().end_array().key("examined").begin_object().key("from").null().key("to").null();
    json.key("channels").begin_array().end_array().key("gaps").begin_array().end_array().end_object();
    json.key("clock_ahead_seconds").null().end_object();
  }
  json.end_array();
  for (const ClockError& error : scene.book.clocks()) {
    answer.findings.push_back(to_finding(scene, error, answer.findings.size() + 1));
  }
  answer.sections.push_back({"hosts", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"hosts", 30, ask}; }

}  // namespace beffroi::diagnose::questions::hosts
