// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "report/assess/parts.h"
#include "response/calls/calls.h"
#include "town/directory.h"
#include "town/value.h"

namespace beffroi::report::assess {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;

constexpr char kStyle[] = R"css(
.sheet li{margin:.2rem 0}
.sheet ol,.sheet ul{margin:.2rem 0;padding-left:1.4rem}
.sheet .never{margin:.6rem 0}
.sheet table{margin:.3rem 0}
.sheet td{padding:.2rem .4rem}
.sheet td:last-child{width:5.5rem}
.sheet td .rule{display:block;min-width:0;height:1.7em}
.sheet .number{font-size:1.05rem}
.sheet .blank{margin:.45rem 0 0}
.sheet h2{margin:.7rem 0 .2rem}
@page{margin:9mm 13mm 8mm}
@media print{html{font-size:9pt;line-height:1.27}footer{margin-top:.5rem}h1{font-size:1.6rem}.sheet .blank{margin:.3rem 0 0}.sheet h2{margin:.5rem 0 .1rem}.sheet li{margin:.1rem 0}.sheet td{padding:.12rem .4rem}header{padding-top:0}.sheet .soft{font-size:7.8pt}}
@media screen and (max-width:30rem){.sheet .number{font-size:1rem;white-space:normal}.sheet td:last-child,.sheet th:last-child{display:none}}
)css";

constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
constexpr std::int64_t kDay = 24 * kHour;

std::string department_of(const Content& content) {
  const auto department = content.town ? town::department_of(content.town->insee) : std::nullopt;
  return department.value_or(std::string());
}

/// A sheet for a drawer says who answers on an ordinary morning: the next moment at which the region's centre is open.
base::Timestamp ordinary_morning(const std::string& department, base::Timestamp now) {
  const auto place = town::Directory::embedded().place_of(department);
  if (!place || !place->csirt) return now;
  for (std::int64_t step = 0; step < 8 * 8; ++step) {
    const base::Timestamp moment{now.nanoseconds / kDay * kDay + step * 3 * kHour};
    if (town::opening_at(*place->csirt, moment) == town::Opening::open) return moment;
  }
  return now;
}

Markup row(const std::string& who, const std::string& why, const std::string& number, const std::string& hours) {
  Markup name = element("strong", element("bdi", text(who)));
  if (!why.empty()) name += join(text(" "), element("span", {{"class", "soft"}}, text(why)));
  Markup dialled = number.empty() ? paper::rule() : element("span", {{"class", "number"}}, element("bdi", text(number)));
  if (!hours.empty()) dialled += join(text(" "), element("span", {{"class", "soft"}}, text(hours)));
  return element("tr", element("td", name), element("td", dialled), element("td", Markup()));
}

/// A number that no line end cuts in two.
std::string in_one_piece(std::string_view number) {
  std::string whole;
  for (const char letter : number) whole += letter == ' ' ? std::string("\u00a0") : std::string(1, letter);
  return whole;
}

/// Where the town is not known, a sheet for all: each region's centre with its number.
Markup all_centres(const base::Catalogue& words) {
  const town::Directory& directory = town::Directory::embedded();
  std::string list;
  std::vector<std::string> told;
  for (const std::string& department : directory.departments()) {
    const auto place = directory.place_of(department);
    if (!place || !place->csirt || place->csirt->phone.empty() || std::ranges::find(told, place->region) != told.end())
      continue;
    told.push_back(place->region);
    list += (list.empty() ? "" : " · ") + place->region + "\u00a0: " + in_one_piece(place->csirt->phone);
  }
  return element("p", {{"class", "soft"}}, text(words.text("assess.sheet.centres")), text(" "), text(list));
}

Markup calls(const Content& content, const base::Catalogue& words) {
  const std::string department = department_of(content);
  Markup rows;
  for (const response::Call& call : response::calls_of(town::Directory::embedded(), department, content.town,
                                                       ordinary_morning(department, content.now), words)) {
    const bool nameless = department.empty() && call.who == words.text("calls.csirt");
    rows += row(call.who,
                nameless            ? words.text("assess.sheet.which_centre")
                : call.said.empty() ? call.why
                                    : call.said,
                call.number, call.hours);
  }
  Markup head;
  for (const std::string_view id : {"who", "number", "noted"})
    head += element("th", {{"scope", "col"}}, text(words.text("assess.sheet." + std::string(id))));
  const Markup table = element("table", element("thead", element("tr", head)), element("tbody", rows));
  return department.empty() ? join(table, all_centres(words)) : table;
}

Markup blanks(const base::Catalogue& words) {
  Markup all;
  for (int number = 1; words.has("assess.sheet.where." + std::to_string(number)); ++number)
    all += paper::blank(words.text("assess.sheet.where." + std::to_string(number)));
  return join(all, paper::blank(words.text("assess.sheet.checked")));
}

}  // namespace

Markup crisis_body(const Content& content, const base::Catalogue& words) {
  const auto section = [&words](std::string_view id, const Markup& inside) {
    return paper::section(words.text("assess.sheet." + std::string(id)), inside);
  };
  const Markup never = element("div", {{"class", "never"}}, element("h2", text(words.text("assess.sheet.never"))),
                               element("ul", numbered("assess.sheet.never", words)));
  return element("div", {{"class", "sheet"}}, element("p", {{"class", "lead"}}, text(words.text("assess.sheet.lead"))),
                 section("first", element("ol", numbered("assess.sheet.first", words))), never,
                 section("calls", calls(content, words)),
                 section("clocks", element("ul", numbered("assess.sheet.clocks", words))), section("where", blanks(words)));
}

std::string crisis_sheet(const Content& content, const base::Catalogue& words) {
  return sheet("assess.sheet.title", content, crisis_body(content, words), kStyle, words);
}

}  // namespace beffroi::report::assess
