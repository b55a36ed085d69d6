// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>
#include <cmath>

#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::origin {
namespace {

constexpr double kDetermined = 0.8, kLikely = 0.5;
constexpr double kFarFromTheNext = 0.1;
constexpr std::size_t kMostHypotheses = 5;

/// What only the log of another device or a person could settle: who was behind an address of the VPN, a session of the remote
/// tool, a downloaded program.
bool needs_another_log(const Entry& entry) {
  for (const auto* vector : {"vpn_account", "valid_account", "remote_access_tool", "drive_by_download", "phishing_link"}) {
    if (entry.vector == vector) return true;
  }
  return false;
}

/// A way in is established where its traces are strong and no rival of another machine or kind comes near.
std::string_view state_of(const std::vector<Entry>& entries, std::size_t at) {
  const Entry& entry = entries[at];
  if (entry.vector == "unknown" || entry.confidence < kLikely) return "undetermined";
  if (entry.confidence < kDetermined || at > 0 || needs_another_log(entry)) return "likely";
  const bool rivalled = std::ranges::any_of(entries, [&](const Entry& other) {
    const bool different = other.vector != entry.vector || other.host != entry.host;
    return different && other.vector != "unknown" && entry.confidence - other.confidence < kFarFromTheNext;
  });
  return rivalled ? "likely" : "determined";
}

model::Finding to_finding(const Scene& scene, const std::vector<Entry>& entries, std::size_t at) {
  const Entry& entry = entries[at];
  model::Finding finding;
  finding.id = "origin." + std::to_string(at + 1);
  finding.question = "origin";
  finding.statement = entry.statement;
  finding.state = state_of(entries, at);
  finding.confidence = std::round(entry.confidence * 100) / 100;
  if (at == 0) finding.time = entry.time;  // rivals are no part of the story
  finding.arguments = {{"rank", static_cast<std::int64_t>(at + 1)},
                       {"host", scene.hosts.name(entry.host)},
                       {"account", entry.account.empty() ? std::string() : scene.accounts.name(entry.account)},
                       {"source_ip", entry.source_ip},
                       {"time", entry.time},
                       {"artefact", entry.artefact},
                       {"failures", entry.failures}};
  if (!entry.rights.empty()) finding.arguments.push_back({"rights", scene.accounts.name(entry.rights)});
  cite_all(finding.supports, entry.supports);
  cite_all(finding.contradicts, entry.contradicts);
  for (const std::string_view id : entry.missing) {
    finding.missing.push_back({std::string(id), {{"host", scene.hosts.name(entry.host)}, {"source_ip", entry.source_ip}}});
  }
  return finding;
}

void write_text(base::json::Writer& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

void write_hypothesis(base::json::Writer& json, const Scene& scene, const Entry& entry, const model::Finding& finding,
                      std::size_t rank) {
  json.begin_object();
  json.member("rank", static_cast<std::uint64_t>(rank));
  json.member("vector", entry.vector).member("technique", entry.technique);
  json.member("host", scene.hosts.name(entry.host));
  write_text(json, "account", entry.account.empty() ? std::string() : scene.accounts.name(entry.account));
  write_text(json, "source_ip", entry.source_ip);
  json.member("time", base::format_rfc3339(entry.time));
  write_text(json, "artefact", entry.artefact);
  json.member("confidence", *finding.confidence);
  write_bases(json, "for", finding.supports);
  write_bases(json, "against", finding.contradicts);
  write_missing(json, "missing", finding.missing);
  json.end_object();
}

/// Nothing found: said with what would have told.
model::Finding undetermined(const Scene& scene) {
  model::Finding finding;
  finding.id = "origin.1";
  finding.question = "origin";
  const bool security = std::ranges::any_of(scene.book.coverage(), [](const auto& seen) { return seen.channel == "Security"; });
  const bool quiet = security && (scene.attack.sureness == Sureness::none || scene.attack.is_attempt_only());
  finding.statement = quiet ? "nobody_seen" : "undetermined";
  finding.state = "undetermined";
  if (!security) finding.missing.push_back({"security_log", {}});
  if (!quiet) finding.missing.push_back({"edge_log", {}});
  return finding;
}

Answer ask(const Scene& scene) {
  const std::vector<Entry>& entries = scene.attack.entries;
  const std::size_t count = std::min(entries.size(), kMostHypotheses);
  Answer answer;
  base::json::Writer json;
  for (std::size_t i = 0; i < count; ++i) answer.findings.push_back(to_finding(scene, entries, i));
  if (count == 0) answer.findings.push_back(undetermined(scene));
  json.begin_object().member("state", answer.findings.front().state).key("hypotheses").begin_array();
  for (std::size_t i = 0; i < count; ++i) write_hypothesis(json, scene, entries[i], answer.findings[i], i + 1);
  json.end_array().end_object();
  answer.sections.push_back({"origin", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"origin", 20, ask}; }

}  // namespace beffroi::diagnose::questions::origin
