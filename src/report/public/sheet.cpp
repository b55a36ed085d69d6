// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"
#include "response/body_names.h"

namespace beffroi::report::public_page {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

/// The messages `prefix`.1, .2 … as a list of boxes to tick.
Markup ticks(std::string_view prefix, const base::Arguments& names, const base::Catalogue& words) {
  Markup items;
  for (int number = 1; words.has(std::string(prefix) + "." + std::to_string(number)); ++number)
    items += element("li", paper::box(false, words),
                     element("span", text(words.text(std::string(prefix) + "." + std::to_string(number), names))));
  return element("ul", {{"class", "ticks"}}, items);
}

}  // namespace

std::string hosting_sheet(const Head& head, const std::string& fingerprint, const base::Catalogue& words) {
  const base::Arguments names = response::names_of(head.body, words);
  Markup body = element("p", {{"class", "lead"}}, text(words.text("public.sheet.lead", names)));
  body += paper::section(words.text("public.sheet.where"), ticks("public.sheet.where", names, words));
  Markup blanks;
  for (int number = 1; words.has("public.sheet.who." + std::to_string(number)); ++number)
    blanks += paper::blank(words.text("public.sheet.who." + std::to_string(number)));
  body += paper::section(words.text("public.sheet.who"), blanks);
  const Markup key = fingerprint.empty() ? paper::blank(words.text("public.sheet.key_later"))
                                         : element("p", {{"class", "frame"}}, element("strong", text(fingerprint)));
  body +=
      paper::section(words.text("public.sheet.key"), join(element("p", text(words.text("public.sheet.key_why", names))), key));
  body += paper::section(words.text("public.sheet.then"), ticks("public.sheet.then", names, words));
  return paper::page({.title = words.text("public.sheet.title"),
                      .place = head.place,
                      .as_of = head.now,
                      .exercise = head.exercise,
                      .body = body},
                     words);
}

}  // namespace beffroi::report::public_page
