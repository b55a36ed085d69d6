// SPDX-License-Identifier: EUPL-1.2
// What these traces cannot tell, and where the answer may still lie; what disappears first stands first.
#include "diagnose/question.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::unknowns {
namespace {

struct Unknown {
  std::string_view question, why;
  std::vector<std::string_view> collect_next;  ///< message ids `missing.<id>`
};

bool saw(const Scene& scene, std::string_view channel) {
  return std::ranges::any_of(scene.book.coverage(),
                             [&](const model::Coverage& seen) { return base::equal_folded(seen.channel, channel); });
}

std::size_t unseen_machines(const Scene& scene) {
  std::set<scene::HostId> with_log;
  for (const model::Coverage& seen : scene.book.coverage()) {
    const scene::HostId host = scene.hosts.of_name(seen.computer);
    if (seen.channel == "Security" && host != scene::kNoHost) with_log.insert(host);
  }
  return scene.hosts.size() - with_log.size();
}

/// The way in, as far as it is not settled.
void about_origin(const Scene& scene, std::vector<Unknown>& unknowns) {
  const auto& entries = scene.attack.entries;
  const bool settled = !entries.empty() && entries.front().vector != "unknown" && entries.front().confidence >= 0.8;
  if (settled || scene.attack.sureness == Sureness::none || scene.attack.is_attempt_only()) return;
  unknowns.push_back({"origin", "origin_unsettled", {"firewall_log", "vpn_log", "mail_log", "failed_logons"}});
}

void about_logs(const Scene& scene, std::vector<Unknown>& unknowns) {
  if (!saw(scene, "Security")) unknowns.push_back({"incident", "no_security_log", {"security_log"}});
  if (saw(scene, "Security") && scene.processes.all().empty())
    unknowns.push_back({"incident", "no_process_audit", {"prefetch"}});
  const bool cleared = std::ranges::any_of(
      scene.clues, [](const Clue& clue) { return clue.kind == "audit_log_cleared" || clue.kind == "log_cleared"; });
  if (cleared) unknowns.push_back({"log_tampering", "logs_were_cleared", {"forwarded_logs", "shadow_copy_logs"}});
  if (unseen_machines(scene) > 0) unknowns.push_back({"hosts", "machines_unseen", {"host_logs"}});
}

model::Finding to_finding(const Unknown& unknown, std::size_t number) {
  model::Finding finding;
  finding.id = "unknowns." + std::to_string(number);
  finding.question = "unknowns";
  finding.statement = unknown.why;
  finding.state = "unknown";
  for (const std::string_view id : unknown.collect_next)
    finding.missing.push_back({std::string(id), {{"host", std::string()}, {"source_ip", std::string()}}});
  return finding;
}

Answer ask(const Scene& scene) {
  std::vector<Unknown> unknowns;
  if (scene.book.mixes_exercise()) unknowns.push_back({"incident", "drill_among_real", {}});
  about_origin(scene, unknowns);
  if (scene.attack.sureness == Sureness::sure) unknowns.push_back({"exfiltration", "bytes_not_in_windows_logs", {"srum"}});
  about_logs(scene, unknowns);
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  for (const Unknown& unknown : unknowns) {
    answer.findings.push_back(to_finding(unknown, answer.findings.size() + 1));
    json.begin_object().member("question", unknown.question).member("why", unknown.why).key("collect_next").begin_array();
    for (const std::string_view id : unknown.collect_next) json.value(id);
    json.end_array().end_object();
  }
  json.end_array();
  answer.sections.push_back({"unknowns", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"unknowns", 100, ask}; }

}  // namespace beffroi::diagnose::questions::unknowns
