// SPDX-License-Identifier: EUPL-1.2
// Logs emptied, auditing and virus scanner switched off: each is written by what was switched off, whatever the language.
#include "base/text.h"
#include "diagnose/clues/recogniser.h"

namespace beffroi::diagnose::clues::recognisers::protections {
namespace {

struct Plain {
  std::string_view fact, kind, detail;
};

constexpr Plain kPlain[] = {
    {"configuration.audit-log-cleared", "audit_log_cleared", ""},
    {"configuration.log-cleared", "log_cleared", "winlog.cleared.channel"},
    {"configuration.backup-catalog-deleted", "backup_destroyed", ""},
    {"configuration.protection-disabled", "protection_disabled", ""},
};

/// %%8448 and %%8450: success, or failure, is no longer written (messages of the Security log).
void look_at_audit(const Traces& traces, std::vector<Clue>& found) {
  for (const KnownFact& change : traces.book.facts("configuration.changed-audit-config")) {
    const std::string_view what = change.get("winlog.audit.changes");
    if (what.find("%%8448") != what.npos || what.find("%%8450") != what.npos) {
      found.push_back(traces.clue_at("audit_disabled", change, change.get("winlog.audit.subcategory")));
    }
  }
}

void look_at_defender(const Traces& traces, std::vector<Clue>& found) {
  for (const KnownFact& change : traces.book.facts("configuration.protection-configured")) {
    const std::string value = base::fold(change.get("winlog.defender.new"));
    if (value.find("\\exclusions\\") != value.npos) {
      found.push_back(traces.clue_at("protection_excluded", change, change.get("winlog.defender.new")));
    }
  }
}

void recognise(const Traces& traces, std::vector<Clue>& found) {
  for (const Plain& plain : kPlain) {
    for (const KnownFact& fact : traces.book.facts(plain.fact)) {
      found.push_back(traces.clue_at(plain.kind, fact, plain.detail.empty() ? std::string_view() : fact.get(plain.detail)));
    }
  }
  look_at_audit(traces, found);
  look_at_defender(traces, found);
}

}  // namespace

Recogniser make_recogniser() { return recognise; }

}  // namespace beffroi::diagnose::clues::recognisers::protections
