// SPDX-License-Identifier: EUPL-1.2
#include "report/paper/page.h"

#include "report/paper/style.h"

namespace beffroi::report::paper {
namespace {

using html::as_is;
using html::element;
using html::join;
using html::lone;
using html::Markup;
using html::text;

constexpr std::string_view kMark = "<meta name=\"beffroi\" content=\"sheet\">";
constexpr std::string_view kHourStarts = "<span class=\"hour\">";
constexpr std::string_view kHourEnds = "</span>";

const char* class_of(Look look) {
  switch (look) {
    case Look::poster: return "poster";
    case Look::poster_a3: return "poster";
    case Look::wall: return "wall";
    case Look::forms: return "forms";
    case Look::reading: break;
  }
  return "reading";
}

Markup head(const Page& page) {
  Markup inside =
      join(lone("meta", {{"charset", "utf-8"}}), lone("meta", {{"name", "beffroi"}, {"content", "sheet"}}),
           lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
           lone("meta", {{"http-equiv", "Content-Security-Policy"},
                         {"content", "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"}}),
           lone("meta", {{"name", "robots"}, {"content", "noindex"}}));
  if (page.refresh_seconds)
    inside += lone("meta", {{"http-equiv", "refresh"}, {"content", std::to_string(*page.refresh_seconds)}});
  inside += element("title", text(page.place.empty() ? page.title : page.title + " · " + page.place));
  inside += style_sheet();
  if (page.look == Look::reading) inside += numbered();
  if (page.look == Look::wall) inside += landscape();
  if (page.look == Look::poster_a3) inside += twice_as_large();
  inside += page.style;
  return element("head", inside);
}

Markup exercise_marks(const Page& page, const base::Catalogue& words) {
  if (!page.exercise) return {};
  const std::string word = words.text("paper.exercise");
  return join(element("aside", {{"class", "exercise"}}, element("strong", text(word)), text(" "),
                      text(words.text("paper.exercise.sentence"))),
              element("div", {{"class", "watermark"}, {"aria-hidden", "true"}}, text(word)));
}

/// The hour stands in marks of its own, so that two writings of one page can be compared without it.
Markup hour(const Page& page, const base::Catalogue& words) {
  return element("span", {{"class", "hour"}}, text(words.text("paper.as_of", {{"time", page.as_of}})));
}

Markup warning(const Page& page) {
  return page.warning.empty() ? Markup() : element("p", {{"class", "frame"}}, element("strong", text(page.warning)));
}

std::string without_hour(std::string_view bytes) {
  std::string rest;
  for (;;) {
    const auto start = bytes.find(kHourStarts);
    const auto end = start == bytes.npos ? bytes.npos : bytes.find(kHourEnds, start);
    rest += bytes.substr(0, start);
    if (end == bytes.npos) return rest;
    bytes.remove_prefix(end);
  }
}

}  // namespace

std::string page(const Page& page, const base::Catalogue& words) {
  Markup masthead = element("div", element("h1", text(page.title)));
  if (!page.place.empty()) masthead += element("p", {{"class", "place"}}, element("bdi", text(page.place)));
  const Markup body = element("body", {{"class", class_of(page.look)}}, exercise_marks(page, words),
                              element("header", masthead, element("p", {{"class", "as-of"}}, hour(page, words))),
                              element("main", warning(page), html::keep_options_whole(page.body)),
                              element("footer", text(words.text("paper.made_by")), text(" "), hour(page, words)));
  const Markup root = element("html", {{"lang", std::string(base::code_of(words.language()))}}, head(page), body);
  return "<!DOCTYPE html>\n" + root.bytes() + "\n";
}

bool same_but_for_the_hour(std::string_view one, std::string_view other) { return without_hour(one) == without_hour(other); }

bool is_page(std::string_view bytes) { return bytes.substr(0, 400).find(kMark) != bytes.npos; }

Markup section(const std::string& heading, const Markup& content) {
  return element("section", element("h2", text(heading)), content);
}

Markup box(bool ticked, const base::Catalogue& words) {
  const std::string label = words.text(ticked ? "paper.box.ticked" : "paper.box.empty");
  return element("span", {{"class", ticked ? "box ticked" : "box"}, {"role", "img"}, {"aria-label", label}},
                 text(ticked ? "✓" : ""));
}

Markup blank(const std::string& label) { return element("p", {{"class", "blank"}}, element("span", text(label)), rule()); }

Markup rule(bool wide) { return element("span", {{"class", wide ? "rule wide" : "rule"}}); }

Markup moment(base::Timestamp time, std::string_view style, const base::Catalogue& words) {
  return element("time", {{"datetime", html::machine_time(time)}}, text(words.moment(time, style)));
}

}  // namespace beffroi::report::paper
