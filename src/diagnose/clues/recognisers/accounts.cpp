// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::accounts {
namespace {

constexpr std::int64_t kDay = 86'400 * base::kNanosecondsPerSecond;

/// An account made an administrator within a day of its creation: a newcomer never is.
void recognise(const Traces& traces, std::vector<Clue>& found) {
  const auto created = traces.book.facts("iam.added-user-account");
  for (const KnownFact& creation : created) {
    found.push_back(traces.clue_at("account_created", creation, creation.get("user.target.name")));
  }
  for (const KnownFact& added : traces.book.facts("iam.added-member-to-group")) {
    if (!scene::is_administrators_group(added.get("group.id"))) continue;
    const auto birth = std::ranges::find_if(created, [&](const KnownFact& creation) {
      const std::int64_t age = added.time.nanoseconds - creation.time.nanoseconds;
      const std::string_view sid = creation.get("user.target.id");
      return !sid.empty() && sid == added.get("user.target.id") && age >= 0 && age <= kDay;
    });
    if (birth == created.end()) continue;
    Clue clue = traces.clue_at("new_administrator", added, birth->get("user.target.name"));
    clue.more.push_back(&*birth);
    found.push_back(std::move(clue));
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::accounts
