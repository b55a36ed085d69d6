// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/sign.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "base/text.h"

namespace beffroi::diagnose {
namespace {

constexpr std::int64_t kTogether = 72 * 3'600 * base::kNanosecondsPerSecond;

/// Every text must occur in the folded command line.
struct CommandPattern {
  std::string_view kind;
  std::string_view tactic;
  std::array<std::string_view, 3> texts;
};

// Knowledge: the commands that CERT-FR's and CISA's public reports on ransomware name again and again.
constexpr std::array<CommandPattern, 12> kCommands = {{
    {"shadow_copies_deleted", "TA0040", {"vssadmin", "delete", "shadows"}},
    {"shadow_copies_deleted", "TA0040", {"vssadmin", "resize", "shadowstorage"}},
    {"shadow_copies_deleted", "TA0040", {"wmic", "shadowcopy", "delete"}},
    {"shadow_copies_deleted", "TA0040", {"win32_shadowcopy", "delete", ""}},
    {"shadow_copies_deleted", "TA0040", {"diskshadow", "delete", "shadows"}},
    {"backup_destroyed", "TA0040", {"wbadmin", "delete", "catalog"}},
    {"backup_destroyed", "TA0040", {"wbadmin", "delete", "systemstatebackup"}},
    {"recovery_disabled", "TA0040", {"bcdedit", "recoveryenabled", "no"}},
    {"credentials_dumped", "TA0006", {"comsvcs", "minidump", ""}},
    {"credentials_dumped", "TA0006", {"procdump", "lsass", ""}},
    {"credentials_dumped", "TA0006", {"ntdsutil", "ifm", "create"}},
    {"log_cleared_by_command", "TA0005", {"wevtutil", " cl ", ""}},
}};

/// Windows Server Backup and VSS-aware software prune their own copies: their service is the parent.
bool is_backup_service(std::string_view folded_parent) {
  return folded_parent.ends_with("\\wbengine.exe") || folded_parent.ends_with("\\svchost.exe");
}

void add_commands(const Casebook& book, std::vector<Sign>& signs) {
  for (const KnownFact& start : book.facts("process.start")) {
    const std::string command = base::fold(start.get("process.command_line"));
    if (command.empty()) continue;
    const auto matches = [&command](const CommandPattern& pattern) {
      return std::ranges::all_of(pattern.texts, [&](std::string_view text) { return command.find(text) != command.npos; });
    };
    const auto found = std::ranges::find_if(kCommands, matches);
    if (found == kCommands.end() || is_backup_service(base::fold(start.get("process.parent.executable")))) continue;
    signs.push_back({std::string(found->kind), std::string(found->tactic), &start, true});
  }
}

void add_all(const Casebook& book, std::string_view fact_kind, std::string_view kind, std::string_view tactic, bool strong,
             std::vector<Sign>& signs) {
  for (const KnownFact& fact : book.facts(fact_kind)) signs.push_back({std::string(kind), std::string(tactic), &fact, strong});
}

/// An account made an administrator within a day of its creation.
void add_new_administrators(const Casebook& book, std::vector<Sign>& signs) {
  constexpr std::int64_t kDay = 86'400 * base::kNanosecondsPerSecond;
  for (const KnownFact& added : book.facts("iam.added-member-to-group")) {
    if (!is_administrators_group(added.get("group.id"))) continue;
    const bool fresh = std::ranges::any_of(book.facts("iam.added-user-account"), [&](const KnownFact& created) {
      const std::int64_t age = added.time.nanoseconds - created.time.nanoseconds;
      return !created.get("user.target.id").empty() && created.get("user.target.id") == added.get("user.target.id") &&
             age >= 0 && age <= kDay;
    });
    if (fresh) signs.push_back({"new_administrator", "TA0003", &added, true});
  }
}

}  // namespace

bool is_administrators_group(std::string_view sid) {
  for (const std::string_view rid : {"-512", "-518", "-519"}) {
    if (sid.starts_with("S-1-5-21-") && sid.ends_with(rid)) return true;
  }
  return sid == "S-1-5-32-544";
}

bool SignCluster::is_suspicion() const { return kinds.size() >= 2 && std::ranges::any_of(signs, &Sign::strong); }
bool SignCluster::is_incident() const { return kinds.size() >= 3 && is_suspicion(); }

SignCluster densest_cluster(std::span<const Sign> signs) {
  SignCluster best;
  for (std::size_t first = 0; first < signs.size(); ++first) {
    SignCluster cluster;
    std::size_t last = first;
    for (; last < signs.size(); ++last) {
      if (signs[last].fact->time.nanoseconds - signs[first].fact->time.nanoseconds > kTogether) break;
      cluster.kinds.insert(signs[last].kind);
    }
    cluster.signs = signs.subspan(first, last - first);
    if (cluster.kinds.size() > best.kinds.size()) best = std::move(cluster);
  }
  return best;
}

std::vector<Sign> find_signs(const Casebook& book) {
  std::vector<Sign> signs;
  add_commands(book, signs);
  add_new_administrators(book, signs);
  add_all(book, "configuration.audit-log-cleared", "audit_log_cleared", "TA0005", true, signs);
  add_all(book, "configuration.backup-catalog-deleted", "backup_destroyed", "TA0040", true, signs);
  add_all(book, "configuration.protection-disabled", "protection_disabled", "TA0005", false, signs);
  std::ranges::stable_sort(signs, {}, [](const Sign& sign) { return std::tuple(sign.fact->time, sign.kind); });
  return signs;
}

}  // namespace beffroi::diagnose
