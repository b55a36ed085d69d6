// SPDX-License-Identifier: EUPL-1.2
#include "report/first_hour/parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace beffroi::report::first_hour {

using html::element;
using html::Markup;
using html::text;

std::string sheet(const Content& content, const base::Catalogue& words, std::string_view title, Markup body, paper::Look look) {
  return paper::page({.title = words.text(title),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .look = look,
                      .body = std::move(body)},
                     words);
}

Markup bullets(const std::vector<std::string>& texts) {
  Markup items;
  for (const std::string& one : texts) items += element("li", text(one));
  return element("ul", items);
}

Markup ticks(const std::vector<std::string>& texts, const base::Catalogue& words) {
  Markup items;
  for (const std::string& one : texts) items += element("li", paper::box(false, words), element("span", text(one)));
  return element("ul", {{"class", "ticks"}}, items);
}

std::vector<std::string> numbered(const base::Catalogue& words, std::string_view id, const base::Arguments& arguments) {
  std::vector<std::string> texts;
  for (std::size_t number = 1; words.has(fmt::format("{}.{}", id, number)); ++number)
    texts.push_back(words.text(fmt::format("{}.{}", id, number), arguments));
  return texts;
}

Markup never(const std::vector<std::string>& texts, const base::Catalogue& words) {
  return element("div", {{"class", "never"}}, element("h2", text(words.text("sheet.never"))), bullets(texts));
}

Markup empty_table(const std::vector<std::string>& headings, std::size_t rows) {
  Markup head;
  for (const std::string& heading : headings) head += element("th", {{"scope", "col"}}, text(heading));
  Markup empty;
  for (std::size_t i = 0; i < headings.size(); ++i) empty += element("td", Markup());
  Markup body;
  for (std::size_t i = 0; i < rows; ++i) body += element("tr", empty);
  return element("table", {{"class", "write"}}, element("thead", element("tr", head)), element("tbody", body));
}

std::vector<std::string> gathered(const Content& content, const base::Catalogue& words,
                                  std::vector<response::Wording> response::first_hour::Night::* list) {
  std::vector<std::string> texts;
  for (const response::first_hour::Night& night : content.nights) {
    for (const response::Wording& wording : night.*list) {
      const std::string& one = wording.in(words.language());
      if (std::ranges::find(texts, one) == texts.end()) texts.push_back(one);
    }
  }
  return texts;
}

}  // namespace beffroi::report::first_hour
