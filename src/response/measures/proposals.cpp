// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/proposals.h"

#include <algorithm>
#include <array>

namespace beffroi::response::measures {
namespace {

/// What is done once for the whole network, whichever machine gives the reason.
constexpr std::array<std::string_view, 7> kNetworkWide = {"edge",   "remote_access", "backup", "logs",
                                                          "people", "separate",      "cloud"};

/// One reason to propose measures: on which system, and the finding that says so.
struct Trigger {
  std::string name;
  std::string system;
  std::string finding;
};

std::string argument(const model::Finding& finding, std::string_view name) {
  const auto* value = base::find_argument(finding.arguments, name);
  const auto* text = value ? std::get_if<std::string>(value) : nullptr;
  return text ? *text : std::string();
}

void add_hosts(const Diagnosed& told, std::vector<Trigger>& triggers) {
  for (const Diagnosed::Host& host : told.hosts) {
    triggers.push_back({"host." + host.state, host.name, host.finding});
    if (host.is_hit() && host.role == "domain_controller") triggers.push_back({"controller.hit", host.name, host.finding});
  }
}

void add_accounts(const Diagnosed& told, std::vector<Trigger>& triggers) {
  for (const Diagnosed::Account& account : told.accounts) {
    triggers.push_back({"account." + account.state, account.name, account.finding});
    if (account.privilege == "domain_admin") triggers.push_back({"account.privileged", {}, account.finding});
  }
}

void add_way_in(const Diagnosed& told, std::vector<Trigger>& triggers) {
  if (told.origins.empty() || told.origins.front().state == "undetermined") return;
  const Diagnosed::Origin& first = told.origins.front();
  triggers.push_back({"origin." + first.vector, first.host, first.finding});
}

void add_signs(const Diagnosed& told, std::vector<Trigger>& triggers) {
  for (const model::Finding& finding : told.findings) {
    const std::string host = argument(finding, "host");
    const bool remote = finding.question == "command_and_control" && finding.statement.starts_with("remote_tool");
    if (remote) triggers.push_back({"remote_tool", host, finding.id});
    if (finding.question == "persistence" && !host.empty()) triggers.push_back({"persistence", host, finding.id});
    if (finding.question == "log_tampering") triggers.push_back({"log_tampering", host, finding.id});
  }
}

std::vector<Trigger> triggers_of(const Diagnosed& told) {
  if (!told.sees_an_attack()) return {{"night", {}, {}}};
  std::vector<Trigger> triggers{{"night", {}, "incident.1"}};
  add_hosts(told, triggers);
  add_accounts(told, triggers);
  add_way_in(told, triggers);
  add_signs(told, triggers);
  triggers.push_back({"backups." + told.backups, {}, "backups.1"});
  triggers.push_back({"encryption." + told.encryption, {}, "encryption.1"});
  triggers.push_back({"exfiltration." + told.exfiltration, {}, "exfiltration.1"});
  return triggers;
}

void add_finding(std::vector<std::string>& findings, const std::string& id) {
  if (!id.empty() && std::ranges::find(findings, id) == findings.end()) findings.push_back(id);
}

/// The proposal of a measure for a system, made where it is not there yet.
Measure& proposal_for(std::vector<Measure>& proposals, const Known& known, const std::string& system) {
  const auto at = std::ranges::find(proposals, system, &Measure::system);
  if (at != proposals.end()) return *at;
  proposals.push_back({known.id, system, {}, Step::proposed, {}, {}});
  return proposals.back();
}

std::vector<Measure> proposals_of(const Known& known, std::span<const Trigger> triggers, const Diagnosed& told,
                                  std::span<const TownSystem> town) {
  std::vector<Measure> proposals;
  const bool wide = std::ranges::find(kNetworkWide, known.system_kind) != kNetworkWide.end();
  for (const Trigger& trigger : triggers) {
    if (std::ranges::find(known.when, trigger.name) == known.when.end()) continue;
    Measure& proposal = proposal_for(proposals, known, wide ? std::string() : trigger.system);
    if (told.finding(trigger.finding)) add_finding(proposal.findings, trigger.finding);
  }
  const bool general = !proposals.empty() && proposals.front().system.empty();
  if (!general) return proposals;
  const std::vector<std::string> findings = proposals.front().findings;
  for (const TownSystem& system : town) {
    if (system.kind != known.system_kind) continue;
    // The evidence knows a machine by its whole name, the town's file by the first part of it: one machine, one line.
    const auto is_it = [&system](const Measure& one) { return !one.system.empty() && same_machine(one.system, system.name); };
    if (std::ranges::any_of(proposals, is_it)) continue;
    Measure& proposal = proposal_for(proposals, known, system.name);
    for (const std::string& finding : findings) add_finding(proposal.findings, finding);
  }
  if (proposals.size() > 1) proposals.erase(proposals.begin());
  return proposals;
}

bool holds(Step step) { return step == Step::done || step == Step::checked; }

/// What people said about a measure stands first, in its own order; what is proposed besides follows. What is done on whatever it concerns
/// needs no system any more.
void add_lines(const Known& known, std::vector<Measure> proposals, const std::vector<Measure>& spoken, Plan& plan) {
  for (const Measure& one : spoken) {
    if (one.id != known.id) continue;
    Line line{&known, one, false};
    const auto at = std::ranges::find(proposals, one.system, &Measure::system);
    if (at != proposals.end()) {
      line.proposed = true;
      line.measure.findings = at->findings;
      proposals.erase(at);
    }
    if (line.measure.system.empty() && holds(line.measure.step)) proposals.clear();
    plan.lines.push_back(std::move(line));
  }
  for (Measure& proposal : proposals) plan.lines.push_back({&known, std::move(proposal), true});
}

}  // namespace

Plan plan_of(const std::vector<Measure>& spoken, const Diagnosed& diagnosed, std::span<const TownSystem> town) {
  Plan plan;
  plan.basis = !diagnosed.exists ? Basis::none : diagnosed.sees_an_attack() ? Basis::verdict : Basis::no_sign;
  const std::vector<Trigger> triggers = triggers_of(diagnosed);
  for (const Known& one : catalogue()) add_lines(one, proposals_of(one, triggers, diagnosed, town), spoken, plan);
  for (const Measure& one : spoken) {
    if (!known(one.id)) plan.lines.push_back({nullptr, one, false});
  }
  return plan;
}

}  // namespace beffroi::response::measures
