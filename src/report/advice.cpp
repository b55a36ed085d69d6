// SPDX-License-Identifier: EUPL-1.2
#include "report/advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/ground.h"

namespace beffroi::report {
namespace {

constexpr int kMaxAdvice = 9;  // of one list in the catalogue

}  // namespace

std::vector<std::vector<base::Piece>> advice_of(const model::Diagnosis& diagnosis, const View& view,
                                                const base::Catalogue& catalogue, std::string_view length) {
  std::vector<std::vector<base::Piece>> steps;
  for (const model::Finding& finding : diagnosis.findings) {
    if (finding.question == "advice") steps.push_back(sentence_of(finding, view.names, catalogue));
  }
  if (!steps.empty()) return steps;
  const std::string state = view.situation.empty() ? "unknown" : view.situation;
  for (int step = 1; step <= kMaxAdvice; ++step) {
    const std::string id = fmt::format("report.advice.{}.{}.{}", state, step, length);
    if (!catalogue.has(id)) break;
    steps.push_back(catalogue.pieces(id));
  }
  return steps;
}

std::vector<std::string> unknowns_of(const model::Diagnosis& diagnosis, const View& view, const base::Catalogue& catalogue) {
  std::vector<std::string> said;
  const auto say = [&said](const std::vector<base::Piece>& pieces) {
    std::string sentence;
    for (const base::Piece& piece : pieces) sentence += piece.text;
    if (std::ranges::count(said, sentence) == 0) said.push_back(std::move(sentence));
  };
  std::set<std::string_view> told;  // questions
  for (const model::Finding& finding : diagnosis.findings) {
    const bool is_open = ground_of(finding) == Ground::unknown && finding.question != "unknowns" && !is_rival(finding) &&
                         !is_beside_the_point(finding, view.situation);
    if (!is_open) continue;
    told.insert(finding.question);
    say(sentence_of(finding, view.names, catalogue));
  }
  for (const Unknown& unknown : view.unknowns) {
    const std::string id = "unknowns." + unknown.why;
    if (!told.contains(unknown.question) && catalogue.has(id)) say(catalogue.pieces(id));
  }
  const auto unseen = view.hosts_in("not_examined");
  if (!unseen.empty() && view.situation != "no_sign" && view.situation != "attempted") {  // such verdict names them by itself
    std::string names;
    for (const std::string& name : unseen) names += (names.empty() ? "" : ", ") + view.names.of(name);
    say(catalogue.pieces("report.unknowns.hosts", {{"count", static_cast<std::int64_t>(unseen.size())}, {"names", names}}));
  }
  return said;
}

}  // namespace beffroi::report
