// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/hosts.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace beffroi::diagnose::scene {
namespace {

/// Logs that only roles of Windows Server write.
bool is_channel_of_servers(std::string_view channel) {
  for (const std::string_view of_servers :
       {"Directory Service", "DNS Server", "DFS Replication", "File Replication Service", "Microsoft-Windows-Hyper-V-VMMS-",
        "Microsoft-Windows-DHCP Server Events", "Microsoft-Windows-TerminalServices-SessionBroker",
        "Microsoft-Windows-ServerManager-", "Microsoft-Windows-TerminalServices-Licensing"}) {
    if (channel.starts_with(of_servers)) return true;
  }
  return false;
}

/// Windows Server Backup; a workstation may have the channel from an old Windows.
bool is_channel_of_backups(std::string_view channel) { return channel.starts_with("Microsoft-Windows-Backup"); }

constexpr std::size_t kSomebodySits = 3;  // logons at the machine itself
constexpr std::size_t kServesMachines = 3, kServesPeople = 2, kDesktops = 5;

std::string_view short_form(std::string_view name) { return name.substr(0, name.find('.')); }

/// Windows writes outbound connections with the machine's own address as the source; inbound ones name the other first.
bool is_outbound(const KnownFact& flow) {
  const std::string_view direction = flow.get("network.direction");
  return direction == "%%14593" || base::equal_folded(direction, "true");
}

}  // namespace

bool is_loopback(std::string_view address) {
  return address.empty() || address.starts_with("127.") || address == "::1" || address == "0.0.0.0" || address == "::";
}

Hosts::Hosts(const Casebook& book) {
  // A short name is another form of a full one, where only one full name begins with it.
  std::map<std::string, std::set<std::string>> full_names;
  for (const std::string& name : book.hosts()) {
    if (name.find('.') != name.npos) full_names[base::fold(short_form(name))].insert(base::fold(name));
  }
  for (const std::string& name : book.hosts()) {
    const std::string folded = base::fold(name);
    const auto longer = full_names.find(folded);
    if (longer != full_names.end() && longer->second.size() == 1 && folded.find('.') == folded.npos) continue;
    by_name_.emplace(folded, static_cast<HostId>(hosts_.size()));
    hosts_.push_back({.name = name});
  }
  for (HostId host = 0; host < hosts_.size(); ++host) {
    by_name_.try_emplace(base::fold(short_form(hosts_[host].name)), host);
  }
  learn_addresses(book);
  deduce_addresses(book);
  learn_roles(book);
}

HostId Hosts::of_name(std::string_view name) const {
  while (name.starts_with('\\')) name.remove_prefix(1);
  if (const auto exact = by_name_.find(base::fold(name)); exact != by_name_.end()) return exact->second;
  if (name.ends_with('$')) name.remove_suffix(1);
  const std::string folded = base::fold(name);
  if (const auto full = by_name_.find(folded); full != by_name_.end()) return full->second;
  // A full name nobody wrote so may be another domain's machine of the same short name: only the short form asks further.
  if (folded.find('.') != folded.npos) {
    const auto brief = by_name_.find(short_form(folded));
    const bool unknown_domain = brief != by_name_.end() && hosts_[brief->second].name.find('.') == std::string::npos;
    return unknown_domain ? brief->second : kNoHost;
  }
  return kNoHost;
}

void Hosts::learn_addresses(const Casebook& book) {
  const auto note = [](Addresses& into, std::string_view address, base::Timestamp time, HostId host) {
    if (host != kNoHost && !is_loopback(address)) into[std::string(address)].push_back({time, host});
  };
  for (const auto* kind : {"authentication.logged-in", "authentication.kerberos-ticket-requested",
                           "authentication.kerberos-service-ticket-requested"}) {
    for (const KnownFact& fact : book.facts(kind)) {
      std::string_view user = fact.get("user.name");
      user = user.substr(0, user.find('@'));
      if (user.ends_with('$')) note(sure_, fact.get("source.ip"), fact.time, of_name(user));
      // A remote desktop's logon names the machine itself as the workstation.
      const HostId named = of_name(fact.get("source.domain"));
      if (named != of_name(fact.host())) note(claimed_, fact.get("source.ip"), fact.time, named);
    }
  }
  for (const KnownFact& failure : book.facts("authentication.logon-failed")) {
    const HostId named = of_name(failure.get("source.domain"));
    if (named != of_name(failure.host())) note(claimed_, failure.get("source.ip"), failure.time, named);
  }
  for (const KnownFact& flow : book.facts("network.flow")) {
    if (is_outbound(flow)) note(sure_, flow.get("source.ip"), flow.time, of_name(flow.host()));
  }
  for (auto* addresses : {&sure_, &claimed_}) {
    for (auto& [address, seen] : *addresses) std::ranges::stable_sort(seen, {}, &Seen::time);
  }
}

void Hosts::deduce_addresses(const Casebook& book) {
  constexpr std::int64_t kSeconds = 30 * base::kNanosecondsPerSecond;
  struct Given {
    base::Timestamp time;
    HostId from, to;
    std::string account;
  };
  std::vector<Given> given;
  for (const auto* kind : {"authentication.logged-in-explicit", "session.remote-desktop-started"}) {
    for (const KnownFact& fact : book.facts(kind)) {
      std::string_view target = fact.get("destination.domain");
      target.remove_prefix(std::min(target.size(), target.find('/') + 1));  // TERMSRV/DC1
      const HostId to = of_name(target);
      const HostId from = of_name(fact.host());
      if (to != kNoHost && from != to) given.push_back({fact.time, from, to, base::fold(fact.get("user.target.name"))});
    }
  }
  std::ranges::stable_sort(given, {}, &Given::time);
  for (const KnownFact& logon : book.facts("authentication.logged-in")) {
    const std::string_view address = logon.get("source.ip");
    const HostId to = of_name(logon.host());
    if (is_loopback(address) || sure_.contains(address)) continue;
    const auto first = std::ranges::lower_bound(given, logon.time.nanoseconds - kSeconds, {},
                                                [](const Given& one) { return one.time.nanoseconds; });
    for (auto one = first; one != given.end() && one->time.nanoseconds <= logon.time.nanoseconds + kSeconds; ++one) {
      const bool fits = one->to == to && (one->account.empty() || one->account == base::fold(logon.get("user.name")));
      if (fits) deduced_[std::string(address)].push_back({logon.time, one->from});
    }
  }
}

void Hosts::learn_roles(const Casebook& book) {
  const auto set = [this](std::string_view name, std::string_view role) {
    if (const HostId host = of_name(name); host != kNoHost) hosts_[host].role = role;
  };
  // Somebody who sits before it: a workstation. Who is asked by several machines or opens several desktops: a server. Who hands
  // out tickets: a domain controller.
  struct Use {
    std::size_t at_console = 0, desktops = 0;
    std::set<std::string, std::less<>> askers, people;
  };
  std::map<std::string, Use, std::less<>> uses;
  for (const KnownFact& fact : book.facts("authentication.logged-in")) {
    const std::string_view type = fact.get("winlog.logon.type");
    if (!fact.get("user.id").starts_with("S-1-5-21-") || fact.get("user.name").ends_with('$')) continue;
    Use& use = uses[std::string(fact.host())];
    if (type == "2" || type == "7" || type == "11") ++use.at_console;
    if (type == "10") ++use.desktops;
    if (type != "3" && type != "10") continue;
    if (!fact.get("source.ip").empty()) use.askers.emplace(fact.get("source.ip"));
    use.people.emplace(base::fold(fact.get("user.name")));
  }
  for (const auto* kind : {"session.remote-desktop-logged-in", "session.remote-desktop-authenticated"}) {
    for (const KnownFact& fact : book.facts(kind)) ++uses[std::string(fact.host())].desktops;
  }
  for (const auto& [name, use] : uses) {
    const bool serves =
        (use.askers.size() >= kServesMachines && use.people.size() >= kServesPeople) || use.desktops >= kDesktops;
    if (serves && use.at_console < use.desktops + use.askers.size() + kServesMachines) {
      set(name, "server");
    } else if (use.at_console > 0) {
      set(name, "workstation");
    }
  }
  for (const model::Coverage& seen : book.coverage()) {
    const auto use = uses.find(seen.computer);
    const bool somebody_sits_there = use != uses.end() && use->second.at_console >= kSomebodySits;
    if (is_channel_of_servers(seen.channel) || (is_channel_of_backups(seen.channel) && !somebody_sits_there))
      set(seen.computer, "server");
  }
  for (const auto* kind : {"authentication.kerberos-ticket-requested", "authentication.kerberos-service-ticket-requested",
                           "iam.directory-replicated"}) {
    for (const KnownFact& fact : book.facts(kind)) set(fact.host(), "domain_controller");
  }
}

HostId Hosts::of_address(std::string_view address, base::Timestamp at) const {
  for (const Addresses* addresses : {&sure_, &claimed_, &deduced_}) {
    const auto found = addresses->find(address);
    if (found == addresses->end()) continue;
    const auto after = std::ranges::upper_bound(found->second, at, {}, &Seen::time);
    return after == found->second.begin() ? after->host : std::prev(after)->host;
  }
  return kNoHost;
}

}  // namespace beffroi::diagnose::scene
