// SPDX-License-Identifier: EUPL-1.2
#include "report/people/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "report/columns.h"
#include "report/paper/page.h"
#include "report/people/words.h"
#include "response/body_names.h"

namespace beffroi::report::people {
namespace {

using base::Catalogue;
using html::element;
using html::join;
using html::Markup;
using html::sentence;
using html::text;
using response::people::Exposure;
using response::people::Follow;
using response::people::Kind;
using response::people::Line;
using response::people::Step;

constexpr std::array<Exposure, 5> kGravestFirst = {Exposure::exposed, Exposure::suspected, Exposure::out_of_reach,
                                                   Exposure::not_examined, Exposure::no_sign};
constexpr std::size_t kReasons = 3;  // beside one data set
constexpr char kStyle[] =
    ".people td{vertical-align:top}.people p{margin:0 0 .2em}"
    ".sets{table-layout:fixed}.sets td,.sets th{font-size:.85rem;padding:.25rem .4rem}.sets .nowrap{white-space:normal}"
    ".sets th{width:14%}.sets th:nth-child(3){width:11.5%}.sets th:nth-child(4){width:19%}.sets th:last-child{width:27.5%}"
    ".steps{break-inside:avoid}.steps ul{margin:.2em 0 0 1.2em;padding:0}"
    ".steps h3{margin:.8em 0 .2em;font-size:1em}.formula{font-variant-numeric:tabular-nums;font-weight:700}";

std::string id_of(std::string_view name) { return fmt::format("report.people.sheet.{}", name); }

Markup soft(const Markup& content) { return element("p", {{"class", "soft"}}, content); }

Markup head(std::initializer_list<const char*> columns, const Catalogue& words) {
  Markup headings;
  for (const char* name : columns)
    headings += element("th", {{"scope", "col"}}, text(words.text(fmt::format("report.people.sheet.column.{}", name))));
  return element("thead", element("tr", headings));
}

/// The lines, what is touched first, as far as a sheet holds them.
std::vector<const Line*> ordered(const response::people::Overview& overview) {
  std::vector<const Line*> lines;
  for (const Exposure exposure : kGravestFirst) {
    for (const Line& line : overview.lines) {
      if (line.exposure == exposure && lines.size() < kRowsOnSheet) lines.push_back(&line);
    }
  }
  return lines;
}

Markup reasons(const Line& line, const Catalogue& words) {
  Markup cell;
  for (std::size_t i = 0; i < line.grounds.size() && i < kReasons; ++i)
    cell += element("p", sentence(reason_of(line.grounds[i], words)));
  return cell;
}

Markup table(const Content& content, const Catalogue& words) {
  Markup rows;
  for (const Line* line : ordered(content.overview)) {
    rows += element(
        "tr", element("td", element("bdi", text(called(line->set)))),
        element("td", {{"class", "nowrap"}}, text(sign_of(line->exposure, words) + " " + word_of(line->exposure, words))),
        element("td", text(count_of(line->people, words))), element("td", element("bdi", text(categories_of(*line, words)))),
        element("td", text(score_of(*line, words))), element("td", reasons(*line, words)));
  }
  if (rows.empty()) return {};
  const Markup grid = element("table", {{"class", "people sets"}},
                              head({"set", "state", "people", "categories", "score", "why"}, words), element("tbody", rows));
  const std::size_t left = content.overview.lines.size() + content.overview.left_out;
  const Markup more =
      left > kRowsOnSheet
          ? soft(text(words.text("report.people.left_out", {{"count", static_cast<std::int64_t>(left - kRowsOnSheet)}})))
          : Markup();
  return paper::section(words.text(id_of("table")), join(grid, more));
}

/// The clocks of this legal person that run already, by their names.
Markup clocks(const Content& content, const Follow& follow, const Catalogue& words) {
  Markup all;
  for (const std::string_view name : {"cnil_notification", "persons_communication"}) {
    const std::string ref = follow.id.empty() ? std::string(name) : fmt::format("{}@{}", name, follow.id);
    const auto at = std::ranges::find(content.obligations, ref, &response::Deadline::ref);
    if (at == content.obligations.end()) continue;
    const std::string due = at->due ? words.moment(*at->due, "moment") : std::string();
    const bool late = at->state == response::DeadlineState::overdue;
    all += soft(text(words.text(id_of("clock"), {{"title", at->title_in(words.language())}, {"due", due}, {"late", late}})));
  }
  return all;
}

Markup follows(const Content& content, const Catalogue& words) {
  Markup items;
  for (const Follow& follow : content.overview.follows) {
    Markup body = element("p", element("strong", sentence(person_of(follow, words))));
    for (const auto& one : follow_of(follow, words)) body += element("p", sentence(one));
    items += element("li", join(body, clocks(content, follow, words)));
  }
  if (items.empty()) return {};
  return paper::section(words.text(id_of("whom")),
                        join(element("ul", items), soft(text(words.text("report.people.not_the_test")))));
}

Markup advice(const Content& content, const Catalogue& words) {
  const base::Language language = words.language();
  Markup all;
  for (const Kind* kind : content.overview.advised) {
    Markup items;
    for (const response::Wording& one : kind->advice) items += element("li", text(one.in(language)));
    all += element("div", {{"class", "steps"}}, element("h3", text(kind->name.in(language))), element("ul", items));
  }
  if (all.empty()) return {};
  const Kind& first = *content.overview.advised.front();
  const base::Arguments source{{"source", first.source.in(language)}, {"as_of", first.as_of}};
  return paper::section(words.text(id_of("advice")), join(all, soft(text(words.text(id_of("advice_source"), source)))));
}

Markup dealt(const Content& content, const Catalogue& words) {
  Markup items;
  std::size_t told = 0;
  for (const Line* line : ordered(content.overview)) {
    if (!line->is_touched()) continue;
    for (const auto& one : line->dealt) {
      if (told++ < kRowsOnSheet) items += element("li", sentence(dealt_of(one, *line, words)));
    }
  }
  if (items.empty()) return {};
  return paper::section(words.text(id_of("dealt")), join(soft(text(words.text(id_of("dealt_lead")))), element("ul", items)));
}

Markup steps(const Content& content, const Catalogue& words) {
  Markup all;
  for (const Line* line : ordered(content.overview)) {
    if (!line->is_touched()) continue;
    Markup items;
    for (const Step& step : line->score.steps) items += element("li", sentence(step_of(step, words)));
    for (const std::string& remark : remarks_of(*line, words))
      items += element("li", element("strong", element("bdi", text(remark))));
    const Markup formula = line->is_scored() ? element("p", {{"class", "formula"}},
                                                       text(formula_of(line->score, words) + " : " +
                                                            level_words(response::people::level_of(line->score.se()), words)))
                                             : soft(text(words.text("report.people.not_scored")));
    all += element("div", {{"class", "steps"}}, element("h3", element("bdi", text(called(line->set)))), formula,
                   element("ul", items));
  }
  if (all.empty()) return {};
  return paper::section(words.text(id_of("steps")), join(soft(text(words.text(id_of("formula")))), all));
}

Markup register_of(const Content& content, const Catalogue& words) {
  const auto& sendings = content.overview.sendings;
  Markup rows;
  for (const auto& one : sendings.sent) {
    rows += element("tr", element("td", text(std::to_string(one.id))), element("td", element("bdi", text(one.name))),
                    element("td", text(words.text("report.people.channel." + one.channel))),
                    element("td", text(words.number(one.count))),
                    element("td", text(words.moment(one.at.value_or(one.utc), "table"))),
                    element("td", text(words.number(one.returned))), element("td", element("bdi", text(one.text))));
  }
  constexpr int kBlankRows = 4;
  for (int i = 0; i < kBlankRows; ++i)
    rows += element("tr", element("td", text("\u00A0")), element("td"), element("td"), element("td"), element("td"),
                    element("td"), element("td"));
  Markup body =
      join(soft(text(words.text(id_of("register_lead")))),
           element("table", {{"class", "people"}}, head({"number", "to", "channel", "count", "at", "returned", "text"}, words),
                   element("tbody", rows)));
  Markup questions;
  for (const auto& one : sendings.asked)
    questions += element("li", sentence(words.pieces("report.people.question",
                                                     {{"count", one.count}, {"text", one.text}, {"answer", one.answer}})));
  if (!questions.empty()) body += join(element("h3", text(words.text(id_of("questions")))), element("ul", questions));
  return paper::section(words.text(id_of("register")), body);
}

Markup usual(const Content& content, const Catalogue& words) {
  if (!content.overview.lines.empty()) return {};
  Markup rows;
  for (const auto& one : content.overview.usual) {
    std::string kinds;
    for (const Kind* kind : one.kinds) kinds += (kinds.empty() ? "" : ", ") + kind->name.in(words.language());
    rows += element("tr", element("td", text(one.service->name.in(words.language()))), element("td", text(kinds)),
                    element("td", text("\u00A0")), element("td", paper::box(false, words)));
  }
  const std::string_view lead = content.overview.town_file ? "report.people.no_register" : "report.people.no_town";
  return paper::section(words.text(id_of("usual")),
                        join(element("p", text(words.text(lead))),
                             element("table", {{"class", "people"}}, head({"service", "categories", "how_many", "held"}, words),
                                     element("tbody", rows))));
}

}  // namespace

bool is_spoken_of(const response::people::Overview& overview) {
  return !overview.lines.empty() || !overview.sendings.sent.empty() || !overview.sendings.asked.empty() ||
         !overview.listings.empty();
}

std::string sheet(const Content& content, const Catalogue& words) {
  const Markup body = join(element("p", {{"class", "lead"}},
                                   text(words.text(id_of("lead"), {{"president", response::has_president(content.body)}}))),
                           follows(content, words), table(content, words), usual(content, words), advice(content, words),
                           dealt(content, words), register_of(content, words), steps(content, words));
  return paper::page({.title = words.text(id_of("title")),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body,
                      .warning = content.warning,
                      .style = element("style", html::as_is(kStyle))},
                     words);
}

}  // namespace beffroi::report::people
