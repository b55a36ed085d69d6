// SPDX-License-Identifier: EUPL-1.2
#include "engine/circumstances.h"

#include <algorithm>

#include "response/declarations/declarations.h"
#include "response/first_hour/answers.h"
#include "response/hours.h"
#include "response/measures/measures.h"

namespace beffroi::engine {
namespace {

constexpr std::string_view kAttackKnown = "attack_known";
constexpr std::string_view kCutInternet = "cut_internet";

std::optional<base::Timestamp> declared_since(response::Entries entries) {
  std::optional<base::Timestamp> since;
  const std::vector<response::Declaration> all = response::declarations_of(entries);
  for (const response::Declaration* one : response::declared(all, kAttackKnown)) {
    const base::Timestamp said = one->current().moment();  // what goes out states the hour that holds
    if (!since || said < *since) since = said;
  }
  return since;
}

/// Cut everywhere: one link that was cut says nothing of the others.
bool internet_is_cut(response::Entries entries) {
  using response::measures::Step;
  bool cut = false;
  for (const response::measures::Measure& one : response::measures::state_of(entries)) {
    if (one.id != kCutInternet) continue;
    if (one.step != Step::done && one.step != Step::checked) return false;
    cut = true;
  }
  return cut;
}

/// An hour that somebody named, and not merely that of the entry.
std::optional<base::Timestamp> told_hour(response::Entries entries) {
  const auto known = response::known_since(entries);
  return known && known->said ? std::optional(known->holds) : std::nullopt;
}

}  // namespace

report::Circumstances circumstances_of(response::Entries entries, const std::optional<town::Town>& town) {
  const auto first_hour = response::first_hour::state_of(entries);
  const std::string_view said = first_hour.text("town");
  return {.place = said.empty() && town ? town->name : std::string(said),
          .known_since = declared_since(entries),
          .internet_cut = internet_is_cut(entries),
          .told = told_hour(entries)};
}

}  // namespace beffroi::engine
