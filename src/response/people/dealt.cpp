// SPDX-License-Identifier: EUPL-1.2
#include "response/people/dealt.h"

#include <algorithm>

#include "response/obligations/said.h"
#include "town/words.h"

namespace beffroi::response::people {
namespace {

constexpr std::size_t kMaxDealt = 12;  // services told beside one data set

base::Date date_of_moment(base::Timestamp at) {
  return base::parse_date(base::format_rfc3339(at).substr(0, 10)).value_or(base::Date{});
}

const std::string& called(const town::Service& service) { return service.name.empty() ? service.id : service.name; }

/// A server that many services share holds the data of each: what they share says nothing of whose a set is.
std::size_t kinds_shared(const std::vector<const Kind*>& kinds, const town::Service& service) {
  const town::ServiceKind* known = town::Catalogue::embedded().find(service.id);
  if (!known) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(
      kinds, [known](const Kind* kind) { return std::ranges::count(known->personal_data, kind->id) > 0; }));
}

/// The kinds that tell one service from another: most of them hold contact details. All of them where no other is left.
std::vector<const Kind*> telling_kinds(const Line& line) {
  const auto& services = town::Catalogue::embedded().services();
  std::vector<const Kind*> telling = line.kinds();
  std::erase_if(telling, [&services](const Kind* kind) {
    const auto holds = [kind](const town::ServiceKind& one) { return std::ranges::count(one.personal_data, kind->id) > 0; };
    return static_cast<std::size_t>(std::ranges::count_if(services, holds)) * 2 > services.size();
  });
  return telling.empty() ? line.kinds() : telling;
}

bool names(const town::DataSet& set, const town::Service& service) {
  const std::string wanted = town::identifier_of(set.name), offered = town::identifier_of(called(service));
  // Whole words: « Eau » is not in « Bureau ».
  return !offered.empty() && ("_" + wanted + "_").find("_" + offered + "_") != std::string::npos;
}

}  // namespace

std::vector<Dealt> dealt_with(const Line& line, const town::Town& town, std::optional<base::Timestamp> from) {
  std::optional<base::Date> since;
  const auto months = months_of(line.set.retention);
  if (months && from) since = base::plus_months(date_of_moment(*from), -*months);
  const std::vector<const Kind*> kinds = telling_kinds(line);
  const std::string_view owner = obligations::other_than_body(town, line.set.legal_person);
  std::vector<const town::Service*> near;
  std::size_t most = 1;
  for (const town::Service& service : town.services) {
    const auto uses = [&service](const std::string& system) { return std::ranges::count(service.systems, system) > 0; };
    const bool same_owner = obligations::other_than_body(town, service.legal_person) == owner;
    if (!same_owner || !std::ranges::any_of(line.set.systems, uses)) continue;
    near.push_back(&service);
    most = std::max(most, kinds_shared(kinds, service));
  }
  std::vector<Dealt> all;
  for (const town::Service* service : near) {
    if (all.size() == kMaxDealt || (kinds_shared(kinds, *service) < most && !names(line.set, *service))) continue;
    all.push_back({called(*service), service->name.empty() ? town::Catalogue::embedded().find(service->id) : nullptr, since});
  }
  if (all.empty()) all.push_back({{}, nullptr, since});
  return all;
}

}  // namespace beffroi::response::people
