// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

/// The sentence of a message id that a question names; the id itself, as text, where the catalogue has none.
Markup named(const Context& context, std::string_view family, const std::string& id, const base::Arguments& arguments) {
  const std::string full = id.starts_with(family) ? id : fmt::format("{}.{}", family, id);
  return context.words.has(full) ? context.text_of(full, arguments) : text(id);
}

/// What is missing, once, however many questions miss it, and where it is found if the catalogue says (`missing.<id>.collect`).
Markup missing_evidence(const Context& context) {
  Markup items;
  std::set<std::string> seen;
  for (const model::Finding& finding : context.content.diagnosis.findings) {
    for (const model::Missing& missing : finding.missing) {
      Markup item = named(context, "missing", missing.id, missing.arguments);
      if (!seen.insert(item.bytes()).second) continue;
      const std::string collect = fmt::format("missing.{}.collect", missing.id);
      if (context.words.has(collect)) {
        item += element("span", {{"class", "detail"}}, element("strong", text(context.say("report.unknowns.collect"))),
                        text(" "), context.text_of(collect, missing.arguments));
      }
      items += element("li", item);
    }
  }
  return items;
}

Markup open_questions(const Context& context) {
  Markup items;
  for (const Unknown& unknown : context.view.unknowns) {
    Markup item = element("strong", text(word_of("report.question", unknown.question, context.words)));
    if (!unknown.why.empty()) item += join(text("\u00A0: "), named(context, "missing", unknown.why, {}));
    Markup collect;
    for (const std::string& what : unknown.collect_next) collect += element("li", named(context, "missing", what, {}));
    if (!collect.empty()) {
      item += element("span", {{"class", "detail"}}, text(context.say("report.unknowns.collect")));
      item += element("ul", collect);
    }
    items += element("li", item);
  }
  return items;
}

Markup undecided_findings(const Context& context) {
  Markup items;
  const auto& all = context.content.diagnosis.findings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (ground_of(all[i]) != Ground::unknown) continue;
    items += element("li", sentence(sentence_of(all[i], context.words)),
                     notes(context, context.references.numbers_of(all[i].supports), i));
  }
  return items;
}

/// Machines of which nothing was read: no news of them is no good news.
Markup unseen_hosts(const Context& context) {
  const auto unseen = context.view.hosts_in("not_examined");
  if (unseen.empty()) return {};
  std::string names;
  for (const std::string& name : unseen) names += (names.empty() ? "" : ", ") + name;
  return element(
      "li", context.text_of("report.unknowns.hosts", {{"count", static_cast<std::int64_t>(unseen.size())}, {"names", names}}));
}

}  // namespace

Markup unknowns(const Context& context) {
  const Markup open = join(undecided_findings(context), open_questions(context), unseen_hosts(context));
  const Markup missing = missing_evidence(context);
  Markup content = element("p", {{"class", "lead"}}, context.text_of("report.unknowns.lead"));
  if (!open.empty()) content += element("ul", {{"class", "open"}}, open);
  if (!missing.empty()) {
    content += element("h3", text(context.say("report.unknowns.missing")));
    content += element("ul", {{"class", "collect"}}, missing);
  }
  if (open.empty() && missing.empty()) content += element("p", context.text_of("report.unknowns.none"));
  return section("unknowns", context.say("report.section.unknowns"), content);
}

Markup advice(const Context& context) {
  Markup items;
  const auto& all = context.content.diagnosis.findings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].question != "advice") continue;
    items += element("li", sentence(sentence_of(all[i], context.words)),
                     notes(context, context.references.numbers_of(all[i].supports), i));
  }
  if (items.empty()) {
    const bool calm = context.view.incident == "no_sign";
    for (int step = 1; context.words.has(fmt::format("report.advice.{}.{}", calm ? "calm" : "alarm", step)); ++step) {
      items += element("li", context.text_of(fmt::format("report.advice.{}.{}", calm ? "calm" : "alarm", step)));
    }
  }
  return section("advice", context.say("report.section.advice"), element("ol", {{"class", "steps"}}, items));
}

}  // namespace beffroi::report::html
