// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

/// One text for one record or entry of the journal.
std::string name_of(const model::Basis& basis) {
  if (const auto* citation = std::get_if<model::Citation>(&basis))
    return fmt::format("{}@{}", citation->evidence.hex(), citation->offset);
  return fmt::format("journal {}", std::get<model::JournalCitation>(basis).sequence);
}

// What a question says of a machine or an account is a state, drawn from many moments; it stands in its table.
constexpr std::array<std::string_view, 4> kStates{"accounts", "dwell", "hosts", "severity"};
constexpr std::size_t kMaxEntries = 200;  // a story that a person reads; every finding stands in the list of findings

bool is_told_first(const model::Finding& finding) {
  const bool is_step = base::find_argument(finding.arguments, "from") != nullptr && finding.question == "lateral";
  return is_step || finding.question == "origin" || finding.question == "log_tampering";
}

/// The dated findings that tell the story, each fact once: several questions draw conclusions from the same records, and one that
/// cites no record of its own only sums up what others say. The entry, steps and cleared logs are told in the words of their question,
/// then what rests on fewest records.
std::vector<std::size_t> tellers(const model::Diagnosis& diagnosis) {
  const auto& findings = diagnosis.findings;
  std::vector<std::size_t> dated;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].time && std::ranges::count(kStates, findings[i].question) == 0) dated.push_back(i);
  }
  std::ranges::sort(dated, {},
                    [&](std::size_t i) { return std::tuple(!is_told_first(findings[i]), findings[i].supports.size(), i); });
  std::set<std::string> told;
  std::vector<std::size_t> chosen;
  for (const std::size_t i : dated) {
    bool says_more = findings[i].supports.empty() || is_told_first(findings[i]);
    for (const model::Basis& basis : findings[i].supports) says_more = told.insert(name_of(basis)).second || says_more;
    if (says_more) chosen.push_back(i);
  }
  std::ranges::sort(chosen, {}, [&](std::size_t i) { return std::pair(*findings[i].time, i); });
  return chosen;
}

Markup entry(const Context& context, std::size_t index) {
  const model::Finding& finding = context.content.diagnosis.findings[index];
  const Markup when =
      element("span", {{"class", "when"}}, moment(context, *finding.time, "clock"),
              element("span", {{"class", "utc"}}, text(context.say("report.story.utc", {{"time", *finding.time}}))));
  const Markup what = element("span", {{"class", "what"}}, sentence(sentence_of(finding, context.view.names, context.words)),
                              notes(context, context.references.numbers_of(finding.supports), index), text(" "),
                              ground_tag(context, finding), corrected(context, finding), judgement(context, index));
  return element("li", {{"class", fmt::format("entry {}", report::name_of(ground_of(finding)))}}, when, what);
}

}  // namespace

Markup story(const Context& context) {
  const auto order = tellers(context.content.diagnosis);
  if (order.empty()) return {};
  Markup days, day;
  std::string heading;
  const auto close_day = [&] {
    if (!day.empty()) days += join(element("h3", text(heading)), element("ol", {{"class", "story"}}, day));
    day = {};
  };
  for (std::size_t i = 0; i < order.size() && i < kMaxEntries; ++i) {
    const std::string today = context.words.moment(*context.content.diagnosis.findings[order[i]].time, "day");
    if (today != heading) close_day();
    heading = today;
    day += entry(context, order[i]);
  }
  close_day();
  if (order.size() > kMaxEntries) {
    days +=
        element("p", context.text_of("report.story.more", {{"count", static_cast<std::int64_t>(order.size() - kMaxEntries)}}));
  }
  const auto first = *context.content.diagnosis.findings[order.front()].time;
  const Markup lead = element("p", {{"class", "lead"}}, context.text_of("report.story.lead", {{"time", first}}));
  return section("story", context.say("report.section.story"), join(lead, days));
}

}  // namespace beffroi::report::html
