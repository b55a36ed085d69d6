// SPDX-License-Identifier: EUPL-1.2
#include "report/assess/parts.h"

namespace beffroi::report::assess {
namespace {

using html::element;
using html::Markup;
using html::text;

constexpr char kStyle[] = R"css(
.one{break-inside:avoid;border-top:1px solid var(--line);padding:.4rem 0 .5rem}
.one h3{margin:.2rem 0}
.one .ticks{margin:.2rem 0}
.one .ticks li{margin:.2rem 0}
.vital{font-size:.8rem;font-weight:400;border:1px solid;padding:0 .3rem;white-space:nowrap}
)css";

Markup tick(const std::string& words_of_it, const base::Catalogue& words) {
  return element("li", paper::box(false, words), element("span", text(words_of_it)));
}

Markup one(const Question& question, std::size_t number, const base::Catalogue& words) {
  Markup heading = text(std::to_string(number) + ". " + question.ask.in(words.language()));
  if (question.vital)
    heading += html::join(text(" "), element("span", {{"class", "vital"}}, text(words.text("assess.paper.vital"))));
  Markup items;
  for (const Option& option : question.options) items += tick(option.words.in(words.language()), words);
  items += tick(words.text("assess.unknown"), words);
  return element(
      "div", {{"class", "one"}}, element("h3", heading),
      element("p", {{"class", "soft"}}, text(words.text("assess.why", {{"why", question.why.in(words.language())}}))),
      basis_of(question, words), element("ul", {{"class", "ticks"}}, items));
}

}  // namespace

std::string paper_page(const Content& content, const base::Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}}, text(words.text("assess.paper.lead")));
  for (const std::string_view id : {"place", "by", "on"}) body += paper::blank(words.text("assess.form." + std::string(id)));
  std::size_t number = 0;
  for (const Theme& theme : content.questionnaire.themes) {
    Markup questions = element("p", {{"class", "soft"}}, text(theme.about.in(words.language())));
    for (const Question& question : theme.questions) questions += one(question, ++number, words);
    body += paper::section(theme.title.in(words.language()), questions);
  }
  return sheet("assess.paper.title", content, body, kStyle, words);
}

}  // namespace beffroi::report::assess
