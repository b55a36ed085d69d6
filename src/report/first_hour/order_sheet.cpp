// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "report/first_hour/parts.h"

namespace beffroi::report::first_hour {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;
using response::Deadline;
using response::DeadlineState;
using response::first_hour::Act;
using response::first_hour::Given;
using response::first_hour::Night;

/// Somebody said less than the act asks for: its box stays open.
Markup said_in_part(const Act& act, const Content& content, const base::Catalogue& words) {
  if (!act.said_in_part || !act.said_in_part->holds(content.state)) return {};
  const Given* given = content.state.find(act.said_in_part->question);
  const base::Arguments said{{"by", given->by}, {"at", given->said}, {"what", act.part.in(words.language())}};
  return element("p", {{"class", "written"}}, text(words.text("sheet.order.said_in_part", said)));
}

/// What somebody said about the act, or room to write who did it.
Markup done_line(const Act& act, const Content& content, const base::Catalogue& words) {
  if (act.said_done && act.said_done->holds(content.state)) {
    const Given* given = content.state.find(act.said_done->question);
    return element("p", {{"class", "written"}},
                   text(words.text("sheet.order.said_done", {{"by", given->by}, {"at", given->said}})));
  }
  const Markup room = element("p", {{"class", "written"}}, text(words.text("sheet.order.done_at")), paper::rule(false),
                              text(words.text("sheet.order.done_by")), paper::rule());
  return join(said_in_part(act, content, words), room);
}

Markup act_item(const Act& act, const Content& content, const base::Catalogue& words) {
  const base::Language language = words.language();
  const bool done = act.said_done && act.said_done->holds(content.state);
  const auto detail = [&words](std::string_view id, const std::string& said) {
    return element("p", {{"class", "detail"}}, element("em", text(words.text(id))), text(" "), text(said));
  };
  return element("li", paper::box(done, words),
                 element("div", element("p", {{"class", "what"}}, text(act.act.in(language))),
                         detail("sheet.order.why", act.why.in(language)), detail("sheet.order.check", act.check.in(language)),
                         done_line(act, content, words)));
}

Markup sources(const Night& night, const base::Catalogue& words) {
  std::string cited;
  for (const auto& source : night.sources) {
    cited += cited.empty() ? "" : " ; ";
    cited += source.title.in(words.language()) + " (" + source.issuer + ", " + source.number + ")";
  }
  const std::string said =
      cited.empty() ? words.text("sheet.order.own") : words.text("sheet.order.sources", {{"sources", cited}});
  return element("p", {{"class", "soft"}}, text(said));
}

Markup night_part(const Night& night, const Content& content, const base::Catalogue& words) {
  const base::Language language = words.language();
  Markup acts;
  for (const Act& act : night.acts) acts += act_item(act, content, words);
  std::vector<std::string> forbidden;
  for (const response::Wording& one : night.never) forbidden.push_back(one.in(language));
  return element("div", {{"class", "night"}}, element("h2", text(night.title.in(language))),
                 element("p", {{"class", "lead"}}, text(night.summary.in(language))), element("ol", {{"class", "acts"}}, acts),
                 never(forbidden, words),
                 element("div", {{"class", "frame"}}, element("h2", text(words.text("sheet.order.power"))),
                         element("p", text(night.power.in(language)))),
                 sources(night, words));
}

bool tells_an_hour(const response::Reason& reason) {
  return std::ranges::any_of(reason.arguments,
                             [](const base::Argument& one) { return std::holds_alternative<base::Timestamp>(one.value); });
}

/// What makes several deadlines run is said once, above them.
std::vector<response::Reason> shared_starts(const std::vector<Deadline>& deadlines) {
  std::vector<response::Reason> seen, shared;
  for (const Deadline& deadline : deadlines) {
    for (const response::Reason& reason : deadline.why) {
      if (!tells_an_hour(reason)) continue;
      const bool again = std::ranges::find(seen, reason) != seen.end();
      if (!again) seen.push_back(reason);
      if (again && std::ranges::find(shared, reason) == shared.end()) shared.push_back(reason);
    }
  }
  return shared;
}

Markup deadline_item(const Deadline& deadline, const std::vector<response::Reason>& shared, const base::Catalogue& words) {
  const base::Language language = words.language();
  const std::string id = "sheet.order.deadline." + std::string(name_of(deadline.state));
  Markup item = element("strong", text(deadline.title_in(language)));
  const base::Arguments when = deadline.due ? base::Arguments{{"at", *deadline.due}} : base::Arguments{};
  item +=
      join(text(" : "), element("strong", text(words.text(id, when))), text(" "), text(deadline.to.in(language)), text("."));
  std::string why;
  for (const response::Reason& reason : deadline.why) {
    if (std::ranges::find(shared, reason) == shared.end()) why += words.text(reason.id, reason.arguments) + " ";
  }
  why += deadline.basis.text.in(language) + ".";
  return element("li", item, element("p", {{"class", "soft"}}, text(why)));
}

Markup deadlines(const Content& content, const base::Catalogue& words) {
  if (content.deadlines.empty()) return {};
  Markup items;
  const std::vector<response::Reason> shared = shared_starts(content.deadlines);
  for (const Deadline& deadline : content.deadlines) items += deadline_item(deadline, shared, words);
  std::string starts;
  for (const response::Reason& reason : shared) starts += (starts.empty() ? "" : " ") + words.text(reason.id, reason.arguments);
  const Markup from =
      starts.empty() ? Markup() : element("p", text(words.text("sheet.order.deadlines_from", {{"starts", starts}})));
  return paper::section(words.text("sheet.order.deadlines"), join(from, element("ul", items)));
}

}  // namespace

std::string order_sheet(const Content& content, const base::Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}}, text(words.text("sheet.order.lead")));
  if (content.nights.size() > 1)
    body +=
        element("p", text(words.text("sheet.order.several", {{"count", static_cast<std::int64_t>(content.nights.size())}})));
  for (const Night& night : content.nights) body += night_part(night, content, words);
  body += deadlines(content, words);
  return sheet(content, words, "sheet.order.title", std::move(body));
}

}  // namespace beffroi::report::first_hour
