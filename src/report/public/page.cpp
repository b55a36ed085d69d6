// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"

namespace beffroi::report::public_page {
namespace {

using html::as_is;
using html::element;
using html::join;
using html::lone;
using html::Markup;
using html::text;

bool is_french(const base::Catalogue& words) { return words.language() == base::Language::french; }

Markup head(const Content& content, const base::Catalogue& words) {
  const std::string title = words.text("public.title", {{"place", content.place}});
  Markup inside = join(lone("meta", {{"charset", "utf-8"}}),
                       lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                       lone("meta", {{"http-equiv", "Content-Security-Policy"},
                                     {"content",
                                      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
                                      "base-uri 'none'"}}),
                       element("title", text(content.exercise ? "EXERCICE – " + title : title)));
  inside += as_is("<link rel=\"icon\" href=\"data:,\">");  // or browsers ask for one: a second request
  inside += is_french(words)
                ? as_is("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.atom\" title=\"Atom\">")
                : as_is("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.atom\" title=\"Atom\">");
  return element("head", inside, style_sheet());
}

Markup banner(const Content& content, const base::Catalogue& words) {
  if (!content.exercise) return {};
  return element("p", {{"class", "exercise"}, {"role", "note"}}, element("strong", text(words.text("paper.exercise"))),
                 text(" "), text(words.text("paper.exercise.sentence")));
}

Markup navigation(const Content& content, const base::Catalogue& words) {
  const auto item = [&words](std::string_view id) {
    return element("li", html::link_to(id, {}, text(words.text("public." + std::string(id)))));
  };
  Markup items = join(item("services"), item("contact"), item("advice"));
  if (!content.texts.empty()) items += item("texts");
  items += is_french(words) ? as_is("<li><a href=\"en/index.html\" lang=\"en\" hreflang=\"en\">English</a></li>")
                            : as_is("<li><a href=\"../index.html\" lang=\"fr\" hreflang=\"fr\">Français</a></li>");
  return element("nav", {{"aria-label", words.text("public.navigation")}}, element("ul", items));
}

Markup updated(const Content& content, const base::Catalogue& words) {
  return element(
      "p", {{"class", "soft"}}, text(words.text("public.updated")), text(" "),
      element("time", {{"datetime", base::format_rfc3339(content.updated)}}, text(words.moment(content.updated, "moment"))));
}

Markup exercise_line(const Content& content, const base::Catalogue& words) {
  return content.exercise ? element("p", element("strong", text(words.text("paper.exercise")))) : Markup();
}

}  // namespace

std::string page(const Content& content, const base::Catalogue& words) {
  const Markup masthead =
      element("header", element("h1", html::sentence(words.pieces("public.title", {{"place", content.place}}))),
              updated(content, words), navigation(content, words));
  const Markup body = element(
      "body", banner(content, words), masthead,
      element("main", {{"id", "main"}}, news(content, words), services(content, words), contact(content, words), advice(words),
              texts(content, words)),
      element("footer", element("p", text(words.text("public.footer"))), element("p", text(words.text("public.accessible")))));
  const Markup root = element("html", {{"lang", std::string(base::code_of(words.language()))}}, head(content, words), body);
  return "<!DOCTYPE html>\n" + root.bytes() + "\n";
}

std::string fragment(const Content& content, const base::Catalogue& words) {
  const Markup all =
      element("section", {{"lang", std::string(base::code_of(words.language()))}}, exercise_line(content, words),
              element("h2", html::sentence(words.pieces("public.title", {{"place", content.place}}))), updated(content, words),
              news(content, words), services(content, words), contact(content, words), advice(words), texts(content, words));
  return all.bytes() + "\n";
}

}  // namespace beffroi::report::public_page
