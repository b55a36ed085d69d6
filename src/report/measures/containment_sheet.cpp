// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <set>

#include "report/ground.h"
#include "report/judged.h"
#include "report/measures/listing.h"
#include "report/measures/sheets.h"
#include "report/paper/page.h"
#include "response/measures/objections.h"

namespace beffroi::report::measures {
namespace {

using base::Catalogue;
using html::element;
using html::join;
using html::Markup;
using html::sentence;
using html::text;
using response::Wording;
using response::measures::Deed;
using response::measures::Line;
using response::measures::Step;

/// The lines of one measure, which stand together in a plan.
using Group = std::span<const Line>;

std::vector<Group> groups_of(const response::measures::Plan& plan) {
  std::vector<Group> groups;
  const std::span<const Line> all(plan.lines);
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i + 1;
    while (end < all.size() && all[end].measure.id == all[i].measure.id) ++end;
    groups.push_back(all.subspan(i, end - i));
    i = end;
  }
  return groups;
}

Markup title_of(const Line& line, const Catalogue& words) {
  return line.known ? text(line.known->title.in(words.language())) : element("bdi", text(line.measure.title));
}

/// A box, ticked with name and hour where somebody said so.
Markup cell(const Line& line, Step step, const Catalogue& words) {
  const Deed* deed = line.measure.last(step);
  Markup content = paper::box(deed != nullptr, words);
  if (deed) {
    const std::string& name = step == Step::decided || deed->who.empty() ? deed->by : deed->who;
    // A box ticked in the first hour says that it was done, not when.
    const bool hour_unknown = step == Step::done && deed->answered;
    const std::string_view id = hour_unknown ? "report.containment.deed_said" : "report.containment.deed";
    content += join(text(" "), sentence(words.pieces(id, {{"name", name}, {"time", deed->when()}})));
  }
  return element("td", content);
}

/// What stands in the way of a plain row of boxes: set aside, or lifted.
Markup remark(const Line& line, const Catalogue& words) {
  const Step step = line.measure.step;
  if (step != Step::declined && step != Step::undone) return {};
  const Deed* deed = line.measure.last(step);
  if (!deed) return {};
  return element("span", {{"class", "soft"}},
                 sentence(words.pieces(fmt::format("report.containment.{}", name_of(step)),
                                       {{"name", deed->by}, {"time", deed->when()}, {"text", deed->text}})));
}

Markup row(std::size_t number, const Line& line, bool first, const ShortNames& names, const Catalogue& words) {
  Markup what = first ? title_of(line, words) : Markup();
  const Markup remarks = remark(line, words);
  Markup system = line.measure.system.empty() ? Markup() : element("bdi", text(names.of(line.measure.system)));
  if (!remarks.empty()) system += join(text(" "), remarks);
  const auto against = objection(line, words);
  if (!against.empty()) system += join(text(" "), element("strong", {{"class", "soft"}}, sentence(against)));
  return element("tr", element("td", text(first ? std::to_string(number) : std::string())), element("td", what),
                 element("td", system), cell(line, Step::decided, words), cell(line, Step::done, words),
                 cell(line, Step::checked, words));
}

Markup overview(const std::vector<Group>& groups, const ShortNames& names, const Catalogue& words) {
  Markup headings;
  for (const auto* id : {"number", "measure", "system", "decided", "done", "checked"}) {
    headings += element("th", {{"scope", "col"}}, text(words.text(fmt::format("report.containment.column.{}", id))));
  }
  Markup rows;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    bool first = true;
    for (const Line& line : groups[i]) {
      rows += row(i + 1, line, first, names, words);
      first = false;
    }
  }
  return element("table", element("thead", element("tr", headings)), element("tbody", rows));
}

Markup steps(const std::vector<Wording>& list, const Catalogue& words) {
  Markup items;
  for (const Wording& step : list) {
    items += element("li", paper::box(false, words), element("span", text(step.in(words.language()))));
  }
  return element("ul", {{"class", "ticks"}}, items);
}

Markup labelled(std::string_view id, const std::string& content, const Catalogue& words) {
  return element("p", {{"class", "detail"}}, text(words.text(id, {{"text", content}})));
}

/// The findings behind a measure; those that stand in `told`, further up on the sheet, by their names alone.
Markup grounds_of(Group group, const response::Diagnosed& diagnosed, std::set<std::string>& told, const Catalogue& words) {
  const ShortNames names = short_names(diagnosed);
  std::set<std::string> here;
  Markup items;
  std::string above;
  for (const Line& line : group) {
    for (const std::string& id : line.measure.findings) {
      const model::Finding* finding = diagnosed.finding(id);
      if (!finding || !here.insert(id).second) continue;
      if (!told.insert(id).second && !objection_on(line, id)) {
        above += (above.empty() ? "" : ", ") + id;
        continue;
      }
      Markup item = join(sentence(sentence_of(*finding, names, words)), text(fmt::format(" ({})", id)));
      if (const response::Dispute* against = objection_on(line, id))
        item += join(text(" "), element("strong", sentence(judgement_of(judged_of(*against), words))));
      items += element("li", item);
    }
  }
  const bool first_time = !items.empty();
  Markup part;
  if (first_time) {
    part += join(element("p", {{"class", "soft"}}, text(words.text("report.containment.rests_on"))),
                 element("ul", {{"class", "soft"}}, items));
  }
  if (!above.empty()) {
    const base::Arguments said{{"more", first_time}, {"findings", above}};
    part += element("p", {{"class", "soft"}}, text(words.text("report.containment.told_above", said)));
  }
  return part;
}

Markup known_part(const response::measures::Known& known, const Catalogue& words) {
  const base::Language language = words.language();
  Markup part = join(labelled("report.measures.why", known.why.in(language), words), steps(known.steps, words));
  for (const Wording& never : known.never) {
    part += element("p", {{"class", "detail"}}, element("strong", text(words.text("report.containment.never"))), text(" "),
                    text(never.in(language)));
  }
  part += labelled("report.measures.check", known.check.in(language), words);
  part += labelled("report.measures.undo_when", known.undo_when.in(language), words);
  part += labelled("report.measures.trade_off", known.trade_off.in(language), words);
  const auto day = base::parse_rfc3339(known.source.as_of + "T12:00:00Z");
  part += element("p", {{"class", "soft"}},
                  text(words.text("report.containment.source",
                                  {{"text", known.source.text.in(language)},
                                   {"state", known.source.state},
                                   {"day", day ? base::ArgumentValue(*day) : base::ArgumentValue(known.source.as_of)}})));
  return part;
}

Markup in_detail(const std::vector<Group>& groups, const Content& content, const Catalogue& words) {
  Markup items;
  std::set<std::string> told;
  for (const Group& group : groups) {
    const Line& first = group.front();
    Markup inside = element("p", {{"class", "what"}}, title_of(first, words));
    inside += grounds_of(group, content.diagnosed, told, words);
    if (first.known) inside += known_part(*first.known, words);
    items += element("li", paper::box(false, words), element("div", inside));
  }
  return element("ol", {{"class", "acts long"}}, items);
}

}  // namespace

std::string containment_sheet(const Content& content, const response::measures::Plan& plan, const Catalogue& words) {
  static constexpr std::array<std::string_view, 3> kBases = {"none", "no_sign", "verdict"};
  const std::vector<Group> groups = groups_of(plan);
  const std::string basis = words.text(fmt::format("report.measures.basis.{}", kBases[static_cast<std::size_t>(plan.basis)]));
  const Markup body =
      join(element("p", {{"class", "lead"}}, text(basis)), element("p", text(words.text("report.containment.how"))),
           overview(groups, short_names(content.diagnosed), words),
           paper::section(words.text("report.containment.details"), in_detail(groups, content, words)));
  return paper::page({.title = words.text("report.containment.title"),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body,
                      .warning = content.warning},
                     words);
}

}  // namespace beffroi::report::measures
