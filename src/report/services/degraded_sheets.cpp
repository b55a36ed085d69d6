// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "report/paper/page.h"
#include "report/services/sheets.h"
#include "report/services/words.h"
#include "response/papers/forms.h"

namespace beffroi::report::services {
namespace {

using base::Catalogue;
using html::element;
using html::join;
using html::Markup;
using html::sentence;
using html::text;
using response::services::Line;
using response::services::State;

/// One service with all its sites.
using Group = std::vector<const Line*>;

int rank_of(const Group& group) {
  const town::ServiceKind* kind = group.front()->offer.kind;
  return kind ? static_cast<int>(kind->tier) : static_cast<int>(town::Tier::ordinary);
}

/// What is not known to work, what cannot wait first, otherwise in the order of the list.
std::vector<Group> groups_of(const Content& content) {
  std::vector<Group> groups;
  for (const Line& line : content.overview.lines) {
    if (line.now.state == State::normal) continue;
    const auto same = [&line](const Group& group) { return group.front()->offer.service == line.offer.service; };
    const auto at = std::ranges::find_if(groups, same);
    if (at == groups.end()) {
      groups.push_back({&line});
    } else {
      at->push_back(&line);
    }
  }
  std::ranges::stable_sort(groups, {}, rank_of);
  return groups;
}

Markup said(std::string_view id, const base::Arguments& arguments, const Catalogue& words) {
  return element("p", sentence(words.pieces(id, arguments)));
}

Markup states_of(const Group& group, const Catalogue& words) {
  Markup states;
  for (const Line* line : group) {
    const std::string channels = channels_of(line->now.channels, line->now.contact, words.language());
    const base::Arguments arguments{{"site", line->offer.site_name},
                                    {"sign", sign_of(line->now.state, words)},
                                    {"state", word_of(line->now.state, words)},
                                    {"channels", channels}};
    states += said("report.degraded_sheet.state", arguments, words);
  }
  return states;
}

/// How long it can wait: what the town decided wins over our proposal.
Markup patience_of(const Line& line, const Catalogue& words) {
  const auto& described = line.offer.described;
  if (described && described->max_downtime_hours)
    return said("report.degraded_sheet.decided_downtime", {{"hours", *described->max_downtime_hours}}, words);
  if (!line.offer.kind) return {};
  return said("report.degraded_sheet.proposed_downtime", {{"hours", line.offer.kind->max_downtime_hours}}, words);
}

Markup forms_of(const Line& line, const Catalogue& words) {
  std::string names;
  for (const response::papers::Form& form : response::papers::forms()) {
    const bool own = std::ranges::find(form.services, line.offer.service) != form.services.end();
    if (own) names += (names.empty() ? "" : ", ") + form.title.in(words.language()) + " (" + form.code + ")";
  }
  return said("report.degraded_sheet.forms", {{"forms", names}}, words);
}

Markup who_answers(const Line& line, const Catalogue& words) {
  const auto& described = line.offer.described;
  if (!described || (described->responsible.empty() && described->phone.empty()))
    return paper::blank(words.text("report.degraded_sheet.responsible_blank"));
  Markup who =
      said("report.degraded_sheet.responsible", {{"name", described->responsible}, {"phone", described->phone}}, words);
  if (!described->note.empty()) who += said("report.degraded_sheet.note", {{"text", described->note}}, words);
  return who;
}

Markup section_of(const Group& group, const Catalogue& words) {
  const Line& line = *group.front();
  const town::ServiceKind* kind = line.offer.kind;
  Markup content = states_of(group, words);
  if (kind) {
    content += element("p", {{"class", "how"}}, element("strong", text(words.text("report.degraded_sheet.how"))), text(" "),
                       text(kind->degraded.in(words.language())));
    content += said("report.degraded_sheet.users", {{"users", kind->users.in(words.language())}}, words);
  } else {
    content += paper::blank(words.text("report.degraded_sheet.how"));
  }
  content += join(patience_of(line, words), forms_of(line, words), who_answers(line, words));
  for (const auto* id : {"report.degraded_sheet.tonight", "report.degraded_sheet.where", "report.degraded_sheet.told"}) {
    content += paper::blank(words.text(id));
  }
  return element("section", {{"class", "service"}}, element("h2", element("bdi", text(line.offer.name))), content);
}

}  // namespace

std::string degraded_sheets(const Content& content, const Catalogue& words) {
  Markup body = element("p", {{"class", "lead"}}, text(words.text("report.degraded_sheet.lead")));
  const std::vector<Group> groups = groups_of(content);
  if (groups.empty()) body += element("p", text(words.text("report.degraded_sheet.none")));
  int rank = -1;
  for (const Group& group : groups) {
    if (rank_of(group) != rank) {
      rank = rank_of(group);
      static constexpr std::array<const char*, 3> kRanks = {"report.degraded_sheet.vital", "report.degraded_sheet.essential",
                                                            "report.degraded_sheet.ordinary"};
      body += element("h2", {{"class", "rank"}}, text(words.text(kRanks.at(static_cast<std::size_t>(rank)))));
    }
    body += section_of(group, words);
  }
  return paper::page({.title = words.text("report.degraded_sheet.title"),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body},
                     words);
}

}  // namespace beffroi::report::services
