// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/html/parts.h"
#include "report/verdict.h"

namespace beffroi::report::html {
namespace {

Markup answer(const Answer& answer, const Context& context) {
  Markup content = element("span", {{"class", "value"}}, sentence(answer.value));
  if (!answer.detail.empty()) content += element("span", {{"class", "detail"}}, sentence(answer.detail));
  if (answer.finding) {
    const model::Finding& finding = context.content.diagnosis.findings[*answer.finding];
    content += element("span", {{"class", "basis"}}, ground_tag(context, finding),
                       notes(context, context.references.numbers_of(finding.supports), answer.finding));
    if (const Judged* judged = context.content.judgement_on(*answer.finding))
      content += element("span", {{"class", "basis"}},
                         tag("judged-short", context.say(fmt::format("report.disputed.short.{}", judged->judgement))));
  } else if (answer.label == "report.answer.hosts" && context.content.disputes_on("hosts") > 0) {
    content += element("span", {{"class", "basis"}}, tag("judged-short", context.say("report.disputed.short.some")));
  } else if (answer.kind != "unknown" && !answer.counted) {
    content += element("span", {{"class", "basis"}}, tag("derived", context.say("report.ground.derived")));
  }
  return element("div", {{"class", fmt::format("answer {}", answer.kind)}}, element("dt", text(context.say(answer.label))),
                 element("dd", content));
}

/// How many findings people dispute, and what they say of those that this sheet shows: whoever signs it must know.
Markup judged(const Context& context, const std::vector<Answer>& answers) {
  const auto& all = context.content.disputes;
  if (all.empty()) return {};
  Markup said = element("p", context.text_of("report.verdict.judged", counts_of(all)));
  std::set<std::size_t> shown;
  for (const Answer& answer : answers) {
    if (answer.finding && shown.insert(*answer.finding).second) said += judgement(context, *answer.finding);
  }
  return element("div", {{"class", "judged"}}, said);
}

}  // namespace

Markup verdict(const Context& context) {
  const Verdict found = verdict_of(context.content.diagnosis, context.view, context.words);
  Markup answers;
  for (const Answer& one : found.answers) answers += answer(one, context);
  Markup body = element("p", {{"class", "headline"}}, sentence(found.headline));
  if (!found.warning.empty()) body += element("p", {{"class", "warning"}}, sentence(found.warning));
  if (!found.account.empty() && context.content.has_evidence())
    body += element("p", {{"class", "account"}}, sentence(found.account));
  body += join(judged(context, found.answers), element("dl", {{"class", "answers"}}, answers));
  body += element("p", {{"class", "caution"}}, context.text_of("report.caution"), text(" "),
                  element("span", {{"class", "on-screen"}}, context.text_of("report.caution.notes")));
  return element("section",
                 {{"id", "verdict"}, {"class", fmt::format("verdict {}", found.state)}, {"aria-labelledby", "verdict-heading"}},
                 element("h2", {{"id", "verdict-heading"}}, text(context.say("report.section.verdict"))), body);
}

}  // namespace beffroi::report::html
