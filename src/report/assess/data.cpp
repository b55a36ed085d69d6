// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"
#include "base/text.h"
#include "report/assess/parts.h"
#include "report/columns.h"

namespace beffroi::report::assess {
namespace {

using base::json::Writer;
using response::assess::Assessment;
using response::assess::kFirstMeasures;
using response::assess::ThemeResult;

void write_score(Writer& json, const std::optional<Score>& score) {
  if (score) {
    json.member("score", score->low).member("score_high", score->high);
  } else {
    json.key("score").null().key("score_high").null();
  }
}

void write_questions(Writer& json, std::string_view name, const std::vector<const Question*>& questions) {
  json.key(name).begin_array();
  for (const Question* question : questions) json.value(question->id);
  json.end_array();
}

void write_themes(Writer& json, const Assessment& made, const base::Catalogue& words) {
  json.key("themes").begin_array();
  for (const ThemeResult& one : made.themes) {
    json.begin_object().member("id", one.theme->id).member("title", one.theme->title.in(words.language()));
    json.member("weight", one.theme->weight);
    write_score(json, one.score);
    json.member("counted", one.counted).member("unknown", one.unknown).end_object();
  }
  json.end_array();
}

void write_measures(Writer& json, const Content& content, const base::Catalogue& words) {
  json.key("measures").begin_array();
  std::size_t rank = 0;
  for (const Called& called : content.assessment.measures) {
    const Measure& measure = *called.measure;
    ++rank;
    json.begin_object().member("rank", rank).member("first", rank <= kFirstMeasures).member("id", measure.id);
    json.member("title", measure.title.in(words.language())).member("how", measure.how.in(words.language()));
    json.member("tier", measure.tier)
        .member("value", called.value)
        .member("cost", measure.cost)
        .member("effort", measure.effort);
    json.member("who", helpers_of(measure, content, words)).key("by").begin_array();
    for (const std::string& helper : measure.by) json.value(helper);
    json.end_array();
    write_questions(json, "because", called.because);
    json.end_object();
  }
  json.end_array();
}

std::string_view name_of(response::assess::Change change) {
  using response::assess::Change;
  switch (change) {
    case Change::better: return "better";
    case Change::worse: return "worse";
    case Change::learned: return "learned";
    case Change::forgotten: break;
  }
  return "forgotten";
}

void write_before(Writer& json, const Content& content) {
  if (!content.before) return;
  const auto& comparison = content.before->comparison;
  json.key("before").begin_object().member("on", content.before->on);
  write_score(json, comparison.before.whole);
  json.member("level", comparison.before.level->id).key("changes").begin_array();
  for (const auto& one : comparison.changes) {
    json.begin_object().member("question", one.question->id).member("change", name_of(one.change));
    json.member("before", one.before ? one.before->id : std::string(response::assess::kUnknown));
    json.member("now", one.now ? one.now->id : std::string(response::assess::kUnknown)).end_object();
  }
  json.end_array().key("ended").begin_array();
  for (const Measure* measure : comparison.ended) json.value(measure->id);
  json.end_array().end_object();
}

void write_problems(Writer& json, const std::vector<base::Error>& problems) {
  json.key("problems").begin_array();
  for (const base::Error& problem : problems) {
    json.begin_object().member("id", problem.id).key("line");
    if (problem.where.line) {
      json.value(*problem.where.line);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string to_json(const Content& content, const std::vector<base::Error>& problems, const base::Catalogue& words) {
  const Assessment& made = content.assessment;
  Writer json(true);
  json.begin_object().member("schema", 1).member("questionnaire", content.questionnaire.as_of);
  json.member("commune", place_of(content)).member("on", content.sheet.on);
  write_score(json, made.whole);
  json.member("level", made.level->id)
      .member("level_title", made.level->title.in(words.language()))
      .member("capped", made.capped);
  write_questions(json, "vital_holes", made.vital_holes);
  json.member("counted", made.counted).member("unknown", made.unknown);
  write_themes(json, made, words);
  write_measures(json, content, words);
  write_before(json, content);
  write_problems(json, problems);
  json.end_object();
  return std::move(json).text() + "\n";
}

std::string listing(const Content& content, const base::Catalogue& words) {
  const Assessment& made = content.assessment;
  std::string out;
  put_paragraph(out, "",
                base::printable(words.text("assess.listing.head", {{"place", place_of(content)},
                                                                   {"level", made.level->title.in(words.language())},
                                                                   {"score", score_words(made.whole, words)}})));
  put_paragraph(out, "", made.level->says.in(words.language()));
  if (made.capped) {
    put_paragraph(out, "", words.text("assess.capped"));
    for (const Question* question : made.vital_holes) put_paragraph(out, "  - ", question->ask.in(words.language()));
  }
  if (const std::string aside = aside_words(content, words); !aside.empty()) put_paragraph(out, "", aside);
  if (content.before)
    put_paragraph(
        out, "", words.text("assess.listing.before", {{"score", score_words(content.before->comparison.before.whole, words)}}));
  out += "\n";
  for (const ThemeResult& one : made.themes) {
    const std::string score = one.score ? score_words(*one.score, words) : words.text("assess.not_concerned");
    put_paragraph(out, "  ",
                  words.text("assess.listing.theme", {{"title", one.theme->title.in(words.language())}, {"score", score}}));
  }
  if (!made.measures.empty()) out += "\n" + words.text("assess.listing.first") + "\n";
  for (std::size_t i = 0; i < made.measures.size() && i < kFirstMeasures; ++i) {
    put_paragraph(out, "  " + std::to_string(i + 1) + ". ", made.measures[i].measure->title.in(words.language()));
    put_paragraph(out, "     ", base::printable(measure_line(*made.measures[i].measure, content, words)));
  }
  const std::size_t left = made.measures.size() - std::min(made.measures.size(), kFirstMeasures);
  if (left > 0) {
    out += "\n";
    put_paragraph(out, "", words.text("assess.listing.more", {{"count", static_cast<std::int64_t>(left)}}));
  }
  return out;
}

}  // namespace beffroi::report::assess
