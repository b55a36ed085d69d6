// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"

#include <algorithm>

#include "report/notices/text.h"

namespace beffroi::report::public_page {
namespace {

using html::as_is;
using html::element;
using html::join;
using html::Markup;
using html::text;
using response::claims::PublicService;

constexpr std::size_t kLeastDigits = 10, kMostDigits = 15;
constexpr std::size_t kMaxServices = 400;

std::string id_of(std::string_view name) { return "public." + std::string(name); }

Markup heading(std::string_view name, const base::Catalogue& words) { return element("h2", text(words.text(id_of(name)))); }

Markup moment(base::Timestamp time, const base::Catalogue& words) {
  return element("time", {{"datetime", base::format_rfc3339(time)}}, text(words.moment(time, "moment")));
}

/// Signs that may stand within a telephone number.
bool in_number(char sign) {
  return (sign >= '0' && sign <= '9') || sign == ' ' || sign == '.' || sign == '-' || sign == '+' || sign == '(' || sign == ')';
}

bool is_telephone(std::string_view run) {
  const auto digits =
      static_cast<std::size_t>(std::ranges::count_if(run, [](char sign) { return sign >= '0' && sign <= '9'; }));
  const std::size_t first = run.find_first_of("+0123456789");
  return digits >= kLeastDigits && digits <= kMostDigits && (run[first] == '0' || run[first] == '+');
}

Markup service(const PublicService& one, const base::Catalogue& words) {
  Markup line =
      join(element("strong", text(one.name)), text(one.site.empty() ? "" : " (" + one.site + ")"), text(" "),
           element("span", {{"class", "state " + one.state}}, text(words.text("public.state", {{"state", one.state}}))));
  if (!one.instead.empty()) line += element("p", text(words.text("public.instead", {{"text", one.instead}})));
  if (!one.contact.empty()) line += element("p", with_telephones(one.contact));
  if (one.returns_at) line += element("p", text(words.text("public.returns")), text(" "), moment(*one.returns_at, words));
  if (one.next_update && !one.returns_at)
    line += element("p", text(words.text("public.service_update")), text(" "), moment(*one.next_update, words));
  return element("li", line);
}

Markup published(const PublishedText& one, bool whole, const base::Catalogue& words) {
  Markup head =
      join(element("h3", {{"lang", one.language}}, text(one.title)), element("p", {{"class", "soft"}}, moment(one.at, words)));
  if (one.withdrawn)
    return element("article", head,
                   element("p", text(words.text("public.withdrawn")), text(" "), moment(*one.withdrawn, words)));
  if (!whole) return element("article", head);
  return element("article", head, element("div", {{"lang", one.language}}, notices::paragraphs_of(one.text)));
}

}  // namespace

Markup with_telephones(std::string_view content) {
  Markup all;
  std::size_t from = 0, at = 0;
  while (at < content.size()) {
    std::size_t end = at;
    while (end < content.size() && in_number(content[end])) ++end;
    while (end > at && content[end - 1] == ' ') --end;
    std::size_t start = at;
    while (start < end && content[start] == ' ') ++start;
    if (end > start && is_telephone(content.substr(start, end - start))) {
      all += join(text(content.substr(from, start - from)), html::telephone_link(content.substr(start, end - start)));
      from = end;
    }
    at = std::max(end, at + 1);
  }
  return join(all, text(content.substr(from)));
}

Markup news(const Content& content, const base::Catalogue& words) {
  Markup body;
  const base::Arguments arguments{{"place", content.place},
                                  {"since", content.since ? words.moment(*content.since, "day") : ""}};
  body += element("p", {{"class", "lead"}}, html::sentence(words.pieces("public.lead", arguments)));
  body += element("p", text(words.text("public.searching")));
  if (content.next_update) {
    body += element("p", {{"class", "next"}}, element("strong", text(words.text("public.next"))), text(" "),
                    moment(*content.next_update, words));
  }
  return body;
}

Markup services(const Content& content, const base::Catalogue& words) {
  Markup items;
  std::size_t shown = 0;
  for (const PublicService& one : content.services) {
    if (shown++ < kMaxServices) items += service(one, words);
  }
  const Markup body =
      items.empty() ? element("p", text(words.text("public.no_services"))) : element("ul", {{"class", "services"}}, items);
  return element("section", {{"id", "services"}}, heading("services", words), body);
}

Markup contact(const Content& content, const base::Catalogue& words) {
  Markup body;
  if (!content.phone.empty())
    body += element("p", text(words.text("public.phone")), text(" "), element("strong", with_telephones(content.phone)));
  if (!content.address.empty()) body += element("p", text(words.text("public.address")), text(" "), text(content.address));
  body += element("p", text(words.text("public.no_mail")));
  return element("section", {{"id", "contact"}}, heading("contact", words), body);
}

Markup advice(const base::Catalogue& words) {
  Markup items;
  for (const std::string_view name : {"open", "pay", "password", "identity"})
    items += element("li", text(words.text("public.advice." + std::string(name))));
  const Markup where = join(element("li", text(words.text("public.report.mail")),
                                    as_is(" <a href=\"https://www.signal-spam.fr\">signal-spam.fr</a>")),
                            element("li", text(words.text("public.report.sms")), as_is(" <strong>33700</strong>")),
                            element("li", text(words.text("public.report.victim")),
                                    as_is(" <a href=\"https://17cyber.gouv.fr\">17cyber.gouv.fr</a>, "
                                          "<a href=\"https://www.cybermalveillance.gouv.fr\">cybermalveillance.gouv.fr</a>")));
  return element("section", {{"id", "advice"}}, heading("advice", words), element("ul", items),
                 element("h3", text(words.text("public.report"))), element("ul", where));
}

Markup texts(const Content& content, const base::Catalogue& words) {
  if (content.texts.empty()) return {};
  Markup all;
  std::size_t whole = 0;
  for (const PublishedText& one : content.texts) all += published(one, !one.withdrawn && whole++ < kFullTexts, words);
  return element("section", {{"id", "texts"}}, heading("texts", words), all);
}

}  // namespace beffroi::report::public_page
