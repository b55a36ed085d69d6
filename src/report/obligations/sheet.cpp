// SPDX-License-Identifier: EUPL-1.2
#include "report/obligations/sheet.h"

#include <algorithm>

#include "report/obligations/listing.h"
#include "report/paper/page.h"

namespace beffroi::report::obligations {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;
using response::Deadline;
using response::DeadlineState;

Markup soft(const std::string& said) { return said.empty() ? Markup() : element("p", {{"class", "soft"}}, text(said)); }

/// Who did it, or room to write it.
Markup receipt(const Deadline& one, const base::Catalogue& words) {
  if (one.receipt) {
    const base::Arguments said{{"at", one.receipt->at},
                               {"by", one.receipt->by},
                               {"reference", one.receipt->reference},
                               {"document", one.receipt->document}};
    return element("p", {{"class", "written"}}, text(words.text("obligations.sheet.receipt", said)));
  }
  if (one.state == DeadlineState::not_required) return {};
  return element("p", {{"class", "written"}}, text(words.text("obligations.sheet.done_at")), paper::rule(false),
                 text(words.text("obligations.sheet.done_by")), paper::rule(false),
                 text(words.text("obligations.sheet.reference")), paper::rule());
}

Markup item(const Deadline& one, const base::Catalogue& words) {
  const base::Language language = words.language();
  const bool open = one.state < DeadlineState::met;
  const base::Arguments name{{"name", one.ref}, {"who", one.who.in(language)}, {"signatory", one.signatory}};
  Markup body = element("p", {{"class", "what"}}, element("strong", text(when_of(one, words))), text(" : "),
                        text(one.title_in(language)), text(" – "), text(one.to.in(language)));
  body += join(soft(words.text("obligations.name", name)), soft(why_of(one, words)));
  if (open) {
    body += soft(reach_of(one, words));
    body += soft(words.text("obligations.sheet.if_missed", {{"text", one.if_missed.in(language)}}));
  }
  body += join(soft(basis_of(one, words)), receipt(one, words));
  return element("li", paper::box(one.state == DeadlineState::met, words), element("div", body));
}

template <class Chosen>
Markup part(const Content& content, std::string_view heading, Chosen chosen, const base::Catalogue& words) {
  Markup items;
  for (const Deadline& one : content.deadlines) {
    if (chosen(one)) items += item(one, words);
  }
  return items.empty() ? items : paper::section(words.text(heading), element("ol", {{"class", "acts"}}, items));
}

}  // namespace

std::string sheet(const Content& given, const base::Catalogue& words) {
  std::vector<Deadline> ordered = given.deadlines;
  order_by_urgency(ordered);
  const Content content{given.now, given.exercise, given.place, ordered};
  const auto in = [](DeadlineState first, DeadlineState last) {
    return [first, last](const Deadline& one) { return one.state >= first && one.state <= last; };
  };
  const Markup body =
      join(element("p", {{"class", "lead"}}, text(words.text("obligations.sheet.lead"))),
           part(content, "obligations.sheet.before", in(DeadlineState::overdue, DeadlineState::running), words),
           part(content, "obligations.sheet.without_hour", in(DeadlineState::without_hour, DeadlineState::without_hour), words),
           part(content, "obligations.sheet.undetermined", in(DeadlineState::undetermined, DeadlineState::undetermined), words),
           part(content, "obligations.sheet.met", in(DeadlineState::met, DeadlineState::not_required), words));
  return paper::page({.title = words.text("obligations.sheet.title"),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body},
                     words);
}

}  // namespace beffroi::report::obligations
