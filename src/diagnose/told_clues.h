// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/question.h"

namespace beffroi::diagnose {

/// As many different deeds of one kind on one machine as a person reads one by one; what is beyond is told as a number.
inline constexpr std::size_t kMostTold = 25;

/// The same deed, told once with how often: the same kind, machine, account and detail. Two commands are two deeds, but for kinds that
/// are a series in themselves (clues::Kind::series).
struct ToldClue {
  const Clue* first = nullptr;
  std::vector<const Clue*> all;
  const Clue* like = nullptr;  ///< of what is beyond kMostTold: the first clue of its kind and machine; `all` then differ
};

/// The clues of the attack that a question tells, in the order of time. Clues that only count as context are left out on machines
/// the attacker was not on. `also`: what the question itself found, told among them; must outlive the answer's making.
std::vector<ToldClue> clues_to_tell(const Scene& scene, std::string_view question, std::span<const Clue> also = {});

/// `<question>.<kind>` with the arguments host, account, time, detail and count; the account is empty where nobody is named. What is
/// beyond kMostTold is `<question>.others`, with the detail of `like`.
model::Finding to_finding(const Scene& scene, const ToldClue& told, std::string_view question, std::size_t number);

/// The whole answer of a question that only tells clues: findings, and `section` as a list of {host, kind, technique, account,
/// time, detail, count, for}; account and detail are empty where several are counted together.
Answer tell_clues(const Scene& scene, std::string_view question, std::string_view section, std::span<const Clue> also = {});

}  // namespace beffroi::diagnose
