// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"
#include "report/services/listing.h"
#include "report/services/words.h"

namespace beffroi::report::services {
namespace {

using base::json::Writer;
using response::services::Because;
using response::services::Decision;
using response::services::Details;
using response::services::Line;
using response::services::Proposal;
using response::services::Return;

void write_moment(Writer& json, std::string_view key, const std::optional<base::Timestamp>& moment) {
  json.key(key);
  moment ? json.value(base::format_rfc3339(*moment)) : json.null();
}

void write_texts(Writer& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_details(Writer& json, const Details& details, bool said) {
  json.member("state", name_of(details.state));
  write_moment(json, "since", said ? std::optional(details.since) : std::nullopt);
  json.member("cause", details.cause);
  write_texts(json, "channels", details.channels);
  json.member("contact", details.contact);
  json.member("return", details.back == Return::no_date ? "no_date" : details.back == Return::dated ? "dated" : "unsaid");
  write_moment(json, "returns_at", details.returns_at);
  write_moment(json, "next_update", details.next_update);
}

void write_decision(Writer& json, const Decision& decision) {
  json.begin_object().member("seq", decision.seq).member("by", decision.by);
  json.member("written", base::format_rfc3339(decision.written)).member("accepted", decision.accepted);
  write_details(json, decision.details, true);
  json.member("because", decision.because).member("proposed", name_of(decision.proposed));
  json.member("grounds", decision.grounds).end_object();
}

void write_because(Writer& json, const Because& because, const base::Catalogue& words) {
  std::string text;
  for (const base::Piece& piece : reason_of(because, words)) text += piece.text;
  json.begin_object().member("ground", name_of(because.ground)).member("text", text);
  json.member("system", because.system).member("through", because.through).member("machine", because.machine);
  json.member("place", because.place).member("finding", because.finding).key("entry");
  because.entry == 0 ? json.null() : json.value(because.entry);
  json.member("by", because.by).end_object();
}

void write_proposal(Writer& json, const Proposal& proposal, const base::Catalogue& words) {
  json.key("proposal").begin_object().member("state", name_of(proposal.state)).member("waits", proposal.waits);
  write_texts(json, "channels", proposal.channels);
  json.key("because").begin_array();
  for (const Because& because : proposal.because) write_because(json, because, words);
  json.end_array().end_object();
}

void write_line(Writer& json, const Line& line, base::Timestamp now, const base::Catalogue& words) {
  json.begin_object().member("service", line.offer.service).member("site", line.offer.site);
  json.member("name", line.offer.name).member("site_name", line.offer.site_name);
  write_details(json, line.now, line.standing.is_said());
  json.member("overdue", line.is_late(now)).member("promise", line.returning ? line.returning->id : std::string());
  json.member("decided_by", line.standing.is_said() ? line.standing.decisions.back().by : std::string());
  write_proposal(json, line.proposal, words);
  json.key("history").begin_array();
  for (const Decision& decision : line.standing.decisions) write_decision(json, decision);
  json.end_array().end_object();
}

}  // namespace

std::string to_json(const response::services::Overview& overview, base::Timestamp now, bool exercise,
                    const base::Catalogue& words) {
  using response::services::Basis;
  using response::services::From;
  Writer json(true);
  json.begin_object().member("as_of", base::format_rfc3339(now)).member("exercise", exercise);
  json.member("list_from", overview.from == From::town_file    ? "town_file"
                           : overview.from == From::population ? "population"
                                                               : "common");
  json.member("basis", overview.basis == Basis::diagnosis ? "diagnosis"
                       : overview.basis == Basis::answers ? "answers"
                                                          : "nothing");
  json.key("population");
  overview.population ? json.value(*overview.population) : json.null();
  json.key("services").begin_array();
  for (const Line& line : overview.lines) write_line(json, line, now, words);
  json.end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace beffroi::report::services
