// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/finding.h"

#include <algorithm>
#include <variant>

namespace beffroi::diagnose {
namespace {

void write(base::json::Writer& json, const model::Citation& citation) {
  json.begin_object();
  json.member("evidence_sha256", citation.evidence.hex());
  json.member("source", citation.source);
  json.member("offset", citation.offset);
  json.member("record", citation.record_id);
  if (citation.time) json.member("time", base::format_rfc3339(*citation.time));
  json.end_object();
}

void write(base::json::Writer& json, const model::JournalCitation& citation) {
  json.begin_object();
  json.member("journal", citation.sequence).member("seq", citation.sequence);
  json.member("by", citation.by).member("kind", citation.kind);
  json.end_object();
}

}  // namespace

void cite(std::vector<model::Basis>& list, const KnownFact& fact) {
  for (const model::Citation& citation : fact.citations) {
    if (list.size() >= kMostCitations) return;
    if (std::ranges::find(list, model::Basis(citation)) == list.end()) list.emplace_back(citation);
  }
}

void cite_all(std::vector<model::Basis>& list, std::span<const KnownFact* const> facts) {
  for (const KnownFact* fact : facts) cite(list, *fact);
}

void write_basis(base::json::Writer& json, const model::Basis& basis) {
  std::visit([&json](const auto& citation) { write(json, citation); }, basis);
}

void write_bases(base::json::Writer& json, std::string_view key, std::span<const model::Basis> bases) {
  json.key(key).begin_array();
  for (const model::Basis& basis : bases) write_basis(json, basis);
  json.end_array();
}

void write_missing(base::json::Writer& json, std::string_view key, std::span<const model::Missing> missing) {
  json.key(key).begin_array();
  for (const model::Missing& one : missing) json.value(one.id);
  json.end_array();
}

}  // namespace beffroi::diagnose
