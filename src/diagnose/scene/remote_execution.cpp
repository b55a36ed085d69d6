// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/remote_execution.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"

namespace beffroi::diagnose::scene {
namespace {

constexpr std::int64_t kSecond = base::kNanosecondsPerSecond;
constexpr std::int64_t kJustBefore = 3 * kSecond;
constexpr std::int64_t kServiceStarts = 5 * kSecond;
constexpr std::int64_t kSoonAfter = 90 * kSecond;

/// What a machine does at another's bidding, as it writes it down itself.
struct Act {
  base::Timestamp time;
  std::string_view method;
  int rank;  ///< the surest method of a session is told
  std::string account;
  std::string_view logon_id, detail;
  const KnownFact* fact;
};

using Acts = std::map<HostId, std::vector<Act>>;

/// ADMIN$ and the drives; IPC$ is opened by every logon.
bool is_admin_share(std::string_view share) {
  const std::string folded = base::fold(share);
  const std::string_view last = file_name(folded);
  return last == "admin$" || (last.size() == 2 && last[0] >= 'a' && last[0] <= 'z' && last[1] == '$');
}

bool is_program(std::string_view folded) {
  for (const auto* ending : {".exe", ".dll", ".bat", ".ps1", ".cmd", ".hta", ".vbs", ".xll", ".msi", ".job"}) {
    if (folded.ends_with(ending)) return true;
  }
  return false;
}

class Collector {
 public:
  Collector(const Casebook& book, const Hosts& hosts, const Accounts& accounts)
      : book_(book), hosts_(hosts), accounts_(accounts) {}

  Acts collect(const Processes& processes) {
    each("configuration.service-installed", "service_execution", 1, "service.name");
    each("configuration.scheduled-task-created", "scheduled_task", 2, "winlog.task.name");
    each("configuration.scheduled-task-registered", "scheduled_task", 3, "winlog.task.name");
    each("configuration.scheduled-task-updated", "scheduled_task", 3, "winlog.task.name");
    each("configuration.wmi-subscription-created", "wmi", 2, "winlog.wmi.consumer");
    each("session.remote-shell-served", "winrm", 4, "url.original");
    for (const Process& process : processes.all()) from_process(process);
    shares();
    service_control(processes);
    for (auto& [host, acts] : acts_) std::ranges::stable_sort(acts, {}, &Act::time);
    return std::move(acts_);
  }

 private:
  void add(const KnownFact& fact, std::string_view method, int rank, std::string_view detail) {
    const HostId host = hosts_.of_name(fact.host());
    if (host == kNoHost) return;
    acts_[host].push_back({fact.time, method, rank, accounts_.key_of(fact), fact.get("winlog.logon.id"), detail, &fact});
  }

  void add(const Process& process, std::string_view method, int rank) {
    if (process.host == kNoHost) return;
    acts_[process.host].push_back(
        {process.time, method, rank, std::string(process.account), process.logon_id, process.command, process.fact});
  }

  void each(std::string_view kind, std::string_view method, int rank, std::string_view detail) {
    for (const KnownFact& fact : book_.facts(kind)) add(fact, method, rank, fact.get(detail));
  }

  void from_process(const Process& process) {
    const std::string_view parent = process.parent_image();
    if (parent == "wmiprvse.exe" && process.image() != "wmiprvse.exe") add(process, "wmi", 2);
    if (parent == "wsmprovhost.exe" || process.image() == "wsmprovhost.exe") add(process, "winrm", 2);
    const bool office_or_mmc = process.image() == "mmc.exe" || process.image() == "excel.exe" ||
                               process.image() == "winword.exe" || process.image() == "outlook.exe" ||
                               process.image() == "iexplore.exe";
    if (!office_or_mmc || base::fold(process.command).find("-embedding") == std::string::npos) return;
    add(process, "dcom", 2);
  }

  void shares() {
    for (const KnownFact& fact : book_.facts("file.share-file-accessed")) {
      const std::string file = base::fold(fact.get("file.path"));
      if (is_admin_share(fact.get("winlog.share.name")) && is_program(file)) add(fact, "admin_share", 5, fact.get("file.path"));
    }
    for (const KnownFact& fact : book_.facts("file.share-accessed")) {
      if (is_admin_share(fact.get("winlog.share.name"))) add(fact, "admin_share", 6, fact.get("winlog.share.name"));
    }
  }

  /// The pipe of the service manager opened from afar says who may have had services started; asking alone starts none.
  void service_control(const Processes& processes) {
    std::map<HostId, std::vector<const Process*>> started;
    for (const Process& process : processes.all()) {
      if (process.parent_image() == "services.exe") started[process.host].push_back(&process);
    }
    for (const KnownFact& pipe : book_.facts("file.share-file-accessed")) {
      if (!base::equal_folded(pipe.get("file.path"), "svcctl")) continue;
      const auto on_host = started.find(hosts_.of_name(pipe.host()));
      if (on_host == started.end()) continue;
      const auto next = std::ranges::lower_bound(on_host->second, pipe.time.nanoseconds - kSecond, {},
                                                 [](const Process* process) { return process->time.nanoseconds; });
      if (next == on_host->second.end() || (*next)->time.nanoseconds - pipe.time.nanoseconds > kServiceStarts) continue;
      add(pipe, "service_execution", 4, (*next)->command);
    }
  }

  const Casebook& book_;
  const Hosts& hosts_;
  const Accounts& accounts_;
  Acts acts_;
};

/// Whether an act belongs to a session: by its number, else by the account, else by the moment alone where it names nobody.
bool belongs(const Act& act, const Session& session) {
  if (!act.logon_id.empty() && act.logon_id == session.logon_id) return true;
  if (!act.account.empty()) return act.account == session.account;
  // Windows makes tasks for itself; whoever makes one from afar does it in his own session.
  if (act.method == "scheduled_task" && !act.logon_id.empty()) return false;
  return act.logon_id.empty() || act.logon_id == "0x3e7";
}

/// What was executed in a session; nothing where it was a plain logon, of which there are as many as logons.
std::optional<RemoteExecution> from_session(const Session& session, const Acts& acts) {
  RemoteExecution execution{.from = session.from,
                            .to = session.host,
                            .account = session.account,
                            .method = session.is_remote_desktop() ? "remote_desktop" : "",
                            .time = session.start,
                            .session = &session,
                            .facts = {session.fact},
                            .detail = {}};
  const auto on_host = acts.find(session.host);
  if (session.ticket) execution.facts.push_back(session.ticket);
  if (session.is_remote_desktop()) return execution;
  if (on_host == acts.end()) return std::nullopt;
  const auto first = std::ranges::lower_bound(on_host->second, session.start.nanoseconds - kJustBefore, {},
                                              [](const Act& act) { return act.time.nanoseconds; });
  int rank = 99;
  for (auto act = first; act != on_host->second.end() && act->time.nanoseconds - session.start.nanoseconds <= kSoonAfter;
       ++act) {
    if (!belongs(*act, session)) continue;
    if (execution.facts.size() < 6) execution.facts.push_back(act->fact);
    if (act->rank >= rank) continue;
    rank = act->rank;
    execution.method = act->method;
    execution.detail = act->detail;
  }
  return execution.method.empty() ? std::nullopt : std::optional(std::move(execution));
}

bool serves(std::string_view method, std::string_view port) {
  if (method == "winrm") return port == "5985" || port == "5986";
  if (method == "wmi") return port == "135" || port == "5985" || port == "5986";
  if (method == "dcom") return port == "135";
  // Programs of a user make tasks all day: a connection then explains none.
  if (method == "service_execution") return port == "445" || port == "135";
  return false;
}

/// Acts that no session explains, in the moment of a connection from another machine.
class ByConnection {
 public:
  ByConnection(const Casebook& book, const Hosts& hosts, const Accounts& accounts) {
    for (const KnownFact& flow : book.facts("network.flow")) {
      const HostId from = hosts.of_address(flow.get("source.ip"), flow.time);
      const HostId to = hosts.of_address(flow.get("destination.ip"), flow.time);
      if (from == kNoHost || to == kNoHost || from == to) continue;
      const auto end = base::parse_rfc3339(flow.get("event.end")).value_or(flow.time);
      into_[to].push_back({from, flow.time, end, flow.get("destination.port"), accounts.key_of(flow), &flow});
    }
  }

  std::optional<RemoteExecution> explain(HostId to, const Act& act) const {
    const auto flows = into_.find(to);
    if (flows == into_.end() || act.account.empty()) return std::nullopt;
    const Flow* best = nullptr;
    for (const Flow& flow : flows->second) {
      const bool then = act.time.nanoseconds >= flow.start.nanoseconds - kJustBefore &&
                        act.time.nanoseconds <= flow.end.nanoseconds + 20 * kSecond;
      if (!then || !serves(act.method, flow.port)) continue;
      // A connection that the other machine recorded says who made it: somebody else's explains nothing.
      if (!flow.account.empty() && flow.account != act.account) return std::nullopt;
      if (!best || !flow.account.empty()) best = &flow;
    }
    if (!best) return std::nullopt;
    return RemoteExecution{.from = best->from,
                           .to = to,
                           .account = act.account,
                           .method = serves("winrm", best->port) ? "winrm" : act.method,
                           .time = act.time,
                           .session = nullptr,
                           .facts = {best->fact, act.fact},
                           .detail = std::string(act.detail)};
  }

 private:
  struct Flow {
    HostId from;
    base::Timestamp start, end;
    std::string_view port;
    std::string account;  ///< who made it; empty for the system and where the record does not say
    const KnownFact* fact;
  };
  std::map<HostId, std::vector<Flow>> into_;
};

}  // namespace

std::string_view technique_of(std::string_view method) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTechniques = {
      {{"remote_desktop", "T1021.001"},
       {"service_execution", "T1021.002"},
       {"scheduled_task", "T1053.005"},
       {"wmi", "T1047"},
       {"winrm", "T1021.006"},
       {"dcom", "T1021.003"},
       {"admin_share", "T1021.002"},
       {"network_logon", "T1078"}}};
  const auto found = std::ranges::find(kTechniques, method, &std::pair<std::string_view, std::string_view>::first);
  return found == kTechniques.end() ? "T1021" : found->second;
}

std::vector<RemoteExecution> remote_executions(const Casebook& book, const Hosts& hosts, const Accounts& accounts,
                                               const Sessions& sessions, const Processes& processes) {
  const Acts acts = Collector(book, hosts, accounts).collect(processes);
  std::vector<RemoteExecution> executions;
  std::set<const KnownFact*> explained;
  for (const Session& session : sessions.all()) {
    if (session.from == kNoHost || (session.type != 3 && session.type != 10)) continue;
    auto execution = from_session(session, acts);
    if (!execution) continue;
    explained.insert(execution->facts.begin(), execution->facts.end());
    executions.push_back(std::move(*execution));
  }
  const ByConnection connections(book, hosts, accounts);
  for (const auto& [host, list] : acts) {
    for (const Act& act : list) {
      if (explained.contains(act.fact) || act.method == "admin_share") continue;
      if (auto execution = connections.explain(host, act)) executions.push_back(std::move(*execution));
    }
  }
  std::ranges::stable_sort(executions, {}, &RemoteExecution::time);
  return executions;
}

}  // namespace beffroi::diagnose::scene
