// SPDX-License-Identifier: EUPL-1.2
// What is shown or said to people: the poster, the telephone, the first public words.
#include "report/first_hour/parts.h"
#include "response/body_names.h"

namespace beffroi::report::first_hour {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;
using response::first_hour::Posture;

constexpr std::size_t kLinesOfCalls = 24;  // what the first page leaves, and a second one

Markup paragraphs(const std::vector<std::string>& texts) {
  Markup all;
  for (const std::string& one : texts) all += element("p", text(one));
  return all;
}

/// What the body is called, and its name, in what is said or written for it.
base::Arguments speaker(const Content& content, const base::Catalogue& words) {
  base::Arguments names = response::names_of(content.body, words);
  names.push_back({"place", content.called.empty() ? content.place : content.called});
  return names;
}

Markup silence(const base::Catalogue& words) {
  return element("div", {{"class", "never"}}, element("h2", text(words.text("sheet.silent.title"))),
                 element("p", text(words.text("sheet.silent.text"))));
}

Markup agreed_by(const Content& content, const base::Catalogue& words) {
  const base::Arguments head{{"president", response::has_president(content.body)}};
  return join(paper::blank(words.text("sheet.statement.read_by")), paper::blank(words.text("sheet.statement.agreed_by", head)),
              paper::blank(words.text("sheet.statement.agreed_at")));
}

}  // namespace

Posture Content::posture() const {
  const Posture asked = posture_of(nights);
  return asked == Posture::silent && silence_is_over ? Posture::proactive : asked;
}

std::string door_poster(const Content& content, const base::Catalogue& words) {
  Markup body = element("p", {{"class", "loud"}}, text(words.text("sheet.door.off")));
  body += paragraphs(numbered(words, "sheet.door.text"));
  body += join(paper::blank(words.text("sheet.door.ask")), paper::blank(words.text("sheet.door.until")));
  if (content.posture() == Posture::silent) body += element("p", {{"class", "soft"}}, text(words.text("sheet.door.not_yet")));
  return sheet(content, words, "sheet.door.title", std::move(body), paper::Look::poster);
}

std::string telephone_script(const Content& content, const base::Catalogue& words) {
  const bool silent = content.posture() == Posture::silent;
  Markup body;
  if (silent) body += silence(words);
  const std::string_view say = silent ? "sheet.phone.say_silent" : "sheet.phone.say";
  body += paper::section(words.text("sheet.phone.say.title"),
                         element("blockquote", paragraphs(numbered(words, say, speaker(content, words)))));
  body += never(numbered(words, "sheet.phone.never"), words);
  body += paper::section(words.text("sheet.phone.asked.title"),
                         bullets(numbered(words, "sheet.phone.asked", speaker(content, words))));
  body +=
      paper::section(words.text("sheet.phone.note.title"), empty_table(numbered(words, "sheet.phone.column"), kLinesOfCalls));
  return sheet(content, words, "sheet.phone.title", std::move(body));
}

std::string holding_statement(const Content& content, const base::Catalogue& words) {
  const Posture posture = content.posture();
  Markup body;
  if (posture == Posture::silent) {
    body += silence(words);
    body +=
        paper::section(words.text("sheet.statement.if_asked"),
                       element("blockquote", paragraphs(numbered(words, "sheet.phone.say_silent", speaker(content, words)))));
  } else {
    const std::string_view lead = posture == Posture::proactive ? "sheet.statement.lead" : "sheet.statement.lead_reactive";
    body += element("p", {{"class", "lead"}}, text(words.text(lead)));
    body += element("blockquote", paragraphs(numbered(words, "sheet.statement.text", speaker(content, words))));
  }
  body += never(numbered(words, "sheet.statement.never"), words);
  body += paper::section(words.text("sheet.statement.agreed.title"), agreed_by(content, words));
  return sheet(content, words, "sheet.statement.title", std::move(body));
}

}  // namespace beffroi::report::first_hour
