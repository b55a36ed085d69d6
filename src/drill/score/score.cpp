// SPDX-License-Identifier: EUPL-1.2
#include "drill/score/score.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "drill/score/compare_lists.h"
#include "drill/score/names.h"

namespace beffroi::drill::score {
namespace {

constexpr std::size_t kFirst = 3;

bool says_nothing(std::string_view word) { return word.empty() || word == "unknown" || word == "undetermined"; }

Answer judge(std::string expected, std::string told, bool right) {
  const Mark mark = expected.empty() ? Mark::not_asked : right ? Mark::right : says_nothing(told) ? Mark::silent : Mark::wrong;
  return {mark, std::move(expected), std::move(told)};
}

/// Words of the contract in a row from the least to the most; a word less than the true one is weaker, but for the first,
/// which denies.
Answer judge_degree(std::string expected, std::string told, std::initializer_list<std::string_view> degrees) {
  Answer answer = judge(std::move(expected), std::move(told), false);
  if (answer.mark == Mark::not_asked) return answer;
  if (answer.told == answer.expected) answer.mark = Mark::right;
  const auto rank = [&](std::string_view word) { return std::ranges::find(degrees, word) - degrees.begin(); };
  const bool known = rank(answer.told) < rank("") && rank(answer.expected) < rank("");
  if (answer.mark == Mark::wrong && known && rank(answer.told) > 0 && rank(answer.told) < rank(answer.expected))
    answer.mark = Mark::weaker;
  return answer;
}

bool is_among(std::string_view word, const std::vector<std::string>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool right_vector(const Told::Hypothesis& told, const Told& truth) {
  return told.vector == truth.hypotheses.front().vector || is_among(told.vector, truth.vector_also_right);
}

bool right_host(const Told::Hypothesis& told, const Told& truth) {
  const std::string& host = truth.hypotheses.front().host;
  return host.empty() || same_host(told.host, host);
}

/// By name, or by the SID under which the truth lists that account.
bool right_account(const Told::Hypothesis& told, const Told& truth) {
  const std::string& account = truth.hypotheses.front().account;
  if (account.empty() || same_account(told.account, account)) return true;
  const auto same = [&](const std::string& other) { return same_account(told.account, other); };
  if (std::ranges::any_of(truth.account_also_right, same)) return true;
  return std::ranges::any_of(truth.accounts, [&](const Told::Account& known) {
    return !known.sid.empty() && known.sid == told.account && same_account(known.name, account);
  });
}

std::optional<double> difference(std::optional<base::Timestamp> told, std::optional<base::Timestamp> expected) {
  if (!told || !expected) return std::nullopt;
  return (static_cast<double>(told->nanoseconds) - static_cast<double>(expected->nanoseconds)) /
         static_cast<double>(base::kNanosecondsPerSecond);
}

void compare_first(const Told& diagnosis, const Told& truth, Score& score) {
  const Told::Hypothesis& entry = truth.hypotheses.front();
  const Told::Hypothesis first = diagnosis.hypotheses.empty() ? Told::Hypothesis{} : diagnosis.hypotheses.front();
  score.vector = judge(entry.vector, first.vector, right_vector(first, truth));
  score.host = judge(entry.host, first.host, right_host(first, truth));
  score.account = judge(entry.account, first.account, right_account(first, truth));
  score.source_ip = judge(entry.source_ip, first.source_ip, first.source_ip == entry.source_ip);
  score.time_error = difference(first.time, entry.time);
}

void compare_origin(const Told& diagnosis, const Told& truth, Score& score) {
  score.origin_state = judge_degree(truth.origin_state, diagnosis.origin_state, {"undetermined", "likely", "determined"});
  score.has_origin = !truth.hypotheses.empty();
  if (!score.has_origin) return;
  compare_first(diagnosis, truth, score);
  for (std::size_t i = 0; i < std::min(kFirst, diagnosis.hypotheses.size()); ++i) {
    const Told::Hypothesis& told = diagnosis.hypotheses[i];
    const bool vector = right_vector(told, truth);
    const bool host = right_host(told, truth);
    const bool account = right_account(told, truth);
    score.vector_in_three |= vector;
    score.host_in_three |= host;
    score.account_in_three |= account;
    score.all_in_three |= vector && host && account;
    if (i == 0) score.all_first = vector && host && account;
  }
}

void compare_incident(const Told& diagnosis, const Told& truth, Score& score) {
  score.incident = judge_degree(truth.incident, diagnosis.incident, {"no_sign", "suspected", "yes"});
  if (is_among(diagnosis.incident, truth.incident_also_right)) score.incident.mark = Mark::right;
}

void compare_damage(const Told& diagnosis, const Told& truth, Score& score) {
  score.encryption = judge_degree(truth.encryption, diagnosis.encryption, {"no", "yes"});
  score.encryption_error = difference(diagnosis.encryption_start, truth.encryption_start);
  score.extension = judge(truth.extension, diagnosis.extension, base::equal_folded(truth.extension, diagnosis.extension));
  score.exfiltration = judge_degree(truth.exfiltration, diagnosis.exfiltration, {"no", "suspected", "yes"});
  score.backups = judge_degree(truth.backups, diagnosis.backups, {"intact", "touched", "destroyed"});
}

bool passes(const Told& diagnosis, const Told& truth, const Score& score) {
  if (!score.falsely_compromised.empty()) return false;
  if (score.has_origin) return score.all_first;
  if (!says_nothing(diagnosis.origin_state)) return false;
  if (truth.incident != "no_sign") return true;
  const bool quiet = diagnosis.incident == "no_sign" || says_nothing(diagnosis.incident);
  // Where an attempt was made, telling of it as suspected is right, and so is a guess at the door.
  const bool allowed = is_among(diagnosis.incident, truth.incident_also_right);
  return allowed || (quiet && diagnosis.hypotheses.empty());
}

}  // namespace

std::string_view word_of(Mark mark) {
  constexpr std::array<std::string_view, 5> kWords = {"right", "weaker", "silent", "wrong", "not_asked"};
  return kWords[static_cast<std::size_t>(mark)];
}

std::optional<double> Tally::precision() const {
  return told == 0 ? std::nullopt : std::optional(static_cast<double>(told_rightly) / static_cast<double>(told));
}

std::optional<double> Tally::recall() const {
  return expected == 0 ? std::nullopt : std::optional(static_cast<double>(found) / static_cast<double>(expected));
}

Score compare(const Told& diagnosis, const Told& truth) {
  Score score;
  score.scenario = truth.scenario;
  score.seed = truth.seed;
  score.benign = truth.benign;
  compare_incident(diagnosis, truth, score);
  compare_origin(diagnosis, truth, score);
  compare_lateral(diagnosis, truth, score);
  compare_hosts(diagnosis, truth, score);
  compare_accounts(diagnosis, truth, score);
  compare_damage(diagnosis, truth, score);
  compare_log_tampering(diagnosis, truth, score);
  score.passed = passes(diagnosis, truth, score);
  return score;
}

}  // namespace beffroi::drill::score
