// SPDX-License-Identifier: EUPL-1.2
#include "report/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/clocks.h"
#include "report/examined.h"
#include "report/ground.h"

namespace beffroi::report {
namespace {

constexpr std::size_t kNamesShown = 6, kChannelsShown = 4;

struct Teller {
  const model::Diagnosis& diagnosis;
  const View& view;
  const base::Catalogue& words;

  std::vector<base::Piece> say(std::string_view id, const base::Arguments& arguments = {}) const {
    return words.pieces(id, arguments);
  }

  std::optional<std::size_t> finding_of(std::string_view question) const {
    const auto found = std::ranges::find(diagnosis.findings, question, &model::Finding::question);
    if (found == diagnosis.findings.end()) return std::nullopt;
    return static_cast<std::size_t>(found - diagnosis.findings.begin());
  }

  /// "SRV-1, SRV-2 et 3 autres"
  std::vector<base::Piece> names(const std::vector<std::string>& all, std::size_t most = kNamesShown) const {
    std::vector<base::Piece> list;
    for (std::size_t i = 0; i < all.size() && i < most; ++i) {
      if (i > 0) list.push_back({", ", false});
      list.push_back({view.names.of(all[i]), true});
    }
    if (all.size() > most) {
      const auto more = say("report.and_more", {{"count", static_cast<std::int64_t>(all.size() - most)}});
      list.insert(list.end(), more.begin(), more.end());
    }
    return list;
  }
};

/// Hypothesis of rank 1; where the question wrote no section, what its first finding says.
Hypothesis best_hypothesis(const Teller& tell) {
  if (!tell.view.hypotheses.empty()) return tell.view.hypotheses.front();
  const auto index = tell.finding_of("origin");
  if (!index) return {};
  const model::Finding& finding = tell.diagnosis.findings[*index];
  Hypothesis best;
  best.vector = finding.statement == "undetermined" ? "" : finding.statement;
  best.host = text_argument(finding, "host");
  best.account = text_argument(finding, "account");
  best.source_ip = text_argument(finding, "source_ip");
  best.time = finding.time;
  return best;
}

std::string origin_kind(const Teller& tell) {
  const auto index = tell.finding_of("origin");
  if (tell.view.origin == "determined") return "bad";
  if (tell.view.origin == "likely") return "doubtful";
  if (!tell.view.origin.empty() || !index) return "unknown";
  const Ground ground = ground_of(tell.diagnosis.findings[*index]);
  return ground == Ground::trace ? "bad" : ground == Ground::supposed ? "doubtful" : "unknown";
}

void add_clock_note(const Teller& tell, const model::Finding& finding, std::vector<base::Piece>& detail) {
  const auto note = clock_note(finding, tell.view, tell.words);
  if (!note.empty()) detail.push_back({tell.words.text("report.between"), false});
  detail.insert(detail.end(), note.begin(), note.end());
}

void add_origin(const Teller& tell, const Hypothesis& best, Verdict& verdict) {
  const auto finding = tell.finding_of("origin");
  const std::string kind = origin_kind(tell);
  const bool known = kind != "unknown";
  const auto add = [&](const char* label, std::vector<base::Piece> value, std::vector<base::Piece> detail = {}) {
    const bool said = known && !value.empty();
    if (!said) value = tell.say("report.not_established");
    verdict.answers.push_back({label, std::move(value), said ? std::move(detail) : std::vector<base::Piece>{},
                               said ? kind : "unknown", said ? finding : std::nullopt});
  };
  const auto value_of = [](const std::string& value) {
    return value.empty() ? std::vector<base::Piece>{} : std::vector<base::Piece>{{value, true}};
  };
  std::vector<base::Piece> how;
  if (!best.vector.empty()) how = {{word_of("report.vector", best.vector, tell.words), false}};
  add("report.answer.how", std::move(how));
  std::vector<base::Piece> when, zone;
  if (best.time) {
    when = {{tell.words.moment(*best.time, "moment"), false}};
    zone = tell.say("report.answer.when.detail", {{"time", *best.time}});
    if (finding) add_clock_note(tell, tell.diagnosis.findings[*finding], zone);
  }
  add("report.answer.when", std::move(when), std::move(zone));
  add("report.answer.account", value_of(best.account));
  add("report.answer.where", value_of(best.source_ip));
  // Where they appear first is known though how they came in is not: the sentence above names that machine.
  const bool first_seen = !known && best.vector == "unknown" && !best.host.empty();
  if (first_seen) {
    const auto seen = tell.say("report.first_seen", {{"host", tell.view.names.of(best.host)}});
    verdict.answers.push_back({"report.answer.first_host", seen, {}, "unknown", std::nullopt});
  } else {
    add("report.answer.first_host", value_of(tell.view.names.of(best.host)));
  }
}

/// How many of the machines are in that state only by what is supposed.
std::int64_t supposed_among(const Teller& tell, const std::vector<std::string>& hosts) {
  return std::ranges::count_if(tell.diagnosis.findings, [&hosts](const model::Finding& finding) {
    return finding.question == "hosts" && ground_of(finding) == Ground::supposed &&
           std::ranges::count(hosts, text_argument(finding, "host")) != 0;
  });
}

struct HostCount {
  const char* state;
  const char* kind;
};
constexpr std::array<HostCount, 3> kHitStates{{{"encrypted", "bad"}, {"compromised", "bad"}, {"suspected", "doubtful"}}};

/// Machines of which encryption is only likely were hit for sure, unless the attack itself is only feared.
std::string kind_of(const Teller& tell, const HostCount& one, const std::vector<std::string>& names) {
  const bool supposed = supposed_among(tell, names) == static_cast<std::int64_t>(names.size());
  const bool hit_for_sure = one.state == std::string_view("encrypted") && tell.view.incident != "suspected";
  return supposed && !hit_for_sure ? "doubtful" : one.kind;
}

/// "1 chiffrée (trace), 3 probablement": how many are in that state, and of how many that is only supposed.
std::vector<base::Piece> count_words(const Teller& tell, const HostCount& one, const std::vector<std::string>& names) {
  const auto count = static_cast<std::int64_t>(names.size());
  const auto supposed = one.kind == std::string_view("bad") ? std::min(supposed_among(tell, names), count) : 0;
  return tell.say(fmt::format("report.hosts.{}", one.state),
                  {{"proven", count - supposed}, {"supposed", supposed}, {"mixed", supposed > 0 && supposed < count}});
}

/// "1 sans signe, 7 non vues pendant l’attaque, 2 non examinées"; empty where every machine is hit.
std::vector<base::Piece> rest_words(const Teller& tell) {
  const auto of_state = [&tell](std::string_view state, bool unseen_then) {
    return std::ranges::count_if(tell.view.hosts,
                                 [&](const HostRow& host) { return host.state == state && host.unseen_then == unseen_then; });
  };
  const std::array<std::pair<const char*, std::int64_t>, 3> counts{{{"clean", of_state("no_sign", false)},
                                                                    {"silent", of_state("no_sign", true)},
                                                                    {"unseen", of_state("not_examined", false)}}};
  std::vector<base::Piece> words;
  for (const auto& [name, count] : counts) {
    if (count == 0) continue;
    if (!words.empty()) words.push_back({", ", false});
    const auto one = tell.say(fmt::format("report.hosts.rest.{}", name), {{"count", count}});
    words.insert(words.end(), one.begin(), one.end());
  }
  return words;
}

void add_hosts(const Teller& tell, Verdict& verdict) {
  Answer answer{"report.answer.hosts", {}, {}, "unknown", std::nullopt};
  std::vector<std::string> hit;
  for (const HostCount& one : kHitStates) {
    const auto names = tell.view.hosts_in(one.state);
    if (names.empty()) continue;
    if (hit.empty()) answer.kind = kind_of(tell, one, names);
    if (!answer.value.empty()) answer.value.push_back({", ", false});
    const auto words = count_words(tell, one, names);
    answer.value.insert(answer.value.end(), words.begin(), words.end());
    hit.insert(hit.end(), names.begin(), names.end());
  }
  answer.detail = tell.names(hit);
  if (tell.view.hosts.empty()) {
    answer.value = tell.say("report.not_established");
  } else if (hit.empty()) {
    answer.kind = "good";
    answer.value = tell.say("report.hosts.none");
  }
  if (const auto rest = rest_words(tell); !rest.empty()) {
    auto& where = hit.empty() ? answer.detail : answer.value;
    if (!where.empty()) where.push_back({tell.words.text("report.between"), false});
    where.insert(where.end(), rest.begin(), rest.end());
  }
  verdict.answers.push_back(std::move(answer));
}

/// A question whose answer is one word of the contract.
void add_state(const Teller& tell, std::string_view question, std::string_view state, Verdict& verdict,
               std::vector<base::Piece> detail = {}) {
  constexpr std::array<std::string_view, 5> kBad{"yes", "destroyed", "major", "crisis", "compromised"};
  constexpr std::array<std::string_view, 3> kDoubtful{"suspected", "touched", "minor"};
  constexpr std::array<std::string_view, 3> kGood{"no", "intact", "anomaly"};
  std::string kind = "unknown";
  if (std::ranges::count(kBad, state) != 0) kind = "bad";
  if (std::ranges::count(kDoubtful, state) != 0) kind = "doubtful";
  if (std::ranges::count(kGood, state) != 0) kind = "good";
  const auto finding = kind == "unknown" ? std::nullopt : tell.finding_of(question);
  std::string word = word_of(fmt::format("report.{}", question), state, tell.words);
  const std::string supposed = fmt::format("report.{}.{}.supposed", question, state);
  const bool doubted = finding && ground_of(tell.diagnosis.findings[*finding]) == Ground::supposed;
  if (doubted && tell.words.has(supposed)) word = tell.words.text(supposed);
  verdict.answers.push_back({fmt::format("report.answer.{}", question),
                             {{std::move(word), false}},
                             std::move(detail),
                             doubted && kind == "bad" ? "doubtful" : kind,
                             finding});
}

/// Where what people declare is graver than the traces: what these say by themselves.
std::vector<base::Piece> severity_of_traces(const Teller& tell) {
  const auto index = tell.finding_of("severity");
  const std::string traced = index ? text_argument(tell.diagnosis.findings[*index], "traced") : std::string();
  if (traced.empty()) return {};
  return tell.say("report.severity.at_least", {{"traced", word_of("report.severity", traced, tell.words)}});
}

/// Where nothing shows an intrusion, people ask what that rests on.
void add_examined(const Teller& tell, Verdict& verdict) {
  const Examined all = examined_in(tell.view);
  const auto add = [&](const char* label, bool known, std::vector<base::Piece> value, std::vector<base::Piece> detail = {}) {
    if (!known) value = tell.say("report.not_established");
    verdict.answers.push_back({label, std::move(value), std::move(detail), known ? "good" : "unknown", std::nullopt, true});
  };
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  add("report.answer.examined", true,
      tell.say("report.examined.machines", {{"count", number(all.machines)}, {"known", number(tell.view.hosts.size())}}));
  const auto unseen = tell.view.hosts_in("not_examined");
  add("report.answer.unseen", true, unseen.empty() ? tell.say("report.none") : tell.names(unseen));
  if (!unseen.empty()) verdict.answers.back().kind = "doubtful";
  add("report.answer.period", all.from.has_value(),
      all.from ? tell.say("report.examined.days", {{"from", *all.from}, {"to", *all.to}}) : std::vector<base::Piece>{},
      all.from ? tell.say("report.examined.each") : std::vector<base::Piece>{});
  // Those that everybody knows first.
  std::vector<std::string> channels;
  for (const bool known : {true, false}) {
    for (const std::string& channel : all.channels) {
      if ((channel == "Security" || channel == "System") == known) channels.push_back(short_channel(channel));
    }
  }
  add("report.answer.logs", !channels.empty(), tell.say("report.examined.kinds", {{"count", number(channels.size())}}),
      tell.names(channels, kChannelsShown));
  add("report.answer.gaps", all.machines > 0, tell.say("report.examined.holes", {{"count", number(all.gaps)}}));
  if (all.gaps > 0) verdict.answers.back().kind = "doubtful";
}

std::string incident_state(const Teller& tell) {
  if (!tell.view.incident.empty()) return tell.view.incident;
  const auto index = tell.finding_of("incident");
  return index ? tell.diagnosis.findings[*index].state : "unknown";
}

/// Whether only people say that there was an attack.
bool is_declared(const Teller& tell) {
  const auto index = tell.finding_of("incident");
  return index && ground_of(tell.diagnosis.findings[*index]) == Ground::declared;
}

}  // namespace

std::string short_label(const Answer& answer, const base::Catalogue& catalogue) {
  return catalogue.text(fmt::format("report.short.{}", answer.label.substr(answer.label.rfind('.') + 1)));
}

Verdict verdict_of(const model::Diagnosis& diagnosis, const View& view, const base::Catalogue& catalogue) {
  const Teller tell{diagnosis, view, catalogue};
  Verdict verdict;
  verdict.state = incident_state(tell);
  verdict.headline = {
      {word_of(is_declared(tell) ? "report.incident.declared" : "report.incident", verdict.state, catalogue), false}};
  verdict.warning = other_time(view, catalogue);
  const auto another = std::ranges::find_if(diagnosis.findings, [](const model::Finding& finding) {
    return finding.question == "incident" && finding.statement == "another";
  });
  if (verdict.warning.empty() && another != diagnosis.findings.end())
    verdict.warning = sentence_of(*another, view.names, catalogue);
  if (verdict.state == "no_sign") {
    add_examined(tell, verdict);
    return verdict;
  }
  if (view.situation == "unexplained") {
    verdict.headline = tell.say("report.incident.unexplained");
    verdict.account = sentence_of(diagnosis.findings[*tell.finding_of("incident")], view.names, catalogue);
    add_examined(tell, verdict);
    return verdict;
  }
  if (view.situation == "attempted") {
    verdict.headline = tell.say("report.incident.attempted");
    add_hosts(tell, verdict);
    add_examined(tell, verdict);
    add_state(tell, "severity", view.severity, verdict);
    return verdict;
  }
  // Where nobody knows whether there was an intruder, that he came in somehow is no account of it.
  const auto origin = tell.finding_of("origin");
  if (origin && (verdict.state != "unknown" || origin_kind(tell) != "unknown"))
    verdict.account =
        account_of(diagnosis.findings[*origin], view.names, catalogue, verdict.state == "suspected" || is_declared(tell));
  add_origin(tell, best_hypothesis(tell), verdict);
  add_hosts(tell, verdict);
  std::vector<base::Piece> since;
  if (view.encryption_start) since = tell.say("report.since", {{"time", *view.encryption_start}});
  add_state(tell, "encryption", view.encryption, verdict, std::move(since));
  add_state(tell, "backups", view.backups, verdict);
  add_state(tell, "exfiltration", view.exfiltration, verdict);
  add_state(tell, "severity", view.severity, verdict, severity_of_traces(tell));
  return verdict;
}

}  // namespace beffroi::report
