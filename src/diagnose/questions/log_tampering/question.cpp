// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>

#include "base/text.h"
#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::log_tampering {
namespace {

struct Tampering {
  const KnownFact* fact;
  std::string channel, kind;
  std::optional<base::Timestamp> from;
};

/// As the record writes it where no such machine is known.
std::string host_name(const Scene& scene, const KnownFact& fact) {
  const scene::HostId host = scene.hosts.of_name(fact.host());
  return host == scene::kNoHost ? std::string(fact.host()) : scene.hosts.name(host);
}

/// What the channel of a machine still holds from before: nothing older than its clearing means that all of it went.
std::optional<base::Timestamp> last_before(const Scene& scene, const KnownFact& clearing, std::string_view channel) {
  std::optional<base::Timestamp> first;
  for (const model::Coverage& seen : scene.book.coverage()) {
    const bool same =
        scene.hosts.of_name(seen.computer) == scene.hosts.of_name(clearing.host()) && base::equal_folded(seen.channel, channel);
    if (same && seen.first_time && *seen.first_time < clearing.time) first = seen.first_time;
  }
  return first;
}

/// 1102 is written into the emptied Security log itself; 104 into System, and names the log. Auditing is switched off by 4719.
std::vector<Tampering> find(const Scene& scene) {
  std::vector<Tampering> found;
  for (const KnownFact& fact : scene.book.facts("configuration.audit-log-cleared"))
    found.push_back({&fact, "Security", "cleared", {}});
  for (const KnownFact& fact : scene.book.facts("configuration.log-cleared")) {
    found.push_back({&fact, std::string(fact.get("winlog.cleared.channel")), "cleared", {}});
  }
  for (const Clue& clue : scene.clues) {
    if (clue.kind == "audit_disabled" && clue.process == scene::kNoProcess)
      found.push_back({clue.fact, "Security", "audit_disabled", {}});
  }
  for (Tampering& one : found) one.from = last_before(scene, *one.fact, one.channel);
  std::ranges::stable_sort(found, {}, [](const Tampering& one) { return one.fact->time; });
  return found;
}

model::Finding to_finding(const Scene& scene, const Tampering& tampering, std::size_t number) {
  const KnownFact& fact = *tampering.fact;
  const std::string key = scene.accounts.key_of(fact);
  model::Finding finding;
  finding.id = "log_tampering." + std::to_string(number);
  finding.question = "log_tampering";
  finding.statement = tampering.kind;
  finding.state = "yes";
  finding.time = fact.time;
  finding.arguments = {{"host", host_name(scene, fact)},
                       {"channel", tampering.channel},
                       {"account", key.empty() ? std::string() : scene.accounts.name(key)},
                       {"time", fact.time}};
  cite(finding.supports, fact);
  return finding;
}

Answer ask(const Scene& scene) {
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const Tampering& tampering : find(scene)) {
    answer.findings.push_back(to_finding(scene, tampering, answer.findings.size() + 1));
    json.begin_object();
    json.member("host", host_name(scene, *tampering.fact));
    json.member("channel", tampering.channel).member("kind", tampering.kind).key("from");
    tampering.from ? json.value(base::format_rfc3339(*tampering.from)) : json.null();
    json.member("to", base::format_rfc3339(tampering.fact->time));
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
