// SPDX-License-Identifier: EUPL-1.2
// Somebody opened something: a document whose program then started a shell, a script out of a mail, a program just downloaded.
#include <array>

#include "base/text.h"
#include "diagnose/attack/entry.h"

namespace beffroi::diagnose::attack::entries::opened_files {
namespace {

struct Opening {
  std::string_view kind, vector, technique, statement;
  double worth;
};

constexpr std::array<Opening, 4> kOpenings = {{
    {"office_spawned_program", "phishing_attachment", "T1566.001", "document_opened", 0.6},
    {"mail_spawned_program", "phishing_attachment", "T1566.001", "attachment_run", 0.5},
    {"browser_spawned_program", "phishing_link", "T1566.002", "link_followed", 0.45},
    {"download_run", "drive_by_download", "T1204.002", "download_run", 0.4},
}};

/// The last thing in a command line that looks like a file people open.
std::string document_in(std::string_view command) {
  std::string best;
  std::size_t from = 0;
  while (from < command.size()) {
    const bool quoted = command[from] == '"';
    const std::size_t end = std::min(command.size(), command.find(quoted ? '"' : ' ', from + (quoted ? 1 : 0)));
    const std::string_view word = command.substr(from + (quoted ? 1 : 0), end - from - (quoted ? 1 : 0));
    const std::string folded = base::fold(word);
    const bool program = folded.ends_with(".exe") && from == 0;
    if (word.find('.') != word.npos && word.find('\\') != word.npos && !program) best = word;
    from = end + 1;
  }
  return std::string(scene::file_name(best));
}

/// A document that came by mail lies where mail programs put attachments; one from a browser in the downloads.
bool came_by_download(std::string_view folded) {
  return folded.find("\\downloads\\") != folded.npos || folded.find("\\téléchargements\\") != folded.npos;
}

/// The owner of the profile in which a file lies: who was led to fetch it, even where somebody else's password let it run.
std::string owner_of(const Scene& scene, std::string_view path, const Clue& clue) {
  constexpr std::string_view kProfiles = "\\users\\";
  const std::string folded = base::fold(path);
  const std::size_t at = folded.find(kProfiles);
  const std::size_t end = at == folded.npos ? at : folded.find('\\', at + kProfiles.size());
  if (end == folded.npos) return clue.account;
  const std::string_view name = std::string_view(folded).substr(at + kProfiles.size(), end - at - kProfiles.size());
  const std::string key = scene.accounts.key_of(name, {}, scene.hosts.name(clue.host));
  return scene.accounts.privilege(key) == "unknown" ? clue.account : key;
}

Entry to_entry(const Scene& scene, const Clue& clue, const Opening& opening) {
  const auto line = scene.processes.line_of(clue.process);
  Entry entry{.vector = opening.vector,
              .technique = opening.technique,
              .statement = opening.statement,
              .host = clue.host,
              .account = clue.account,
              .source_ip = {},
              .artefact = {},
              .rights = {},
              .time = clue.time,
              .confidence = opening.worth,
              .supports = {clue.fact},
              .contradicts = {},
              .missing = {"mail_log"}};
  const scene::Process* opener = opening.kind == "download_run" ? (line.empty() ? nullptr : line.front())
                                 : line.size() > 1              ? line[1]
                                                                : nullptr;
  if (!opener) return entry;
  if (opening.kind == "download_run") entry.account = owner_of(scene, opener->path, clue);
  if (entry.account != clue.account) entry.rights = clue.account;
  entry.artefact = document_in(opener->command);
  if (entry.artefact.empty()) entry.artefact = std::string(scene::file_name(opener->fact->get("process.executable")));
  if (opening.kind == "office_spawned_program") {
    entry.time = opener->time;
    entry.supports.push_back(opener->fact);
    const bool by_browser = came_by_download(base::fold(opener->command)) && opener->parent_image() != "outlook.exe";
    if (by_browser) {
      entry.vector = "phishing_link";
      entry.technique = "T1566.002";
    }
  }
  return entry;
}

void find(const Scene& scene, const Attack& attack, std::vector<Entry>& found) {
  for (const Clue* clue : attack.clues) {
    for (const Opening& opening : kOpenings) {
      if (clue->kind == opening.kind) found.push_back(to_entry(scene, *clue, opening));
    }
  }
}

}  // namespace

EntryFinder make_finder() { return find; }

}  // namespace beffroi::diagnose::attack::entries::opened_files
