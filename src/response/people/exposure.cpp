// SPDX-License-Identifier: EUPL-1.2
// From a data set down the town's own graph, with the walk that services use, and what people and listings add.
#include "response/people/exposure.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "response/declarations/declarations.h"
#include "response/first_hour/answers.h"
#include "response/list_text.h"

namespace beffroi::response::people {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"no_sign", "not_examined", "out_of_reach", "suspected", "exposed"};
constexpr std::array<std::string_view, 5> kAttacks = {"attack_known", "ransom_note", "intruder_seen", "authority_alert",
                                                      "breach_awareness"};
constexpr std::string_view kNetwork = "network";  // question of the first hour
constexpr std::size_t kMaxGrounds = 60;           // of one data set: nobody reads more

/// No name of a file can be this: it holds a control character.
std::string id_of_server(std::string_view server) { return '\x01' + std::string(server); }

/// Systems for the servers that places name, so that one walk sees both.
void add_servers(town::Town& town) {
  std::set<std::string> known;
  for (const town::DataSet& set : town.data_sets) {
    for (const std::string& place : set.places) {
      const std::string server(server_of_place(place));
      if (server.empty() || !known.insert(server).second || known.size() > kMaxPlaces) continue;
      town.systems.push_back({.id = id_of_server(server), .name = server, .machines = {server}});
    }
  }
}

/// Whoever holds one of these opens what lies above it.
bool opens_what_is_above(town::MachineRole role) {
  using enum town::MachineRole;
  return role == domain_controller || role == hypervisor || role == storage || role == backup;
}

bool is_inside(const Ground& ground) {
  return ground.why != "hosted" && ground.why != "apart" && ground.why != "no_sign" && ground.leads_to > Exposure::no_sign;
}

/// What the entry of a declaration that stands says, in the state "yes" where the event has one.
const Statement* yes_of(const std::vector<Declaration>& all, std::string_view event) {
  for (const Declaration* one : declared(all, event)) {
    const Statement& said = one->current();
    if (!one->only_when && (said.state.empty() || said.state == "yes")) return &said;
  }
  return nullptr;
}

const Ground* first(const std::vector<Ground>& grounds, std::string_view why) {
  const auto at = std::ranges::find(grounds, why, &Ground::why);
  return at == grounds.end() ? nullptr : &*at;
}

Step step(Input input, Hundredths value, Hundredths at_most, std::string why, const Ground* ground = nullptr) {
  Step step{.input = input, .value = value, .at_most = at_most, .computed = value, .why = std::move(why)};
  if (!ground) return step;
  step.finding = ground->finding;
  step.entry = ground->entry;
  step.sha256 = ground->sha256;
  return step;
}

/// The heaviest kind gives the context, the most telling one the identification: both stand in one file.
void weigh(const std::vector<Category>& categories, Score& score) {
  Step context = step(Input::context, 0, 0, "nothing"), identification = step(Input::identification, 0, 0, "nothing");
  bool all_known = true;
  for (const Category& category : categories) {
    all_known = all_known && !category.kinds.empty();
    for (const Kind* kind : category.kinds) {
      if (kind->context * 100 > context.value) {
        context.value = kind->context * 100;
        context.kind = kind->id;
        context.why = "kind";
      }
      if (kind->identification > identification.value) {
        identification.value = kind->identification;
        identification.kind = kind->id;
        identification.why = "kind";
      }
    }
  }
  context.computed = context.value;
  identification.computed = identification.value;
  context.at_most = all_known ? context.value : 400;
  identification.at_most = all_known ? identification.value : 100;
  score.step(Input::context) = std::move(context);
  score.step(Input::identification) = std::move(identification);
}

}  // namespace

std::string_view name_of(Exposure exposure) { return kNames[static_cast<std::size_t>(exposure)]; }

std::optional<Exposure> exposure_named(std::string_view name) {
  const auto at = std::ranges::find(kNames, name);
  return at == kNames.end() ? std::nullopt : std::optional(static_cast<Exposure>(at - kNames.begin()));
}

Evidence::Evidence(const town::Town& town, const Diagnosed& diagnosed, Entries entries)
    : town_(town), diagnosed_(diagnosed), said_(services::words_said_of(entries)), listings_(listings_of(entries)) {
  add_servers(town_);
  const std::vector<Declaration> all = declarations_of(entries);
  if (const Statement* said = yes_of(all, "data_published")) published_ = Said{said->entry, said->by};
  const first_hour::State answers = first_hour::state_of(entries);
  if (answers.says(kNetwork, "machines_off")) machines_off_ = Said{answers.find(kNetwork)->seq, answers.find(kNetwork)->by};
  const Statement* encrypted = yes_of(all, "files_encrypted");
  if (!encrypted) encrypted = yes_of(all, "files_unreadable");
  if (encrypted) encrypted_ = Said{encrypted->entry, encrypted->by};
  if (published_ || encrypted_) attack_entry_ = published_ ? published_->entry : encrypted_->entry;
  for (const std::string_view event : kAttacks) {
    const Statement* said = attack_entry_ == 0 ? yes_of(all, event) : nullptr;
    if (said) attack_entry_ = said->entry;
  }
}

/// A machine that is hit: the data lies on it, or on what needs it.
void Evidence::lead_from_hit(const services::Because& because, Ground& ground) const {
  const bool locked = because.ground == services::Ground::encrypted;
  ground.leads_to = because.ground == services::Ground::suspected ? Exposure::suspected : Exposure::exposed;
  // Everything that left was seen, and this did not: what remains is that nobody reaches it.
  if (locked && diagnosed_.exfiltration == "no") ground.leads_to = Exposure::out_of_reach;
  if (because.through.empty()) return;
  const auto at =
      std::ranges::find_if(town_.machines, [&](const town::Machine& one) { return same_machine(one.id, because.machine); });
  const Diagnosed::Host* host = diagnosed_.host(because.machine);
  const bool opens =
      (at != town_.machines.end() && opens_what_is_above(at->role)) || (host && host->role == "domain_controller");
  ground.why = "under_" + ground.why;
  ground.leads_to = !locked || opens ? Exposure::suspected : Exposure::out_of_reach;
}

std::optional<Ground> Evidence::ground_of(const services::Because& because) const {
  Ground ground{.why = std::string(name_of(because.ground)),
                .leads_to = Exposure::not_examined,
                // A data set may be placed by a share alone: then its server is all that is known of the system.
                .system = base::equal_folded(because.system, because.machine) ? std::string() : because.system,
                .through = because.through,
                .machine = because.machine,
                .place = because.place,
                .finding = because.finding,
                .supposed = because.supposed,
                .entry = because.entry,
                .by = because.by};
  switch (because.ground) {
    case services::Ground::encrypted:
    case services::Ground::compromised:
    case services::Ground::suspected: lead_from_hit(because, ground); break;
    case services::Ground::declared_stopped:
      ground.why = "stopped";
      ground.leads_to = Exposure::out_of_reach;
      break;
    case services::Ground::apart_network:
    case services::Ground::apart_site:
      ground.why = "apart";
      ground.leads_to = Exposure::no_sign;
      break;
    case services::Ground::no_sign: ground.leads_to = Exposure::no_sign; break;
    case services::Ground::declared_works: ground.why = "works"; break;
    default: break;
  }
  // What another system stands on matters only where it is hit.
  if (!because.through.empty() && ground.leads_to <= Exposure::not_examined) return std::nullopt;
  return ground;
}

std::vector<Ground> Evidence::where_it_lies(const town::DataSet& set) const {
  services::Offer offer;
  offer.described = town::Service{};
  offer.described->systems = set.systems;
  for (const std::string& place : set.places) {
    const std::string server(server_of_place(place));
    if (!server.empty()) offer.described->systems.push_back(id_of_server(server));
  }
  std::vector<Ground> grounds;
  for (const services::Because& because : services::grounds_of(offer, &town_, diagnosed_, said_)) {
    auto ground = ground_of(because);
    if (ground && std::ranges::find(grounds, *ground) == grounds.end()) grounds.push_back(*std::move(ground));
  }
  return grounds;
}

void Evidence::add_what_is_said(std::vector<Ground>& grounds) const {
  if (!std::ranges::any_of(grounds, is_inside)) return;
  const bool touched = exposure_of(grounds) >= Exposure::suspected;
  const auto add = [&grounds](std::string why, const std::string& finding, const std::optional<Said>& said) {
    grounds.push_back({.why = std::move(why),
                       .leads_to = Exposure::suspected,
                       .finding = finding,
                       .entry = said ? said->entry : 0,
                       .by = said ? said->by : std::string()});
  };
  if (published_) add("published", {}, published_);
  const bool seen = diagnosed_.exfiltration == "yes";
  if (seen || (touched && diagnosed_.exfiltration == "suspected"))
    add(seen ? "exfiltration" : "exfiltration_suspected", diagnosed_.finding("exfiltration.1") ? "exfiltration.1" : "", {});
  if (encrypted_ && !touched) add("files_encrypted", {}, encrypted_);
}

void Evidence::add_listings(const town::DataSet& set, std::vector<Ground>& grounds) const {
  for (const Listing& listing : listings_) {
    for (const Match& match : listing.matches) {
      if (match.set != set.id) continue;
      std::vector<std::string> lines;
      for (const std::uint64_t line : match.lines) lines.push_back(std::to_string(line));
      grounds.push_back({.why = match.whole ? "listed" : "listed_name",
                         .leads_to = match.whole ? Exposure::exposed : Exposure::suspected,
                         .place = match.place,
                         .entry = listing.entry,
                         .by = listing.by,
                         .sha256 = listing.sha256,
                         .count = match.count,
                         .lines = list_text(lines, ", ")});
    }
  }
}

std::vector<Ground> Evidence::grounds_of(const town::DataSet& set) const {
  std::vector<Ground> grounds = where_it_lies(set);
  add_what_is_said(grounds);
  add_listings(set, grounds);
  std::ranges::stable_sort(grounds, std::greater(), &Ground::leads_to);
  if (grounds.size() > kMaxGrounds) grounds.resize(kMaxGrounds);
  return grounds;
}

Step Evidence::confidentiality_of(const std::vector<Ground>& grounds) const {
  const auto found = [&](Hundredths value, std::string why, const Ground& ground) {
    return step(Input::confidentiality, value, 50, std::move(why), &ground);
  };
  for (const std::string_view why : {"listed", "listed_name", "published", "exfiltration"}) {
    if (const Ground* ground = first(grounds, why)) return found(50, std::string(why), *ground);
  }
  if (const Ground* ground = first(grounds, "exfiltration_suspected")) return found(25, ground->why, *ground);
  if (diagnosed_.exfiltration == "no") return step(Input::confidentiality, 0, 0, "excluded");
  return step(Input::confidentiality, 0, 50, "no_evidence");
}

/// The finding that says how the back-ups are: what becomes of a loss rests on it, and not on the machine that was hit.
Ground Evidence::told_of_backups() const {
  Ground told{.why = "backups"};
  for (const model::Finding& finding : diagnosed_.findings) {
    if (finding.question == "backups" && finding.state == diagnosed_.backups && told.finding.empty()) told.finding = finding.id;
  }
  return told;
}

Step Evidence::availability_of(const std::vector<Ground>& grounds) const {
  const Ground* away = nullptr;
  for (const std::string_view why : {"encrypted", "under_encrypted", "files_encrypted", "stopped"}) {
    if (!away) away = first(grounds, why);
  }
  if (!away && machines_off_ && std::ranges::any_of(grounds, is_inside) && !first(grounds, "works")) {
    const Ground off{.why = "machines_off", .entry = machines_off_->entry};
    return step(Input::availability, 25, 25, off.why, &off);
  }
  if (!away) return step(Input::availability, 0, 25, "reachable");
  if (away->why == "stopped") return step(Input::availability, 25, 25, "stopped", away);
  const Ground told = told_of_backups();
  const Ground* why = told.finding.empty() ? away : &told;
  if (diagnosed_.backups == "destroyed") return step(Input::availability, 50, 50, "no_backup", why);
  const bool intact = diagnosed_.backups == "intact";
  return step(Input::availability, 25, intact ? 25 : 50, intact ? "backup" : "backup_unknown", intact ? why : away);
}

Score Evidence::score_of(const std::vector<Category>& categories, const std::vector<Ground>& grounds) const {
  Score score;
  weigh(categories, score);
  score.step(Input::confidentiality) = confidentiality_of(grounds);
  score.step(Input::integrity) = step(Input::integrity, 0, 25, "not_seen");
  score.step(Input::availability) = availability_of(grounds);
  Step malicious = step(Input::malicious, attack_known() ? 50 : 0, 50, attack_known() ? "attack" : "not_known");
  malicious.entry = diagnosed_.sees_an_attack() ? 0 : attack_entry_;
  if (diagnosed_.sees_an_attack() && diagnosed_.finding("incident.1")) malicious.finding = "incident.1";
  score.step(Input::malicious) = std::move(malicious);
  return score;
}

Exposure exposure_of(const std::vector<Ground>& grounds) {
  Exposure furthest = grounds.empty() ? Exposure::not_examined : Exposure::no_sign;
  for (const Ground& ground : grounds) furthest = std::max(furthest, ground.leads_to);
  return furthest;
}

}  // namespace beffroi::response::people
