// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::services_and_tasks {
namespace {

constexpr std::int64_t kStoppedTogether = 180 * base::kNanosecondsPerSecond;
constexpr std::size_t kManyStopped = 4;

/// "%systemroot%\\x.exe": programs that Windows itself brings lie deeper, and PsExec is told as what it is.
bool is_straight_in_windows(std::string_view image) {
  for (const std::string_view root : {"%systemroot%\\", "c:\\windows\\", "\\systemroot\\"}) {
    if (!image.starts_with(root)) continue;
    const std::string_view rest = image.substr(root.size());
    return rest.find('\\') == rest.npos && rest.find(".exe") != rest.npos;
  }
  return false;
}

bool is_remote_execution(std::string_view folded) {
  for (const std::string_view name : {"psexesvc", "paexec", "remcomsvc", "csexec", "winexesvc"}) {
    if (folded.find(name) != folded.npos) return true;
  }
  return false;
}

/// Programs of Windows that run what somebody else's library holds: no service of a product is made so from a folder of a user.
bool loads_a_library(std::string_view command) {
  return command.find("rundll32") != command.npos || command.find("regsvr32") != command.npos;
}

void look_at_service(const Traces& traces, const scene::Command& command, std::vector<Clue>& found) {
  const std::string name = base::fold(command.fact->get("service.name"));
  if (is_remote_execution(name) || is_remote_execution(command.text)) {
    found.push_back(traces.clue_at("remote_execution_tool", command));
    return;
  }
  const std::string_view program = std::string_view(command.text).substr(0, command.text.find(".exe") + 4);
  const bool remote_tool = traces.catalogue.is_remote_tool(program);
  const bool odd = traces.catalogue.is_odd_folder(command.text);
  if (odd && loads_a_library(command.text)) {
    found.push_back(traces.clue_at("service_runs_a_shell", command));
  } else if (remote_tool) {
    found.push_back(traces.clue_at(odd ? "remote_tool_from_odd_folder" : "remote_tool_installed", command));
  } else if (odd || is_straight_in_windows(command.text)) {
    found.push_back(traces.clue_at("service_from_odd_folder", command));
  }
}

void look_at_task(const Traces& traces, const scene::Command& command, std::vector<Clue>& found) {
  if (traces.catalogue.is_odd_folder(command.text)) found.push_back(traces.clue_at("task_from_odd_folder", command));
}

/// Stops of services on one machine within a few minutes, by `net stop` and its like or as the services say themselves.
class Stops {
 public:
  void see(const Traces& traces, scene::HostId host, std::string name, Clue clue) {
    if (!traces.catalogue.is_stopped_by_ransomware(name)) return;
    auto& row = rows_[host];
    if (!row.empty() && clue.time.nanoseconds - row.front().clue.time.nanoseconds > kStoppedTogether) close(row);
    row.push_back({std::move(name), std::move(clue)});
  }

  std::vector<Clue> take() {
    for (auto& [host, row] : rows_) close(row);
    return std::move(found_);
  }

 private:
  struct Stop {
    std::string name;
    Clue clue;
  };

  void close(std::vector<Stop>& row) {
    std::set<std::string> names;
    for (const Stop& stop : row) names.insert(stop.name);
    if (names.size() >= kManyStopped) {
      Clue clue = row.front().clue;
      for (std::size_t i = 1; i < row.size(); ++i) clue.more.push_back(row[i].clue.fact);
      found_.push_back(std::move(clue));
    }
    row.clear();
  }

  std::map<scene::HostId, std::vector<Stop>> rows_;
  std::vector<Clue> found_;
};

/// Services also stop together when their machine does.
bool is_shutting_down(const Traces& traces, const KnownFact& stopped) {
  constexpr std::int64_t kAround = 600 * base::kNanosecondsPerSecond;
  for (const auto* kind : {"host.shutdown-requested", "host.log-stopped", "host.log-started"}) {
    const std::int64_t then = stopped.time.nanoseconds;
    for (const KnownFact& fact : traces.book.facts(kind, {then - kAround}, {then + kAround})) {
      if (base::equal_folded(fact.host(), stopped.host())) return true;
    }
  }
  return false;
}

bool stops_a_service(const scene::Command& command) {
  const std::string_view text = command.text;
  const bool net = (command.image == "net.exe" || command.image == "net1.exe" || command.image == "sc.exe") &&
                   text.find(" stop ") != text.npos;
  return net || (command.image == "taskkill.exe" && text.find("/im") != text.npos) || text.find("stop-service") != text.npos;
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  Stops commanded, told;
  for (const scene::Command& command : traces.commands) {
    if (command.source == scene::Command::Source::service) look_at_service(traces, command, found);
    if (command.source == scene::Command::Source::task) look_at_task(traces, command, found);
    if (stops_a_service(command)) {
      commanded.see(traces, command.host, std::string(command.text), traces.clue_at("services_stopped", command));
    }
  }
  for (const KnownFact& stopped : traces.book.facts("configuration.service-stopped")) {
    const std::string name = base::fold(stopped.get("service.name"));
    if (!traces.catalogue.is_stopped_by_ransomware(name) || is_shutting_down(traces, stopped)) continue;
    told.see(traces, traces.hosts.of_name(stopped.host()), name,
             traces.clue_at("services_stopped", stopped, stopped.get("service.name")));
  }
  for (Stops* stops : {&commanded, &told}) {
    for (Clue& clue : stops->take()) found.push_back(std::move(clue));
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::services_and_tasks
