// SPDX-License-Identifier: EUPL-1.2
#include "response/people/overview.h"

#include <algorithm>
#include <array>

#include "response/declarations/declarations.h"
#include "response/obligations/said.h"
#include "response/people/dealt.h"
#include "response/services/roster.h"
#include "town/near.h"
#include "town/value.h"
#include "town/words.h"

namespace beffroi::response::people {
namespace {

constexpr std::array<std::string_view, 4> kPresumptions = {"nothing_touched", "below", "undetermined", "presumed"};
constexpr Hundredths kCnil = 200,
                     kPeople = 300;  // ENISA's bands, read as presumptions; see the facts in data/catalogue/people/README.md
constexpr int kMaxMonths = 1'200;

const std::string& called(const std::string& name, const std::string& id) { return name.empty() ? id : name; }

std::vector<Category> categories_of(const town::DataSet& set) {
  std::vector<Category> all;
  for (const std::string& category : set.categories) all.push_back({category, kinds_in(category)});
  // "élèves" among the people makes children of it, whatever the categories say.
  for (const std::string& people : set.people_kinds) {
    const auto kinds = kinds_in_people(people);
    if (!kinds.empty()) all.push_back({people, kinds});
  }
  return all;
}

void take_words(Line& line, const std::vector<Word>& words) {
  const auto said = [&](std::string_view input) { return said_of(words, line.set.id, input); };
  if (const Override* one = said("state"); one && exposure_named(one->value)) {
    line.exposure = *exposure_named(one->value);
    line.exposure_said = *one;
  }
  line.people = line.set.people;
  if (const Override* one = said("people"); one && town::parse_count(one->value)) {
    line.people = town::parse_count(one->value);
    line.people_said = *one;
  }
  line.unintelligible = "unknown";
  if (const Override* one = said("unintelligible")) {
    line.unintelligible = one->value;
    line.unintelligible_said = *one;
  }
  apply(line.score, words, line.set.id);
}

Line line_of(const town::DataSet& set, const Evidence& evidence, const std::vector<Word>& words) {
  Line line;
  line.set = set;
  line.grounds = evidence.grounds_of(set);
  line.computed = line.exposure = exposure_of(line.grounds);
  line.categories = categories_of(set);
  line.score = evidence.score_of(line.categories, line.grounds);
  take_words(line, words);
  return line;
}

void add_people(Follow& follow, const Line& line) {
  if (!line.people) {
    follow.people_missing = true;
    return;
  }
  if (!follow.people) {
    follow.people = *line.people;
    return;
  }
  follow.people->low = std::max(follow.people->low, line.people->low);
  // The file bounds its numbers, but not their sum.
  constexpr std::int64_t kMost = 1'000'000'000;
  follow.people->high = std::min(kMost, std::min(kMost, follow.people->high) + std::min(kMost, line.people->high));
}

void add_line(Follow& follow, const Line& line) {
  if (line.exposure == Exposure::not_examined) ++follow.not_examined;
  if (!line.is_touched()) return;
  ++follow.touched;
  if (line.exposure == Exposure::suspected) ++follow.perhaps;
  add_people(follow, line);
  if (!line.is_scored()) {
    ++follow.unscored;
  } else if (!follow.worst || line.score.se() > follow.worst->score.se()) {
    follow.worst = &line;
  }
}

/// Required may rest on what is only proposed; that nothing follows never rests on what nobody looked at.
Presumption presumed(const Follow& follow, Hundredths threshold) {
  if (follow.worst && follow.worst->score.se() >= threshold) return Presumption::presumed;
  const bool may_rise = follow.worst && follow.worst->score.at_most() >= threshold;
  if (may_rise || follow.unscored > 0 || follow.not_examined > 0) return Presumption::undetermined;
  return follow.touched == 0 ? Presumption::nothing_touched : Presumption::below;
}

void add_declared(Follow& follow, const obligations::Person& person, const std::vector<Declaration>& declarations) {
  const auto own = [&person](const Declaration* one) {
    const std::string_view named = one->current().legal_person().value_or(std::string_view());
    return named.empty() ? person.body : named == person.id;
  };
  follow.aware = std::ranges::any_of(declared(declarations, "breach_awareness"), own);
  for (const Declaration* one : declared(declarations, "high_risk")) {
    if (own(one)) follow.high_risk = one->current().state;
  }
}

std::vector<Follow> follows_of(const std::vector<Line>& lines, const town::Town& town,
                               const std::vector<Declaration>& declarations) {
  std::vector<Follow> all;
  for (const obligations::Person& person : obligations::persons_of(town, {})) {
    Follow follow;
    if (!person.body) follow.id = person.id;
    follow.name = person.file ? called(person.file->name, person.file->id) : town.name;
    bool any = false;
    for (const Line& line : lines) {
      if (obligations::owner_in(town, line.set.legal_person) != follow.id) continue;
      any = true;
      add_line(follow, line);
    }
    add_declared(follow, person, declarations);
    follow.cnil = presumed(follow, kCnil);
    follow.told = presumed(follow, kPeople);
    if (any) all.push_back(std::move(follow));
  }
  return all;
}

std::vector<Usual> usual_of(const town::Town* town, Entries entries) {
  const town::Catalogue& catalogue = town::Catalogue::embedded();
  std::vector<const town::ServiceKind*> services;
  if (town && !town->services.empty()) {
    for (const town::Service& service : town->services) {
      const town::ServiceKind* kind = catalogue.find(service.id);
      if (kind && std::ranges::count(services, kind) == 0) services.push_back(kind);
    }
  } else {
    services = catalogue.usual(town ? town->kind : town::BodyKind::unknown, response::services::population_of(town, entries));
  }
  std::vector<Usual> all;
  for (const town::ServiceKind* service : services) {
    Usual usual{.service = service, .kinds = {}};
    for (const std::string& id : service->personal_data) {
      if (const Kind* kind = kind_called(id)) usual.kinds.push_back(kind);
    }
    if (!usual.kinds.empty()) all.push_back(std::move(usual));
  }
  return all;
}

std::optional<base::Timestamp> reference(const Diagnosed& diagnosed, Entries entries) {
  if (const auto first = diagnosed.first_malicious()) return first;
  return entries.empty() ? std::nullopt : std::optional(entries.front().utc);
}

std::vector<const Kind*> advised_of(const std::vector<Line>& lines) {
  std::vector<const Kind*> all;
  for (const Kind& kind : kinds()) {
    const auto has = [&kind](const Line& line) { return line.is_touched() && std::ranges::count(line.kinds(), &kind) > 0; };
    if (std::ranges::any_of(lines, has)) all.push_back(&kind);
  }
  return all;
}

}  // namespace

std::string_view name_of(Presumption presumption) { return kPresumptions[static_cast<std::size_t>(presumption)]; }

bool Line::is_scored() const { return score.step(Input::context).value > 0 && score.step(Input::identification).value > 0; }

std::vector<const Kind*> Line::kinds() const {
  std::vector<const Kind*> all;
  for (const Kind& kind : people::kinds()) {
    const auto has = [&kind](const Category& category) { return std::ranges::count(category.kinds, &kind) > 0; };
    if (std::ranges::any_of(categories, has)) all.push_back(&kind);
  }
  return all;
}

const Line* Overview::worst() const {
  const Line* worst = nullptr;
  for (const Line& line : lines) {
    if (line.is_touched() && line.is_scored() && (!worst || line.score.se() > worst->score.se())) worst = &line;
  }
  return worst;
}

std::optional<int> months_of(std::string_view retention) {
  constexpr std::array<std::string_view, 6> kYears = {"an", "ans", "annee", "annees", "year", "years"};
  constexpr std::array<std::string_view, 3> kMonths = {"mois", "month", "months"};
  const std::string text = town::identifier_of(retention.substr(0, kMaxRecognised)) + '_';
  int number = 0;
  bool is_number = false;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = text.find('_', from);
    const std::string_view word = std::string_view(text).substr(from, to - from);
    from = to + 1;
    if (is_number && std::ranges::count(kYears, word) > 0) return std::min(number * 12, kMaxMonths);
    if (is_number && std::ranges::count(kMonths, word) > 0) return std::min(number, kMaxMonths);
    is_number = !word.empty() && word.size() <= 4 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    number = 0;
    if (is_number) {
      for (const char c : word) number = number * 10 + (c - '0');
    }
  }
  return std::nullopt;
}

Overview overview_of(const town::Town* town, const Diagnosed& diagnosed, Entries entries) {
  Overview overview;
  overview.town_file = town != nullptr;
  overview.sendings = sendings_of(entries);
  overview.words = words_of(entries);
  if (!town || town->data_sets.empty()) {
    overview.listings = listings_of(entries);
    overview.usual = usual_of(town, entries);
    return overview;
  }
  const Evidence evidence(*town, diagnosed, entries);
  overview.listings = evidence.listings();
  const auto from = reference(diagnosed, entries);
  for (const town::DataSet& set : town->data_sets) {
    if (overview.lines.size() == kMaxSets) {
      overview.left_out = town->data_sets.size() - kMaxSets;
      break;
    }
    overview.lines.push_back(line_of(set, evidence, overview.words));
    overview.lines.back().dealt = dealt_with(overview.lines.back(), *town, from);
  }
  overview.follows = follows_of(overview.lines, *town, declarations_of(entries));
  overview.advised = advised_of(overview.lines);
  return overview;
}

base::Result<const town::DataSet*> set_called(const town::Town* town, std::string_view name) {
  if (!town || town->data_sets.empty()) return base::fail("people.no_register");
  const std::string asked = town::identifier_of(name);
  std::string known;
  std::vector<town::Called> things;
  for (const town::DataSet& set : town->data_sets) {
    if (set.id == name || (!asked.empty() && (town::identifier_of(set.id) == asked || town::identifier_of(set.name) == asked)))
      return &set;
    things.push_back({set.id, {set.name}});
    constexpr std::size_t kMostNamed = 400;
    if (known.size() < kMostNamed) known += (known.empty() ? "" : ", ") + set.id;
  }
  return base::fail("people.no_such_set",
                    {{"name", std::string(name)}, {"known", known}, {"near", town::near_text(name, things)}});
}

}  // namespace beffroi::response::people
