// SPDX-License-Identifier: EUPL-1.2
#include "report/html/page.h"

#include <array>
#include <utility>

#include "report/html/parts.h"

namespace beffroi::report::html {
namespace {

struct Chapter {
  const char* id;
  const char* heading;
  Markup (*write)(const Context&);
};

// The order in which a mayor, then a technician, then an expert reads. The first ones make a sheet that prints alone and can be signed.
constexpr std::size_t kOnTheFirstSheet = 3;
constexpr std::array<Chapter, 12> kChapters{{
    {"verdict", "report.section.verdict", verdict},
    {"advice", "report.section.advice", advice},
    {"open", "report.section.open", open_questions_in_brief},
    {"story", "report.section.story", story},
    {"map", "report.section.map", map},
    {"hosts", "report.section.hosts", hosts},
    {"accounts", "report.section.accounts", accounts},
    {"unknowns", "report.section.unknowns", unknowns},
    {"findings", "report.section.findings", findings},
    {"detections", "report.section.detections", detections},
    {"evidence", "report.section.evidence", evidence},
    {"annex", "report.section.annex", annex},
}};

Markup head(const Context& context, const std::string& title) {
  Markup inside =
      join(lone("meta", {{"charset", "utf-8"}}),
           lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
           lone("meta", {{"http-equiv", "Content-Security-Policy"},
                         {"content", "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"}}),
           lone("meta", {{"name", "robots"}, {"content", "noindex"}}), element("title", text(title)), style_sheet());
  if (context.content.diagnosis.exercise) inside += exercise_style();
  return element("head", inside);
}

Markup exercise_banner(const Context& context) {
  if (!context.content.diagnosis.exercise) return {};
  return join(element("aside", {{"class", "exercise"}}, element("strong", text(context.say("report.exercise"))), text(" "),
                      text(context.say("report.exercise.sentence"))),
              element("div", {{"class", "watermark"}, {"aria-hidden", "true"}}, text(context.say("report.exercise"))));
}

Markup belfry() {
  return as_is(
      "<svg class=\"belfry\" viewBox=\"0 0 40 64\" width=\"40\" height=\"64\" aria-hidden=\"true\"><path d=\"M20 0v8M20 6l9 "
      "12H11zM11 18h18"
      "v12H11zM8 30h24v4H8zM10 34h20v26H10zM6 60h28v4H6z\"/><path class=\"bell\" d=\"M20 20c3 0 4 2 4 4v3l1 2H15l1-2v-3c0-2 "
      "1-4 4-4z\"/></svg>");
}

/// For which town, as it stood when: a sheet without it cannot be signed.
Markup dateline(const Context& context) {
  const auto& colophon = context.content.colophon;
  if (!colophon) return {};
  return element(
      "p", {{"class", "dateline"}},
      context.text_of("report.dateline", {{"place", context.content.circumstances.place}, {"at", colophon->written_at}}));
}

Markup masthead(const Context& context, const std::string& title) {
  std::uint64_t events = 0;
  for (const SourceSummary& source : context.content.sources) events += source.events;
  const std::string place = "date.zone." + context.words.zone().name();
  const std::string zone = context.words.has(place) ? context.say(place) : context.words.zone().name();
  const base::Arguments counts{{"sources", static_cast<std::int64_t>(context.content.sources.size())},
                               {"events", static_cast<std::int64_t>(events)}};
  return element("header", {{"class", "masthead"}}, belfry(),
                 element("div", element("p", {{"class", "brand"}}, text(context.say("report.name"))),
                         element("h1", text(title)), dateline(context),
                         element("p", {{"class", "scope"}}, context.text_of("report.scope", counts), text(" "),
                                 context.text_of("report.hours", {{"place", zone}}))));
}

Markup contents(const Context& context, const std::array<Markup, kChapters.size()>& chapters) {
  Markup links;
  for (std::size_t i = 0; i < kChapters.size(); ++i) {
    if (!chapters[i].empty()) links += element("li", link_to(kChapters[i].id, {}, text(context.say(kChapters[i].heading))));
  }
  return element("nav", {{"aria-label", context.say("report.contents")}}, element("ul", links));
}

}  // namespace

std::string page(const Content& content, const base::Catalogue& catalogue) {
  const View view = view_of(content);
  const References references(content);
  const Context context{content, view, references, catalogue};
  std::array<Markup, kChapters.size()> chapters;
  for (std::size_t i = 0; i < kChapters.size(); ++i) chapters[i] = kChapters[i].write(context);
  Markup sheet, rest;
  for (std::size_t i = 0; i < kChapters.size(); ++i) (i < kOnTheFirstSheet ? sheet : rest) += chapters[i];
  const Markup first = element("div", {{"class", "sheet"}}, sheet, signatures(context));
  const std::string title = context.say("report.title");
  const Markup body =
      element("body", link_to("main", {{"class", "skip"}}, text(context.say("report.skip"))), exercise_banner(context),
              masthead(context, title), contents(context, chapters), element("main", {{"id", "main"}}, first, rest),
              element("footer", element("p", context.text_of("report.made_by", {{"version", content.program_version}})),
                      colophon(context)));
  const Markup root = element("html", {{"lang", std::string(base::code_of(catalogue.language()))}}, head(context, title), body);
  return "<!DOCTYPE html>\n" + root.bytes() + "\n";
}

}  // namespace beffroi::report::html
