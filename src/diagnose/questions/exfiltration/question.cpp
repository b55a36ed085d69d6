// SPDX-License-Identifier: EUPL-1.2
// Windows logs show the tools, hardly ever the bytes. "No" needs proof that no Windows log can give: it is never said here.
#include "diagnose/question.h"

#include <charconv>
#include <set>

#include "base/text.h"
#include "diagnose/finding.h"
#include "diagnose/told_clues.h"

namespace beffroi::diagnose::questions::exfiltration {
namespace {

/// Public addresses to which the programs of the clues spoke.
std::set<std::string> destinations(const Scene& scene, const std::vector<ToldClue>& told) {
  std::set<std::string> images;
  for (const ToldClue& one : told) {
    const auto line = scene.processes.line_of(one.first->process);
    if (one.first->kind == "transfer_tool_run" && !line.empty()) images.insert(std::string(line.front()->image()));
  }
  std::set<std::string> addresses;
  for (const KnownFact& flow : scene.book.facts("network.flow")) {
    const std::string image = base::fold(scene::file_name(flow.get("process.executable")));
    if (images.contains(image) && is_public_address(flow.get("destination.ip"))) addresses.emplace(flow.get("destination.ip"));
  }
  return addresses;
}

model::Finding unknown(bool attacked) {
  model::Finding finding;
  finding.id = "exfiltration.1";
  finding.question = "exfiltration";
  finding.statement = "unknown";
  finding.state = "unknown";
  if (attacked) finding.missing.push_back({"edge_volume_log", {}});
  return finding;
}

Answer ask(const Scene& scene) {
  const std::vector<ToldClue> told = clues_to_tell(scene, "exfiltration");
  Answer answer;
  std::optional<base::Timestamp> first;
  std::string channel;
  for (const ToldClue& one : told) {
    answer.findings.push_back(to_finding(scene, one, "exfiltration", answer.findings.size() + 1));
    answer.findings.back().state = "suspected";
    answer.findings.back().missing.push_back({"edge_volume_log", {}});
    if (one.first->kind != "transfer_tool_run") continue;
    if (!first) first = one.first->time;
    if (channel.empty()) channel = one.first->detail.substr(0, 200);
  }
  const bool suspected = first.has_value();
  if (!suspected) answer.findings.insert(answer.findings.begin(), unknown(scene.attack.sureness == Sureness::sure));
  for (std::size_t i = 0; i < answer.findings.size(); ++i) answer.findings[i].id = "exfiltration." + std::to_string(i + 1);
  base::json::Writer json;
  json.begin_object().member("state", suspected ? "suspected" : "unknown").key("first_time");
  first ? json.value(base::format_rfc3339(*first)) : json.null();
  json.key("bytes").null().key("destinations").begin_array();
  for (const std::string& address : destinations(scene, told)) json.value(address);
  json.end_array().key("channel");
  channel.empty() ? json.null() : json.value(channel);
  json.end_object();
  answer.sections.push_back({"exfiltration", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"exfiltration", 75, ask}; }

}  // namespace beffroi::diagnose::questions::exfiltration
