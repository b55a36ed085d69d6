// SPDX-License-Identifier: EUPL-1.2
// Which program speaks to which machine: a shell or a program out of a user's folders that knocks at the administrative doors of
// other machines, or that speaks to the Internet.
#include <charconv>
#include <set>

#include "base/text.h"
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::connections {
namespace {

bool is_administrative(std::string_view port) {
  for (const auto* door : {"22", "135", "139", "445", "3389", "5985", "5986"}) {
    if (port == door) return true;
  }
  return false;
}

/// Remote calls (RPC, DCOM, WMI) go on at a port of this range.
bool is_dynamic(std::string_view port) {
  int number = 0;
  std::from_chars(port.data(), port.data() + port.size(), number);
  return number >= 49'152;
}

/// Programs that fetch and carry for Windows itself are no shells here.
bool speaks_for_somebody(const Traces& traces, std::string_view image) {
  return traces.catalogue.is_program(image, "shell") && image != "msiexec.exe" && image != "bitsadmin.exe" &&
         image != "curl.exe";
}

std::string_view kind_of(const Traces& traces, const KnownFact& flow, std::string_view path) {
  const scene::HostId here = traces.hosts.of_name(flow.host());
  const scene::HostId from = traces.hosts.of_address(flow.get("source.ip"), flow.time);
  const scene::HostId to = traces.hosts.of_address(flow.get("destination.ip"), flow.time);
  const bool shell = speaks_for_somebody(traces, scene::file_name(path));
  const bool stray = traces.catalogue.is_odd_folder(path);
  if (from != scene::kNoHost && from != here) return {};  // the other end's connection, told by the other end
  if (to != scene::kNoHost && to != here &&
      (is_administrative(flow.get("destination.port")) || is_dynamic(flow.get("destination.port")))) {
    return stray ? "stray_program_to_peer" : shell ? "shell_to_peer" : "";
  }
  if (to != scene::kNoHost || !is_public_address(flow.get("destination.ip"))) return {};
  return shell ? "shell_to_internet" : "";
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  std::set<std::string> told;
  for (const KnownFact& flow : traces.book.facts("network.flow")) {
    const std::string path = base::fold(flow.get("process.executable"));
    const std::string_view kind = kind_of(traces, flow, path);
    if (kind.empty()) continue;
    const std::string once =
        std::string(kind) + "|" + std::string(flow.host()) + "|" + path + "|" + std::string(flow.get("destination.ip"));
    if (!told.insert(once).second) continue;
    std::string detail(flow.get("process.executable"));
    detail.append(" → ").append(flow.get("destination.ip")).append(":").append(flow.get("destination.port"));
    found.push_back(traces.clue_at(kind, flow, detail));
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::connections
