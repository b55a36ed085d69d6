// SPDX-License-Identifier: EUPL-1.2
// A remote logon is an ordinary thing; what makes one the likely way in is what surrounds it: many wrong passwords from the same
// address before it, an address of the Internet, and what was done on that host or with that account afterwards.
#include "diagnose/questions/origin/entry.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"

namespace beffroi::diagnose::questions::origin {
namespace {

constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
constexpr std::int64_t kGuessingWindow = 30 * 24 * kHour;  ///< guessing goes on for weeks
constexpr std::int64_t kSignWindow = 14 * 24 * kHour;  ///< dwell time of fast crews; longer ones are found by other questions
constexpr std::size_t kManyGuesses = 10;               ///< more than a person who forgot a password before a lockout
constexpr std::size_t kGuessingCampaign = 50;

constexpr double kFromInternet = 0.25;
constexpr double kGuessedFromSameAddress = 0.35;
constexpr double kGuessedFromElsewhere = 0.15;
constexpr double kFollowedBySigns = 0.35;
constexpr double kFollowedByOneSign = 0.15;
constexpr double kWorthSaying = 0.4;

using Key = std::tuple<std::string, std::string, std::string>;  // host, account, address: folded

/// DOMAIN\\user, .\\user and user are one account on one host.
std::string account_key(const KnownFact& fact) {
  std::string_view name = fact.get("user.name");
  if (const std::size_t slash = name.rfind('\\'); slash != name.npos) name.remove_prefix(slash + 1);
  return base::fold(name);
}

bool is_remote_desktop(const KnownFact& fact) {
  return fact.kind().starts_with("session.") || fact.get("winlog.logon.type") == "10";
}

bool is_remote_logon(const KnownFact& fact) {
  const std::string_view type = fact.get("winlog.logon.type");
  return type == "3" || type == "8" || type == "10";
}

bool is_person(const KnownFact& fact) {
  const std::string_view name = fact.get("user.name");
  return !name.empty() && !name.ends_with('$') && fact.get("user.id") != "S-1-5-7";  // neither a machine nor the anonymous one
}

void add_successes(std::map<Key, Entry>& entries, std::span<const KnownFact> facts) {
  for (const KnownFact& fact : facts) {
    const std::string_view address = fact.get("source.ip");
    const bool remote = fact.kind().starts_with("session.") || is_remote_logon(fact);
    if (address.empty() || address == "127.0.0.1" || address == "::1" || !remote || !is_person(fact)) continue;
    Entry& entry = entries[{base::fold(fact.host()), account_key(fact), std::string(address)}];
    entry.successes.push_back(&fact);
    entry.remote_desktop = entry.remote_desktop || is_remote_desktop(fact);
  }
}

void describe(Entry& entry) {
  std::ranges::stable_sort(entry.successes, {}, [](const KnownFact* fact) { return fact->time; });
  entry.first = entry.successes.front();
  entry.host = entry.first->host();
  entry.source_ip = entry.first->get("source.ip");
  entry.from_internet = is_public_address(entry.source_ip);
  // The longest form names the domain as well.
  for (const KnownFact* success : entry.successes) {
    if (std::string account = account_of(*success); account.size() > entry.account.size()) entry.account = std::move(account);
  }
}

void add_guesses(Entry& entry, const Key& key, std::span<const KnownFact> failures) {
  for (const KnownFact& failure : failures) {
    const std::int64_t before = entry.first->time.nanoseconds - failure.time.nanoseconds;
    if (before < 0 || before > kGuessingWindow || base::fold(failure.host()) != std::get<0>(key)) continue;
    if (failure.get("source.ip") == entry.source_ip) {
      entry.guesses.push_back(&failure);
    } else if (is_public_address(failure.get("source.ip"))) {
      entry.other_guesses.push_back(&failure);
    }
  }
}

void add_signs(Entry& entry, const Key& key, const std::vector<Sign>& signs, const SignCluster& cluster) {
  for (const Sign& sign : signs) {
    const std::int64_t after = sign.fact->time.nanoseconds - entry.first->time.nanoseconds;
    if (after < 0 || after > kSignWindow) continue;
    const bool same_host = base::fold(sign.fact->host()) == std::get<0>(key);
    if (!same_host && account_key(*sign.fact) != std::get<1>(key)) continue;
    entry.signs.push_back(sign.fact);
    const auto is_same = [&sign](const Sign& other) { return other.fact == sign.fact; };
    if (cluster.is_incident() && std::ranges::any_of(cluster.signs, is_same)) entry.part_of_incident = true;
  }
}

}  // namespace

double Entry::confidence() const {
  double sum = 0;
  if (from_internet) sum += kFromInternet;
  if (guesses.size() >= kManyGuesses) {
    sum += kGuessedFromSameAddress;
  } else if (other_guesses.size() >= kGuessingCampaign) {
    sum += kGuessedFromElsewhere;
  }
  if (signs.size() >= 2 || part_of_incident) {
    sum += kFollowedBySigns;
  } else if (signs.size() == 1) {
    sum += kFollowedByOneSign;
  }
  return sum;
}

std::vector<Entry> find_entries(const Casebook& book, const std::vector<Sign>& signs) {
  std::map<Key, Entry> by_key;
  for (const auto* kind :
       {"authentication.logged-in", "session.remote-desktop-logged-in", "session.remote-desktop-authenticated",
        "session.remote-desktop-reconnected", "session.session-reconnected"}) {
    add_successes(by_key, book.facts(kind));
  }
  std::vector<Entry> entries;
  const SignCluster cluster = densest_cluster(signs);
  for (auto& [key, entry] : by_key) {
    describe(entry);
    add_guesses(entry, key, book.facts("authentication.logon-failed"));
    add_guesses(entry, key, book.facts("authentication.remote-desktop-failed"));
    const bool guessed = entry.guesses.size() >= kManyGuesses;
    if (!entry.from_internet && !guessed) continue;  // one's own administrators: lateral movement is another question
    add_signs(entry, key, signs, cluster);
    if (entry.confidence() >= kWorthSaying) entries.push_back(std::move(entry));
  }
  std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
    return std::tuple(-a.confidence(), a.first->time) < std::tuple(-b.confidence(), b.first->time);
  });
  return entries;
}

}  // namespace beffroi::diagnose::questions::origin
