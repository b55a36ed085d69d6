// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/accounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace beffroi::diagnose::scene {
namespace {

/// SYSTEM and the services' own accounts, nobody, everybody's window manager and font driver ([MS-DTYP] 2.4.2.4).
bool is_of_the_system(std::string_view sid) {
  static constexpr std::array<std::string_view, 7> kSystem = {"S-1-5-18", "S-1-5-19", "S-1-5-20", "S-1-5-7",
                                                              "S-1-0-0",  "S-1-5-90", "S-1-5-96"};
  return std::ranges::any_of(kSystem, [sid](std::string_view prefix) {
    return sid.starts_with(prefix) && (sid.size() == prefix.size() || sid[prefix.size()] == '-');
  });
}

bool is_system_name(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "system",    "système",      "local service", "service local", "network service", "service réseau", "anonymous logon",
      "anonymous", "local system", "localsystem",   "autorite nt",   "nt authority",    "iusr",           "defaultaccount"};
  return std::ranges::find(kNames, folded) != kNames.end() || folded.starts_with("dwm-") || folded.starts_with("umfd-");
}

std::string_view bare(std::string_view name) {
  if (const std::size_t slash = name.rfind('\\'); slash != name.npos) name.remove_prefix(slash + 1);
  return name.substr(0, name.find('@'));
}

std::string_view short_form(std::string_view name) { return name.substr(0, name.find('.')); }

constexpr Accounts::NameFields kActor{"user.name", "user.domain", "user.id"};
constexpr Accounts::NameFields kTarget{"user.target.name", "user.target.domain", "user.target.id"};

}  // namespace

bool is_administrators_group(std::string_view sid) {
  for (const std::string_view rid : {"-512", "-518", "-519"}) {
    if (sid.starts_with("S-1-5-21-") && sid.ends_with(rid)) return true;
  }
  return sid == "S-1-5-32-544";
}

Accounts::Accounts(const Casebook& book, const Hosts& hosts) : hosts_(hosts) {
  for (const std::string& kind : book.kinds()) {
    for (const KnownFact& fact : book.facts(kind)) {
      learn(fact, kActor);
      learn(fact, kTarget);
    }
  }
  learn_privileges(book);
}

std::string Accounts::key_of(std::string_view name, std::string_view domain, std::string_view host) const {
  if (const std::size_t slash = name.rfind('\\'); slash != name.npos && domain.empty()) domain = name.substr(0, slash);
  const std::string folded = base::fold(bare(name));
  if (folded.empty() || folded == "-" || folded.ends_with('$') || is_system_name(folded)) return {};
  const std::string machine = base::fold(short_form(host));
  const std::string of = base::fold(domain);
  // On a domain controller the machine has no accounts of its own.
  const bool local =
      !machine.empty() && (of == machine || of == ".") && hosts_.role(hosts_.of_name(host)) != "domain_controller";
  return local ? machine + "\\" + folded : folded;
}

std::string Accounts::key_of(const KnownFact& fact) const {
  const std::string_view sid = fact.get("user.id");
  if (is_of_the_system(sid)) return {};
  if (!fact.get("user.name").empty()) return key_of(fact.get("user.name"), fact.get("user.domain"), fact.host());
  const auto known = by_sid_.find(sid);
  return known == by_sid_.end() ? std::string() : known->second;
}

void Accounts::learn(const KnownFact& fact, const NameFields& fields) {
  const std::string_view name = fact.get(fields.name);
  if (name.empty()) return;
  const std::string_view sid = fact.get(fields.id);
  if (is_of_the_system(sid)) return;
  // Members of groups are written as names of the directory: CN=…,OU=….
  if (name.find('=') != name.npos) return;
  const std::string_view domain = fact.get(fields.domain);
  const std::string key = key_of(name, domain, fact.host());
  if (key.empty()) return;
  Known& known = known_[key];
  if (known.name.empty() && !domain.empty() && domain.find('.') == domain.npos)
    known.name = fmt::format("{}\\{}", domain, bare(name));
  if (known.sid.empty() && sid.starts_with("S-1-5-21-")) {
    known.sid = sid;
    by_sid_.try_emplace(std::string(sid), key);
  }
}

void Accounts::learn_privileges(const Casebook& book) {
  for (const KnownFact& added : book.facts("iam.added-member-to-group")) {
    const auto member = by_sid_.find(added.get("user.target.id"));
    if (member == by_sid_.end() || !is_administrators_group(added.get("group.id"))) continue;
    (added.get("group.id") == "S-1-5-32-544" ? local_admins_ : domain_admins_).insert(member->second);
  }
  // Special privileges on a domain controller mean an administrator of the domain; elsewhere, of the machine.
  for (const KnownFact& special : book.facts("iam.logged-in-special")) {
    const std::string key = key_of(special);
    if (key.empty() || special.get("winlog.privileges").find("SeDebugPrivilege") == std::string_view::npos) continue;
    const bool controller = hosts_.role(hosts_.of_name(special.host())) == "domain_controller";
    (controller ? domain_admins_ : local_admins_).insert(key);
  }
}

std::string Accounts::name(const std::string& key) const {
  const auto known = known_.find(key);
  return known == known_.end() || known->second.name.empty() ? key : known->second.name;
}

std::string Accounts::sid(const std::string& key) const {
  const auto known = known_.find(key);
  return known == known_.end() ? std::string() : known->second.sid;
}

std::string_view Accounts::privilege(const std::string& key) const {
  const bool built_in = sid(key).ends_with("-500");
  if (domain_admins_.contains(key) || (built_in && !is_local(key))) return "domain_admin";
  if (local_admins_.contains(key) || built_in) return "local_admin";
  return known_.contains(key) ? "user" : "unknown";
}

}  // namespace beffroi::diagnose::scene
