// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"

namespace beffroi::report::public_page {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

/// The messages `prefix`.1, .2 … as a list of boxes to tick.
Markup ticks(std::string_view prefix, const base::Catalogue& words) {
  Markup items;
  for (int number = 1; words.has(std::string(prefix) + "." + std::to_string(number)); ++number)
    items += element("li", paper::box(false, words),
                     element("span", text(words.text(std::string(prefix) + "." + std::to_string(number)))));
  return element("ul", {{"class", "ticks"}}, items);
}

}  // namespace

std::string hosting_sheet(const std::string& place, base::Timestamp now, bool exercise, const std::string& fingerprint,
                          const base::Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}}, text(words.text("public.sheet.lead")));
  body += paper::section(words.text("public.sheet.where"), ticks("public.sheet.where", words));
  Markup blanks;
  for (int number = 1; words.has("public.sheet.who." + std::to_string(number)); ++number)
    blanks += paper::blank(words.text("public.sheet.who." + std::to_string(number)));
  body += paper::section(words.text("public.sheet.who"), blanks);
  const Markup key = fingerprint.empty() ? paper::blank(words.text("public.sheet.key_later"))
                                         : element("p", {{"class", "frame"}}, element("strong", text(fingerprint)));
  body += paper::section(words.text("public.sheet.key"), join(element("p", text(words.text("public.sheet.key_why"))), key));
  body += paper::section(words.text("public.sheet.then"), ticks("public.sheet.then", words));
  return paper::page(
      {.title = words.text("public.sheet.title"), .place = place, .as_of = now, .exercise = exercise, .body = body}, words);
}

}  // namespace beffroi::report::public_page
