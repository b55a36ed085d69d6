// SPDX-License-Identifier: EUPL-1.2
// A logon from elsewhere is an ordinary thing. What makes one the way in is what surrounds it: the wrong passwords before it from
// the same address, an address of the Internet, an address this account never had, and that the attacker's own session is it.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "diagnose/attack/entry.h"

namespace beffroi::diagnose::attack::entries::remote_logons {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr std::int64_t kGuessing = 30 * kDay;  ///< guessing goes on for weeks
constexpr std::int64_t kDwell = 21 * kDay;     ///< a password that was found may be used much later
constexpr std::size_t kManyGuesses = 8;        ///< more than a person who forgot a password before a lockout
constexpr std::size_t kCampaign = 50;
constexpr std::size_t kHabit = 3;  ///< days on which an address came in peace

constexpr double kItsOwnSession = 0.25, kFromInternet = 0.15, kGuessed = 0.3, kGuessedFromElsewhere = 0.1, kNeverSeen = 0.1,
                 kHabitual = -0.25, kPrivate = 0.05;

/// Logons of one account on one machine from one address outside the case.
struct Door {
  scene::HostId host = scene::kNoHost;
  std::string account, address;
  std::vector<const scene::Session*> sessions;
  std::vector<const KnownFact*> guesses;  ///< refused from the same address before
  std::size_t other_guesses = 0;
  bool own_session = false;  ///< the attacker's traced session came through here
  bool desktop = false;
  std::set<std::int64_t> peaceful_days;
  base::Timestamp time;
  const scene::Session* first = nullptr;
};

using Key = std::tuple<scene::HostId, std::string, std::string>;

/// Refused logons of one kind by machine and address, so that a million of them are looked at once and not for every door.
class Refusals {
 public:
  Refusals(const Scene& scene, std::string_view kind) {
    for (const KnownFact& failure : scene.book.facts(kind)) {
      const scene::HostId host = scene.hosts.of_name(failure.host());
      const std::string_view address = failure.get("source.ip");
      if (host == scene::kNoHost || address.empty()) continue;
      by_address_[{host, std::string(address)}].push_back(&failure);
      if (is_public_address(address)) from_internet_[host].push_back(&failure);
    }
  }

  using List = std::vector<const KnownFact*>;

  /// Those from one address between two moments, both included.
  List from(scene::HostId host, const std::string& address, base::Timestamp since, base::Timestamp until) const {
    const auto found = by_address_.find({host, address});
    return found == by_address_.end() ? List() : between(found->second, since, until);
  }

  std::size_t from_internet(scene::HostId host, base::Timestamp since, base::Timestamp until) const {
    const auto found = from_internet_.find(host);
    return found == from_internet_.end() ? 0 : between(found->second, since, until).size();
  }

 private:
  static List between(const List& list, base::Timestamp since, base::Timestamp until) {
    const auto time = [](const KnownFact* fact) { return fact->time; };
    const auto first = std::ranges::lower_bound(list, since, {}, time);
    return {first, std::ranges::upper_bound(first, list.end(), until, {}, time)};
  }

  std::map<std::pair<scene::HostId, std::string>, List> by_address_;
  std::map<scene::HostId, List> from_internet_;
};

class Doors {
 public:
  Doors(const Scene& scene, const Attack& attack)
      : scene_(scene),
        attack_(attack),
        refusals_{{{scene, "authentication.logon-failed"}, {scene, "authentication.remote-desktop-failed"}}} {}

  std::vector<Door> find() {
    for (const scene::Session& session : scene_.sessions.all()) {
      const bool remote = session.type == 3 || session.type == 8 || session.type == 10;
      if (remote && session.is_from_outside_the_case()) note(session);
    }
    std::vector<Door> doors;
    for (auto& [key, door] : doors_) {
      if (!is_worth_looking_at(door)) continue;
      add_guesses(door);
      choose_time(door);
      // A program guesses and another machine uses what it found: the attacker's session is the guessed account's, not the address's.
      door.own_session = door.own_session || (door.guesses.size() >= kManyGuesses && has_session(door));
      if (door.first) doors.push_back(std::move(door));
    }
    return doors;
  }

 private:
  void note(const scene::Session& session) {
    Door& door = doors_[{session.host, session.account, session.address}];
    door.host = session.host;
    door.account = session.account;
    door.address = session.address;
    door.sessions.push_back(&session);
    door.desktop = door.desktop || session.is_remote_desktop();
    door.own_session = door.own_session || attack_.sessions.contains(&session);
    if (attack_.start && attack_.start->nanoseconds - session.start.nanoseconds > kDay) {
      door.peaceful_days.insert(session.start.nanoseconds / kDay);
    }
  }

  /// Only where the attacker later was: on that machine, or with that account.
  bool is_worth_looking_at(const Door& door) const {
    return attack_.has(door.host) && (door.own_session || attack_.accounts.contains(door.account));
  }

  bool has_session(const Door& door) const {
    return std::ranges::any_of(attack_.sessions, [&](const scene::Session* session) {
      return session->host == door.host && session->account == door.account && session->start >= door.time;
    });
  }

  /// The remote desktop service writes a refusal once more: its record counts only where the Security log has none.
  void add_guesses(Door& door) {
    const base::Timestamp until = door.sessions.back()->start, since{until.nanoseconds - kGuessing};
    for (const Refusals& refusals : refusals_) {
      if (!door.guesses.empty()) break;
      door.guesses = refusals.from(door.host, door.address, since, until);
      door.other_guesses += refusals.from_internet(door.host, since, until);
    }
    if (is_public_address(door.address)) door.other_guesses -= door.guesses.size();
  }

  /// The success that ends the guessing, else the attacker's session, else the first one not long before the attack.
  void choose_time(Door& door) {
    const bool guessed = door.guesses.size() >= kManyGuesses;
    for (const scene::Session* session : door.sessions) {
      if (attack_.end && session->start > *attack_.end) break;
      if (guessed && session->start < door.guesses[kManyGuesses - 1]->time) continue;
      if (attack_.start && attack_.start->nanoseconds - session->start.nanoseconds > kDwell) continue;
      if (!guessed && door.own_session && door.peaceful_days.size() >= kHabit && !attack_.sessions.contains(session)) continue;
      door.first = session;
      door.time = session->start;
      return;
    }
  }

  const Scene& scene_;
  const Attack& attack_;
  const std::array<Refusals, 2> refusals_;
  std::map<Key, Door> doors_;
};

struct Words {
  std::string_view vector, technique, statement;
};

Words words_of(const Scene& scene, const Door& door) {
  const bool outside = is_public_address(door.address);
  const bool guessed = door.guesses.size() >= kManyGuesses;
  if (outside && door.desktop) {
    return {"exposed_remote_desktop", "T1133", guessed ? "remote_desktop_guessed" : "remote_desktop_entered"};
  }
  if (guessed) return {"password_guessing", "T1110.001", "password_guessed"};
  if (outside) return {"valid_account", "T1078", "logged_on_from_internet"};
  if (scene.sessions.have_neighbours_of(door.address)) return {"valid_account", "T1078", "logged_on_from_unseen_machine"};
  return {"vpn_account", "T1133", "logged_on_from_other_network"};
}

double worth(const Door& door) {
  double sum = is_public_address(door.address) ? kFromInternet : kPrivate;
  if (door.own_session) sum += kItsOwnSession;
  if (door.guesses.size() >= kManyGuesses) {
    sum += kGuessed;
  } else if (door.other_guesses >= kCampaign) {
    sum += kGuessedFromElsewhere;
  }
  if (door.peaceful_days.size() >= kHabit && door.guesses.size() < kManyGuesses) return sum + kHabitual;
  return door.peaceful_days.empty() ? sum + kNeverSeen : sum;
}

void add_ends(std::vector<const KnownFact*>& list, const std::vector<const KnownFact*>& facts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i < 2 || i + 2 >= facts.size()) list.push_back(facts[i]);
  }
}

Entry to_entry(const Scene& scene, const Door& door) {
  const Words words = words_of(scene, door);
  Entry entry{.vector = words.vector,
              .technique = words.technique,
              .statement = words.statement,
              .host = door.host,
              .account = door.account,
              .source_ip = door.address,
              .artefact = {},
              .rights = {},
              .time = door.time,
              .confidence = worth(door),
              .failures = static_cast<std::int64_t>(door.guesses.size()),
              .supports = {door.first->fact},
              .contradicts = {},
              .missing = {}};
  for (const scene::Session* session : door.sessions) {
    const bool same_moment = std::abs(session->start.nanoseconds - door.time.nanoseconds) < 120 * kSecond;
    if (session != door.first && same_moment && entry.supports.size() < 4) entry.supports.push_back(session->fact);
  }
  add_ends(entry.supports, door.guesses);
  if (door.peaceful_days.size() >= kHabit) entry.contradicts.push_back(door.sessions.front()->fact);
  entry.missing.push_back(words.vector == "vpn_account" ? "vpn_log" : "firewall_log");
  if (door.guesses.empty()) entry.missing.push_back("failed_logons");
  return entry;
}

void find(const Scene& scene, const Attack& attack, std::vector<Entry>& found) {
  for (const Door& door : Doors(scene, attack).find()) found.push_back(to_entry(scene, door));
}

}  // namespace

EntryFinder make_finder() { return find; }

}  // namespace beffroi::diagnose::attack::entries::remote_logons
