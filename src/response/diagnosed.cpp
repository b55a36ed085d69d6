// SPDX-License-Identifier: EUPL-1.2
#include "response/diagnosed.h"

#include <algorithm>
#include <array>

#include "base/json/reader.h"
#include "base/text.h"

namespace beffroi::response {
namespace {

using base::json::Value;

std::optional<base::Timestamp> time_of(const Value& object, std::string_view key) {
  return base::parse_rfc3339(object.text_of(key));
}

/// The finding of `question` whose argument `name` is `content`.
std::string finding_about(const Diagnosed& told, std::string_view question, std::string_view name, std::string_view content) {
  for (const model::Finding& finding : told.findings) {
    if (finding.question != question) continue;
    const auto* value = base::find_argument(finding.arguments, name);
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    if (text && *text == content) return finding.id;
  }
  return {};
}

/// Sections that are lists give one finding an element, in the same order.
std::string numbered(std::string_view question, std::size_t index) {
  return std::string(question) + "." + std::to_string(index + 1);
}

std::optional<base::Timestamp> moment_of(const model::Finding* finding, std::string_view name) {
  const auto* value = finding ? base::find_argument(finding->arguments, name) : nullptr;
  const auto* moment = value ? std::get_if<base::Timestamp>(value) : nullptr;
  return moment ? std::optional(*moment) : std::nullopt;
}

struct Span {
  std::optional<base::Timestamp> from, to;
};

/// What was read of a machine itself: whether anything, and of which time.
Span read_examined(const Value& section, Diagnosed::Host& host) {
  const auto examined = section.find("examined");
  if (!examined) return {};
  const auto channels = examined->find("channels");
  host.has_logs = !channels || !channels->elements().empty();
  return {time_of(*examined, "from"), time_of(*examined, "to")};
}

void read_hosts(const Value& section, Diagnosed& told) {
  std::vector<Span> spans;
  for (const Value& one : section.elements()) {
    const std::string name = one.text_of("name");
    told.hosts.push_back({name, one.text_of("role"), one.text_of("state"), time_of(one, "first_time"),
                          finding_about(told, "hosts", "host", name)});
    spans.push_back(read_examined(one, told.hosts.back()));
  }
  const auto start = first_hit(told.hosts);
  const auto last_sign = moment_of(told.finding("dwell.1"), "to");
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto& [from, to] = spans[i];
    told.hosts[i].silent = start && from && to && is_silent(*from, *to, *start, last_sign);
  }
}

void read_accounts(const Value& section, Diagnosed& told) {
  for (const Value& one : section.elements()) {
    const std::string name = one.text_of("name");
    told.accounts.push_back(
        {name, one.text_of("privilege"), one.text_of("state"), finding_about(told, "accounts", "account", name)});
  }
}

void read_origin(const Value& section, Diagnosed& told) {
  const auto hypotheses = section.find("hypotheses");
  if (!hypotheses) return;
  for (const Value& one : hypotheses->elements()) {
    const std::string id = numbered("origin", told.origins.size());
    const model::Finding* finding = told.finding(id);
    told.origins.push_back({one.text_of("vector"), one.text_of("host"), one.text_of("account"),
                            finding ? finding->state : "undetermined", id, time_of(one, "time")});
  }
}

void read_lateral(const Value& section, Diagnosed& told) {
  for (const Value& one : section.elements()) {
    told.moves.push_back({one.text_of("from"), one.text_of("to"), numbered("lateral", told.moves.size())});
  }
}

void read_tampering(const Value& section, Diagnosed& told) {
  for (const Value& one : section.elements()) {
    told.tampering.push_back({one.text_of("host"), one.text_of("channel"), one.text_of("kind"),
                              numbered("log_tampering", told.tampering.size()), time_of(one, "to")});
  }
}

void read_incident(const Value& section, Diagnosed& told) { told.incident = section.text_of("state"); }
void read_encryption(const Value& section, Diagnosed& told) { told.encryption = section.text_of("state"); }
void read_exfiltration(const Value& section, Diagnosed& told) { told.exfiltration = section.text_of("state"); }
void read_backups(const Value& section, Diagnosed& told) { told.backups = section.text_of("state"); }
void read_severity(const Value& section, Diagnosed& told) { told.severity = section.text_of("cert_fr"); }

struct SectionReader {
  std::string_view key;
  void (*read)(const Value&, Diagnosed&);
};

constexpr std::array<SectionReader, 10> kSections{{{"hosts", read_hosts},
                                                   {"accounts", read_accounts},
                                                   {"origin", read_origin},
                                                   {"lateral", read_lateral},
                                                   {"log_tampering", read_tampering},
                                                   {"incident", read_incident},
                                                   {"encryption", read_encryption},
                                                   {"exfiltration", read_exfiltration},
                                                   {"backups", read_backups},
                                                   {"severity", read_severity}}};

base::Result<> read_sections(const std::vector<model::Section>& sections, Diagnosed& told) {
  base::json::Parser parser;
  for (const model::Section& section : sections) {
    const auto* known = std::ranges::find(kSections, section.key, &SectionReader::key);
    if (known == kSections.end()) continue;
    BEFFROI_TRY(const Value value, parser.parse(section.json));
    known->read(value, told);
  }
  return {};
}

/// Every moment at which some trace of the attack stands. Rival ways in carry no time in their findings: they are no part of it.
std::vector<base::Timestamp> malicious_moments(const Diagnosed& told) {
  std::vector<base::Timestamp> moments;
  if (!told.sees_an_attack()) return moments;
  const auto add = [&moments](const std::optional<base::Timestamp>& moment) {
    if (moment) moments.push_back(*moment);
  };
  add(moment_of(told.finding("incident.1"), "from"));
  add(moment_of(told.finding("incident.1"), "to"));
  for (const Diagnosed::Host& host : told.hosts) add(host.first_time);
  for (const model::Finding& finding : told.findings) {
    // An administrator may have emptied a log years ago; within the attack it counts as a sign of its own.
    if (finding.question != "log_tampering") add(finding.time);
  }
  return moments;
}

std::string_view first_label(std::string_view name) { return name.substr(0, name.find('.')); }

}  // namespace

bool Diagnosed::Host::is_hit() const { return state == "encrypted" || state == "compromised" || state == "suspected"; }

const model::Finding* Diagnosed::finding(std::string_view id) const {
  const auto at = std::ranges::find(findings, id, &model::Finding::id);
  return at == findings.end() ? nullptr : &*at;
}

const Diagnosed::Host* Diagnosed::host(std::string_view name) const {
  const auto at = std::ranges::find_if(hosts, [name](const Host& host) { return same_machine(host.name, name); });
  return at == hosts.end() ? nullptr : &*at;
}

bool Diagnosed::sees_an_attack() const { return incident == "yes" || incident == "suspected"; }

std::optional<base::Timestamp> Diagnosed::first_malicious() const {
  const auto moments = malicious_moments(*this);
  return moments.empty() ? std::nullopt : std::optional(*std::ranges::min_element(moments));
}

std::optional<base::Timestamp> Diagnosed::last_malicious() const {
  const auto moments = malicious_moments(*this);
  return moments.empty() ? std::nullopt : std::optional(*std::ranges::max_element(moments));
}

base::Result<Diagnosed> diagnosed_from(model::Diagnosis diagnosis) {
  Diagnosed told;
  told.exists = true;
  told.exercise = diagnosis.exercise;
  told.findings = std::move(diagnosis.findings);
  BEFFROI_TRY_VOID(read_sections(diagnosis.sections, told));
  return told;
}

base::Result<Diagnosed> diagnosed(casefile::Case& store) {
  BEFFROI_TRY(casefile::Reading reading, store.read());
  BEFFROI_TRY(auto stored, reading.diagnosis());
  if (!stored) return Diagnosed{};
  BEFFROI_TRY(Diagnosed told, diagnosed_from(*std::move(stored)));
  for (const casefile::Source& source : reading.sources()) {
    for (const model::Coverage& coverage : source.coverage) told.seen.push_back({coverage, source.accounting.in_issues > 0});
  }
  return told;
}

bool is_silent(base::Timestamp from, base::Timestamp to, base::Timestamp start, std::optional<base::Timestamp> last_sign) {
  return to < start || (last_sign && from > *last_sign);
}

bool same_machine(std::string_view a, std::string_view b) {
  const bool both_full = a.contains('.') && b.contains('.');
  return both_full ? base::equal_folded(a, b) : base::equal_folded(first_label(a), first_label(b));
}

}  // namespace beffroi::response
