// SPDX-License-Identifier: EUPL-1.2
#include "response/notices/facts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "base/text.h"
#include "response/body_names.h"
#include "response/list_text.h"

namespace beffroi::response::notices {
namespace {

constexpr std::size_t kMaxBlanks = 100;
constexpr std::array<std::string_view, 29> kArguments = {
    "place",   "phone", "address",     "website", "privacy", "since",     "update", "examined",  "rest", "services",
    "attack",  "off",   "counter",     "told",    "usual",   "signatory", "cnil",   "town_hall", "body", "of_body",
    "at_body", "named", "named_first", "cut",     "tools",   "done",      "alert",  "mail",      "dated"};

bool is_taken(const Facts& facts) { return facts.exfiltration == "yes" || facts.data_declared; }
bool is_published(const Facts& facts) { return !is_taken(facts) && facts.data_published; }
bool is_out(const Facts& facts) { return is_taken(facts) || is_published(facts); }
bool is_feared(const Facts& facts) { return !is_out(facts) && facts.exfiltration == "suspected"; }
bool is_safe(const Facts& facts) { return !is_out(facts) && facts.exfiltration == "no"; }
bool nothing_was_seen(const Facts& facts) {
  return !is_out(facts) && !facts.data_hit && facts.exfiltration == "unknown" && facts.examined.looked_at > 0;
}

bool is_disturbed(const claims::PublicService& one) { return one.state != "normal" && one.state != "unknown"; }

bool is_usual(const claims::PublicService& one) { return one.state == "normal"; }

struct Condition {
  std::string_view word;
  bool (*holds)(const Facts& facts);
};

constexpr std::array<Condition, 20> kConditions{{
    {"data.taken", is_taken},
    {"data.published", is_published},
    {"data.feared", is_feared},
    {"data.proven_safe", is_safe},
    {"data.nothing_seen", nothing_was_seen},
    {"data.unknown",
     [](const Facts& facts) { return !is_out(facts) && !is_feared(facts) && !is_safe(facts) && !nothing_was_seen(facts); }},
    {"services.known", [](const Facts& facts) { return std::ranges::any_of(facts.services, is_disturbed); }},
    {"services.usual", [](const Facts& facts) { return std::ranges::any_of(facts.services, is_usual); }},
    {"update.known", [](const Facts& facts) { return facts.next_update.has_value(); }},
    {"since.known", [](const Facts& facts) { return facts.known_since.has_value(); }},
    {"phone.known", [](const Facts& facts) { return !facts.phone.empty(); }},
    {"address.known", [](const Facts& facts) { return !facts.address.empty(); }},
    {"website.known", [](const Facts& facts) { return !facts.website.empty(); }},
    {"privacy.known", [](const Facts& facts) { return !facts.privacy.empty(); }},
    {"internet.cut", [](const Facts& facts) { return facts.internet_cut; }},
    {"attack.known", [](const Facts& facts) { return facts.attack_known; }},
    {"counter.open", [](const Facts& facts) { return facts.counter_open; }},
    {"alert.only", [](const Facts& facts) { return facts.alert_only; }},
    {"tools.stopped", [](const Facts& facts) { return facts.tools_stopped; }},
    {"tools.off", [](const Facts& facts) { return facts.tools_off; }},
}};

const Condition* condition(std::string_view word) {
  if (word.starts_with('!')) word.remove_prefix(1);
  const auto found = std::ranges::find(kConditions, word, &Condition::word);
  return found == kConditions.end() ? nullptr : &*found;
}

/// Those that `chosen` takes; one that stands alike at several places is told once, with all of them.
std::vector<claims::PublicService> together(const std::vector<claims::PublicService>& services,
                                            bool (*chosen)(const claims::PublicService&)) {
  std::vector<claims::PublicService> all;
  const auto alike = [](const claims::PublicService& one, const claims::PublicService& other) {
    const bool placed = !one.site.empty() && !other.site.empty();
    return placed && std::tie(one.id, one.name, one.state, one.instead, one.contact, one.returns_at) ==
                         std::tie(other.id, other.name, other.state, other.instead, other.contact, other.returns_at);
  };
  for (const claims::PublicService& one : services) {
    if (!chosen(one)) continue;
    const auto same = std::ranges::find_if(all, [&](const claims::PublicService& other) { return alike(one, other); });
    if (same == all.end()) {
      all.push_back(one);
    } else {
      same->site += ", " + one.site;
    }
  }
  return all;
}

/// A return that somebody decided and whose hour has not passed.
bool is_announced(const claims::PublicService& one) { return one.returns_at && !one.is_late; }

/// "État civil (naissances)" for « État civil : naissances »: what is said of it follows a colon of its own.
std::string without_colon(const std::string& name) {
  const std::size_t colon = name.find(':');
  const std::size_t rest = colon == name.npos ? name.npos : name.find_first_not_of(' ', colon + 1);
  if (rest == name.npos) return name;
  std::string_view first = std::string_view(name).substr(0, colon);
  for (const std::string_view blank : {" ", "\u00a0", "\u202f"}) {
    if (first.ends_with(blank)) first.remove_suffix(blank.size());
  }
  return first.empty() ? name : std::string(first) + " (" + name.substr(rest) + ")";
}

/// "- État civil (mairie, annexe) : au ralenti. Au guichet. 03 20 …", one line each.
std::string listed(const Facts& facts, const base::Catalogue& words) {
  std::string list;
  for (const claims::PublicService& one : together(facts.services, is_disturbed)) {
    const base::Arguments arguments{{"name", without_colon(base::printable(one.name))},
                                    {"site", base::printable(one.site)},
                                    {"returns", is_announced(one) ? words.moment(*one.returns_at, "moment") : std::string()},
                                    {"state", one.state},
                                    {"instead", base::printable(one.instead)},
                                    {"contact", base::printable(one.contact)}};
    list += (list.empty() ? "" : "\n") + words.text("notice.service", arguments);
  }
  return list;
}

/// "CCAS, Médiathèque, Crèche (Le Parc)".
std::string usual(const Facts& facts) {
  std::string list;
  for (const claims::PublicService& one : together(facts.services, is_usual)) {
    list += (list.empty() ? "" : ", ") + without_colon(base::printable(one.name));
    if (!one.site.empty()) list += " (" + base::printable(one.site) + ")";
  }
  return list;
}

}  // namespace

bool is_condition(std::string_view word) { return condition(word) != nullptr; }

bool holds(std::string_view word, const Facts& facts) {
  const Condition* known = condition(word);
  return known && known->holds(facts) != word.starts_with('!');
}

bool is_argument(std::string_view name) { return std::ranges::find(kArguments, name) != kArguments.end(); }

base::Arguments arguments_of(const Facts& facts, const base::Catalogue& words) {
  const auto blank = [&words](std::string_view what) {
    return "[[" + words.text("notice.blank", {{"what", std::string(what)}}) + "]]";
  };
  const auto known = [&](std::string_view what, const std::string& text) {
    return base::Argument{std::string(what), text.empty() ? blank(what) : base::printable(text)};
  };
  const auto moment = [&](std::string_view what, const std::optional<base::Timestamp>& at, std::string_view style) {
    return base::Argument{std::string(what), at ? words.moment(*at, style) : blank(what)};
  };
  base::Arguments all{known("place", facts.place),
                      known("phone", facts.phone),
                      known("address", facts.address),
                      known("website", facts.website),
                      known("privacy", facts.privacy),
                      known("signatory", facts.signatory),
                      {"services", listed(facts, words)},
                      {"usual", usual(facts)},
                      moment("since", facts.known_since, "day"),
                      moment("update", facts.next_update, "moment"),
                      {"examined", static_cast<std::int64_t>(facts.examined.looked_at)},
                      {"rest", static_cast<std::int64_t>(facts.examined.not_looked_at)},
                      {"attack", facts.attack_known ? "yes" : "no"},
                      {"off", facts.tools_stopped || facts.tools_off ? "yes" : "no"},
                      {"cut", facts.tools_off ? "yes" : "no"},
                      {"alert", facts.alert_only ? "yes" : "no"},
                      {"tools", tools_text(facts.tools_stopped, facts.tools_off, words)},
                      {"done", done_text(facts.receipts, words)},
                      {"counter", facts.counter_open ? "yes" : "no"},
                      {"cnil", facts.cnil_told ? "yes" : "no"},
                      {"told", facts.authorities_told ? "yes" : "no"},
                      {"mail", facts.mail},
                      {"dated", std::ranges::any_of(facts.services, is_announced) ? "yes" : "no"}};
  for (base::Argument& name : names_of(facts.body, words)) all.push_back(std::move(name));
  const std::string place = facts.place.empty() ? blank("place") : base::printable(facts.place);
  all.push_back({"named", named(facts.body, place, words)});
  all.push_back({"named_first", named_first(facts.body, place, words)});
  return all;
}

std::string tools_text(bool stopped, bool cut, const base::Catalogue& words) {
  return words.text("notice.tools", {{"stopped", stopped}, {"cut", cut}});
}

std::string done_text(const std::vector<std::string>& receipts, const base::Catalogue& words) {
  std::vector<std::string> sentences;  // one act may meet two obligations
  for (const std::string& id : receipts) {
    const std::string name = "notice.done." + id;
    std::string sentence = words.has(name) ? words.text(name) : std::string();
    if (!sentence.empty() && std::ranges::find(sentences, sentence) == sentences.end())
      sentences.push_back(std::move(sentence));
  }
  return list_text(sentences, " ");
}

std::vector<std::string> blanks_in(std::string_view text) {
  std::vector<std::string> blanks;
  for (std::size_t at = text.find("[["); at != text.npos && blanks.size() < kMaxBlanks; at = text.find("[[", at + 2)) {
    const std::size_t end = text.find("]]", at);
    blanks.emplace_back(text.substr(at + 2, end == text.npos ? text.npos : end - at - 2));
  }
  return blanks;
}

}  // namespace beffroi::response::notices
