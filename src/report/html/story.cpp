// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

constexpr std::size_t kMaxEntries = 200;  // a story that a person reads; every finding stands in the list of findings

/// Findings that happened at a moment, in its order.
std::vector<std::size_t> told(const model::Diagnosis& diagnosis) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < diagnosis.findings.size(); ++i) {
    if (diagnosis.findings[i].time) order.push_back(i);
  }
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(*diagnosis.findings[i].time, i); });
  return order;
}

Markup entry(const Context& context, std::size_t index) {
  const model::Finding& finding = context.content.diagnosis.findings[index];
  const Markup when =
      element("span", {{"class", "when"}}, moment(context, *finding.time, "clock"),
              element("span", {{"class", "utc"}}, text(context.say("report.story.utc", {{"time", *finding.time}}))));
  const Markup what =
      element("span", {{"class", "what"}}, sentence(sentence_of(finding, context.words)),
              notes(context, context.references.numbers_of(finding.supports), index), text(" "), ground_tag(context, finding));
  return element("li", {{"class", fmt::format("entry {}", name_of(ground_of(finding)))}}, when, what);
}

}  // namespace

Markup story(const Context& context) {
  const auto order = told(context.content.diagnosis);
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
