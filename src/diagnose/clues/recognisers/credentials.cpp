// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <set>

#include "base/text.h"
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::credentials {
namespace {

constexpr std::uint64_t kReadMemory = 0x10;  // PROCESS_VM_READ
constexpr std::uint64_t kWriteMemory = 0x20;
constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;
constexpr std::size_t kManyServices = 10;

/// Windows, virus scanners and management programs look into the logon process all day, from where programs are installed.
bool is_installed(const Traces& traces, std::string_view folded_path) {
  if (traces.catalogue.is_program(scene::file_name(folded_path), "logon_process_reader") &&
      folded_path.find("\\windows\\") != folded_path.npos)
    return true;
  for (const auto* part : {"\\program files", "\\windows\\system32\\", "\\windows\\syswow64\\", "\\programdata\\microsoft\\",
                           "\\windows\\servicing\\", "\\windows\\microsoft.net\\"}) {
    if (folded_path.find(part) != folded_path.npos) return true;
  }
  return folded_path.find('\\') == folded_path.npos;
}

/// Shells have no business in the logon process, wherever they lie.
bool is_a_shell(const Traces& traces, std::string_view folded_path) {
  return traces.catalogue.is_program(scene::file_name(folded_path), "shell") && scene::file_name(folded_path) != "msiexec.exe";
}

void look_at_memory(const Traces& traces, std::vector<Clue>& found) {
  std::set<std::string> told;  // one program of one machine a day says it as well as thousands
  for (const auto* kind : {"process.access", "process.access-requested", "file.object-accessed", "process.remote-thread"}) {
    for (const KnownFact& access : traces.book.facts(kind)) {
      const std::string path = base::fold(access.get("process.executable"));
      const std::uint64_t mask = access.number("winlog.access");
      const bool reads = (mask & (kReadMemory | kWriteMemory)) != 0;
      const bool unknown_code = access.get("winlog.call_trace").find("UNKNOWN") != std::string_view::npos;
      if (!reads || (is_installed(traces, path) && !is_a_shell(traces, path) && !unknown_code)) continue;
      const std::int64_t day = access.time.nanoseconds / (24 * kHour);
      if (!told.insert(std::string(access.host()) + "|" + path + "|" + std::to_string(day)).second) continue;
      const bool stray = traces.catalogue.is_odd_folder(path);
      found.push_back(
          traces.clue_at(stray ? "lsass_read_by_stray_program" : "lsass_read", access, access.get("process.executable")));
    }
  }
}

/// Domain controllers replicate with each other by their machine accounts; a person's account does not.
void look_at_replication(const Traces& traces, std::vector<Clue>& found) {
  std::set<std::string> told;
  for (const KnownFact& fact : traces.book.facts("iam.directory-replicated")) {
    Clue clue = traces.clue_at("secrets_replicated", fact, fact.get("user.name"));
    const bool of_directory_synchronisation = base::fold(fact.get("user.name")).starts_with("msol_");
    if (clue.account.empty() || of_directory_synchronisation || !told.insert(clue.account).second) continue;
    found.push_back(std::move(clue));
  }
}

/// Tickets with the old cipher for many services, asked for by one account within an hour (RC4, type 0x17).
void look_at_tickets(const Traces& traces, std::vector<Clue>& found) {
  struct Row {
    base::Timestamp since;
    std::set<std::string> services;
    std::vector<const KnownFact*> facts;
    bool told = false;
  };
  std::map<std::string, Row> rows;
  for (const KnownFact& fact : traces.book.facts("authentication.kerberos-service-ticket-requested")) {
    const std::string_view cipher = fact.get("winlog.kerberos.encryption");
    const std::string_view service = fact.get("service.name");
    if ((cipher != "0x17" && cipher != "23") || service.ends_with('$') || base::equal_folded(service, "krbtgt")) continue;
    const std::string account = traces.accounts.key_of(fact);
    if (account.empty()) continue;
    Row& row = rows[account];
    if (row.facts.empty() || fact.time.nanoseconds - row.since.nanoseconds > kHour) row = {fact.time, {}, {}, false};
    row.services.insert(base::fold(service));
    row.facts.push_back(&fact);
    if (row.services.size() < kManyServices || row.told) continue;
    row.told = true;
    Clue clue = traces.clue_at("tickets_collected", *row.facts.front(), fact.get("user.name"));
    clue.more = row.facts;
    found.push_back(std::move(clue));
  }
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  look_at_memory(traces, found);
  look_at_replication(traces, found);
  look_at_tickets(traces, found);
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::credentials
