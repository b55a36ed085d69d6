// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "base/text.h"
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::shares {
namespace {

bool writes(const KnownFact& fact) { return (fact.number("winlog.access") & (0x2 | 0x4)) != 0; }

bool is_program(std::string_view folded) {
  for (const auto* ending : {".exe", ".dll", ".bat", ".ps1", ".cmd", ".hta", ".vbs", ".xll", ".sys"}) {
    if (folded.ends_with(ending)) return true;
  }
  return false;
}

/// A program written to an administrative share by a person: deployment servers do it by their machine account or are servers.
void recognise(const Traces& traces, std::vector<Clue>& found) {
  std::set<std::string> told;
  for (const KnownFact& fact : traces.book.facts("file.share-file-accessed")) {
    const std::string file = base::fold(fact.get("file.path"));
    const std::string share = base::fold(fact.get("winlog.share.name"));
    if (share.ends_with("ipc$") || !share.ends_with("$") || !is_program(file) || !writes(fact)) continue;
    const bool tool = file.find("psexesvc") != file.npos || file.find("paexec") != file.npos;
    const scene::HostId from = traces.hosts.of_address(fact.get("source.ip"), fact.time);
    const std::string_view role = from == scene::kNoHost ? "unknown" : traces.hosts.role(from);
    if (tool || role == "server" || role == "domain_controller" || scene::is_loopback(fact.get("source.ip"))) continue;
    Clue clue = traces.clue_at("program_laid_on_share", fact, fact.get("file.path"));
    if (!clue.account.empty() && told.insert(std::string(fact.host()) + "|" + file).second) found.push_back(std::move(clue));
  }
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::shares
