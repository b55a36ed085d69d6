// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"
#include "response/body_names.h"

namespace beffroi::report::public_page {
namespace {

using html::as_is;
using html::element;
using html::join;
using html::Markup;
using html::text;

bool is_french(const base::Catalogue& words) { return words.language() == base::Language::french; }

/// What this page is called: in a list of windows an archive must not look like the news.
std::string title_of(const Content& content, Sheet sheet, const base::Catalogue& words) {
  const std::string_view id = sheet == Sheet::texts     ? "public.texts_title"
                              : sheet == Sheet::archive ? "public.archive_title"
                              : content.over            ? "public.over_title"
                                                        : "public.title";
  return title_text(id, content, words);
}

Markup feed_link(const base::Catalogue& words) {
  return is_french(words) ? as_is("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.atom\" title=\"Atom\">")
                          : as_is(
                                "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.atom\" hreflang=\"fr\" "
                                "title=\"Atom\">");
}

Markup language_link(Sheet sheet, const base::Catalogue& words) {
  const std::string file(file_of(sheet));
  if (is_french(words))
    return element("li", html::link_beside("en/" + file, {{"lang", "en"}, {"hreflang", "en"}}, text("English")));
  switch (sheet) {
    case Sheet::texts: return as_is("<li><a href=\"../textes.html\" lang=\"fr\" hreflang=\"fr\">Français</a></li>");
    case Sheet::archive: return as_is("<li><a href=\"../archive.html\" lang=\"fr\" hreflang=\"fr\">Français</a></li>");
    case Sheet::now: break;
  }
  return as_is("<li><a href=\"../index.html\" lang=\"fr\" hreflang=\"fr\">Français</a></li>");
}

/// A way to each section of the page, and from the other pages back to it.
Markup navigation(const Content& content, Sheet sheet, const base::Catalogue& words) {
  const auto section = [&](std::string_view id) {
    return element("li", html::link_to(id, {}, text(said(id, content, words))));
  };
  Markup items;
  // Whoever lands on an archive looks for what holds today.
  if (sheet != Sheet::now) items += element("li", html::link_beside("index.html", {}, text(words.text("public.back"))));
  if (sheet == Sheet::archive || (sheet == Sheet::now && !content.over)) {
    items += join(section("services"), section("contact"), section("advice"));
    if (!content.texts.empty()) items += section("texts");
  }
  items += language_link(sheet, words);
  return element("nav", {{"aria-label", words.text("public.navigation")}}, element("ul", items));
}

Markup updated(const Content& content, const base::Catalogue& words) {
  return element("p", {{"class", "soft"}}, text(words.text("public.updated")), text(" "), moment(content.updated, words));
}

Markup archive_notice(const Content& content, const base::Catalogue& words) {
  const base::Arguments arguments{{"at", content.over ? words.moment(*content.over, "day") : ""}};
  return element("p", {{"class", "next"}}, element("strong", text(words.text("public.archive"))), text(" "),
                 text(words.text("public.archive_sentence", arguments)));
}

std::string over_sentence(const Content& content, const base::Catalogue& words) {
  base::Arguments arguments = response::names_of(content.body, words);
  arguments.push_back({"at", words.moment(*content.over, "day")});
  return words.text("public.over", arguments);
}

/// Once somebody said that the page is closed: nothing that could be taken for how things stand today.
Markup closed(const Content& content, const base::Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}}, text(over_sentence(content, words)));
  if (!content.website.empty())
    body += element("p", text(words.text("public.over_website")), text(" "), element("strong", text(content.website)));
  body += element("p", html::link_beside("archive.html", {}, text(words.text("public.over_archive"))));
  if (!content.texts.empty()) body += element("p", html::link_beside("textes.html", {}, text(said("texts", content, words))));
  return join(body, contact(content, words));
}

Markup body_of(const Content& content, Sheet sheet, const base::Catalogue& words) {
  if (sheet == Sheet::texts) return history(content, words);
  if (sheet == Sheet::now && content.over) return closed(content, words);
  Markup body = join(news(content, words), services(content, words), contact(content, words), advice(content, words),
                     texts(content, words));
  return sheet == Sheet::archive ? join(archive_notice(content, words), body) : body;
}

Markup exercise_line(const Content& content, const base::Catalogue& words) {
  return content.exercise ? element("p", element("strong", text(words.text("paper.exercise")))) : Markup();
}

}  // namespace

std::string_view file_of(Sheet sheet) {
  switch (sheet) {
    case Sheet::texts: return "textes.html";
    case Sheet::archive: return "archive.html";
    case Sheet::now: break;
  }
  return "index.html";
}

Markup exercise_banner(bool exercise, const base::Catalogue& words) {
  if (!exercise) return {};
  return element("p", {{"class", "exercise"}, {"role", "note"}}, element("strong", text(words.text("paper.exercise"))),
                 text(" "), text(words.text("paper.exercise.sentence")));
}

std::string page(const Content& content, Sheet sheet, const base::Catalogue& words) {
  const std::string title = title_of(content, sheet, words);
  const Markup masthead = element("header", exercise_banner(content.exercise, words), element("h1", text(title)),
                                  updated(content, words), navigation(content, sheet, words));
  const Markup footer = element("footer", element("p", text(said("footer", content, words))),
                                element("p", text(said("accessible", content, words))));
  return document(content.exercise ? words.text("paper.exercise") + " – " + title : title, feed_link(words),
                  join(masthead, element("main", body_of(content, sheet, words)), footer), words);
}

std::string fragment(const Content& content, const base::Catalogue& words) {
  const Markup heading = element("h2", text(title_of(content, Sheet::now, words)));
  const Markup body = content.over ? element("p", text(over_sentence(content, words)))
                                   : join(news(content, words), services(content, words), contact(content, words),
                                          advice(content, words), titles(content, words));
  const Markup all = element("section", {{"lang", std::string(base::code_of(words.language()))}}, exercise_line(content, words),
                             heading, updated(content, words), body);
  return all.bytes() + "\n";
}

}  // namespace beffroi::report::public_page
