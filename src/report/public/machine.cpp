// SPDX-License-Identifier: EUPL-1.2
// What programs read: a feed, a status.
#include <algorithm>

#include "base/json/writer.h"
#include "base/latin.h"
#include "report/notices/text.h"
#include "report/public/parts.h"

namespace beffroi::report::public_page {
namespace {

using html::element;
using html::Markup;
using html::text;

/// A name that any reader of feeds takes: letters and digits of the place.
std::string tag_of(const Content& content, std::string_view what) {
  std::string name;
  for (const char sign : base::without_accents(content.place)) {
    const bool plain = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
    if (plain || !name.ends_with('-')) name += plain ? sign : '-';
  }
  return "tag:beffroi.invalid,2026:" + name + "/" + std::string(what);
}

/// Each line a paragraph, or an element of a list: a reader of feeds may show it as it likes. Well-formed, which <br> is not.
Markup lines_of(std::string_view content) {
  Markup all, items;
  const auto end_list = [&all, &items] {
    if (!items.empty()) all += element("ul", items);
    items = {};
  };
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    if (line.starts_with("- ")) {
      items += element("li", notices::whole_text(line.substr(2)));
    } else {
      end_list();
      if (!line.empty()) all += element("p", notices::whole_text(line));
    }
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  end_list();
  return element("div", {{"xmlns", "http://www.w3.org/1999/xhtml"}}, all);
}

/// A text that no longer holds, and what of it was not true.
std::string withdrawn_text(const PublishedText& one, const std::string& title, const base::Catalogue& words) {
  std::string all = title;
  if (!one.untrue.empty()) all += "\n" + words.text("public.untrue");
  for (const std::string& sentence : one.untrue) all += "\n- " + sentence;
  return all;
}

/// Relative to the feed, as addresses in it may be: nobody knows here where the page will lie.
Markup link_of(const PublishedText& one) {
  return one.language == base::code_of(base::Language::english)
             ? html::as_is("<link rel=\"alternate\" type=\"text/html\" hreflang=\"en\" href=\"en/textes.html\"/>")
             : html::as_is("<link rel=\"alternate\" type=\"text/html\" hreflang=\"fr\" href=\"textes.html\"/>");
}

Markup entry(const Content& content, const PublishedText& one, const base::Catalogue& words) {
  const std::string title = one.withdrawn ? words.text("public.withdrawn_title", {{"title", one.title}}) : one.title;
  return element("entry", element("id", text(tag_of(content, one.id))), element("title", text(title)), link_of(one),
                 element("published", text(machine_time(one.first.value_or(one.at)))),
                 element("updated", text(machine_time(one.withdrawn.value_or(one.at)))),
                 element("content", {{"type", "xhtml"}, {"xml:lang", one.language}},
                         lines_of(one.withdrawn ? withdrawn_text(one, title, words) : one.text)));
}

void write_moment(base::json::Writer& json, std::string_view name, const std::optional<base::Timestamp>& moment) {
  json.key(name);
  moment ? json.value(machine_time(*moment)) : json.null();
}

}  // namespace

std::string feed(const Content& content, const base::Catalogue& words) {
  const std::string title = title_text("public.title", content, words);
  Markup all;
  for (const PublishedText& one : content.texts) all += entry(content, one, words);
  const Markup root =
      element("feed", {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", std::string(base::code_of(words.language()))}},
              element("id", text(tag_of(content, "page"))),
              element("title", text(content.exercise ? words.text("paper.exercise") + " – " + title : title)),
              html::as_is("<link rel=\"alternate\" type=\"text/html\" href=\"index.html\"/>"),
              html::as_is("<link rel=\"self\" type=\"application/atom+xml\" href=\"feed.atom\"/>"),
              element("updated", text(machine_time(content.updated))),
              element("author", element("name", text(content.place.empty() ? title : content.place))), all);
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root.bytes() + "\n";
}

std::string status_json(const Content& content) {
  base::json::Writer json(true);
  json.begin_object().member("schema", 1).member("place", content.place).member("exercise", content.exercise);
  json.member("updated", machine_time(content.updated)).member("phone", content.phone).member("address", content.address);
  write_moment(json, "next_update", content.next_update);
  write_moment(json, "over", content.over);
  json.key("services").begin_array();
  for (const auto& one : content.services) {
    json.begin_object().member("id", one.id).member("name", one.name).member("site", one.site).member("state", one.state);
    json.member("instead", one.instead).member("contact", one.contact);
    write_moment(json, "returns_at", one.returns_at);
    json.member("overdue", one.is_late);
    write_moment(json, "next_update", one.next_update);
    json.end_object();
  }
  json.end_array().key("notices").begin_array();
  for (const PublishedText& one : content.texts) {
    json.begin_object().member("id", one.id).member("language", one.language).member("title", one.title);
    json.member("published", machine_time(one.at));
    write_moment(json, "withdrawn", one.withdrawn);
    json.member("text", one.withdrawn ? std::string_view() : std::string_view(one.text)).end_object();
  }
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::public_page
