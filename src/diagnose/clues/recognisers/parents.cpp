// SPDX-License-Identifier: EUPL-1.2
// Who starts whom: a text program that starts a shell read a booby-trapped document, a web server that starts one was broken
// into. Names of programs lie in the catalogue.
#include "base/text.h"
#include "diagnose/clues/recogniser.h"
#include "diagnose/scene/commanded_target.h"

namespace beffroi::diagnose::clues::recognisers::parents {
namespace {

struct Link {
  std::string_view parents, kind;
};

constexpr Link kLinks[] = {
    {"office", "office_spawned_program"},   {"mail", "mail_spawned_program"},
    {"browser", "browser_spawned_program"}, {"web_server", "web_server_spawned_shell"},
    {"database", "database_spawned_shell"}, {"application_server", "application_spawned_shell"},
};

/// A program that no installation put there: in the profile of a user, in a folder for everybody.
bool is_stray(const Traces& traces, const scene::Process& process) {
  return traces.catalogue.is_odd_folder(process.path) && process.path.ends_with(".exe");
}

bool is_script_or_download(std::string_view folded_command) {
  for (const auto* part :
       {"\\downloads\\", "\\temp\\", "\\temporary internet files\\", "\\content.outlook\\", "\\inetcache\\"}) {
    if (folded_command.find(part) != folded_command.npos) return true;
  }
  return false;
}

/// Browsers and mail programs start installers and printers every day: only script hosts on fetched files count.
bool is_worth_telling(const Traces& traces, const Link& link, const scene::Process& process, std::string_view command) {
  const bool shell = traces.catalogue.is_program(process.image(), "shell");
  if (link.parents == "office") return shell || is_stray(traces, process);
  if (link.parents == "mail" || link.parents == "browser") return shell && is_script_or_download(command);
  if (link.parents == "web_server") return shell && process.image() != "msiexec.exe";
  return shell;
}

void from_removable_media(const Traces& traces, const scene::Process& process, std::string_view command,
                          std::vector<Clue>& found) {
  constexpr std::int64_t kHalfDay = 12 * 3'600 * base::kNanosecondsPerSecond;
  const auto letter = [](std::string_view text) {
    return text.size() > 2 && text[1] == ':' && text[2] == '\\' ? text[0] : ' ';
  };
  char drive = letter(process.path);
  for (std::size_t at = 1; drive == 'c' && at + 1 < command.size(); ++at) {
    // "cmd.exe /c e:\x.lnk": the program is Windows' own, what it was given is not.
    const bool begins =
        command[at] == ':' && command[at + 1] == '\\' && (at == 1 || command[at - 2] == ' ' || command[at - 2] == '=');
    if (begins && command[at - 1] != 'c') drive = command[at - 1];
  }
  if (drive < 'd' || drive > 'z') return;
  // Documents are opened from sticks all day: a script host given a file of it counts, a program started from it a little.
  const bool script = traces.catalogue.is_program(process.image(), "shell");
  if (!script && letter(process.path) == 'c') return;
  for (const auto* kind : {"host.device-connected", "host.disk-connected"}) {
    for (const KnownFact& device : traces.book.facts(kind, {process.time.nanoseconds - kHalfDay}, process.time)) {
      if (traces.hosts.of_name(device.host()) != process.host) continue;
      const std::string id = base::fold(device.get("winlog.device.id"));
      if (id.find("usb") == id.npos && id.find("wpd") == id.npos) continue;
      Clue clue = traces.clue_at(script ? "removable_media_script" : "removable_media_run", process);
      clue.more.push_back(&device);
      found.push_back(std::move(clue));
      return;
    }
  }
}

/// A console that a person opened starts programs too; one that another machine started for itself says so.
bool was_automated(const Traces& traces, const scene::Process& process) {
  const auto line = traces.processes.line_of(static_cast<std::size_t>(&process - traces.processes.all().data()));
  return line.size() > 1 && scene::plain(line[1]->command).find("-embedding") != std::string::npos;
}

/// The program out of a user's folder at the head of a chain that only a shell may separate from a process; null for none.
const scene::Process* stray_master(const Traces& traces, const scene::Process& process) {
  const auto line = traces.processes.line_of(static_cast<std::size_t>(&process - traces.processes.all().data()));
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (traces.catalogue.is_odd_folder(line[i]->path)) return line[i];
    if (!traces.catalogue.is_program(line[i]->image(), "shell")) return nullptr;
  }
  const bool direct = line.empty() || line.back()->parent_path.empty();
  return !direct && traces.catalogue.is_odd_folder(line.back()->parent_path) ? line.back() : nullptr;
}

/// Whether a command line names another machine of the case: in a form of remote execution, or by its bare address.
bool names_a_peer(const Traces& traces, const scene::Process& process, std::string_view command) {
  const auto is_other = [&process](scene::HostId host) { return host != scene::kNoHost && host != process.host; };
  if (is_other(traces.hosts.of_name(scene::commanded_target(command).name))) return true;
  if (!traces.catalogue.is_odd_folder(process.path)) return false;
  for (std::size_t from = command.find(' '); from != command.npos; from = command.find(' ', from + 1)) {
    const std::string_view word = command.substr(from + 1, command.find(' ', from + 1) - from - 1);
    if (word.find('.') != word.npos && is_other(traces.hosts.of_address(word, process.time))) return true;
  }
  return false;
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  for (const scene::Process& process : traces.processes.all()) {
    const std::string command = scene::plain(process.command);
    for (const Link& link : kLinks) {
      if (!traces.catalogue.is_program(process.parent_image(), link.parents)) continue;
      if (is_worth_telling(traces, link, process, command)) found.push_back(traces.clue_at(link.kind, process));
    }
    const bool shell = traces.catalogue.is_program(process.image(), "shell");
    if (process.parent_image() == "wmiprvse.exe" && shell) found.push_back(traces.clue_at("wmi_spawned_shell", process));
    if (process.parent_image() == "wsmprovhost.exe") found.push_back(traces.clue_at("remote_shell_run", process));
    if (process.parent_image() == "mmc.exe" && shell && was_automated(traces, process))
      found.push_back(traces.clue_at("dcom_execution", process));
    const bool by_user = process.parent_image() == "explorer.exe";
    if (by_user && process.path.find("\\downloads\\") != std::string::npos)
      found.push_back(traces.clue_at("download_run", process));
    const bool by_stray = traces.catalogue.is_odd_folder(process.parent_path) && process.parent_path.ends_with(".exe");
    const bool installs = process.image() == "msiexec.exe";
    if (shell && !installs && traces.catalogue.is_remote_tool(process.parent_path))
      found.push_back(traces.clue_at("remote_tool_spawned_shell", process));
    if (by_stray && shell && !installs) found.push_back(traces.clue_at("stray_program_spawned_shell", process));
    if (is_stray(traces, process)) found.push_back(traces.clue_at("odd_folder_run", process));
    if (names_a_peer(traces, process, command) && stray_master(traces, process))
      found.push_back(traces.clue_at("stray_program_to_peer", process));
    from_removable_media(traces, process, command, found);
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::parents
