// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "report/assess/parts.h"

namespace beffroi::report::assess {
namespace {

using html::element;
using html::join;
using html::lone;
using html::Markup;
using html::text;
using response::assess::Change;
using response::assess::kFirstMeasures;
using response::assess::ThemeResult;

constexpr char kStyle[] = R"css(
.score{border:3px solid var(--ink);padding:.5rem 1rem .7rem;margin:.6rem 0;break-inside:avoid}
.score .big{font-size:1.6rem;font-weight:700;margin:.1rem 0}
.who{display:flex;flex-wrap:wrap;gap:.2rem 2rem;margin:.3rem 0}
.measures{list-style:none;padding:0;margin:0;counter-reset:measure}
.measures li{counter-increment:measure;border-top:1px solid var(--line);padding:.5rem 0 .6rem 2.4rem;position:relative;break-inside:avoid}
.measures li::before{content:counter(measure);position:absolute;left:0;font-size:1.5rem;font-weight:700;line-height:1.2}
.measures .what{font-weight:700;font-size:1.05rem;margin:0}
.measures p{margin:.15rem 0}
.bar{width:100%;min-width:6rem;height:1rem;display:block}
.themes th:first-child{width:28%}
.themes td:nth-child(3){width:22%}
.answers td:last-child{width:42%}
.answers,.law{font-size:.88rem}
.answers td,.law td{padding:.2rem .4rem}
td.n{white-space:nowrap}
.basis{font-size:.92rem}
@media screen and (max-width:40rem){.themes td:nth-child(3),.themes th:nth-child(3){display:none}table{font-size:.85rem}td.n{white-space:normal}th,td{padding:.25rem}.others thead{position:absolute;left:-99rem}.others tr,.others td{display:block;border-width:0}.others tr{border-top:1px solid var(--line);padding:.3rem 0}.others td:first-child{font-weight:700}}
)css";

std::string column(std::string_view id, const base::Catalogue& words) {
  return words.text("assess.result.column." + std::string(id));
}

Markup heads(std::initializer_list<std::string_view> ids, const base::Catalogue& words) {
  Markup cells;
  for (const std::string_view id : ids) cells += element("th", {{"scope", "col"}}, text(column(id, words)));
  return element("thead", element("tr", cells));
}

Markup score_box(const Content& content, const base::Catalogue& words) {
  const auto& made = content.assessment;
  Markup box =
      element("p", {{"class", "big"}}, text(words.text("assess.level", {{"level", made.level->title.in(words.language())}})),
              text(" – "), text(score_words(made.whole, words)));
  box += element("p", text(made.level->says.in(words.language())));
  if (made.capped) {
    Markup holes;
    for (const Question* question : made.vital_holes) holes += element("li", text(question->ask.in(words.language())));
    box += join(element("p", element("strong", text(words.text("assess.capped")))), element("ul", holes));
  }
  if (const std::string aside = aside_words(content, words); !aside.empty())
    box += element("p", {{"class", "soft"}}, text(aside));
  if (made.unknown > 0) {
    const auto count = static_cast<std::int64_t>(made.unknown);
    box += element("p", {{"class", "soft"}}, text(words.text("assess.coverage", {{"many", count > 1}, {"count", count}})));
  }
  return element("section", {{"class", "score"}, {"aria-label", words.text("assess.form.result")}}, box);
}

Markup who(const Content& content, const base::Catalogue& words) {
  Markup all;
  const auto part = [&](std::string_view id, const std::string& value) {
    if (value.empty()) return;
    all += element("span", text(words.text("assess.result." + std::string(id))), text(" "), element("bdi", text(value)));
  };
  part("by", content.sheet.by);
  part("on", day_words(content.sheet.on, words));
  return all.empty() ? all : element("p", {{"class", "who"}}, all);
}

Markup first_measures(const Content& content, const base::Catalogue& words) {
  const auto& called = content.assessment.measures;
  if (called.empty()) return element("p", text(words.text("assess.result.nothing")));
  Markup items;
  for (std::size_t i = 0; i < std::min(called.size(), kFirstMeasures); ++i) {
    const Measure& measure = *called[i].measure;
    items += element(
        "li", element("p", {{"class", "what"}}, paper::box(false, words), text(" "), text(measure.title.in(words.language()))),
        element("p", text(measure.how.in(words.language()))),
        element("p", {{"class", "soft"}}, text(measure_line(measure, content, words))),
        element("p", {{"class", "soft"}}, text(because_line(called[i], words))),
        paper::blank(words.text("assess.result.done_by")));
  }
  return join(element("p", text(words.text("assess.result.first_lead"))), element("ol", {{"class", "measures"}}, items));
}

Markup other_measures(const Content& content, const base::Catalogue& words) {
  const auto& called = content.assessment.measures;
  if (called.size() <= kFirstMeasures) return {};
  Markup rows;
  for (std::size_t i = kFirstMeasures; i < called.size(); ++i) {
    const Measure& measure = *called[i].measure;
    rows += element("tr", element("td", text(measure.title.in(words.language()))),
                    element("td", text(name_of(content.questionnaire.costs, measure.cost, words))),
                    element("td", text(name_of(content.questionnaire.efforts, measure.effort, words))),
                    element("td", text(helpers_of(measure, content, words))));
  }
  return paper::section(
      words.text("assess.result.others"),
      element("table", {{"class", "others"}}, heads({"measure", "cost", "effort", "by"}, words), element("tbody", rows)));
}

/// Drawn as well, for who reads pictures faster; the number stands beside it.
Markup bar(const Score& score) {
  const auto block = [](std::int64_t from, std::int64_t to, const std::string& look) {
    return element(
        "rect",
        {{"x", std::to_string(from)}, {"y", "0"}, {"width", std::to_string(to - from)}, {"height", "10"}, {"fill", look}});
  };
  return element("svg", {{"class", "bar"}, {"viewBox", "0 0 100 10"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}},
                 block(0, 100, "#e6e6e6"), block(score.low, score.high, "#9a9a9a"), block(0, score.low, "#111"));
}

Markup theme_table(const Content& content, const base::Catalogue& words) {
  Markup rows;
  for (std::size_t i = 0; i < content.assessment.themes.size(); ++i) {
    const ThemeResult& theme = content.assessment.themes[i];
    Markup row = element("th", {{"scope", "row"}}, text(theme.theme->title.in(words.language())));
    row += element("td", {{"class", "n"}},
                   text(theme.score ? score_words(*theme.score, words) : words.text("assess.not_concerned")));
    row += element("td", theme.score ? bar(*theme.score) : Markup());
    row += element("td", {{"class", "n"}}, text(std::to_string(theme.unknown) + " / " + std::to_string(theme.counted)));
    if (content.before) {
      const auto& then = content.before->comparison.before.themes[i].score;
      row += element("td", {{"class", "n"}}, text(then ? score_words(*then, words) : words.text("assess.not_concerned")));
    }
    rows += element("tr", row);
  }
  const Markup head = content.before ? heads({"theme", "score", "picture", "unknown", "before"}, words)
                                     : heads({"theme", "score", "picture", "unknown"}, words);
  return paper::section(words.text("assess.result.themes"),
                        element("table", {{"class", "themes"}}, head, element("tbody", rows)));
}

std::string_view id_of(Change change) {
  switch (change) {
    case Change::better: return "assess.result.better";
    case Change::worse: return "assess.result.worse";
    case Change::learned: return "assess.result.learned";
    case Change::forgotten: break;
  }
  return "assess.result.forgotten";
}

Markup changes(const Content& content, const base::Catalogue& words) {
  if (!content.before) return {};
  const auto& made = content.before->comparison;
  Markup body = element("p", element("strong", text(words.text("assess.result.before_score",
                                                               {{"before", score_words(made.before.whole, words)},
                                                                {"now", score_words(content.assessment.whole, words)}}))));
  Markup items;
  for (const Change kind : {Change::worse, Change::forgotten, Change::better, Change::learned}) {
    for (const auto& one : made.changes) {
      if (one.change != kind) continue;
      items += element("li", text(words.text(id_of(one.change), {{"question", one.question->ask.in(words.language())},
                                                                 {"before", option_words(one.before, words)},
                                                                 {"now", option_words(one.now, words)}})));
    }
  }
  for (const Measure* measure : made.ended)
    items += element("li", text(words.text("assess.result.ended", {{"measure", measure->title.in(words.language())}})));
  body += items.empty() ? element("p", text(words.text("assess.result.before_none"))) : element("ul", items);
  return paper::section(words.text("assess.result.before", {{"on", day_words(content.before->on, words)}}), body);
}

Markup law(const Content& content, const base::Catalogue& words) {
  Markup rows;
  for (const Theme& theme : content.questionnaire.themes) {
    for (const Question& question : theme.questions) {
      if (!question.basis || theme.id != "law") continue;
      const Option* option = response::assess::chosen(question, content.sheet.answers);
      rows += element("tr", element("td", element("p", text(question.ask.in(words.language()))), basis_of(question, words)),
                      element("td", text(option_words(option, words))));
    }
  }
  return paper::section(words.text("assess.result.law"),
                        element("table", {{"class", "law"}}, heads({"duty", "answer"}, words), element("tbody", rows)));
}

Markup all_answers(const Content& content, const base::Catalogue& words) {
  Markup rows;
  std::size_t number = 0;
  for (const Theme& theme : content.questionnaire.themes) {
    for (const Question& question : theme.questions) {
      const Option* option = response::assess::chosen(question, content.sheet.answers);
      rows += element("tr", element("td", text(std::to_string(++number) + ". " + question.ask.in(words.language()))),
                      element("td", text(option_words(option, words))));
    }
  }
  return paper::section(words.text("assess.result.answers"),
                        element("table", {{"class", "answers"}}, heads({"question", "answer"}, words), element("tbody", rows)));
}

}  // namespace

std::string result_page(const Content& content, const base::Catalogue& words) {
  Markup body = join(who(content, words), score_box(content, words),
                     paper::section(words.text("assess.result.first"), first_measures(content, words)));
  body += join(theme_table(content, words), changes(content, words), other_measures(content, words), law(content, words));
  body += paper::section(words.text("assess.result.how"), how_reckoned(content, words));
  body += all_answers(content, words);
  return sheet("assess.result.title", content, body, kStyle, words);
}

}  // namespace beffroi::report::assess
