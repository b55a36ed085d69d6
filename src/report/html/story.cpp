// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "report/html/parts.h"
#include "report/told_together.h"

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

Markup entry(const Context& context, const StoryLine& line) {
  const auto& findings = context.content.diagnosis.findings;
  const model::Finding& finding = findings[line.told];
  std::vector<model::Basis> supports;
  Markup judgements, traces;
  for (const std::size_t index : line.findings) {
    supports.insert(supports.end(), findings[index].supports.begin(), findings[index].supports.end());
    judgements += judgement(context, index);
  }
  if (line.is_of_several())
    traces = join(text(" "), context.text_of("report.story.traces", {{"count", line.traces}, {"hides_more", line.hides_more}}));
  const base::Timestamp time = *findings[line.findings.front()].time;
  const Markup when = element("span", {{"class", "when"}}, moment(context, time, "clock"),
                              element("span", {{"class", "utc"}}, text(context.say("report.story.utc", {{"time", time}}))));
  const Markup what = element("span", {{"class", "what"}}, sentence(sentence_of(finding, context.view.names, context.words)),
                              traces, notes(context, context.references.numbers_of(supports), line.told), text(" "),
                              ground_tag(context, finding), corrected(context, finding), judgements);
  return element("li", {{"class", fmt::format("entry {}", report::name_of(ground_of(finding)))}}, when, what);
}

}  // namespace

Markup story(const Context& context) {
  const auto& findings = context.content.diagnosis.findings;
  const auto lines =
      told_together(context.content.diagnosis, tellers(context.content.diagnosis), context.view.names, context.words);
  if (lines.empty()) return {};
  Markup days, day;
  std::string heading;
  const auto close_day = [&] {
    if (!day.empty()) days += join(element("h3", text(heading)), element("ol", {{"class", "story"}}, day));
    day = {};
  };
  for (std::size_t i = 0; i < lines.size() && i < kMaxEntries; ++i) {
    const std::string today = context.words.moment(*findings[lines[i].findings.front()].time, "day");
    if (today != heading) close_day();
    heading = today;
    day += entry(context, lines[i]);
  }
  close_day();
  if (lines.size() > kMaxEntries) {
    days +=
        element("p", context.text_of("report.story.more", {{"count", static_cast<std::int64_t>(lines.size() - kMaxEntries)}}));
  }
  const auto first = *findings[lines.front().findings.front()].time;
  const Markup lead = element("p", {{"class", "lead"}}, context.text_of("report.story.lead", {{"time", first}}));
  return section("story", context.say("report.section.story"), join(lead, days));
}

}  // namespace beffroi::report::html
