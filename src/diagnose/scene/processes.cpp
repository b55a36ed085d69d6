// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/processes.h"

#include <map>
#include <utility>

#include "base/text.h"

namespace beffroi::diagnose::scene {

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("\\/");
  return slash == path.npos ? path : path.substr(slash + 1);
}

std::string_view Process::image() const { return file_name(path); }
std::string_view Process::parent_image() const { return file_name(parent_path); }

namespace {

constexpr std::int64_t kSameStart = 2 * base::kNanosecondsPerSecond;

/// Whom the process runs as. Security 4688 names its creator; where a program was started for somebody else (UAC, runas, a
/// service), its target is the one.
struct Runner {
  std::string account;
  std::string_view logon_id;
};

Runner runner_of(const KnownFact& fact, const Accounts& accounts) {
  const std::string_view name = fact.get("user.target.name");
  std::string target = accounts.key_of(name, fact.get("user.target.domain"), fact.host());
  if (target.empty()) return {accounts.key_of(fact), fact.get("winlog.logon.id")};
  return {std::move(target), fact.get("winlog.target.logon.id")};
}

/// One start that Security and Sysmon both recorded.
bool is_same_start(const Process& kept, const Process& process) {
  return kept.fact->get("winlog.channel") != process.fact->get("winlog.channel") && kept.path == process.path &&
         process.time.nanoseconds - kept.time.nanoseconds <= kSameStart;
}

/// What the second record says beyond the first. The one that names the account is cited.
void join(Process& kept, const Process& second) {
  if (kept.account.empty() && !second.account.empty()) {
    kept.account = second.account;
    kept.logon_id = second.logon_id;
    kept.fact = second.fact;
  }
  if (kept.command == kept.path && second.command != second.path) kept.command = second.command;
  if (kept.parent_path.empty()) kept.parent_path = second.parent_path;
}

}  // namespace

Processes::Processes(const Casebook& book, const Hosts& hosts, const Accounts& accounts) {
  std::map<std::pair<HostId, std::string_view>, std::size_t> running;  // (machine, process number) → last start
  for (const KnownFact& fact : book.facts("process.start")) {
    Runner runner = runner_of(fact, accounts);
    Process process{.host = hosts.of_name(fact.host()),
                    .path = texts_.keep(base::fold(fact.get("process.executable"))),
                    .parent_path = texts_.keep(base::fold(fact.get("process.parent.executable"))),
                    .command = fact.get("process.command_line"),
                    .account = texts_.keep(std::move(runner.account)),
                    .logon_id = runner.logon_id,
                    .time = fact.time,
                    .fact = &fact};
    if (process.command.empty()) process.command = fact.get("process.executable");
    const std::pair number{process.host, fact.get("process.pid")};
    const auto same = running.find(number);
    if (same != running.end() && !number.second.empty() && is_same_start(all_[same->second], process)) {
      join(all_[same->second], process);
      continue;
    }
    const auto parent = running.find({process.host, fact.get("process.parent.pid")});
    if (parent != running.end()) {
      const Process& candidate = all_[parent->second];
      // Numbers are used again: the parent's name must fit where it is known.
      if (process.parent_path.empty()) process.parent_path = candidate.path;
      if (process.parent_path == candidate.path || process.parent_path == candidate.image()) process.parent = parent->second;
    }
    running[number] = all_.size();
    all_.push_back(process);
  }
}

std::vector<const Process*> Processes::line_of(std::size_t process) const {
  std::vector<const Process*> line;
  while (process < all_.size() && line.size() < kDeepest) {
    line.push_back(&all_[process]);
    process = all_[process].parent;
  }
  return line;
}

}  // namespace beffroi::diagnose::scene
