// SPDX-License-Identifier: EUPL-1.2
#include "report/paper/page.h"
#include "report/restart/words.h"

namespace beffroi::report::restart {
namespace {

using html::as_is;
using html::element;
using html::join;
using html::Markup;
using html::text;
using response::restart::Plan;
using response::restart::Step;

constexpr char kStyle[] = R"css(
.gantt{margin:1rem 0}
.gantt svg{width:100%;height:auto;font:13px "DejaVu Sans",Arial,sans-serif}
.gantt line{stroke:#999;stroke-width:1}
.gantt .day{font-size:11px;text-anchor:middle;fill:#333}
.gantt .will{fill:#1f3a6e}
.gantt .may{fill:#fff;stroke:#1f3a6e;stroke-dasharray:4 3}
.foremost{border:2px solid #000;padding:.5rem .5rem .5rem 2rem}
.steps{padding-left:2.2rem}
.steps li{margin:.6rem 0;break-inside:avoid}
.steps p{margin:.15rem 0}
.tick{display:flex;gap:.5rem;margin:.5rem 0;break-inside:avoid}
.tick p{margin:.1rem 0}
)css";

Markup sentences(const std::vector<std::string>& all) {
  Markup paragraphs;
  for (const std::string& one : all) paragraphs += element("p", text(one));
  return paragraphs;
}

Markup warning_list(const Plan& plan, const base::Catalogue& words) {
  Markup items;
  for (const std::string& one : warnings(plan, words)) items += element("li", text(one));
  return items.empty() ? Markup() : paper::section(words.text("restart.to_know"), element("ul", items));
}

/// Above everything: a plan is shorter for what it leaves out.
Markup foremost_list(const Plan& plan, const base::Catalogue& words) {
  Markup items;
  for (const std::string& one : foremost(plan, words)) items += element("li", element("strong", text(one)));
  return items.empty() ? Markup() : element("ul", {{"class", "foremost"}}, items);
}

/// With the name that the commands take.
Markup titled(const Step& step, const base::Catalogue& words) {
  return join(element("strong", text(title_of(step, words))), text(" "),
              element("span", {{"class", "soft"}}, text("[" + typed_name(step) + "]")));
}

Markup step_item(const Step& step, const Plan& plan, const base::Catalogue& words) {
  Markup line = join(titled(step, words), text(" – "), text(state_words(step, plan, words)));
  if (!step.is_over()) {
    line += element("p", {{"class", "soft"}}, text(when_words(step, plan, words)));
  }
  const bool told = step.known && step.is_over();  // how to do what is over stands in nobody's way
  return element("li", line, told ? Markup() : sentences(details(step, plan, words)));
}

/// The steps of one stage; the numbers go on from stage to stage.
Markup stage(const std::string& id, std::size_t& number, const Plan& plan, const base::Catalogue& words) {
  Markup items;
  const std::size_t first = number;
  for (const Step& step : plan.steps) {
    if (step.stage != id) continue;
    items += step_item(step, plan, words);
    ++number;
  }
  if (items.empty()) return {};
  return paper::section(stage_title(id, words), element("ol", {{"class", "steps"}, {"start", std::to_string(first)}}, items));
}

Markup tick(const Step& step, const Plan& plan, const base::Catalogue& words) {
  Markup inside = element("p", titled(step, words));
  if (step.is_over())
    return element("div", {{"class", "tick"}}, paper::box(state_of(step) == "done", words),
                   element("div", inside, element("p", text(state_words(step, plan, words)))));
  if (step.known) inside += element("p", text(words.text("restart.check", {{"text", step.known->check.in(words.language())}})));
  if (step.restore.best) inside += element("p", text(restore_words(step, plan, words).front()));
  for (const std::string& one : machine_words(step, words)) inside += element("p", paper::box(false, words), text(" " + one));
  if (!step.reopens.empty()) inside += sentences(paper_words(step, words));
  inside += paper::blank(words.text("restart.who_when"));
  return element("div", {{"class", "tick"}}, paper::box(false, words), element("div", inside));
}

Markup checks(const base::Catalogue& words) {
  Markup items;
  for (const auto& one : response::restart::catalogue().checks)
    items += element("li", paper::box(false, words), element("span", text(one.in(words.language()))));
  return paper::section(words.text("restart.checks"), element("ul", {{"class", "ticks"}}, items));
}

std::string sheet(const Content& content, std::string_view title, const Markup& body, const base::Catalogue& words) {
  return paper::page({.title = words.text(title),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body,
                      .warning = content.warning,
                      .style = element("style", as_is(kStyle))},
                     words);
}

}  // namespace

std::string plan_page(const Content& content, const base::Catalogue& words) {
  const Plan& plan = content.plan;
  Markup body = join(foremost_list(plan, words), element("p", {{"class", "lead"}}, text(total_words(plan, words))),
                     element("p", text(words.text("restart.never_a_promise"))), warning_list(plan, words), gantt(plan, words));
  std::size_t number = 1;
  for (const auto& one : response::restart::catalogue().stages) body += stage(one.id, number, plan, words);
  return sheet(content, "restart.title", join(body, checks(words)), words);
}

std::string checklist(const Content& content, const base::Catalogue& words) {
  Markup body =
      join(foremost_list(content.plan, words), element("p", {{"class", "lead"}}, text(words.text("restart.checklist_lead"))));
  for (const auto& one : response::restart::catalogue().stages) {
    Markup ticks;
    for (const Step& step : content.plan.steps) {
      if (step.stage == one.id) ticks += tick(step, content.plan, words);
    }
    if (!ticks.empty()) body += paper::section(one.title.in(words.language()), ticks);
  }
  return sheet(content, "restart.checklist", join(body, checks(words)), words);
}

}  // namespace beffroi::report::restart
