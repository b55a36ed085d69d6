// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "base/base64.h"
#include "base/crypto.h"
#include "base/json/writer.h"
#include "base/resources.h"
#include "report/assess/parts.h"
#include "report/paper/style.h"

namespace beffroi::report::assess {
namespace {

using base::json::Writer;
using html::element;
using html::join;
using html::lone;
using html::Markup;
using html::text;

std::string say(std::string_view id, const base::Catalogue& words) { return words.text("assess.form." + std::string(id)); }

/// Only a script of these very bytes runs, whatever else a page may come to hold.
std::string policy() {
  const std::string_view script = base::resource("src/report/assess/form.js").value_or("");
  return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; script-src "
         "'sha256-" +
         base::base64(base::sha256(base::as_bytes(script)).bytes) + "'";
}

Markup head(const Content& content, const base::Catalogue& words) {
  return element("head", lone("meta", {{"charset", "utf-8"}}),
                 lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                 lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}}),
                 element("title", text(words.text("assess.title", asked_of(content)))),
                 html::as_is("<link rel=\"icon\" href=\"data:,\">"), paper::style_sheet(),
                 element("style", html::embedded("src/report/assess/form.css")));
}

Markup radio(const std::string& question, const std::string& id, const std::string& label) {
  return element("label", {{"class", "choice"}}, lone("input", {{"type", "radio"}, {"name", "q-" + question}, {"value", id}}),
                 element("span", text(label)));
}

Markup fieldset(const Question& question, std::size_t number, const base::Catalogue& words) {
  const base::Language language = words.language();
  Markup choices;
  for (const Option& option : question.options) choices += radio(question.id, option.id, option.words.in(language));
  choices += radio(question.id, std::string(response::assess::kUnknown), words.text("assess.unknown"));
  const std::string why = "why-" + question.id;
  return element("fieldset", {{"class", "question"}, {"id", "q-" + question.id}, {"aria-describedby", why}},
                 element("legend", element("span", {{"class", "number"}}, text(std::to_string(number) + ".")), text(" "),
                         text(question.ask.in(language))),
                 element("p", {{"class", "why"}, {"id", why}}, text(question.why.in(language))), basis_of(question, words),
                 choices);
}

Markup questions(const Content& content, const base::Catalogue& words) {
  Markup all;
  std::size_t number = 0;
  for (const Theme& theme : content.questionnaire.themes) {
    Markup inside =
        join(element("h2", text(theme.title.in(words.language()))), element("p", text(theme.about.in(words.language()))));
    for (const Question& question : theme.questions) inside += fieldset(question, ++number, words);
    all += element("section", {{"id", "t-" + theme.id}}, inside);
  }
  return all;
}

Markup field(std::string_view id, const std::string& type, const std::string& value, const base::Catalogue& words) {
  const std::string name(id);
  return element(
      "p", {{"class", "field"}}, element("label", {{"for", "f-" + name}}, text(say(id, words))),
      type == "date"
          ? lone("input", {{"id", "f-" + name}, {"type", type}, {"value", value}, {"autocomplete", "off"}})
          : lone("input",
                 {{"id", "f-" + name}, {"type", type}, {"value", value}, {"maxlength", "100"}, {"autocomplete", "off"}}));
}

Markup file(std::string_view id, const std::string& name, const base::Catalogue& words) {
  return element("p", {{"class", "field"}}, element("label", {{"for", name}}, text(say(id, words))),
                 lone("input", {{"id", name}, {"type", "file"}, {"accept", ".json,application/json"}}));
}

Markup button(const std::string& id, std::string_view label, const base::Catalogue& words) {
  return element("button", {{"type", "button"}, {"id", id}}, text(say(label, words)));
}

Markup introduction(const Content& content, const base::Catalogue& words) {
  const Markup you =
      element("section", {{"id", "you"}}, element("h2", text(say("you", words))),
              field("place", "text", place_of(content), words), field("by", "text", "", words), field("on", "date", "", words));
  Markup themes;
  for (const Theme& theme : content.questionnaire.themes)
    themes += element("li", html::link_to("t-" + theme.id, {}, text(theme.title.in(words.language()))));
  themes += element("li", html::link_to("result", {}, text(say("result", words))));
  return join(element("p", {{"class", "lead"}}, text(say("lead", words))),
              element("p", {{"class", "private"}}, text(say("private", words))),
              element("noscript", element("p", {{"class", "never"}}, text(say("no_script", words)))), you,
              element("section", {{"class", "resume"}, {"id", "resume"}}, element("h2", text(say("resume", words))),
                      file("open", "open", words), file("open_before", "open-before", words)),
              element("p", {{"id", "told"}, {"role", "status"}}),
              element("nav", {{"aria-label", say("themes", words)}}, element("ul", themes)));
}

/// Filled in by the script; what never changes is written here.
Markup result(const Content& content, const base::Catalogue& words) {
  const auto place = [](const std::string& id, const std::string& look) {
    return element("div", {{"id", id}, {"class", look}});
  };
  return element(
      "section", {{"id", "result"}, {"tabindex", "-1"}}, element("h2", text(say("result", words))),
      element("p", {{"class", "names"}, {"id", "names"}}), place("verdict", "score"), element("h3", text(say("first", words))),
      place("first", "list"), place("themes", ""), place("since", "list"),
      element("h3", {{"id", "others-title"}}, text(say("others", words))), place("others", "list"),
      element("details", {{"class", "how"}}, element("summary", text(say("how", words))), how_reckoned(content, words)),
      element("p", {{"class", "buttons"}}, button("save", "save", words), button("print-result", "print", words)),
      element("details", {{"class", "copy"}}, element("summary", text(say("copy", words))),
              element("p", element("label", {{"for", "copy"}}, text(say("copy_label", words)))),
              element("textarea", {{"id", "copy"}, {"readonly", "readonly"}, {"rows", "8"}})));
}

Markup letter(const base::Catalogue& words) {
  const auto line = [&words](std::string_view id) { return text(words.text("assess.letter." + std::string(id))); };
  return element("section", {{"id", "letter"}}, element("h2", text(say("letter", words))),
                 element("p", {{"class", "screen"}}, text(say("letter_lead", words))),
                 element("p", {{"class", "names"}, {"id", "letter-place"}}), paper::blank(words.text("assess.letter.to_blank")),
                 element("p", element("strong", line("subject"))), element("p", line("greeting")), element("p", line("intro")),
                 element("div", {{"id", "letter-questions"}}), element("p", line("law")),
                 paper::blank(words.text("assess.letter.before")), element("p", line("close")),
                 paper::blank(words.text("assess.letter.sign")),
                 element("p", {{"class", "buttons"}}, button("print-letter", "print_letter", words)));
}

Markup sheet(const Content& content, const base::Catalogue& words) {
  return element("section", {{"id", "sheet"}}, element("h2", {{"class", "screen"}}, text(say("sheet", words))),
                 element("p", {{"class", "screen"}}, text(say("sheet_lead", words))),
                 element("p", {{"class", "sheet-title"}, {"aria-hidden", "true"}}, text(words.text("assess.sheet.title"))),
                 crisis_body(content, words),
                 element("p", {{"class", "buttons"}}, button("print-sheet", "print_sheet", words)));
}

void write_option(Writer& json, const Option& option, base::Language language) {
  json.begin_object().member("id", option.id).member("text", option.words.in(language)).key("score");
  if (option.score) {
    json.value(*option.score);
  } else {
    json.null();
  }
  json.key("calls").begin_array();
  for (const std::string& id : option.calls) json.value(id);
  json.end_array().end_object();
}

void write_question(Writer& json, const Question& question, base::Language language) {
  json.begin_object().member("id", question.id).member("weight", question.weight).member("vital", question.vital);
  json.member("ask", question.ask.in(language))
      .member("letter", question.letter.in(language))
      .member("asked", "ask_" + question.asked);
  json.key("unknown_calls").begin_array();
  for (const std::string& id : question.unknown_calls) json.value(id);
  json.end_array().key("options").begin_array();
  for (const Option& option : question.options) write_option(json, option, language);
  json.end_array().end_object();
}

void write_measures(Writer& json, const Content& content, const base::Catalogue& words) {
  const auto& all = content.questionnaire;
  json.key("measures").begin_array();
  for (const Measure& measure : all.measures) {
    std::int64_t cost = 0;
    while (all.costs[static_cast<std::size_t>(cost)].id != measure.cost) ++cost;
    json.begin_object().member("id", measure.id).member("tier", measure.tier).member("cost", cost);
    json.member("title", measure.title.in(words.language())).member("how", measure.how.in(words.language()));
    json.member("line", measure_line(measure, content, words)).end_object();
  }
  json.end_array();
}

/// Those that are the same whatever is counted: messages `assess.<id>`.
constexpr std::array<std::string_view, 36> kScriptWords{"unknown",
                                                        "level",
                                                        "capped",
                                                        "because",
                                                        "not_concerned",
                                                        "result.before_score",
                                                        "result.before_none",
                                                        "result.better",
                                                        "result.worse",
                                                        "result.learned",
                                                        "result.forgotten",
                                                        "result.ended",
                                                        "result.nothing",
                                                        "result.column.theme",
                                                        "result.column.score",
                                                        "result.column.unknown",
                                                        "result.column.before",
                                                        "letter.unknown",
                                                        "letter.weak",
                                                        "letter.nothing",
                                                        "letter.answer",
                                                        "form.progress",
                                                        "form.see",
                                                        "form.answer_first",
                                                        "form.place",
                                                        "form.by",
                                                        "script.loaded",
                                                        "script.loaded_before",
                                                        "script.not_ours",
                                                        "script.too_large",
                                                        "script.not_json",
                                                        "script.newer",
                                                        "script.unknown_questions",
                                                        "script.unknown_answers",
                                                        "script.other_questions",
                                                        "script.saved"};

/// The sentences that the script shows: with the names of their arguments in braces where it fills them in.
void write_words(Writer& json, const base::Catalogue& words) {
  base::Arguments named;
  for (const std::string name : {"low", "high", "count", "level", "questions", "before", "now", "question", "measure", "name",
                                 "names", "reason", "theirs", "ours", "answered", "all"})
    named.push_back({name, "{" + name + "}"});
  const auto with = [&named](std::string name, bool truth) {
    base::Arguments all = named;
    all.push_back({std::move(name), truth});
    return all;
  };
  json.key("words").begin_object();
  json.member("score_range", words.text("assess.score", with("range", true)));
  json.member("score_exact", words.text("assess.score", with("range", false)));
  json.member("aside_many", words.text("assess.aside", with("many", true)));
  json.member("aside_one", words.text("assess.aside", with("many", false)));
  json.member("coverage_many", words.text("assess.coverage", with("many", true)));
  json.member("coverage_one", words.text("assess.coverage", with("many", false)));
  json.member("missing_many", words.text("assess.script.missing", with("many", true)));
  json.member("missing_one", words.text("assess.script.missing", with("many", false)));
  json.member("because_more_many", words.text("assess.because_more", with("many", true)));
  json.member("because_more_one", words.text("assess.because_more", with("many", false)));
  json.member("since", words.text("assess.result.before", {{"on", std::string()}}));
  for (const std::string_view id : kScriptWords) json.member(id, words.text("assess." + std::string(id), named));
  json.end_object();
}

std::string data_of(const Content& content, const base::Catalogue& words) {
  const auto& all = content.questionnaire;
  const base::Language language = words.language();
  Writer json;
  json.begin_object().member("as_of", all.as_of).member("vital_cap", all.vital_cap);
  json.member("first", response::assess::kFirstMeasures).member("step", response::assess::kStep).member("reasons", kReasons);
  json.member("max_bytes", response::assess::kMaxSheetBytes).member("zero_is_one", language == base::Language::french);
  json.key("levels").begin_array();
  for (const auto& level : all.levels)
    json.begin_object()
        .member("id", level.id)
        .member("from", level.from)
        .member("title", level.title.in(language))
        .member("says", level.says.in(language))
        .end_object();
  json.end_array().key("themes").begin_array();
  for (const Theme& theme : all.themes) {
    json.begin_object().member("id", theme.id).member("weight", theme.weight).member("title", theme.title.in(language));
    json.key("questions").begin_array();
    for (const Question& question : theme.questions) write_question(json, question, language);
    json.end_array().end_object();
  }
  json.end_array();
  write_measures(json, content, words);
  write_words(json, words);
  json.end_object();
  return std::move(json).text();
}

Markup progress(const base::Catalogue& words) {
  return element("p", {{"class", "progress"}}, element("span", {{"id", "progress"}}), text(" "),
                 html::link_to("result", {}, text(say("see", words))));
}

}  // namespace

std::string form_page(const Content& content, const base::Catalogue& words) {
  const Markup body = element(
      "body", {{"class", "form"}},
      html::link_to("t-" + content.questionnaire.themes.front().id, {{"class", "skip"}}, text(say("skip", words))),
      element("header", element("h1", text(words.text("assess.title", asked_of(content))))),
      element("main", introduction(content, words), questions(content, words), result(content, words), letter(words),
              sheet(content, words), progress(words)),
      element("footer", text(words.text("paper.made_by")), text(" "), text(day_words(content.questionnaire.as_of, words))),
      element("script", {{"type", "application/json"}, {"id", "assess-data"}}, html::json_block(data_of(content, words))),
      element("script", html::embedded("src/report/assess/form.js")));
  const Markup root = element("html", {{"lang", std::string(base::code_of(words.language()))}}, head(content, words), body);
  return "<!DOCTYPE html>\n" + root.bytes() + "\n";
}

}  // namespace beffroi::report::assess
