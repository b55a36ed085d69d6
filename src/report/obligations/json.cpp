// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <cstdlib>

#include "report/obligations/listing.h"

namespace beffroi::report::obligations {
namespace {

using base::json::Writer;
using response::Deadline;

void write_moment(Writer& json, std::string_view name, const std::optional<base::Timestamp>& moment) {
  json.key(name);
  moment ? json.value(base::format_rfc3339(*moment)) : json.null();
}

/// "2026-11-25T23:40:00+01:00".
std::string local(base::Timestamp moment, const base::TimeZone& zone) {
  const base::LocalTime at = zone.at(moment);
  const int offset = std::abs(at.offset_minutes);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", at.year, at.month, at.day, at.hour, at.minute,
                     at.second, at.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

void write_local(Writer& json, const Deadline& deadline, const base::Catalogue& words) {
  json.key("local_due");
  deadline.due ? json.value(local(*deadline.due, words.zone())) : json.null();
}

void write_basis(Writer& json, const response::Basis& basis, base::Language language) {
  json.key("basis").begin_object().member("text", basis.text.in(language)).member("source", basis.source);
  json.member("state", basis.state).member("as_of", basis.as_of);
  json.member("read", basis.read_original ? "original" : "secondary").end_object();
}

void write_grounds(Writer& json, const Deadline& deadline, const base::Catalogue& words) {
  json.member("decision", name_of(deadline.decision)).key("because").begin_array();
  for (const response::Reason& reason : deadline.why) json.value(words.text(reason.id, reason.arguments));
  for (const response::Wording& note : deadline.notes) json.value(note.in(words.language()));
  json.end_array().key("missing").begin_array();
  for (const std::string& name : deadline.missing) json.value(name);
  json.end_array();
}

void write_reach(Writer& json, const Deadline& deadline, base::Language language) {
  json.key("how_to_reach").begin_array();
  if (!deadline.reach_town.empty()) json.value(deadline.reach_town);
  for (const response::Wording& way : deadline.reach) json.value(way.in(language));
  json.end_array();
}

void write_receipt(Writer& json, const std::optional<response::Receipt>& receipt) {
  json.key("receipt");
  if (!receipt) {
    json.null();
    return;
  }
  json.begin_object().member("at", base::format_rfc3339(receipt->at)).member("by", receipt->by);
  json.member("reference", receipt->reference).member("document", receipt->document);
  json.member("sha256", receipt->sha256).end_object();
}

}  // namespace

void write_deadline(Writer& json, const Deadline& deadline, const base::Catalogue& words) {
  const base::Language language = words.language();
  json.begin_object().member("id", deadline.id).member("title", deadline.title_in(language));
  json.member("to", deadline.to.in(language));
  write_moment(json, "due", deadline.due);
  write_local(json, deadline, words);
  json.member("starts_from", deadline.starts_from);
  write_basis(json, deadline.basis, language);
  write_grounds(json, deadline, words);
  write_reach(json, deadline, language);
  json.member("status", name_of(deadline.state)).member("ref", deadline.ref).member("legal_person", deadline.person);
  json.member("who", deadline.who.in(language)).member("signatory", deadline.signatory);
  json.member("if_missed", deadline.if_missed.in(language));
  write_moment(json, "started_at", deadline.started_at);
  write_moment(json, "corrected_to", deadline.corrected_to);
  write_receipt(json, deadline.receipt);
  json.end_object();
}

std::string to_json(const std::vector<Deadline>& deadlines, const base::Catalogue& words) {
  Writer json(true);
  json.begin_array();
  for (const Deadline& one : deadlines) write_deadline(json, one, words);
  json.end_array();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::obligations
