// SPDX-License-Identifier: EUPL-1.2
#include "report/view.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "base/json/reader.h"
#include "response/diagnosed.h"

namespace beffroi::report {
namespace {

using base::json::Value;

std::optional<base::Timestamp> time_of(const Value& object, std::string_view key) {
  const std::string text = object.text_of(key);
  return text.empty() ? std::nullopt : base::parse_rfc3339(text);
}

std::vector<Value> list_of(const Value& object, std::string_view key) {
  const auto member = object.find(key);
  return member ? member->elements() : std::vector<Value>{};
}

std::vector<std::string> texts_of(const Value& object, std::string_view key) {
  std::vector<std::string> texts;
  for (const Value& element : list_of(object, key)) texts.emplace_back(element.as_text().value_or(""));
  return texts;
}

std::vector<model::Citation> citations_of(const Value& object) {
  std::vector<model::Citation> citations;
  for (const Value& element : list_of(object, "for")) {
    const auto digest = base::Digest::from_hex(element.text_of("evidence_sha256"));
    const auto offset = element.find("offset");
    if (!digest || !offset) continue;
    model::Citation citation;
    citation.evidence = *digest;
    citation.offset = offset->as_unsigned().value_or(0);
    citations.push_back(std::move(citation));
  }
  return citations;
}

void read_incident(const Value& section, View& view) { view.incident = section.text_of("state"); }
void read_exfiltration(const Value& section, View& view) { view.exfiltration = section.text_of("state"); }
void read_backups(const Value& section, View& view) { view.backups = section.text_of("state"); }
void read_dwell(const Value& section, View& view) { view.last_sign = time_of(section, "to"); }
void read_severity(const Value& section, View& view) { view.severity = section.text_of("cert_fr"); }

void read_origin(const Value& section, View& view) {
  view.origin = section.text_of("state");
  for (const Value& one : list_of(section, "hypotheses")) {
    const auto confidence = one.find("confidence");
    view.hypotheses.push_back({.vector = one.text_of("vector"),
                               .technique = one.text_of("technique"),
                               .host = one.text_of("host"),
                               .account = one.text_of("account"),
                               .source_ip = one.text_of("source_ip"),
                               .time = time_of(one, "time"),
                               .confidence = confidence ? confidence->as_real().value_or(0) : 0});
  }
}

void read_hosts(const Value& section, View& view) {
  for (const Value& one : section.elements()) {
    HostRow row;
    row.name = one.text_of("name");
    row.role = one.text_of("role");
    row.state = one.text_of("state");
    row.first_time = time_of(one, "first_time");
    row.supports = citations_of(one);
    if (const auto ahead = one.find("clock_ahead_seconds")) row.clock_ahead = ahead->as_integer();
    if (const auto examined = one.find("examined")) {
      row.examined_from = time_of(*examined, "from");
      row.examined_to = time_of(*examined, "to");
      row.channels = texts_of(*examined, "channels");
      row.gaps = list_of(*examined, "gaps").size();
    }
    view.hosts.push_back(std::move(row));
  }
}

void read_accounts(const Value& section, View& view) {
  for (const Value& one : section.elements()) {
    view.accounts.push_back({.name = one.text_of("name"),
                             .sid = one.text_of("sid"),
                             .privilege = one.text_of("privilege"),
                             .state = one.text_of("state"),
                             .supports = citations_of(one)});
  }
}

void read_lateral(const Value& section, View& view) {
  for (const Value& one : section.elements()) {
    view.moves.push_back({.from = one.text_of("from"),
                          .to = one.text_of("to"),
                          .account = one.text_of("account"),
                          .method = one.text_of("method"),
                          .outcome = one.text_of("outcome"),
                          .time = time_of(one, "time"),
                          .finding = std::nullopt});
  }
}

void read_encryption(const Value& section, View& view) {
  view.encryption = section.text_of("state");
  view.encryption_extension = section.text_of("extension");
  view.encryption_start = time_of(section, "start");
}

void read_unknowns(const Value& section, View& view) {
  for (const Value& one : section.elements()) {
    view.unknowns.push_back({one.text_of("question"), one.text_of("why"), texts_of(one, "collect_next")});
  }
}

struct SectionReader {
  std::string_view key;
  void (*read)(const Value&, View&);
};

constexpr SectionReader kSections[] = {
    {"incident", read_incident},
    {"origin", read_origin},
    {"hosts", read_hosts},
    {"accounts", read_accounts},
    {"lateral", read_lateral},
    {"encryption", read_encryption},
    {"exfiltration", read_exfiltration},
    {"backups", read_backups},
    {"severity", read_severity},
    {"dwell", read_dwell},
    {"unknowns", read_unknowns},
};

std::string argument_text(const model::Finding& finding, std::string_view name) {
  const auto* value = base::find_argument(finding.arguments, name);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string() : *text;
}

/// Findings that name `from` and `to` are steps and know their evidence; the section `lateral` serves where there are none.
void read_moves(const model::Diagnosis& diagnosis, View& view) {
  std::vector<Move> moves;
  for (std::size_t i = 0; i < diagnosis.findings.size(); ++i) {
    const model::Finding& finding = diagnosis.findings[i];
    Move move{.from = argument_text(finding, "from"),
              .to = argument_text(finding, "to"),
              .account = argument_text(finding, "account"),
              .method = argument_text(finding, "method"),
              .outcome = argument_text(finding, "outcome"),
              .time = finding.time,
              .finding = i};
    if (!move.from.empty() && !move.to.empty()) moves.push_back(std::move(move));
  }
  if (!moves.empty()) view.moves = std::move(moves);
  static constexpr base::Timestamp kLast{INT64_MAX};  // a step without a time stands at the end
  std::ranges::sort(view.moves, std::less<>{}, [](const Move& move) {
    return std::tuple(move.time.value_or(kLast), move.finding, move.from, move.to, move.account);
  });
}

/// Marks machines without a sign whose logs end before the attack begins, or begin after its last sign: switched off, silenced or
/// overwritten; nothing tells which.
void mark_unseen(View& view) {
  const auto start = response::first_hit(view.hosts);
  if (!start) return;
  for (HostRow& host : view.hosts) {
    if (host.state != "no_sign" || !host.examined_from || !host.examined_to) continue;
    host.unseen_then = response::is_silent(*host.examined_from, *host.examined_to, *start, view.last_sign);
  }
}

void name_machines(const model::Diagnosis& diagnosis, View& view) {
  for (const HostRow& host : view.hosts) view.names.add(host.name);
  for (const Hypothesis& hypothesis : view.hypotheses) view.names.add(hypothesis.host);
  for (const Move& move : view.moves) {
    view.names.add(move.from);
    view.names.add(move.to);
  }
  for (const model::Finding& finding : diagnosis.findings) view.names.add(argument_text(finding, "host"));
}

}  // namespace

std::vector<std::string> View::hosts_in(std::string_view state) const {
  std::vector<std::string> found;
  for (const HostRow& host : hosts) {
    if (host.state == state) found.push_back(host.name);
  }
  return found;
}

View view_of(const model::Diagnosis& diagnosis) {
  View view;
  base::json::Parser parser;
  for (const model::Section& section : diagnosis.sections) {
    const auto* known = std::ranges::find(kSections, section.key, &SectionReader::key);
    if (known == std::end(kSections)) continue;
    if (const auto value = parser.parse(section.json)) known->read(*value, view);
  }
  read_moves(diagnosis, view);
  mark_unseen(view);
  name_machines(diagnosis, view);
  const auto incident = std::ranges::find(diagnosis.findings, "incident", &model::Finding::question);
  const bool has_own_words =
      incident != diagnosis.findings.end() && (incident->statement == "attempted" || incident->statement == "unexplained");
  view.situation = has_own_words ? incident->statement : view.incident;
  return view;
}

View view_of(const Content& content) {
  View view = view_of(content.diagnosis);
  view.told = content.circumstances.told;
  return view;
}

std::string short_channel(std::string_view channel) {
  constexpr std::string_view kMaker = "Microsoft-Windows-", kUsual = "/Operational";
  std::string_view shown = channel;
  if (shown.starts_with(kMaker)) shown.remove_prefix(kMaker.size());
  if (shown.ends_with(kUsual)) shown.remove_suffix(kUsual.size());
  return std::string(shown.empty() ? channel : shown);
}

}  // namespace beffroi::report
