// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/text.h"
#include "diagnose/finding.h"
#include "diagnose/questions/indicators/named.h"
#include "diagnose/questions/indicators/programs.h"

namespace beffroi::diagnose::questions::indicators {
namespace {

constexpr std::size_t kMostOfAKind = 30;  // somebody types them into a firewall
constexpr std::uint64_t kMostCounted = 1'000'000'000;

/// An address of the attacker and everything that shows it, in the order of time.
struct Address {
  std::string_view statement;
  scene::HostId host = scene::kNoHost;  ///< the machine of the case that saw it first
  std::string account, program, port;
  std::vector<const KnownFact*> facts;
  std::uint64_t count = 0;  ///< sessions or connections: a fact may stand for many
};
using Addresses = std::map<std::string, Address>;

/// Neither of the machine itself nor of nobody.
bool is_routed_address(std::string_view address) { return is_public_address(address) || is_private_address(address); }

/// Where sessions of the attacker came from, machines of the case left out.
void add_sources(const Scene& scene, Addresses& addresses) {
  std::vector<const scene::Session*> sessions(scene.attack.sessions.begin(), scene.attack.sessions.end());
  std::ranges::sort(sessions, {}, [](const scene::Session* one) { return std::tuple(one->start, one->host, one->address); });
  for (const scene::Session* session : sessions) {
    if (!session->is_from_outside_the_case() || !is_routed_address(session->address)) continue;
    Address& address = addresses[session->address];
    if (address.facts.empty()) address = {"source", session->host, scene.accounts.name(session->account), {}, {}, {}, 0};
    address.facts.push_back(session->fact);
    ++address.count;
  }
}

/// Where the attacker's programs spoke to, machines of the case left out. Where a session came from the same address, it is told there.
void add_contacted(const Scene& scene, const std::map<std::string, Program>& programs, Addresses& addresses) {
  if (programs.empty()) return;
  for (const KnownFact& flow : scene.book.facts("network.flow")) {
    const auto program = programs.find(path_without_volume(flow.get("process.executable")));
    const std::string to(flow.get("destination.ip"));
    if (program == programs.end() || !is_routed_address(to)) continue;
    const scene::HostId here = scene.hosts.of_name(flow.host());
    if (!scene.attack.has(here) || scene.hosts.of_address(to, flow.time) != scene::kNoHost) continue;
    Address& address = addresses[to];
    if (address.facts.empty())
      address = {"contacted", here, {}, program->second.shown, std::string(flow.get("destination.port")), {}, 0};
    address.facts.push_back(&flow);
    address.count += std::max<std::uint64_t>(flow.number("winlog.count"), 1);
  }
}

/// What a report calls the address: of the Internet (empty), of a private network, or of another one than that of the machines.
std::string network_of(const Scene& scene, std::string_view statement, std::string_view address) {
  if (!is_private_address(address)) return {};
  return statement == "source" && !scene.sessions.have_neighbours_of(address) ? "elsewhere" : "private";
}

/// An address or URL that the attacker's commands name, and the clues that do, in the order of time.
struct InCommands {
  Named named;
  std::vector<const Clue*> clues;
};

/// Machines of the case are left out, and addresses that sessions or connections show already.
std::map<std::string, InCommands> named_by_commands(const Scene& scene, const Addresses& shown) {
  std::map<std::string, InCommands> all;
  if (scene.attack.sureness != Sureness::sure) return all;
  for (const Clue* clue : scene.attack.clues) {
    if (clue->weight() < clues::kUnusual) continue;
    for (Named& named : named_in(clue->detail)) {
      const scene::HostId of_name = scene.hosts.of_name(named.host);
      const bool is_ours = base::equal_folded(scene.hosts.name(of_name), named.host) ||
                           scene.hosts.of_address(named.host, clue->time) != scene::kNoHost;
      if (is_ours || (!named.is_url && shown.contains(named.value))) continue;
      InCommands& one = all[named.value];
      one.clues.push_back(clue);
      one.named = std::move(named);
    }
  }
  return all;
}

model::Finding finding_of(const Scene& scene, std::string_view statement, std::size_t number) {
  model::Finding finding;
  finding.id = "indicators." + std::to_string(number);
  finding.question = "indicators";
  finding.statement = statement;
  finding.state = scene.attack.sureness == Sureness::sure ? "yes" : "suspected";
  return finding;
}

model::Finding to_finding(const Scene& scene, const std::string& value, const Address& address, std::size_t number) {
  model::Finding finding = finding_of(scene, address.statement, number);
  finding.arguments = {{"address", value},
                       {"internal", !is_public_address(value)},
                       {"network", network_of(scene, address.statement, value)},
                       {"host", scene.hosts.name(address.host)},
                       {"account", address.account},
                       {"program", address.program},
                       {"port", address.port},
                       {"time", address.facts.front()->time},
                       {"count", static_cast<std::int64_t>(std::min<std::uint64_t>(address.count, kMostCounted))}};
  cite_all(finding.supports, address.facts);
  return finding;
}

model::Finding to_finding(const Scene& scene, const InCommands& one, std::size_t number) {
  const Clue& first = *one.clues.front();
  model::Finding finding = finding_of(scene, "named", number);
  const std::string network = network_of(scene, "named", one.named.host);
  finding.arguments = {{"address", one.named.value},
                       {"url", one.named.is_url},
                       {"internal", !network.empty()},
                       {"network", network},
                       {"host", scene.hosts.name(first.host)},
                       {"account", first.account.empty() ? std::string() : scene.accounts.name(first.account)},
                       {"time", first.time},
                       {"count", static_cast<std::int64_t>(one.clues.size())}};
  for (const Clue* clue : one.clues) cite(finding.supports, *clue->fact);
  return finding;
}

/// host, host2 … in the order in which it was seen on them, and how many more.
void name_hosts(const Scene& scene, const Program& program, model::Finding& finding) {
  constexpr std::size_t kMostNamed = 4;
  for (std::size_t i = 0; i < kMostNamed; ++i) {
    const std::string name = i == 0 ? "host" : "host" + std::to_string(i + 1);
    finding.arguments.push_back({name, i < program.hosts.size() ? scene.hosts.name(program.hosts[i]) : std::string()});
  }
  const std::size_t more = program.hosts.size() - std::min(program.hosts.size(), kMostNamed);
  finding.arguments.push_back({"more", static_cast<std::int64_t>(more)});
}

model::Finding to_finding(const Scene& scene, const Program& program, std::size_t number) {
  model::Finding finding = finding_of(scene, "program", number);
  finding.arguments = {{"program", program.shown}, {"algorithm", program.algorithm}, {"hash", program.hash}};
  name_hosts(scene, program, finding);
  cite(finding.supports, *program.fact);
  cite_all(finding.supports, program.elsewhere);
  return finding;
}

void write_indicator(base::json::Writer& json, std::string_view type, std::string_view value, const model::Finding& finding) {
  json.begin_object().member("type", type).member("value", value);
  if (const auto* internal = base::find_argument(finding.arguments, "internal"))
    json.member("internal", std::get<bool>(*internal));
  write_bases(json, "for", finding.supports);
  json.end_object();
}

/// Findings of one kind as far as somebody can use them, and every one of them as JSON.
class Telling {
 public:
  Telling(Answer& answer, base::json::Writer& json) : answer_(answer), json_(json) {}

  std::size_t next() const { return answer_.findings.size() + 1; }
  void tell(std::string_view type, std::string_view value, model::Finding finding) {
    write_indicator(json_, type, value, finding);
    if (told_++ < kMostOfAKind) {
      answer_.findings.push_back(std::move(finding));
    } else if (untold_++ == 0) {
      supports_ = std::move(finding.supports);
    }
  }
  std::int64_t untold() const { return untold_; }
  const std::vector<model::Basis>& supports() const { return supports_; }

 private:
  Answer& answer_;
  base::json::Writer& json_;
  std::size_t told_ = 0;
  std::int64_t untold_ = 0;
  std::vector<model::Basis> supports_;  // of the first that is not told
};

template <class Map, class TimeOf>
std::vector<const typename Map::value_type*> by_time(const Map& map, const TimeOf& time_of) {
  std::vector<const typename Map::value_type*> all;
  for (const auto& one : map) all.push_back(&one);
  std::ranges::stable_sort(all, {}, [&](const auto* one) { return time_of(one->second); });
  return all;
}

Telling tell_addresses(const Scene& scene, const std::map<std::string, Program>& programs, Answer& answer,
                       base::json::Writer& json) {
  Addresses addresses;
  add_sources(scene, addresses);
  add_contacted(scene, programs, addresses);
  Telling telling(answer, json);
  for (const auto* one : by_time(addresses, [](const Address& address) { return address.facts.front()->time; })) {
    telling.tell("address", one->first, to_finding(scene, one->first, one->second, telling.next()));
  }
  const auto named = named_by_commands(scene, addresses);
  for (const auto* one : by_time(named, [](const InCommands& in) { return in.clues.front()->time; })) {
    telling.tell(one->second.named.is_url ? "url" : "address", one->first, to_finding(scene, one->second, telling.next()));
  }
  return telling;
}

Telling tell_programs(const Scene& scene, const std::map<std::string, Program>& programs, Answer& answer,
                      base::json::Writer& json) {
  Telling telling(answer, json);
  for (const auto* one : by_time(programs, [](const Program& program) { return program.fact->time; })) {
    const Program& program = one->second;
    const bool hashed = !program.hash.empty();
    telling.tell(hashed ? program.algorithm : "path", hashed ? program.hash : program.shown,
                 to_finding(scene, program, telling.next()));
  }
  return telling;
}

Answer ask(const Scene& scene) {
  Answer answer;
  base::json::Writer json;
  json.begin_array();
  if (scene.attack.sureness != Sureness::none && !scene.attack.is_attempt_only()) {
    const std::map<std::string, Program> programs = programs_of(scene);
    const Telling addresses = tell_addresses(scene, programs, answer, json);
    const Telling files = tell_programs(scene, programs, answer, json);
    if (addresses.untold() + files.untold() > 0) {
      model::Finding more = finding_of(scene, "more", answer.findings.size() + 1);
      more.arguments = {{"addresses", addresses.untold()}, {"programs", files.untold()}};
      more.supports = addresses.untold() > 0 ? addresses.supports() : files.supports();
      answer.findings.push_back(std::move(more));
    }
  }
  json.end_array();
  answer.sections.push_back({"indicators", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"indicators", 47, ask}; }

}  // namespace beffroi::diagnose::questions::indicators
