// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"

#include <algorithm>

#include "base/telephone.h"
#include "response/body_names.h"
#include "response/notices/facts.h"
#include "town/catalogue.h"

namespace beffroi::report::public_page {
namespace {

using html::as_is;
using html::element;
using html::join;
using html::Markup;
using html::text;
using response::claims::PublicService;

constexpr std::size_t kMaxServices = 400;

using html::Literal;

std::string id_of(std::string_view name) { return "public." + std::string(name); }

/// What people of a French town hall typed.
Markup typed(const Markup& content, const base::Catalogue& words) { return in_language("fr", content, words); }

/// Readers of another language are told why some words are French: nobody translated what people typed.
Markup left_in_french(const Content& content, const base::Catalogue& words) {
  const bool typed_any = std::ranges::any_of(content.services, [&words](const PublicService& one) {
    return !one.contact.empty() || !one.site.empty() || !has_name_of_ours(one, words);
  });
  if (words.language() == base::Language::french || !typed_any) return {};
  return element("p", {{"class", "soft"}}, text(said("left_in_french", content, words)));
}

Markup name_of(const PublicService& one, const base::Catalogue& words) {
  const bool ours = has_name_of_ours(one, words);
  const Markup site = one.site.empty() ? Markup() : typed(text(" (" + one.site + ")"), words);
  return join(element("strong", ours ? text(one.name) : typed(text(one.name), words)), site);
}

/// An hour that has passed is announced no more; nobody made it vanish either.
Markup announced_return(const PublicService& one, const base::Catalogue& words) {
  if (!one.is_late) return element("p", text(words.text("public.returns")), text(" "), moment(*one.returns_at, words));
  return element("p", text(words.text("public.returned_not")), text(" "), moment(*one.returns_at, words),
                 text(words.text("public.returned_not_yet")));
}

/// Nobody comes for the mail, hence nobody is asked to call before coming.
bool is_visited(const PublicService& one) {
  const town::ServiceKind* kind = town::Catalogue::embedded().find(one.id);
  return !kind || kind->is_visited;
}

/// A service that does not go on as on any day: how it stands, what to do meanwhile, when there are news.
Markup changed_service(const PublicService& one, const Content& content, const base::Catalogue& words) {
  Markup line =
      join(name_of(one, words), text(" "),
           element("span", {{"class", "state " + one.state}}, text(words.text("public.state", {{"state", one.state}}))));
  if (!one.instead.empty()) line += element("p", text(words.text("public.instead", {{"text", one.instead}})));
  if (!one.contact.empty()) line += element("p", typed(with_telephones(one.contact), words));
  if (one.instead.empty() && one.contact.empty() && !content.phone.empty() && is_visited(one))
    line += element("p", text(words.text("public.ask")), text(" "), with_telephones(content.phone));
  if (one.returns_at) line += announced_return(one, words);
  if (one.next_update && (!one.returns_at || one.is_late))
    line += element("p", text(words.text("public.service_update")), text(" "), moment(*one.next_update, words));
  return element("li", line);
}

Markup as_usual(const PublicService& one, const base::Catalogue& words) {
  const Markup name = name_of(one, words);
  return element("li", one.contact.empty() ? name : join(name, text(" – "), typed(with_telephones(one.contact), words)));
}

Markup list_of(std::string_view name, Literal kind, const Markup& items, const base::Catalogue& words) {
  if (items.empty()) return {};
  return join(element("h3", text(words.text(id_of(name)))), element("ul", {{"class", std::string(kind.view())}}, items));
}

}  // namespace

Markup heading(std::string_view name, const Content& content, const base::Catalogue& words) {
  return element("h2", text(said(name, content, words)));
}

Markup in_language(std::string_view language, const Markup& content, const base::Catalogue& words) {
  return language == base::code_of(words.language()) ? content : element("span", {{"lang", std::string(language)}}, content);
}

Markup naming(std::string_view language, const std::vector<base::Piece>& pieces, const base::Catalogue& words) {
  Markup all;
  for (const base::Piece& piece : pieces)
    all += piece.from_argument ? in_language(language, text(piece.text), words) : text(piece.text);
  return all;
}

bool has_name_of_ours(const PublicService& one, const base::Catalogue& words) {
  const town::ServiceKind* kind = town::Catalogue::embedded().find(one.id);
  return kind && one.name == kind->name.in(words.language());
}

Markup next_news(const Content& content, const base::Catalogue& words) {
  if (!content.next_update) return {};
  return element("p", {{"class", "next"}}, element("strong", text(words.text("public.next"))), text(" "),
                 moment(*content.next_update, words));
}

std::string said(std::string_view name, const Content& content, const base::Catalogue& words) {
  return words.text(id_of(name), response::names_of(content.body, words));
}

std::string title_text(std::string_view id, const Content& content, const base::Catalogue& words) {
  return words.text(
      id, {{"place", content.place}, {"town_hall", response::is_town_hall(content.body)}, {"attack", content.attack_known}});
}

Markup moment(base::Timestamp time, const base::Catalogue& words) {
  const base::Timestamp second = whole_second(time);
  return element("time", {{"datetime", machine_time(second)}}, text(words.moment(second, "moment")));
}

base::Timestamp whole_second(base::Timestamp time) {
  return {time.nanoseconds - time.nanoseconds % base::kNanosecondsPerSecond};
}

std::string machine_time(base::Timestamp time) { return base::format_rfc3339(time).substr(0, 19) + "Z"; }

Markup with_telephones(std::string_view content) {
  Markup all;
  for (std::string_view number = base::telephone_in(content); !number.empty(); number = base::telephone_in(content)) {
    const auto at = static_cast<std::size_t>(number.data() - content.data());
    all += join(text(content.substr(0, at)), html::telephone_link(number));
    content.remove_prefix(at + number.size());
  }
  return join(all, text(content));
}

Markup news(const Content& content, const base::Catalogue& words) {
  Markup body;
  const bool dated = std::ranges::any_of(
      content.services, [](const PublicService& one) { return one.state != "normal" && one.returns_at && !one.is_late; });
  const base::Arguments arguments{{"place", content.place},
                                  {"town_hall", response::is_town_hall(content.body)},
                                  {"named_first", response::named_first(content.body, content.place, words)},
                                  {"since", content.since ? words.moment(*content.since, "day") : ""},
                                  {"attack", content.attack_known},
                                  {"alert", content.alert_only},
                                  {"tools", response::notices::tools_text(content.tools_stopped, content.tools_off, words)}};
  body += element("p", {{"class", "lead"}}, html::sentence(words.pieces("public.lead", arguments)));
  body += element("p", text(words.text("public.searching",
                                       {{"done", response::notices::done_text(content.receipts, words)}, {"dated", dated}})));
  return join(body, next_news(content, words));
}

Markup services(const Content& content, const base::Catalogue& words) {
  Markup changed, usual;
  std::size_t shown = 0;
  for (const PublicService& one : content.services) {
    if (++shown > kMaxServices) break;
    if (one.state == "normal") {
      usual += as_usual(one, words);
    } else {
      changed += changed_service(one, content, words);
    }
  }
  Markup body = join(list_of("services_changed", "services", changed, words), list_of("services_usual", "usual", usual, words));
  if (body.empty()) body = element("p", text(words.text("public.no_services")));
  return element("section", {{"id", "services"}}, heading("services", content, words), left_in_french(content, words), body);
}

Markup contact(const Content& content, const base::Catalogue& words) {
  // Of a page that is closed: the town hall receives as on any day.
  base::Arguments counter = response::names_of(content.body, words);
  counter.push_back({"counter", content.counter_open || content.over.has_value()});
  Markup body;
  if (!content.phone.empty())
    body += element("p", text(words.text("public.phone")), text(" "), element("strong", with_telephones(content.phone)));
  if (!content.address.empty())
    body += element("p", text(words.text("public.address", counter)), text(" "), typed(text(content.address), words));
  if (content.phone.empty() && content.address.empty()) body += element("p", text(words.text("public.no_contact", counter)));
  base::Arguments mail = response::names_of(content.body, words);
  mail.push_back({"mail", content.mail});
  const std::string no_mail = content.over ? std::string() : words.text("public.no_mail", mail);
  if (!no_mail.empty()) body += element("p", text(no_mail));
  return element("section", {{"id", "contact"}}, heading("contact", content, words), body);
}

Markup advice(const Content& content, const base::Catalogue& words) {
  Markup items;
  for (const std::string_view name : {"open", "pay", "password", "identity"})
    items += element("li", text(said("advice." + std::string(name), content, words)));
  const Markup where = join(element("li", text(words.text("public.report.mail")),
                                    as_is(" <a href=\"https://www.signal-spam.fr\">signal-spam.fr</a>")),
                            element("li", text(words.text("public.report.sms")), as_is(" <strong>33700</strong>")),
                            element("li", text(words.text("public.report.victim")),
                                    as_is(" <a href=\"https://17cyber.gouv.fr\">17cyber.gouv.fr</a>, "
                                          "<a href=\"https://www.cybermalveillance.gouv.fr\">cybermalveillance.gouv.fr</a>")));
  return element("section", {{"id", "advice"}}, heading("advice", content, words), element("ul", items),
                 element("h3", text(words.text("public.report"))), element("ul", where));
}

}  // namespace beffroi::report::public_page
