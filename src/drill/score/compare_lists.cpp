// SPDX-License-Identifier: EUPL-1.2
#include "drill/score/compare_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <set>

#include "base/text.h"
#include "drill/score/names.h"

namespace beffroi::drill::score {
namespace {

using Move = Told::Move;

/// The account behind a SID, where the truth knows it.
std::string_view name_of_account(const Told& truth, std::string_view account) {
  const auto known = std::ranges::find(truth.accounts, account, &Told::Account::sid);
  return account.empty() || known == truth.accounts.end() ? account : std::string_view(known->name);
}

/// How far two moves are apart, or nothing where they cannot be the same.
std::optional<std::int64_t> distance(const Move& told, const Move& real) {
  if (!same_host(told.from, real.from) || !same_host(told.to, real.to)) return std::nullopt;
  if (!told.time || !real.time) return 0;
  const std::int64_t apart = std::abs(told.time->nanoseconds - real.time->nanoseconds);
  return apart < kMoveTolerance ? std::optional(apart) : std::nullopt;
}

std::string shown(const Move& move) {
  return fmt::format("{} > {} {} {}", short_name(move.from), short_name(move.to), move.method,
                     move.time ? base::format_seconds(*move.time) : "");
}

class MoveMatching {
 public:
  MoveMatching(const Told& diagnosis, const Told& truth)
      : told_(diagnosis.lateral),
        truth_(truth),
        taken_(told_.size(), false),
        near_(told_.size(), false),
        optional_(told_.size(), false) {}

  void play(Score& score) {
    Tally& tally = score.lateral;
    tally.told = told_.size();
    for (const Move& real : truth_.lateral) {
      if (real.optional) {
        accept(real);
      } else {
        ++tally.expected;
        take_best_for(real, score);
      }
    }
    for (std::size_t i = 0; i < told_.size(); ++i) {
      if (near_[i]) {
        ++tally.told_rightly;
        if (!taken_[i] && !optional_[i]) ++score.repeated_moves;
      } else {
        tally.invented.push_back(shown(told_[i]));
      }
    }
  }

 private:
  void accept(const Move& real) {
    for (std::size_t i = 0; i < told_.size(); ++i) {
      if (distance(told_[i], real)) near_[i] = optional_[i] = true;
    }
  }

  void take_best_for(const Move& real, Score& score) {
    std::optional<std::size_t> best;
    std::pair<bool, std::int64_t> least{true, std::numeric_limits<std::int64_t>::max()};
    for (std::size_t i = 0; i < told_.size(); ++i) {
      const std::optional<std::int64_t> apart = distance(told_[i], real);
      if (!apart) continue;
      near_[i] = true;
      const std::pair<bool, std::int64_t> rank{told_[i].method != real.method, *apart};
      if (taken_[i] || rank >= least) continue;
      least = rank;
      best = i;
    }
    if (!best) {
      score.lateral.missed.push_back(shown(real));
      return;
    }
    taken_[*best] = true;
    ++score.lateral.found;
    const Move& told = told_[*best];
    score.same_method += told.method == real.method ? 1U : 0U;
    score.same_outcome += told.outcome == real.outcome ? 1U : 0U;
    score.same_account += same_account(name_of_account(truth_, told.account), real.account) ? 1U : 0U;
  }

  const std::vector<Move>& told_;
  const Told& truth_;
  std::vector<bool> taken_, near_, optional_;
};

bool is_hit(std::string_view state) { return state == "compromised" || state == "encrypted"; }

void compare_state(std::string_view name, std::string_view real, std::string_view told, Score& score) {
  ++score.host_states[{std::string(real), std::string(told)}];
  if (is_hit(told) && !is_hit(real)) score.falsely_compromised.push_back(short_name(name));
  if (told == "encrypted" && real != "encrypted") score.falsely_encrypted.push_back(short_name(name));
}

std::set<std::string> short_names(const std::vector<std::string>& hosts) {
  std::set<std::string> names;
  for (const std::string& host : hosts) names.insert(short_name(host));
  return names;
}

Tally compare_sets(const std::set<std::string>& told, const std::set<std::string>& real) {
  Tally tally;
  tally.expected = real.size();
  tally.told = told.size();
  std::ranges::set_difference(real, told, std::back_inserter(tally.missed));
  std::ranges::set_difference(told, real, std::back_inserter(tally.invented));
  tally.found = tally.expected - tally.missed.size();
  tally.told_rightly = tally.told - tally.invented.size();
  return tally;
}

bool is_taken_over(const Told::Account& account) {
  return account.state == "compromised" || account.state == "created_by_attacker";
}

bool same(const Told::Account& a, const Told::Account& b) {
  if (!a.sid.empty() && !b.sid.empty()) return a.sid == b.sid;
  return same_account(a.name, b.name) || (!a.sid.empty() && a.sid == b.name) || (!b.sid.empty() && b.sid == a.name);
}

std::string shown(const Told::Account& account) { return account.name.empty() ? account.sid : account.name; }

}  // namespace

void compare_lateral(const Told& diagnosis, const Told& truth, Score& score) { MoveMatching(diagnosis, truth).play(score); }

void compare_hosts(const Told& diagnosis, const Told& truth, Score& score) {
  for (const Told::Host& real : truth.hosts) {
    const auto told =
        std::ranges::find_if(diagnosis.hosts, [&](const Told::Host& host) { return same_host(host.name, real.name); });
    compare_state(real.name, real.state, told == diagnosis.hosts.end() ? "absent" : told->state, score);
  }
  for (const Told::Host& told : diagnosis.hosts) {
    const bool exists =
        std::ranges::any_of(truth.hosts, [&](const Told::Host& host) { return same_host(host.name, told.name); });
    if (!exists) compare_state(told.name, "absent", told.state, score);
  }
  score.encrypted_hosts = compare_sets(short_names(diagnosis.encrypted_hosts), short_names(truth.encrypted_hosts));
}

void compare_accounts(const Told& diagnosis, const Told& truth, Score& score) {
  Tally& tally = score.accounts;
  const auto is_in = [](const Told::Account& wanted, const std::vector<Told::Account>& accounts) {
    return std::ranges::any_of(accounts, [&](const auto& one) { return is_taken_over(one) && same(one, wanted); });
  };
  for (const Told::Account& real : truth.accounts) {
    if (!is_taken_over(real)) continue;
    ++tally.expected;
    if (is_in(real, diagnosis.accounts)) {
      ++tally.found;
    } else {
      tally.missed.push_back(shown(real));
    }
  }
  for (const Told::Account& told : diagnosis.accounts) {
    if (!is_taken_over(told)) continue;
    ++tally.told;
    if (is_in(told, truth.accounts)) {
      ++tally.told_rightly;
    } else {
      tally.invented.push_back(shown(told));
    }
  }
}

void compare_log_tampering(const Told& diagnosis, const Told& truth, Score& score) {
  const auto keys = [](const std::vector<Told::Tampering>& list) {
    std::set<std::string> all;
    for (const Told::Tampering& one : list)
      all.insert(fmt::format("{} {} {}", short_name(one.host), base::fold(one.channel), one.kind));
    return all;
  };
  score.log_tampering = compare_sets(keys(diagnosis.log_tampering), keys(truth.log_tampering));
}

}  // namespace beffroi::drill::score
