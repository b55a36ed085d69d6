// SPDX-License-Identifier: EUPL-1.2
#include "report/sample_test.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/json/writer.h"

namespace beffroi::report::sample {
namespace {

using base::json::Writer;

base::Timestamp at(std::string_view text) { return *base::parse_rfc3339(text); }

/// Builds the attacked town, each text of the evidence through the disguise.
class Builder {
 public:
  explicit Builder(const Disguise& disguise) : disguise_(disguise) {}

  Content build() {
    content_.program_version = "0.1.0";
    content_.rules_evaluated = 2963;
    content_.rules_refused = 12;
    content_.diagnosis.exercise = true;
    content_.colophon =
        Colophon{at("2026-11-22T09:12:00Z"), d("camille"), d("portable-secours"), d("/cas/mairie"), {d("/media/usb/collecte")}};
    sources();
    findings();
    sections();
    detections();
    return std::move(content_);
  }

 private:
  std::string d(std::string_view text) const { return disguise_(text); }

  base::Digest digest(std::string_view path) const { return base::sha256(base::as_bytes(path)); }

  model::Citation cite(std::string_view host, std::string_view log, std::uint64_t record, std::string_view time) {
    const std::string path = fmt::format("collecte.zip!{}/C/Windows/System32/winevt/Logs/{}.evtx", host, log);
    model::Citation citation{digest(path), 4096 + record * 24, record, d(path), at(time)};
    content_.records.push_back({citation.evidence,
                                citation.offset,
                                d(host),
                                d(log),
                                4625,
                                {{d("TargetUserName"), d("administrateur")},
                                 {d("IpAddress"), d("203.0.113.77")},
                                 {d("LogonType"), d("10")},
                                 {d("WorkstationName"), d("KALI")}}});
    return citation;
  }

  void sources() {
    for (const auto* host : {"SRV-RDS", "SRV-AD01", "SRV-FICHIERS", "SRV-SAUVEGARDE", "ACCUEIL-01", "URBANISME-02"}) {
      for (const auto* log : {"Security", "System"}) {
        SourceSummary source;
        const std::string path = fmt::format("collecte.zip!{}/C/Windows/System32/winevt/Logs/{}.evtx", host, log);
        source.origin = {d(path), d("/media/usb/collecte"), d("C:\\Windows"), d(host), d("dfir-orc")};
        source.sha256 = digest(path);
        source.size = 20'975'616;
        source.reader = "evtx";
        source.events = 31'402;
        source.accounting = {20'102'144, 873'472, 0};
        source.coverage = {{d(host), d(log), 31'402, at("2026-10-01T05:00:00Z"), at("2026-11-22T04:10:00Z"), 1, 31'402}};
        content_.sources.push_back(std::move(source));
      }
    }
    auto& damaged = content_.sources.front();
    damaged.accounting = {20'036'608, 873'472, 65'536};
    damaged.issues = {{"sample_checksum", 1'052'672, 65'536, {{"expected", d("a1b2c3d4")}}}};
  }

  model::Finding& finding(std::string question, std::string statement, base::Arguments arguments, std::string state,
                          std::string_view time = {}) {
    model::Finding made;
    made.id = fmt::format("{}.{}", question, content_.diagnosis.findings.size() + 1);
    made.question = std::move(question);
    made.statement = std::move(statement);
    made.arguments = std::move(arguments);
    made.state = std::move(state);
    if (!time.empty()) made.time = at(time);
    return content_.diagnosis.findings.emplace_back(std::move(made));
  }

  void move(std::string_view from, std::string_view to, std::string_view account, std::string_view method, bool done,
            std::string_view time, std::uint64_t record) {
    base::Arguments arguments{{"from", d(from)},
                              {"to", d(to)},
                              {"account", d(account)},
                              {"method", std::string(method)},
                              {"outcome", std::string(done ? "succeeded" : "failed")}};
    auto& made = finding("lateral", done ? "sample_moved" : "sample_refused", std::move(arguments), "yes", time);
    made.supports = {cite(to, "Security", record, time), cite(to, "System", record + 3, time)};
  }

  void findings() {
    auto& guessed = finding("origin", "sample_guessed",
                            {{"account", d("administrateur")},
                             {"failures", std::int64_t{1847}},
                             {"source_ip", d("203.0.113.77")},
                             {"host", d("SRV-RDS")}},
                            "determined", "2026-11-22T01:14:37Z");
    guessed.confidence = 0.93;
    for (std::uint64_t i = 0; i < 40; ++i)
      guessed.supports.push_back(cite("SRV-RDS", "Security", 18'200 + i, "2026-11-22T01:02:11Z"));
    guessed.contradicts = {cite("SRV-RDS", "System", 77, "2026-11-21T20:00:00Z")};
    auto& attempts = finding("origin", "sample_attempts", {{"host", d("SRV-RDS")}, {"source_ip", d("203.0.113.77")}}, "yes",
                             "2026-11-21T22:48:02Z");
    attempts.supports = {cite("SRV-RDS", "Security", 16'400, "2026-11-21T22:48:02Z")};
    auto& attachment = finding("origin", "sample_attachment", {{"host", d("ACCUEIL-01")}}, "suspected");
    attachment.confidence = 0.04;
    attachment.missing = {{"sample_security", {{"host", d("ACCUEIL-01")}}}};
    move("SRV-RDS", "SRV-AD01", "administrateur", "remote_desktop", true, "2026-11-22T01:31:05Z", 401);
    move("SRV-RDS", "ACCUEIL-01", "administrateur", "psexec", true, "2026-11-22T01:52:41Z", 502);
    move("SRV-RDS", "COMPTA-03", "administrateur", "smb", false, "2026-11-22T01:58:00Z", 530);
    move("SRV-AD01", "SRV-FICHIERS", "svc-maj", "psexec", true, "2026-11-22T02:20:13Z", 611);
    move("SRV-AD01", "SRV-SAUVEGARDE", "svc-maj", "wmi", true, "2026-11-22T02:24:50Z", 633);
    auto& created = finding("accounts", "sample_created", {{"account", d("svc-maj")}, {"host", d("SRV-AD01")}}, "yes",
                            "2026-11-22T02:11:09Z");
    created.supports = {cite("SRV-AD01", "Security", 590, "2026-11-22T02:11:09Z")};
    auto& defender =
        finding("defence_evasion", "sample_antivirus", {{"host", d("SRV-FICHIERS")}}, "yes", "2026-11-22T02:31:00Z");
    defender.supports = {cite("SRV-FICHIERS", "System", 640, "2026-11-22T02:31:00Z")};
    auto& destroyed = finding("backups", "sample_destroyed", {{"host", d("SRV-SAUVEGARDE")}}, "yes", "2026-11-22T02:40:18Z");
    destroyed.supports = {cite("SRV-SAUVEGARDE", "Security", 650, "2026-11-22T02:40:18Z")};
    auto& started = finding("encryption", "sample_started", {{"host", d("SRV-FICHIERS")}, {"extension", d(".tocsin")}},
                            "likely", "2026-11-22T02:47:33Z");
    started.supports = {cite("SRV-FICHIERS", "Security", 660, "2026-11-22T02:47:33Z")};
    auto& note = finding("encryption", "sample_note", {}, "yes", "2026-11-22T06:50:00Z");
    note.supports = {model::JournalCitation{3, d("Mme Lefèvre (accueil)"), "seen"}};
    auto& unknown = finding("exfiltration", "sample_unknown", {}, "unknown");
    unknown.missing = {{"sample_firewall", {{"from", at("2026-11-21T00:00:00Z")}, {"to", at("2026-11-22T06:00:00Z")}}}};
  }

  void host(Writer& out, std::string_view name, std::string_view role, std::string_view state, std::string_view first) const {
    out.begin_object().member("name", d(name)).member("role", role).member("state", state);
    if (!first.empty()) out.member("first_time", first);
    out.key("for").begin_array().end_array();
    out.key("examined").begin_object();
    if (state != "not_examined") {
      out.member("from", "2026-10-01T05:00:00Z").member("to", "2026-11-22T04:10:00Z");
      out.key("channels").begin_array().value(d("Security")).value(d("System")).end_array();
      out.key("gaps").begin_array().end_array();
    }
    out.end_object().end_object();
  }

  void section(std::string key, Writer out) { content_.diagnosis.sections.push_back({std::move(key), std::move(out).text()}); }

  void account(Writer& out, std::string_view name, std::string_view privilege, std::string_view state) const {
    out.begin_object().member("name", d(name)).member("sid", d("S-1-5-21-1004336348-1177238915-682003330-500"));
    out.member("privilege", privilege).member("state", state).end_object();
  }

  void sections() {
    Writer accounts;
    accounts.begin_array();
    account(accounts, "administrateur", "domain_admin", "compromised");
    account(accounts, "svc-maj", "domain_admin", "created_by_attacker");
    account(accounts, "prestataire", "local_admin", "suspected");
    section("accounts", std::move(accounts.end_array()));
    section("backups", Writer().begin_object().member("state", "destroyed").end_object());
    section("encryption", Writer().begin_object().member("state", "yes").member("start", "2026-11-22T02:47:33Z").end_object());
    section("exfiltration", Writer().begin_object().member("state", "unknown").end_object());
    Writer hosts;
    hosts.begin_array();
    host(hosts, "ACCUEIL-01", "workstation", "compromised", "2026-11-22T01:52:41Z");
    host(hosts, "COMPTA-03", "workstation", "suspected", "2026-11-22T01:58:00Z");
    host(hosts, "MAIRIE-ANNEXE-01", "workstation", "not_examined", "");
    host(hosts, "SRV-AD01", "domain_controller", "compromised", "2026-11-22T01:31:05Z");
    host(hosts, "SRV-FICHIERS", "file_server", "encrypted", "2026-11-22T02:20:13Z");
    host(hosts, "SRV-RDS", "remote_desktop_server", "compromised", "2026-11-21T22:48:02Z");
    host(hosts, "SRV-SAUVEGARDE", "backup_server", "compromised", "2026-11-22T02:24:50Z");
    host(hosts, "URBANISME-02", "workstation", "no_sign", "");
    section("hosts", std::move(hosts.end_array()));
    section("incident", Writer().begin_object().member("state", "yes").end_object());
    Writer origin;
    origin.begin_object().member("state", "determined").key("hypotheses").begin_array().begin_object().member("rank", 1);
    origin.member("vector", "password_guessing").member("technique", "T1110.001").member("host", d("SRV-RDS"));
    origin.member("account", d("administrateur")).member("source_ip", d("203.0.113.77")).member("time", "2026-11-22T01:14:37Z");
    section("origin", std::move(origin.member("confidence", 0.93).end_object().end_array().end_object()));
    section("severity", Writer().begin_object().member("cert_fr", "major").end_object());
  }

  void detections() {
    const auto add = [&](std::string_view title, std::string level, std::string_view author, std::uint64_t count,
                         std::uint64_t record) {
      DetectionSummary made;
      made.rule_title = d(title);
      made.rule_id = d("5d1f3b0c-8b3a-4f0e-9a55-0c2f1c8e7a10");
      made.level = std::move(level);
      made.author = d(author);
      made.count = count;
      made.first_time = at("2026-11-22T02:40:18Z");
      made.last_time = at("2026-11-22T02:47:33Z");
      made.examples = {cite("SRV-FICHIERS", "Security", record, "2026-11-22T02:40:18Z")};
      content_.detections.push_back(std::move(made));
    };
    add("Copies de secours automatiques effacées", "critical", "Beffroi", 3, 650);
    add("Remote service installed by PsExec", "high", "A. Rule-Writer (SigmaHQ)", 4, 700);
    add("Nombreux échecs d’ouverture de session depuis une adresse", "medium", "Beffroi", 1847, 701);
  }

  const Disguise& disguise_;
  Content content_;
};

}  // namespace

Content attacked_town(const Disguise& disguise) { return Builder(disguise).build(); }

Content calm_town() {
  Content content = attacked_town();
  auto& diagnosis = content.diagnosis;
  content.diagnosis.exercise = false;
  diagnosis.findings.clear();
  content.detections.clear();
  std::erase_if(diagnosis.sections,
                [](const model::Section& section) { return section.key != "hosts" && section.key != "exfiltration"; });
  for (const std::string_view state : {"\"compromised\"", "\"suspected\"", "\"encrypted\""}) {
    std::string& json = diagnosis.sections.back().json;
    for (auto found = json.find(state); found != json.npos; found = json.find(state))
      json.replace(found, state.size(), "\"no_sign\"");
  }
  diagnosis.sections.push_back({"incident", R"({"state":"no_sign"})"});
  content.sources.front().issues.clear();
  return content;
}

}  // namespace beffroi::report::sample
