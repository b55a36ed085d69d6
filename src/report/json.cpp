// SPDX-License-Identifier: EUPL-1.2
#include "report/json.h"

#include <array>
#include <map>

#include "base/assert.h"
#include "base/json/rewrite.h"

namespace beffroi::report {
namespace {

using base::json::Writer;

constexpr int kSchema = 1;
constexpr std::array<std::string_view, 2> kListsOfATown{"data_exposure", "services"};

void write_time(Writer& out, const std::optional<base::Timestamp>& time) {
  if (time) {
    out.value(base::format_rfc3339(*time));
  } else {
    out.null();
  }
}

void write_arguments(Writer& out, const base::Arguments& arguments) {
  out.begin_object();
  for (const base::Argument& argument : arguments) {
    out.key(argument.name);
    if (const auto* moment = std::get_if<base::Timestamp>(&argument.value)) {
      out.value(base::format_rfc3339(*moment));
    } else if (const auto* text = std::get_if<std::string>(&argument.value)) {
      out.value(*text);
    } else if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
      out.value(*number);
    } else {
      out.value(std::get<bool>(argument.value));
    }
  }
  out.end_object();
}

void write_bases(Writer& out, std::string_view name, const std::vector<model::Basis>& bases) {
  out.key(name).begin_array();
  for (const model::Basis& basis : bases) write_basis(out, basis);
  out.end_array();
}

void write_disputed(Writer& out, const Judged* judged) {
  out.key("disputed");
  if (!judged) {
    out.null();
    return;
  }
  out.begin_object().member("by", judged->by).member("because", judged->because);
  out.member("at", base::format_rfc3339(judged->at)).member("judgement", judged->judgement).key("replacement");
  judged->replacement.empty() ? out.null() : out.value(judged->replacement);
  out.member("changed", judged->changed).member("journal", judged->entry).end_object();
}

void write_finding(Writer& out, const model::Finding& finding, const Judged* judged) {
  out.begin_object().member("id", finding.id).member("question", finding.question);
  out.member("statement", finding.statement).key("arguments");
  write_arguments(out, finding.arguments);
  out.member("state", finding.state).key("confidence");
  if (finding.confidence) {
    out.value(*finding.confidence);
  } else {
    out.null();
  }
  out.key("time");
  write_time(out, finding.time);
  write_bases(out, "for", finding.supports);
  write_bases(out, "against", finding.contradicts);
  out.key("missing").begin_array();
  for (const model::Missing& missing : finding.missing) {
    out.begin_object().member("id", missing.id).key("arguments");
    write_arguments(out, missing.arguments);
    out.end_object();
  }
  out.end_array();
  write_disputed(out, judged);
  out.end_object();
}

void write_citation(Writer& out, const model::Citation& citation) {
  out.begin_object().member("evidence_sha256", citation.evidence.hex()).member("source", citation.source);
  if (citation.record_id != 0) out.member("record", citation.record_id);
  out.member("offset", citation.offset).key("time");
  write_time(out, citation.time);
  out.end_object();
}

/// The sections in the order of their keys, and an empty list for what no question answers without a town file.
void write_sections(Writer& out, const std::vector<model::Section>& sections) {
  std::map<std::string_view, std::string_view> by_key;
  for (const std::string_view key : kListsOfATown) by_key.emplace(key, "[]");
  for (const model::Section& section : sections) by_key.insert_or_assign(section.key, section.json);
  base::json::Parser parser;
  for (const auto& [key, json] : by_key) {
    const auto value = parser.parse(json);
    BEFFROI_ASSERT(value.has_value());
    out.key(key);
    base::json::write(out, *value);
  }
}

}  // namespace

void write_basis(Writer& out, const model::Basis& basis) {
  if (const auto* citation = std::get_if<model::Citation>(&basis)) return write_citation(out, *citation);
  const auto& entry = std::get<model::JournalCitation>(basis);
  out.begin_object().member("journal", true).member("seq", entry.sequence).member("by", entry.by);
  out.member("kind", entry.kind).end_object();
}

std::string diagnosis_json(const Content& content) {
  Writer out(/*pretty=*/true);
  out.begin_object().member("schema", kSchema).member("program", "beffroi").member("version", content.program_version);
  out.member("exercise", content.diagnosis.exercise);
  write_sections(out, content.diagnosis.sections);
  out.key("findings").begin_array();
  const auto& findings = content.diagnosis.findings;
  for (std::size_t i = 0; i < findings.size(); ++i) write_finding(out, findings[i], content.judgement_on(i));
  out.end_array().end_object();
  return std::move(out).text() + '\n';
}

}  // namespace beffroi::report
