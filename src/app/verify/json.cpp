// SPDX-License-Identifier: EUPL-1.2
#include "app/verify/json.h"

#include "app/verify/states.h"
#include "base/json/writer.h"
#include "base/time.h"

namespace beffroi::app::verify {
namespace {

using base::json::Writer;
using casefile::Verification;

void write_sources(const Verification& verification, Writer& json) {
  json.key("sources").begin_array();
  for (const casefile::SourceCheck& source : verification.sources) {
    json.begin_object().member("path", source.origin.path).member("evidence_sha256", source.sha256.hex());
    json.member("state", word_of(source.state)).end_object();
  }
  json.end_array();
}

void write_lost(const Verification& verification, Writer& json) {
  json.member("bases", verification.bases_checked);
  json.key("lost").begin_array();
  for (const casefile::UnresolvedBasis& one : verification.unresolved) {
    json.begin_object().member("finding", one.finding);
    if (const auto* citation = std::get_if<model::Citation>(&one.basis)) {
      json.member("evidence_sha256", citation->evidence.hex()).member("source", citation->source);
      json.member("record", citation->record_id).member("offset", citation->offset);
    } else {
      json.member("journal", std::get<model::JournalCitation>(one.basis).sequence);
    }
    json.member("unread", one.reason.has_value()).end_object();
  }
  json.end_array();
}

void write_register(const Verification& verification, Writer& json) {
  json.key("ledger");
  if (verification.ledger)
    json.begin_object().member("entry", verification.ledger->seq).member("reason", verification.ledger->reason).end_object();
  else
    json.null();
  json.key("custody");
  if (verification.custody)
    json.begin_object().member("line", verification.custody->line).member("reason", verification.custody->reason).end_object();
  else
    json.null();
  json.member("custody_behind", verification.custody_behind);
}

void write_files(const Verification& verification, Writer& json) {
  json.key("files").begin_array();
  for (const casefile::ChangedFile& file : verification.changed_files) {
    json.begin_object().member("name", file.name);
    json.member("state", file.added ? "added" : file.absent ? "absent" : "altered").end_object();
  }
  json.end_array();
  json.key("erased").begin_array();
  for (const casefile::ErasedPiece& one : verification.erased) {
    json.begin_object().member("sha256", one.piece.sha256.hex()).member("by", one.by);
    json.member("at", base::format_rfc3339(one.at)).member("because", one.because).end_object();
  }
  json.end_array();
}

void write_database(const Verification& verification, Writer& json) {
  json.key("kept").begin_array();
  for (const casefile::AlteredSource& source : verification.changed_sources) {
    json.begin_object().member("path", source.path).member("evidence_sha256", source.sha256);
    json.member("state", source.source == 0 ? "absent" : "altered").end_object();
  }
  json.end_array();
  json.key("parts").begin_array();
  for (const std::string& part : verification.changed_parts) json.value(part);
  json.end_array();
  json.key("structure").begin_array();
  for (const casefile::SchemaFault& fault : verification.schema)
    json.begin_object().member("type", fault.type).member("name", fault.name).member("state", fault.state).end_object();
  json.end_array();
}

}  // namespace

std::string to_json(const Checked& checked) {
  Writer json(true);
  json.begin_object().member("passed", checked.passed());
  write_sources(checked.verification, json);
  write_lost(checked.verification, json);
  write_register(checked.verification, json);
  write_files(checked.verification, json);
  write_database(checked.verification, json);
  json.key("heads").begin_array();
  for (const auto& [head, state] : checked.heads)
    json.begin_object().member("entry", head.seq).member("state", word_of(state)).end_object();
  json.end_array();
  json.member("head", checked.head).end_object();
  return std::move(json).text();
}

}  // namespace beffroi::app::verify
