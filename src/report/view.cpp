// SPDX-License-Identifier: EUPL-1.2
#include "report/view.h"

#include <algorithm>
#include <functional>
#include <tuple>

#include "base/json/reader.h"

namespace beffroi::report {
namespace {

using base::json::Value;

std::string text_of(const Value& object, std::string_view key) {
  const auto member = object.find(key);
  return std::string(member ? member->as_text().value_or("") : "");
}

std::optional<base::Timestamp> time_of(const Value& object, std::string_view key) {
  const std::string text = text_of(object, key);
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
    const auto digest = base::Digest::from_hex(text_of(element, "evidence_sha256"));
    const auto offset = element.find("offset");
    if (!digest || !offset) continue;
    model::Citation citation;
    citation.evidence = *digest;
    citation.offset = offset->as_unsigned().value_or(0);
    citations.push_back(std::move(citation));
  }
  return citations;
}

void read_incident(const Value& section, View& view) { view.incident = text_of(section, "state"); }
void read_exfiltration(const Value& section, View& view) { view.exfiltration = text_of(section, "state"); }
void read_backups(const Value& section, View& view) { view.backups = text_of(section, "state"); }
void read_severity(const Value& section, View& view) { view.severity = text_of(section, "cert_fr"); }

void read_origin(const Value& section, View& view) {
  view.origin = text_of(section, "state");
  for (const Value& one : list_of(section, "hypotheses")) {
    const auto confidence = one.find("confidence");
    view.hypotheses.push_back({.vector = text_of(one, "vector"),
                               .technique = text_of(one, "technique"),
                               .host = text_of(one, "host"),
                               .account = text_of(one, "account"),
                               .source_ip = text_of(one, "source_ip"),
                               .time = time_of(one, "time"),
                               .confidence = confidence ? confidence->as_real().value_or(0) : 0});
  }
}

void read_hosts(const Value& section, View& view) {
  for (const Value& one : section.elements()) {
    HostRow row;
    row.name = text_of(one, "name");
    row.role = text_of(one, "role");
    row.state = text_of(one, "state");
    row.first_time = time_of(one, "first_time");
    row.supports = citations_of(one);
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
    view.accounts.push_back({.name = text_of(one, "name"),
                             .sid = text_of(one, "sid"),
                             .privilege = text_of(one, "privilege"),
                             .state = text_of(one, "state"),
                             .supports = citations_of(one)});
  }
}

void read_lateral(const Value& section, View& view) {
  for (const Value& one : section.elements()) {
    view.moves.push_back({.from = text_of(one, "from"),
                          .to = text_of(one, "to"),
                          .account = text_of(one, "account"),
                          .method = text_of(one, "method"),
                          .outcome = text_of(one, "outcome"),
                          .time = time_of(one, "time"),
                          .finding = std::nullopt});
  }
}

void read_encryption(const Value& section, View& view) {
  view.encryption = text_of(section, "state");
  view.encryption_extension = text_of(section, "extension");
  view.encryption_start = time_of(section, "start");
}

void read_unknowns(const Value& section, View& view) {
  for (const Value& one : section.elements()) {
    view.unknowns.push_back({text_of(one, "question"), text_of(one, "why"), texts_of(one, "collect_next")});
  }
}

struct SectionReader {
  std::string_view key;
  void (*read)(const Value&, View&);
};

constexpr SectionReader kSections[] = {
    {"incident", read_incident},         {"origin", read_origin},   {"hosts", read_hosts},
    {"accounts", read_accounts},         {"lateral", read_lateral}, {"encryption", read_encryption},
    {"exfiltration", read_exfiltration}, {"backups", read_backups}, {"severity", read_severity},
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
  name_machines(diagnosis, view);
  const auto incident = std::ranges::find(diagnosis.findings, "incident", &model::Finding::question);
  const bool attempted = incident != diagnosis.findings.end() && incident->statement == "attempted";
  view.situation = attempted ? "attempted" : view.incident;
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
