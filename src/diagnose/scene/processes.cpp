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

Processes::Processes(const Casebook& book, const Hosts& hosts, const Accounts& accounts) {
  std::map<std::pair<HostId, std::string>, std::size_t> running;  // (machine, process number) → last start
  for (const KnownFact& fact : book.facts("process.start")) {
    Process process{.host = hosts.of_name(fact.host()),
                    .path = base::fold(fact.get("process.executable")),
                    .parent_path = base::fold(fact.get("process.parent.executable")),
                    .command = std::string(fact.get("process.command_line")),
                    .account = accounts.key_of(fact),
                    .logon_id = std::string(fact.get("winlog.logon.id")),
                    .time = fact.time,
                    .fact = &fact};
    if (process.command.empty()) process.command = fact.get("process.executable");
    const auto parent = running.find({process.host, std::string(fact.get("process.parent.pid"))});
    if (parent != running.end()) {
      const Process& candidate = all_[parent->second];
      // Numbers are used again: the parent's name must fit where it is known.
      if (process.parent_path.empty()) process.parent_path = candidate.path;
      if (process.parent_path == candidate.path || process.parent_path == candidate.image()) process.parent = parent->second;
    }
    running[{process.host, std::string(fact.get("process.pid"))}] = all_.size();
    all_.push_back(std::move(process));
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
