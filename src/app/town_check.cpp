// SPDX-License-Identifier: EUPL-1.2
#include "app/town_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/json/writer.h"
#include "base/text.h"
#include "response/people/kinds.h"
#include "town/value.h"

namespace beffroi::app {
namespace {

std::string sentence(const town::Gap& gap, std::string_view part, const base::Catalogue& words) {
  return base::printable(words.text(fmt::format("town.gap.{}.{}", gap.id, part), gap.arguments));
}

std::string sentence(const base::Error& problem, std::string_view part, const base::Catalogue& words) {
  return base::printable(words.text(fmt::format("error.{}.{}", problem.id, part), problem.arguments));
}

void write_problem(base::json::Writer& json, const base::Error& problem, const base::Catalogue& words) {
  json.begin_object().member("id", problem.id);
  if (problem.where.line) json.member("line", *problem.where.line);
  if (problem.where.column) json.member("column", *problem.where.column);
  json.member("what", sentence(problem, "what", words)).member("why", sentence(problem, "why", words));
  json.member("remedy", sentence(problem, "do", words)).end_object();
}

/// Words that nobody will know what to make of when those concerned are to be told.
std::optional<town::Gap> unrecognised_categories(const town::Town& town, base::Language language) {
  std::set<std::string> unknown;
  for (const town::DataSet& set : town.data_sets) {
    for (const std::string& category : set.categories) {
      if (response::people::kinds_in(category).empty()) unknown.insert(category);
    }
  }
  if (unknown.empty()) return std::nullopt;
  std::string known;
  for (const response::people::Kind& kind : response::people::kinds())
    known += fmt::format("{}{} ({})", known.empty() ? "" : ", ", kind.id, kind.name.in(language));
  return town::Gap{.id = "data_categories",
                   .when = town::When::first_days,
                   .arguments = {{"count", static_cast<std::int64_t>(unknown.size())},
                                 {"names", fmt::format("{}", fmt::join(unknown, " / "))},
                                 {"known", known}}};
}

void write_csirt(base::json::Writer& json, const std::optional<town::Place>& place) {
  json.key("csirt");
  if (!place || !place->csirt) {
    json.null();
    return;
  }
  const town::Body& csirt = *place->csirt;
  json.begin_object().member("name", csirt.name).member("region", place->region).member("phone", csirt.phone);
  json.member("site", csirt.site).member("mail", csirt.mail).end_object();
}

}  // namespace

TownCheck check_town(const town::Reading& reading, const base::Date& today, base::Language language) {
  TownCheck checked{reading, town::gaps_of(reading.town, today), {}};
  if (auto gap = unrecognised_categories(reading.town, language)) {
    checked.gaps.push_back(*std::move(gap));
    std::ranges::stable_sort(checked.gaps, {}, &town::Gap::when);
  }
  if (const auto department = town::department_of(reading.town.insee)) {
    checked.place = town::Directory::embedded().place_of(*department);
  }
  return checked;
}

std::string to_text(const TownCheck& checked, const base::Catalogue& words) {
  std::string out;
  std::optional<town::When> said;
  for (const town::Gap& gap : checked.gaps) {
    if (said != gap.when) {
      out += fmt::format("{}{}\n", said ? "\n" : "", words.text(fmt::format("town.when.{}", town::word_of(gap.when))));
      said = gap.when;
    }
    out += fmt::format("  - {}\n    {}\n", sentence(gap, "what", words), sentence(gap, "why", words));
  }
  if (!checked.gaps.empty()) out += "\n";
  if (checked.place && checked.place->csirt) {
    const town::Body& csirt = *checked.place->csirt;
    out += words.text("app.town.csirt", {{"name", csirt.name}, {"phone", csirt.phone}, {"site", csirt.site}}) + "\n";
  }
  out += words.text("app.town.checked", {{"problems", static_cast<std::int64_t>(checked.reading.problems.size())},
                                         {"gaps", static_cast<std::int64_t>(checked.gaps.size())}});
  return out + "\n";
}

std::string to_json(const TownCheck& checked, const base::Catalogue& words) {
  base::json::Writer json(true);
  json.begin_object().member("usable", checked.reading.problems.empty()).key("problems").begin_array();
  for (const base::Error& problem : checked.reading.problems) write_problem(json, problem, words);
  json.end_array().key("gaps").begin_array();
  for (const town::Gap& gap : checked.gaps) {
    json.begin_object().member("id", gap.id).member("when", town::word_of(gap.when));
    json.member("what", sentence(gap, "what", words)).member("why", sentence(gap, "why", words)).end_object();
  }
  json.end_array();
  write_csirt(json, checked.place);
  return json.end_object().text();
}

}  // namespace beffroi::app
