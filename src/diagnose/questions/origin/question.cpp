// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>
#include <cmath>

#include "diagnose/finding.h"
#include "diagnose/questions/origin/entry.h"
#include "diagnose/sign.h"

namespace beffroi::diagnose::questions::origin {
namespace {

constexpr double kDetermined = 0.8;
constexpr std::size_t kMostHypotheses = 5;

std::string_view vector_of(const Entry& entry) {
  return entry.remote_desktop && entry.from_internet ? "exposed_remote_desktop" : "password_guessing";
}

/// ATT&CK: External Remote Services, Brute Force: Password Guessing.
std::string_view technique_of(const Entry& entry) {
  return vector_of(entry) == "exposed_remote_desktop" ? "T1133" : "T1110.001";
}

std::string_view statement_of(const Entry& entry) {
  if (vector_of(entry) == "password_guessing") return "password_guessed";
  return entry.guesses.empty() ? "remote_desktop_entered" : "remote_desktop_guessed";
}

/// The first and the last: the beginning and the end of a series tell more than its middle.
void cite_ends(std::vector<model::Basis>& list, const std::vector<const KnownFact*>& facts, std::size_t each) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i < each || i + each >= facts.size()) cite(list, *facts[i]);
  }
}

std::vector<model::Missing> missing_for(const Entry& entry) {
  std::vector<model::Missing> missing;
  if (entry.from_internet) missing.push_back({"firewall_log", {{"host", entry.host}, {"source_ip", entry.source_ip}}});
  if (entry.guesses.empty()) missing.push_back({"failed_logons", {{"host", entry.host}}});
  return missing;
}

model::Finding to_finding(const Entry& entry, std::size_t rank) {
  model::Finding finding;
  finding.id = "origin." + std::to_string(rank);
  finding.question = "origin";
  finding.statement = statement_of(entry);
  finding.confidence = std::round(entry.confidence() * 100) / 100;
  finding.state = *finding.confidence >= kDetermined ? "determined" : "likely";
  finding.time = entry.first->time;
  finding.arguments = {{"rank", static_cast<std::int64_t>(rank)},
                       {"host", entry.host},
                       {"account", entry.account},
                       {"source_ip", entry.source_ip},
                       {"time", entry.first->time},
                       {"failures", static_cast<std::int64_t>(entry.guesses.size())},
                       {"signs", static_cast<std::int64_t>(entry.signs.size())}};
  cite_ends(finding.supports, entry.successes, 2);
  cite_ends(finding.supports, entry.guesses, 2);
  cite_ends(finding.supports, entry.signs, 2);
  finding.missing = missing_for(entry);
  return finding;
}

void write_hypothesis(base::json::Writer& json, const Entry& entry, const model::Finding& finding, std::size_t rank) {
  json.begin_object();
  json.member("rank", static_cast<std::uint64_t>(rank));
  json.member("vector", vector_of(entry)).member("technique", technique_of(entry));
  json.member("host", entry.host).member("account", entry.account).member("source_ip", entry.source_ip);
  json.member("time", base::format_rfc3339(entry.first->time));
  json.key("artefact").null();
  json.member("confidence", *finding.confidence);
  write_bases(json, "for", finding.supports);
  write_bases(json, "against", finding.contradicts);
  write_missing(json, "missing", finding.missing);
  json.end_object();
}

/// Nothing found: said with what would have told.
model::Finding undetermined(const Casebook& book) {
  model::Finding finding;
  finding.id = "origin.1";
  finding.question = "origin";
  finding.statement = "undetermined";
  finding.state = "undetermined";
  const bool security = std::ranges::any_of(book.coverage(), [](const auto& seen) { return seen.channel == "Security"; });
  if (!security) finding.missing.push_back({"security_log", {}});
  finding.missing.push_back({"edge_log", {}});
  return finding;
}

Answer ask(const Casebook& book) {
  const std::vector<Entry> entries = find_entries(book, find_signs(book));
  const std::size_t count = std::min(entries.size(), kMostHypotheses);
  Answer answer;
  base::json::Writer json;
  for (std::size_t i = 0; i < count; ++i) answer.findings.push_back(to_finding(entries[i], i + 1));
  if (count == 0) answer.findings.push_back(undetermined(book));
  json.begin_object().member("state", answer.findings.front().state).key("hypotheses").begin_array();
  for (std::size_t i = 0; i < count; ++i) write_hypothesis(json, entries[i], answer.findings[i], i + 1);
  json.end_array().end_object();
  answer.sections.push_back({"origin", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"origin", 20, ask}; }

}  // namespace beffroi::diagnose::questions::origin
