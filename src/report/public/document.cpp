// SPDX-License-Identifier: EUPL-1.2
#include "report/public/parts.h"

namespace beffroi::report::public_page {

using html::as_is;
using html::element;
using html::lone;
using html::Markup;
using html::text;

std::string document(const std::string& title, const Markup& links, const Markup& body, const base::Catalogue& words) {
  const Markup head = element(
      "head", lone("meta", {{"charset", "utf-8"}}),
      lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
      lone("meta",
           {{"http-equiv", "Content-Security-Policy"},
            {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'"}}),
      element("title", text(title)),
      as_is("<link rel=\"icon\" href=\"data:,\">"),  // or browsers ask for one: a second request
      links, style_sheet());
  const Markup root = element("html", {{"lang", std::string(base::code_of(words.language()))}}, head, element("body", body));
  return "<!DOCTYPE html>\n" + root.bytes() + "\n";
}

}  // namespace beffroi::report::public_page
