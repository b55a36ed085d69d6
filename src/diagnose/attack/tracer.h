// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "diagnose/attack/cluster.h"
#include "diagnose/scene.h"

namespace beffroi::diagnose::attack {

/// Follows the clues back to the sessions they were done in, the sessions to the machines they came from, and so on, until nothing
/// new turns up.
class Tracer {
 public:
  explicit Tracer(const Scene& scene);

  Attack trace(const Cluster& cluster);

 private:
  static constexpr int kMostRounds = 16;
  /// A day's work: how long before a move its author's session on the machine may have begun, how long before the first strong clue there a
  /// weaker one may be of the same hands.
  static constexpr std::int64_t kHands = 14 * 3'600 * base::kNanosecondsPerSecond;
  static constexpr std::int64_t kBefore = 120 * base::kNanosecondsPerSecond;  ///< between parts of one step

  HitHost& hit(scene::HostId host, base::Timestamp time);
  void hold(const std::string& account, const KnownFact* because);
  void follow(const Clue& clue);
  void follow_reach(const Clue& clue);
  // Of weaker_clues.cpp.
  bool is_near(const Clue& clue) const;
  void follow_weaker(const Cluster& cluster);
  void leave_out_strangers();
  // Of commanded_moves.cpp.
  bool is_told(scene::HostId from, scene::HostId to, std::string_view method, base::Timestamp time) const;
  void add_commanded();

  void take(const scene::Session& session);
  void follow_pending();
  void come_from(const scene::Session& session);
  void add_move(const scene::RemoteExecution& execution);
  bool follow_executions();
  bool is_of_the_attack(const scene::RemoteExecution& execution) const;
  void add_failures();
  void add_blocked();
  void add_borrowed_accounts();
  void add_created_accounts();
  bool is_in_time(scene::HostId from, base::Timestamp time) const;

  const Scene& scene_;
  Attack attack_;
  std::vector<const scene::Session*> pending_;                                           ///< taken, and not followed yet
  std::unordered_map<const scene::Session*, const scene::RemoteExecution*> executions_;  ///< only looked up
  std::map<std::tuple<scene::HostId, scene::HostId, std::string>, std::vector<std::size_t>> moves_of_;
  std::set<scene::HostId> only_lay_there_;  ///< machines where a scanner found a file of the attack, and nothing else was seen
  std::set<std::string> programs_;          ///< of strong clues, as `stray_programs` names them
  std::set<std::pair<std::string, const KnownFact*>> held_;  ///< only asked for membership
};

/// Marks the machines whose files were made unreadable.
void find_encrypted(const Scene& scene, Attack& attack);

}  // namespace beffroi::diagnose::attack
