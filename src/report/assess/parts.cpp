// SPDX-License-Identifier: EUPL-1.2
#include "report/assess/parts.h"

#include <algorithm>
#include <span>

#include "base/calendar.h"
#include "response/body_names.h"
#include "town/directory.h"
#include "town/value.h"

namespace beffroi::report::assess {

using html::element;
using html::Markup;
using html::text;

std::string sheet(std::string_view title, const Content& content, const html::Markup& body, html::Literal style,
                  const base::Catalogue& words) {
  return paper::page({.title = words.text(title, asked_of(content)),
                      .place = place_of(content),
                      .as_of = content.now,
                      .body = body,
                      .style = html::element("style", html::as_is(style))},
                     words);
}

base::Arguments asked_of(const Content& content) {
  return {{"town_hall", !content.town || response::is_town_hall(content.town->kind)}};
}

std::string place_of(const Content& content) {
  if (!content.sheet.place.empty()) return content.sheet.place;
  return content.town ? content.town->name : std::string();
}

std::string day_words(const std::string& date, const base::Catalogue& words) {
  const auto day = base::parse_date(date);
  const auto noon = day ? base::from_calendar(day->year, day->month, day->day, 12, 0, 0, 0) : std::nullopt;
  return noon ? words.moment(*noon, "day") : date;
}

std::string score_words(const Score& score, const base::Catalogue& words) {
  return words.text("assess.score", {{"range", score.low != score.high}, {"low", score.low}, {"high", score.high}});
}

std::string aside_words(const Content& content, const base::Catalogue& words) {
  const auto count = static_cast<std::int64_t>(content.questionnaire.size() - content.assessment.counted);
  return count == 0 ? std::string() : words.text("assess.aside", {{"many", count > 1}, {"count", count}});
}

std::string name_of(const std::vector<response::assess::Named>& names, const std::string& id, const base::Catalogue& words) {
  const auto at = std::ranges::find(names, id, &response::assess::Named::id);
  return at == names.end() ? std::string() : at->name.in(words.language());
}

std::string helpers_of(const Measure& measure, const Content& content, const base::Catalogue& words) {
  std::string list;
  for (const std::string& id : measure.by) {
    std::string name = name_of(content.questionnaire.helpers, id, words);
    if (id == "csirt" && content.town) {
      const auto department = town::department_of(content.town->insee);
      const auto place = department ? town::Directory::embedded().place_of(*department) : std::nullopt;
      if (place && place->csirt) name = place->csirt->name + " (" + place->csirt->phone + ")";
    }
    list += (list.empty() ? "" : ", ") + name;
  }
  return list;
}

std::string measure_line(const Measure& measure, const Content& content, const base::Catalogue& words) {
  return words.text("assess.measure_line", {{"cost", name_of(content.questionnaire.costs, measure.cost, words)},
                                            {"effort", name_of(content.questionnaire.efforts, measure.effort, words)},
                                            {"by", helpers_of(measure, content, words)}});
}

std::string because_line(const Called& called, const base::Catalogue& words) {
  std::string list;
  for (const Question* question : std::span(called.because).first(std::min(called.because.size(), kReasons)))
    list += (list.empty() ? "" : " ") + question->ask.in(words.language());
  if (called.because.size() > kReasons) {
    const auto more = static_cast<std::int64_t>(called.because.size() - kReasons);
    list += " " + words.text("assess.because_more", {{"many", more > 1}, {"count", more}});
  }
  return words.text("assess.because", {{"questions", list}});
}

std::string option_words(const Option* option, const base::Catalogue& words) {
  return option ? option->words.in(words.language()) : words.text("assess.unknown");
}

Markup basis_of(const Question& question, const base::Catalogue& words) {
  if (!question.basis) return {};
  const std::string what =
      words.text("assess.law", {{"text", question.basis->text.in(words.language())}, {"state", question.basis->state}});
  return element(
      "p", {{"class", "basis"}}, text(what), text(" "),
      element("span", {{"class", "soft"}}, text(words.text("assess.law_source", {{"source", question.basis->source}}))));
}

Markup numbered(std::string_view id, const base::Catalogue& words) {
  Markup items;
  for (int number = 1; words.has(std::string(id) + "." + std::to_string(number)); ++number)
    items += element("li", text(words.text(std::string(id) + "." + std::to_string(number))));
  return items;
}

Markup how_reckoned(const Content& content, const base::Catalogue& words) {
  const auto& all = content.questionnaire;
  const auto cap = std::ranges::find(all.levels, all.vital_cap, &response::assess::Level::id);
  const base::Arguments arguments{{"cap", cap->title.in(words.language())}, {"as_of", all.as_of}};
  Markup items;
  for (int number = 1; words.has("assess.result.how." + std::to_string(number)); ++number)
    items += element("li", text(words.text("assess.result.how." + std::to_string(number), arguments)));
  std::string weights;
  for (const Theme& theme : all.themes)
    weights += (weights.empty() ? "" : " · ") +
               words.text("assess.result.weight", {{"theme", theme.title.in(words.language())}, {"weight", theme.weight}});
  return html::join(element("ul", items), element("p", {{"class", "soft"}}, text(weights)));
}

LetterQuestions letter_questions(const Content& content) {
  LetterQuestions made;
  for (const Theme& theme : content.questionnaire.themes) {
    for (const Question& question : theme.questions) {
      if (question.letter.empty()) continue;
      const Option* option = response::assess::chosen(question, content.sheet.answers);
      if (!content.answered || !option) {
        made.unknown.push_back(&question);
      } else if (option->score && *option->score < 100) {
        made.weak.push_back(&question);
      }
    }
  }
  return made;
}

std::string provider_of(const Content& content) { return content.provider ? content.provider->name : std::string(); }

std::size_t number_of(const Question& question, const Content& content) {
  std::size_t number = 0;
  for (const Theme& theme : content.questionnaire.themes) {
    for (const Question& one : theme.questions) {
      ++number;
      if (&one == &question) return number;
    }
  }
  return 0;
}

}  // namespace beffroi::report::assess
