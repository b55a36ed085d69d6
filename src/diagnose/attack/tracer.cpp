// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/attack/tracer.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "diagnose/attack/responsible.h"
#include "diagnose/attack/stray_programs.h"

namespace beffroi::diagnose::attack {
namespace {

using clues::kStrong;

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr std::int64_t kAfterwards = 86'400 * kSecond;  ///< how long after the last clue the same hands may go on

const std::string kNobody;

}  // namespace

Tracer::Tracer(const Scene& scene) : scene_(scene) {
  for (const scene::RemoteExecution& execution : scene.executions) {
    if (execution.session) executions_.emplace(execution.session, &execution);
  }
}

HitHost& Tracer::hit(scene::HostId host, base::Timestamp time) {
  HitHost& hit = attack_.hosts.try_emplace(host, HitHost{.first = time, .clues = {}, .sessions = {}}).first->second;
  hit.first = std::min(hit.first, time);
  return hit;
}

void Tracer::hold(const std::string& account, const KnownFact* because) {
  if (account.empty()) return;
  auto& facts = attack_.accounts[account];
  if (held_.emplace(account, because).second) facts.push_back(because);
}

void Tracer::follow(const Clue& clue) {
  // A scanner that found a file says that it lay there, not that hands of the attacker were on that machine.
  const bool nobody_yet = !attack_.hosts.contains(clue.host) || only_lay_there_.contains(clue.host);
  const bool only_lay_there = clue.kind == "malware_found" && nobody_yet;
  if (only_lay_there) {
    only_lay_there_.insert(clue.host);
  } else {
    only_lay_there_.erase(clue.host);
  }
  hit(clue.host, clue.time).clues.push_back(&clue);
  if (clue.weight() >= kStrong) {
    hold(clue.account, clue.fact);
    programs_.merge(stray_programs(clue.detail));
  }
  if (only_lay_there) return;
  const scene::Session* session = responsible_session(scene_, clue);
  if (clue.weight() >= kStrong && (!session || !session->is_remote())) follow_reach(clue);
  if (session) take(*session);
  // A file burst and an opened share say themselves from where they came.
  const scene::HostId from = scene_.hosts.of_address(clue.fact->get("source.ip"), clue.time);
  if (clue.kind == "files_renamed_in_bulk" && from != scene::kNoHost && from != clue.host) {
    hit(from, clue.time).left_from_here = true;
  }
}

void Tracer::follow_reach(const Clue& clue) {
  const auto reach = reached_by_program(scene_, clue);
  if (!reach) return;
  const std::string_view port = reach->connection->fact->get("destination.port");
  add_move({.from = reach->session->from,
            .to = clue.host,
            .account = reach->session->account,
            .method = port == "5985" || port == "5986" ? "winrm"
                      : port == "445"                  ? "service_execution"
                                                       : "dcom",
            .time = reach->session->start,
            .session = reach->session,
            .facts = {reach->session->fact, reach->connection->fact, clue.fact},
            .detail = {}});
  take(*reach->session);
}

void Tracer::take(const scene::Session& session) {
  if (!attack_.sessions.insert(&session).second) return;
  hold(session.account, session.fact);
  // A person's own session began before the intruder was in it.
  HitHost& there = hit(session.host, session.is_remote()                    ? session.start
                                     : attack_.hosts.contains(session.host) ? attack_.hosts.at(session.host).first
                                                                            : session.start);
  there.sessions.push_back(&session);
  if (session.from != scene::kNoHost) pending_.push_back(&session);
}

/// One after the other: a chain of sessions in the evidence may be long, the stack is not.
void Tracer::follow_pending() {
  for (std::size_t i = 0; i < pending_.size(); ++i) come_from(*pending_[i]);
  pending_.clear();
}

void Tracer::come_from(const scene::Session& session) {
  const auto found = executions_.find(&session);
  // A plain logon is no step: what is not executed there stays the work of the machine it came from.
  if (found != executions_.end()) add_move(*found->second);
  hit(session.from, session.start).left_from_here = true;
  // Whose hands: the session that gave these credentials away, else the last one that came from elsewhere.
  const std::int64_t then = session.start.nanoseconds;
  for (const KnownFact& given :
       scene_.book.facts("authentication.logged-in-explicit", {then - kBefore}, {then + 5 * kSecond})) {
    if (scene_.hosts.of_name(given.host()) != session.from) continue;
    if (scene_.accounts.key_of(given.get("user.target.name"), given.get("user.target.domain"), given.host()) != session.account)
      continue;
    const auto* hands = scene_.sessions.of_logon(session.from, given.get("winlog.logon.id"), given.time);
    if (hands) return take(*hands);
  }
  const HitHost& source = attack_.hosts.at(session.from);
  if (!source.sessions.empty()) return;
  const auto* hands = scene_.sessions.last(session.from, session.account, session.start, kHands, true);
  if (!hands) hands = scene_.sessions.last(session.from, kNobody, session.start, kHands, true);
  if (hands && hands->is_remote_desktop()) take(*hands);
}

void Tracer::add_move(const scene::RemoteExecution& execution) {
  // The same hands open several sessions within a moment (NLA, then the desktop): one step.
  auto& same = moves_of_[{execution.from, execution.to, execution.account}];
  for (const std::size_t number : same) {
    Move& known = attack_.moves[number];
    const bool near = std::abs(known.time.nanoseconds - execution.time.nanoseconds) < kBefore;
    const bool plain =
        known.method == "network_logon" || execution.method == "network_logon" || known.method == execution.method;
    if (!near || !plain) continue;
    if (known.method == "network_logon") known.method = execution.method;
    for (const KnownFact* fact : execution.facts) {
      if (std::ranges::find(known.facts, fact) == known.facts.end()) known.facts.push_back(fact);
    }
    return;
  }
  same.push_back(attack_.moves.size());
  attack_.moves.push_back({.from = execution.from,
                           .to = execution.to,
                           .account = execution.account,
                           .method = execution.method,
                           .time = execution.time,
                           .facts = execution.facts});
}

bool Tracer::is_in_time(scene::HostId from, base::Timestamp time) const {
  const auto source = attack_.hosts.find(from);
  if (source == attack_.hosts.end() || attack_.clues.empty()) return false;
  return time.nanoseconds >= source->second.first.nanoseconds - kBefore &&
         time.nanoseconds <= attack_.clues.back()->time.nanoseconds + kAfterwards;
}

bool Tracer::is_of_the_attack(const scene::RemoteExecution& execution) const {
  const bool known = attack_.accounts.contains(execution.account) || attack_.created.contains(execution.account);
  return execution.method != "admin_share" && known && is_in_time(execution.from, execution.time);
}

/// What the attacker's machines had others do with the attacker's accounts. True where something was new.
bool Tracer::follow_executions() {
  bool news = false;
  for (const scene::RemoteExecution& execution : scene_.executions) {
    if (!is_of_the_attack(execution)) continue;
    if (execution.session) {
      if (attack_.sessions.contains(execution.session)) continue;
      take(*execution.session);
      follow_pending();
      news = true;
      continue;
    }
    const std::size_t before = attack_.moves.size();
    add_move(execution);
    hit(execution.to, execution.time);
    hit(execution.from, execution.time).left_from_here = true;
    news = news || attack_.moves.size() != before;
  }
  return news;
}

void Tracer::add_failures() {
  std::set<std::tuple<scene::HostId, scene::HostId, std::string>> told;
  for (const KnownFact& failure : scene_.book.facts("authentication.logon-failed")) {
    const scene::HostId from = scene_.hosts.of_address(failure.get("source.ip"), failure.time);
    const scene::HostId to = scene_.hosts.of_name(failure.host());
    if (from == scene::kNoHost || to == scene::kNoHost || from == to || !is_in_time(from, failure.time)) continue;
    if (!attack_.hosts.at(from).is_compromised()) continue;
    std::string account = scene_.accounts.key_of(failure.get("user.name"), failure.get("user.domain"), failure.host());
    if (account.empty() || !told.emplace(from, to, account).second) continue;
    const std::string_view method = failure.get("winlog.logon.type") == "10" ? "remote_desktop" : "network_logon";
    attack_.moves.push_back({.from = from,
                             .to = to,
                             .account = std::move(account),
                             .method = method,
                             .outcome = "failed",
                             .time = failure.time,
                             .facts = {&failure}});
  }
}

/// Connections that the firewall of the machine refused, to the doors that moves use.
void Tracer::add_blocked() {
  std::set<std::pair<scene::HostId, scene::HostId>> told;
  for (const KnownFact& flow : scene_.book.facts("network.flow-blocked")) {
    const scene::HostId from = scene_.hosts.of_address(flow.get("source.ip"), flow.time);
    const scene::HostId to = scene_.hosts.of_address(flow.get("destination.ip"), flow.time);
    const std::string_view port = flow.get("destination.port");
    const std::string_view method = port == "3389"                     ? "remote_desktop"
                                    : port == "5985" || port == "5986" ? "winrm"
                                    : port == "135"                    ? "dcom"
                                    : port == "445"                    ? "service_execution"
                                                                       : "";
    if (from == scene::kNoHost || to == scene::kNoHost || from == to || method.empty() || !is_in_time(from, flow.time))
      continue;
    const bool moved = std::ranges::any_of(attack_.moves, [&](const Move& move) { return move.from == from && move.to == to; });
    if (moved || !attack_.hosts.at(from).is_compromised() || !told.emplace(from, to).second) continue;
    const HitHost& source = attack_.hosts.at(from);
    const std::string account = source.clues.empty() ? std::string() : source.clues.front()->account;
    attack_.moves.push_back({.from = from,
                             .to = to,
                             .account = account,
                             .method = method,
                             .outcome = "blocked",
                             .time = flow.time,
                             .facts = {&flow}});
  }
}

/// Credentials that the attacker's sessions gave to other machines were in his hands.
void Tracer::add_borrowed_accounts() {
  for (const KnownFact& given : scene_.book.facts("authentication.logged-in-explicit")) {
    const scene::HostId host = scene_.hosts.of_name(given.host());
    const auto* session = scene_.sessions.of_logon(host, given.get("winlog.logon.id"), given.time);
    if (!session || !attack_.sessions.contains(session) || !session->is_remote() || !is_in_time(host, given.time)) continue;
    hold(scene_.accounts.key_of(given.get("user.target.name"), given.get("user.target.domain"), given.host()), &given);
  }
}

void Tracer::add_created_accounts() {
  attack_.created.clear();
  for (const KnownFact& creation : scene_.book.facts("iam.added-user-account")) {
    const scene::HostId host = scene_.hosts.of_name(creation.host());
    const auto* session = scene_.sessions.of_logon(host, creation.get("winlog.logon.id"), creation.time);
    const bool by_attacker = session && attack_.sessions.contains(session);
    const bool told = std::ranges::any_of(attack_.clues, [&](const Clue* clue) {
      return clue->kind == "new_administrator" && !clue->more.empty() && clue->more.front() == &creation;
    });
    if (!told && !(by_attacker && is_in_time(host, creation.time))) continue;
    const std::string key =
        scene_.accounts.key_of(creation.get("user.target.name"), creation.get("user.target.domain"), creation.host());
    if (!key.empty()) attack_.created[key].push_back(&creation);
  }
}

Attack Tracer::trace(const Cluster& cluster) {
  attack_.sureness = cluster.sureness;
  attack_.clues = cluster.clues;
  if (cluster.sureness == Sureness::none) return std::move(attack_);
  attack_.apart = attacks_apart(scene_.clues, cluster);
  for (const Clue* clue : cluster.clues) {
    if (clue->weight() >= kStrong && !clue->about->attempt) follow(*clue);
  }
  follow_pending();
  add_created_accounts();
  follow_weaker(cluster);
  add_borrowed_accounts();
  for (int round = 0; round < kMostRounds && follow_executions(); ++round) {
    add_borrowed_accounts();
    add_created_accounts();
  }
  add_commanded();
  leave_out_strangers();
  add_failures();
  add_blocked();
  find_encrypted(scene_, attack_);
  std::ranges::stable_sort(attack_.moves, {}, &Move::time);
  for (const auto& [host, hit] : attack_.hosts) {
    if (!attack_.start || hit.first < *attack_.start) attack_.start = hit.first;
  }
  if (!attack_.start && !attack_.clues.empty()) attack_.start = attack_.clues.front()->time;
  if (!attack_.clues.empty()) attack_.end = attack_.clues.back()->time;
  return std::move(attack_);
}

}  // namespace beffroi::diagnose::attack
