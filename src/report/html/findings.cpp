// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <cmath>

#include "report/html/parts.h"
#include "report/unread.h"

namespace beffroi::report::html {
namespace {

Markup run(std::size_t first, std::size_t last) {
  Markup link = link_to(fmt::format("r{}", first), {}, text(std::to_string(first)));
  if (last == first) return link;
  return join(link, text("–"), link_to(fmt::format("r{}", last), {}, text(std::to_string(last))));
}

Markup all_notes(const Context& context, std::string_view label, const std::vector<model::Basis>& bases) {
  if (bases.empty()) return {};
  Markup links;
  for (const auto& [first, last] : runs_of(context.references.numbers_of(bases))) {
    if (!links.empty()) links += text(", ");
    links += run(first, last);
  }
  return element("li", text(context.say(label, {{"count", static_cast<std::int64_t>(bases.size())}})), text(" "), links);
}

Markup missing_of(const Context& context, const model::Finding& finding) {
  Markup list;
  for (const model::Missing& missing : finding.missing) {
    const std::string id = "missing." + missing.id;
    const auto unread = unread_answer(context.content, missing.id, context.words);
    list += element("li", {{"class", "missing"}}, text(context.say("report.finding.missing")), text(" "),
                    context.words.has(id) ? context.text_of(id, context.view.names.in(missing.arguments)) : text(missing.id),
                    unread.empty() ? Markup() : element("span", {{"class", "detail"}}, sentence(unread)));
  }
  return list;
}

/// Judgements on findings that this diagnosis no longer has.
Markup gone(const Context& context) {
  Markup items;
  for (const Judged& judged : context.content.disputes) {
    if (judged.finding) continue;
    items += element("li", element("p", sentence(sentence_of(judged.as_judged, context.view.names, context.words))),
                     element("p", {{"class", "judged"}}, sentence(judgement_of(judged, context.words))));
  }
  if (items.empty()) return {};
  return join(element("h3", text(context.say("report.disputed.gone"))), element("ul", {{"class", "findings"}}, items));
}

Markup one(const Context& context, std::size_t index) {
  const model::Finding& finding = context.content.diagnosis.findings[index];
  Markup head = join(sentence(sentence_of(finding, context.view.names, context.words)), text(" "), ground_tag(context, finding),
                     corrected(context, finding));
  if (finding.confidence) {
    const auto percent = static_cast<std::int64_t>(std::lround(*finding.confidence * 100));
    head +=
        join(text(" "), element("span", {{"class", "detail inline"}},
                                context.text_of("report.finding.confidence",
                                                {{"percent", percent}, {"settled", ground_of(finding) != Ground::unknown}})));
  }
  const Markup reasons = join(all_notes(context, "report.finding.for", finding.supports),
                              all_notes(context, "report.finding.against", finding.contradicts), missing_of(context, finding));
  Markup body = join(element("p", head), judgement(context, index));
  if (!reasons.empty()) body += element("ul", {{"class", "reasons"}}, reasons);
  return element("li", {{"id", fmt::format("f{}", index + 1)}}, body);
}

}  // namespace

Markup judgement(const Context& context, std::size_t index) {
  const Judged* judged = context.content.judgement_on(index);
  if (!judged) return {};
  Markup said = sentence(judgement_of(*judged, context.words));
  if (judged->changed) said += join(text(" "), text(context.say("report.disputed.changed")));
  return element("span", {{"class", fmt::format("judged {}", judged->judgement)}}, said);
}

Markup findings(const Context& context) {
  const auto& all = context.content.diagnosis.findings;
  if (all.empty()) return {};
  Markup content = element("p", {{"class", "lead"}}, context.text_of("report.findings.lead"));
  for (std::size_t i = 0; i < all.size();) {
    const std::string& question = all[i].question;
    Markup list;
    for (; i < all.size() && all[i].question == question; ++i) {
      if (!is_beside_the_point(all[i], context.view.situation)) list += one(context, i);
    }
    if (list.empty()) continue;
    content += element("h3", text(word_of("report.question", question, context.words)));
    content += element("ul", {{"class", "findings"}}, list);
  }
  content += gone(context);
  return section("findings", context.say("report.section.findings"), content);
}

}  // namespace beffroi::report::html
