// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "diagnose/question.h"

namespace beffroi::diagnose {

/// The same kind of clue on the same machine, told once: the first and how often.
struct ToldClue {
  const Clue* first = nullptr;
  std::vector<const Clue*> all;
};

/// The clues of the attack that a question tells, in the order of time. Clues that only count as context are left out on machines
/// the attacker was not on.
std::vector<ToldClue> clues_to_tell(const Scene& scene, std::string_view question);

/// `<question>.<kind>` with the arguments host, account, time, detail and count; the account is empty where nobody is named.
model::Finding to_finding(const Scene& scene, const ToldClue& told, std::string_view question, std::size_t number);

/// The whole answer of a question that only tells clues: findings, and `section` as a list of {host, kind, technique, account,
/// time, detail, count, for}.
Answer tell_clues(const Scene& scene, std::string_view question, std::string_view section);

}  // namespace beffroi::diagnose
