// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <vector>

#include "report/columns.h"
#include "report/restart/words.h"

namespace beffroi::report::restart {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;
using response::restart::Plan;
using response::restart::Step;

constexpr std::int64_t kWidth = 1000, kLabels = 500, kRow = 26, kTop = 40, kBar = 14;
constexpr std::size_t kMaxBars = 60, kMaxLabel = 62;
constexpr std::int64_t kMostTicks = 12;

std::string n(std::int64_t number) { return std::to_string(number); }

/// Steps that are not over, in order: what is left to draw.
std::vector<const Step*> left_of(const Plan& plan) {
  std::vector<const Step*> left;
  for (const Step& step : plan.steps) {
    if (!step.is_over() && left.size() < kMaxBars) left.push_back(&step);
  }
  return left;
}

std::int64_t x_of(std::int64_t hours, const Plan& plan) {
  return kLabels + hours * (kWidth - kLabels - 10) / std::max<std::int64_t>(plan.total.high, 1);
}

Markup bar(const char* kind, std::int64_t from, std::int64_t to, std::int64_t y) {
  return element(
      "rect",
      {{"class", kind}, {"x", n(from)}, {"y", n(y)}, {"width", n(std::max<std::int64_t>(to - from, 2))}, {"height", n(kBar)}});
}

Markup row(const Step& step, std::size_t index, const Plan& plan, const base::Catalogue& words) {
  const std::int64_t y = kTop + static_cast<std::int64_t>(index) * kRow;
  const std::string name = step.known ? title_of(step, words) : step.name;
  return element("g", element("text", {{"x", "0"}, {"y", n(y + 12)}}, text(cut_to(name, kMaxLabel))),
                 bar("may", x_of(step.starts.low, plan), x_of(step.ends.high, plan), y),
                 bar("will", x_of(step.starts.low, plan), x_of(step.ends.low, plan), y));
}

/// A line where each day begins, called as in the list (today is day 1), or where every so many do, so that it stays readable.
Markup days(const Plan& plan, std::int64_t bottom, const base::Catalogue& words) {
  const std::int64_t all = (plan.total.high + plan.said.hours_a_day - 1) / plan.said.hours_a_day;
  const std::int64_t every = std::max<std::int64_t>(1, (all + kMostTicks - 1) / kMostTicks);
  Markup lines;
  for (std::int64_t day = 1; day <= all; day += every) {
    const std::string x = n(x_of((day - 1) * plan.said.hours_a_day, plan));
    lines += element("line", {{"x1", x}, {"x2", x}, {"y1", n(kTop - 8)}, {"y2", n(bottom)}});
    lines +=
        element("text", {{"class", "day"}, {"x", x}, {"y", n(kTop - 14)}}, text(words.text("restart.day", {{"day", day}})));
  }
  return lines;
}

}  // namespace

Markup gantt(const Plan& plan, const base::Catalogue& words) {
  const std::vector<const Step*> left = left_of(plan);
  if (left.empty()) return {};
  const std::int64_t bottom = kTop + static_cast<std::int64_t>(left.size()) * kRow;
  Markup rows;
  for (std::size_t i = 0; i < left.size(); ++i) rows += row(*left[i], i, plan, words);
  const Markup picture = element(
      "svg",
      {{"role", "img"}, {"aria-labelledby", "gantt-title gantt-text"}, {"viewBox", "0 0 " + n(kWidth) + " " + n(bottom + 6)}},
      element("title", {{"id", "gantt-title"}}, text(words.text("restart.gantt"))),
      element("desc", {{"id", "gantt-text"}}, text(words.text("restart.gantt_text"))), days(plan, bottom, words), rows);
  return element("figure", {{"class", "gantt"}}, picture, element("figcaption", text(words.text("restart.gantt_text"))));
}

}  // namespace beffroi::report::restart
