// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/scene/sessions.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace beffroi::diagnose::scene {
namespace {

constexpr int kRemoteInteractive = 10;
/// A logon and what it allows may be written within the same instant, in either order.
constexpr std::int64_t kSameInstant = base::kNanosecondsPerSecond;

int to_type(std::string_view text) {
  int type = 0;
  std::from_chars(text.data(), text.data() + text.size(), type);
  return type;
}

/// Logons by Kerberos that came through WinRM or DCOM name no address. The controller that gave the ticket for the machine a moment
/// before knows who asked.
class Tickets {
 public:
  Tickets(const Casebook& book, const Hosts& hosts, const Accounts& accounts) {
    for (const KnownFact& fact : book.facts("authentication.kerberos-service-ticket-requested")) {
      const HostId host = hosts.of_name(fact.get("service.name"));
      if (host != kNoHost && !is_loopback(fact.get("source.ip"))) given_[{host, accounts.key_of(fact)}].push_back(&fact);
    }
  }

  const KnownFact* before(const Session& session) const {
    const auto row = given_.find({session.host, session.account});
    if (row == given_.end()) return nullptr;
    const auto after = std::ranges::upper_bound(row->second, session.start.nanoseconds + kTicketLate, {},
                                                [](const KnownFact* fact) { return fact->time.nanoseconds; });
    if (after == row->second.begin()) return nullptr;
    const KnownFact* last = *std::prev(after);
    return session.start.nanoseconds - last->time.nanoseconds <= kTicketEarly ? last : nullptr;
  }

 private:
  static constexpr std::int64_t kTicketEarly = 10 * base::kNanosecondsPerSecond;
  static constexpr std::int64_t kTicketLate = 3 * base::kNanosecondsPerSecond;  // clocks of a domain differ a little

  std::map<std::pair<HostId, std::string>, std::vector<const KnownFact*>> given_;
};

}  // namespace

Sessions::Sessions(const Casebook& book, const Hosts& hosts, const Accounts& accounts) {
  static constexpr std::array<std::string_view, 5> kKinds = {
      "authentication.logged-in", "session.remote-desktop-logged-in", "session.remote-desktop-reconnected",
      "session.remote-desktop-authenticated", "session.session-reconnected"};
  const Tickets tickets(book, hosts, accounts);
  for (const std::string_view kind : kKinds) {
    for (const KnownFact& fact : book.facts(kind)) {
      Session session{.account = accounts.key_of(fact),
                      .logon_id = std::string(fact.get("winlog.logon.id")),
                      .start = fact.time,
                      .fact = &fact};
      session.host = hosts.of_name(fact.host());
      if (session.account.empty() || session.host == kNoHost) continue;
      session.type = kind.starts_with("session.") ? kRemoteInteractive : to_type(fact.get("winlog.logon.type"));
      if (!is_loopback(fact.get("source.ip"))) session.address = fact.get("source.ip");
      if (!session.address.empty()) session.from = hosts.of_address(session.address, fact.time);
      // NTLM logons without an address still say which machine asked.
      if (session.address.empty() && session.type == 3) session.from = hosts.of_name(fact.get("source.domain"));
      const bool names_no_source = session.address.empty() && session.from == kNoHost && session.type == 3;
      if (names_no_source && (session.ticket = tickets.before(session))) {
        session.address = session.ticket->get("source.ip");
        session.from = hosts.of_address(session.address, fact.time);
      }
      if (session.from == session.host) {
        session.from = kNoHost;
        session.address.clear();
      }
      all_.push_back(std::move(session));
    }
  }
  std::ranges::stable_sort(all_, {}, &Session::start);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    by_host_[all_[i].host].push_back(i);
    if (!all_[i].logon_id.empty()) by_logon_[{all_[i].host, all_[i].logon_id}].push_back(i);
  }
}

bool Sessions::have_neighbours_of(std::string_view address) const {
  const std::string_view network = address.substr(0, address.rfind('.') + 1);
  return std::ranges::any_of(all_, [network](const Session& session) {
    return session.from != kNoHost && std::string_view(session.address).starts_with(network) && !network.empty();
  });
}

const Session* Sessions::of_logon(HostId host, std::string_view logon_id, base::Timestamp at) const {
  const auto found = by_logon_.find({host, std::string(logon_id)});
  if (found == by_logon_.end()) return nullptr;
  const Session* last = nullptr;
  for (const std::size_t i : found->second) {
    if (all_[i].start.nanoseconds <= at.nanoseconds + kSameInstant) last = &all_[i];
  }
  return last;
}

const Session* Sessions::last(HostId host, std::string_view account, base::Timestamp at, std::int64_t window,
                              bool remote_only) const {
  const auto found = by_host_.find(host);
  if (found == by_host_.end()) return nullptr;
  const std::vector<std::size_t>& list = found->second;
  const auto after = std::ranges::upper_bound(list, at.nanoseconds + kSameInstant, {},
                                              [this](std::size_t i) { return all_[i].start.nanoseconds; });
  for (auto it = after; it != list.begin();) {
    const Session& session = all_[*--it];
    if (at.nanoseconds - session.start.nanoseconds > window) break;
    if (!account.empty() && session.account != account) continue;
    if (!remote_only || session.is_remote()) return &session;
  }
  return nullptr;
}

}  // namespace beffroi::diagnose::scene
