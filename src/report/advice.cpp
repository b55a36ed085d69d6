// SPDX-License-Identifier: EUPL-1.2
#include "report/advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "report/ground.h"

namespace beffroi::report {
namespace {

constexpr int kMaxAdvice = 9;  // of one list in the catalogue
constexpr std::size_t kMachinesNamed = 4;

/// Those that are to be unplugged first: encrypted, then compromised.
std::string hosts_to_unplug(const View& view, const base::Catalogue& catalogue) {
  std::vector<std::string> hit = view.hosts_in("encrypted");
  std::ranges::copy(view.hosts_in("compromised"), std::back_inserter(hit));
  std::string names;
  for (std::size_t i = 0; i < hit.size() && i < kMachinesNamed; ++i) names += (i == 0 ? "" : ", ") + view.names.of(hit[i]);
  if (hit.size() > kMachinesNamed)
    names += catalogue.text("report.and_more", {{"count", static_cast<std::int64_t>(hit.size() - kMachinesNamed)}});
  return names;
}

base::Arguments arguments_of(const Content& content, const View& view, const base::Catalogue& catalogue) {
  const Circumstances& known = content.circumstances;
  return {{"internet_cut", std::string(known.internet_cut ? "yes" : "")},
          {"since", known.known_since ? base::ArgumentValue(*known.known_since) : base::ArgumentValue(std::string())},
          {"hosts", hosts_to_unplug(view, catalogue)}};
}

}  // namespace

std::vector<std::vector<base::Piece>> advice_of(const Content& content, const View& view, const base::Catalogue& catalogue,
                                                std::string_view length) {
  std::vector<std::vector<base::Piece>> steps;
  for (const model::Finding& finding : content.diagnosis.findings) {
    if (finding.question == "advice") steps.push_back(sentence_of(finding, view.names, catalogue));
  }
  if (!steps.empty()) return steps;
  const std::string state = view.situation.empty() ? "unknown" : view.situation;
  const base::Arguments arguments = arguments_of(content, view, catalogue);
  for (int step = 1; step <= kMaxAdvice; ++step) {
    const std::string id = fmt::format("report.advice.{}.{}.{}", state, step, length);
    if (!catalogue.has(id)) break;
    if (auto said = catalogue.pieces(id, arguments); !said.empty()) steps.push_back(std::move(said));
  }
  return steps;
}

std::vector<std::string> unknowns_of(const Content& content, const View& view, const base::Catalogue& catalogue) {
  if (!content.has_evidence()) return {catalogue.text("report.unknowns.nothing_read")};
  std::vector<std::string> said;
  const auto say = [&said](const std::vector<base::Piece>& pieces) {
    std::string sentence;
    for (const base::Piece& piece : pieces) sentence += piece.text;
    if (std::ranges::count(said, sentence) == 0) said.push_back(std::move(sentence));
  };
  std::set<std::string_view> told;  // questions
  for (const model::Finding& finding : content.diagnosis.findings) {
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
  if (!unseen.empty() && !shows_no_intrusion(view.situation)) {  // such verdict names them by itself
    std::string names;
    for (const std::string& name : unseen) names += (names.empty() ? "" : ", ") + view.names.of(name);
    say(catalogue.pieces("report.unknowns.hosts", {{"count", static_cast<std::int64_t>(unseen.size())}, {"names", names}}));
  }
  return said;
}

}  // namespace beffroi::report
