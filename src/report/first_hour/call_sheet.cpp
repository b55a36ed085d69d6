// SPDX-License-Identifier: EUPL-1.2
#include "report/first_hour/parts.h"

namespace beffroi::report::first_hour {
namespace {

using html::element;
using html::Markup;
using html::text;
using response::Call;

Markup number_cell(const Call& call, const base::Catalogue& words) {
  if (call.number.empty()) return paper::blank(words.text("sheet.calls.number_to_find"));
  return element("span", {{"class", "number"}}, text(call.number));
}

Markup hours_of(const Call& call, const base::Catalogue& words) {
  if (call.hours.empty()) return {};
  const std::string_view id = call.now == response::Open::no ? "sheet.calls.closed_now" : "sheet.calls.hours";
  return element("p", {{"class", "soft"}}, text(words.text(id, {{"hours", call.hours}})));
}

/// The people to decide whom no town file names, where whoever answered the questions did: they stand above.
bool stands_above(const Call& call, const Content& content) {
  return call.unnamed_people && !content.state.text("people").empty();
}

Markup row(const Call& call, std::size_t place, const Content& content, const base::Catalogue& words) {
  Markup who = element("strong", text(call.who));
  if (!call.said.empty()) who += element("p", element("bdi", text(call.said)));
  const Markup number = stands_above(call, content) ? text(words.text("sheet.calls.above")) : number_cell(call, words);
  return element("tr", element("td", text(std::to_string(place))), element("td", who, element("p", text(call.why))),
                 element("td", number, hours_of(call, words)), element("td", Markup()));
}

}  // namespace

std::string call_sheet(const Content& content, const base::Catalogue& words) {
  Markup head;
  for (const std::string_view column : {"order", "who", "number", "written"})
    head += element("th", {{"scope", "col"}}, text(words.text("sheet.calls.column." + std::string(column))));
  Markup rows;
  for (std::size_t i = 0; i < content.calls.size(); ++i) rows += row(content.calls[i], i + 1, content, words);
  Markup body = element("p", {{"class", "lead"}}, text(words.text("sheet.calls.lead")));
  body += element("p", text(words.text("sheet.calls.tell")));
  const std::string_view said = content.state.text("people");
  if (!said.empty()) {
    body +=
        element("div", {{"class", "said"}}, text(words.text("sheet.calls.said", {{"by", content.state.find("people")->by}})),
                text(" "), element("bdi", text(said)));
  }
  body += element("table", {{"class", "calls"}}, element("thead", element("tr", head)), element("tbody", rows));
  return sheet(content, words, "sheet.calls.title", std::move(body));
}

}  // namespace beffroi::report::first_hour
