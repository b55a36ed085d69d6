// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "report/advice.h"
#include "report/html/parts.h"
#include "report/unread.h"

namespace beffroi::report::html {
namespace {

constexpr std::string_view kMissing = "missing.";  // an id with or without it

/// The sentence of a message id that a question names; the id itself, as text, where the catalogue has none.
Markup named(const Context& context, std::string_view family, const std::string& id, const base::Arguments& arguments) {
  const std::string full = id.starts_with(family) ? id : fmt::format("{}.{}", family, id);
  return context.words.has(full) ? context.text_of(full, context.view.names.in(arguments)) : text(id);
}

/// Where what is asked for lies unread among the evidence.
Markup lies_unread(const Context& context, std::string_view missing) {
  const auto said = unread_answer(context.content, missing, context.words);
  return said.empty() ? Markup() : element("span", {{"class", "detail"}}, sentence(said));
}

/// What is missing, once, however many questions miss it, and where it is found if the catalogue says (`missing.<id>.collect`).
Markup missing_evidence(const Context& context) {
  Markup items;
  std::set<std::string> seen, asked_for;  // what an open question above asks for is not asked for again
  for (const Unknown& unknown : context.view.unknowns)
    asked_for.insert(unknown.collect_next.begin(), unknown.collect_next.end());
  for (const model::Finding& finding : context.content.diagnosis.findings) {
    for (const model::Missing& missing : finding.missing) {
      if (asked_for.contains(missing.id)) continue;
      Markup item = named(context, "missing", missing.id, missing.arguments);
      if (!seen.insert(item.bytes()).second) continue;
      const std::string collect = fmt::format("missing.{}.collect", missing.id);
      if (context.words.has(collect)) {
        item += element("span", {{"class", "detail"}}, element("strong", text(context.say("report.unknowns.collect"))),
                        text(" "), context.text_of(collect, context.view.names.in(missing.arguments)));
      }
      item += lies_unread(context, missing.id);
      items += element("li", item);
    }
  }
  return items;
}

Markup open_questions(const Context& context) {
  Markup items;
  for (const Unknown& unknown : context.view.unknowns) {
    Markup item = element("strong", text(word_of("report.question", unknown.question, context.words)));
    const std::string reason = "unknowns." + unknown.why;
    if (!unknown.why.empty()) {
      item += join(text("\u00A0: "),
                   context.words.has(reason) ? context.text_of(reason) : named(context, "missing", unknown.why, {}));
    }
    Markup collect;
    for (const std::string& what : unknown.collect_next) {
      const std::string_view id =
          std::string_view(what).starts_with(kMissing) ? std::string_view(what).substr(kMissing.size()) : what;
      collect += element("li", named(context, "missing", what, {}), lies_unread(context, id));
    }
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
    if (ground_of(all[i]) != Ground::unknown || is_rival(all[i]) || is_beside_the_point(all[i], context.view.situation))
      continue;
    if (all[i].question == "unknowns" && !context.view.unknowns.empty()) continue;  // the section says it better
    items += element("li", sentence(sentence_of(all[i], context.view.names, context.words)),
                     notes(context, context.references.numbers_of(all[i].supports), i));
  }
  return items;
}

/// Machines of which nothing was read: no news of them is no good news.
Markup unseen_hosts(const Context& context) {
  const auto unseen = context.view.hosts_in("not_examined");
  if (unseen.empty()) return {};
  std::string names;
  for (const std::string& name : unseen) names += (names.empty() ? "" : ", ") + context.view.names.of(name);
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
  for (const auto& step : advice_of(context.content, context.view, context.words, "long"))
    items += element("li", sentence(step));
  if (items.empty()) return {};
  return section("advice", context.say("report.section.advice"), element("ol", {{"class", "steps"}}, items));
}

Markup open_questions_in_brief(const Context& context) {
  constexpr std::size_t kMostOnTheFirstSheet = 5;
  const auto all = unknowns_of(context.content, context.view, context.words);
  if (all.empty()) return {};
  Markup items;
  for (std::size_t i = 0; i < all.size() && i < kMostOnTheFirstSheet; ++i) items += element("li", text(all[i]));
  if (all.size() > kMostOnTheFirstSheet) {
    const auto more = static_cast<std::int64_t>(all.size() - kMostOnTheFirstSheet);
    items += element("li", link_to("unknowns", {}, text(context.say("report.open.more", {{"count", more}}))));
  }
  return section("open", context.say("report.section.open"), element("ul", items));
}

Markup signatures(const Context& context) {
  Markup lines;
  for (const auto* who : {"report.sign.made", "report.sign.read"}) {
    lines += element("div", element("p", text(context.say(who))),
                     element("p", {{"class", "rule"}}, text(context.say("report.sign.name"))),
                     element("p", {{"class", "rule"}}, text(context.say("report.sign.when"))));
  }
  return element("div", {{"class", "signatures"}}, lines);
}

}  // namespace beffroi::report::html
