// SPDX-License-Identifier: EUPL-1.2
#include "report/board/json.h"

#include "report/obligations/listing.h"

namespace beffroi::report {
namespace {

using base::json::Writer;

void write_moment(Writer& json, std::string_view name, const std::optional<base::Timestamp>& moment) {
  json.key(name);
  if (moment) {
    json.value(base::format_rfc3339(*moment));
  } else {
    json.null();
  }
}

void write_local(Writer& json, const std::optional<base::Timestamp>& moment, const base::Catalogue& words) {
  json.key("local_due");
  if (moment) {
    json.value(words.moment(*moment, "moment"));
  } else {
    json.null();
  }
}

void write_promise(Writer& json, const response::Promise& promise, base::Timestamp now, const base::Catalogue& words) {
  json.begin_object().member("id", promise.id).member("kind", name_of(promise.kind)).member("text", promise.text);
  json.member("to", promise.to);
  write_moment(json, "due", promise.due());
  write_local(json, promise.due(), words);
  json.member("overdue", promise.is_overdue(now));
  write_moment(json, "kept_at", promise.kept);
  json.member("kept_by", promise.kept_by);
  write_moment(json, "withdrawn_at", promise.withdrawn);
  json.member("withdrawn_by", promise.withdrawn_by)
      .member("withdrawn_because", promise.withdrawn_because)
      .key("times")
      .begin_array();
  for (const response::PromisedTime& time : promise.times) {
    json.begin_object();
    write_moment(json, "due", time.due);
    write_moment(json, "said", time.said);
    json.member("by", time.by).member("because", time.because).end_object();
  }
  json.end_array().end_object();
}

void write_lines(Writer& json, std::string_view name, const std::vector<response::BoardLine>& lines) {
  json.key(name).begin_array();
  for (const response::BoardLine& line : lines) {
    json.begin_object().member("text", line.text).member("detail", line.detail);
    write_moment(json, "due", line.due);
    json.end_object();
  }
  json.end_array();
}

void write_wordings(Writer& json, std::string_view name, const std::vector<response::Wording>& wordings,
                    base::Language language) {
  json.key(name).begin_array();
  for (const response::Wording& one : wordings) json.value(one.in(language));
  json.end_array();
}

void write_services(Writer& json, const response::Board& board) {
  json.key("services").begin_array();
  for (const response::BoardService& one : board.services) {
    json.begin_object().member("state", one.state).member("name", one.name).member("reach", one.reach);
    json.member("returns", one.returns).member("overdue", one.late).end_object();
  }
  json.end_array().member("services_summary", board.services_summary);
}

void write_call(Writer& json, const response::Call& call) {
  const std::string_view open = call.now == response::Open::yes ? "yes" : call.now == response::Open::no ? "no" : "unknown";
  json.begin_object().member("who", call.who).member("number", call.number).member("why", call.why);
  json.member("hours", call.hours).member("said", call.said).member("open_now", open).end_object();
}

}  // namespace

void write_promises(Writer& json, const std::vector<response::Promise>& promises, base::Timestamp now,
                    const base::Catalogue& words) {
  json.begin_array();
  for (const response::Promise& one : promises) write_promise(json, one, now, words);
  json.end_array();
}

void write_board(Writer& json, const response::Board& board, const base::Catalogue& words) {
  const base::Language language = words.language();
  std::string verdict;
  for (const base::Piece& piece : board.verdict) verdict += piece.text;
  json.begin_object().member("as_of", base::format_rfc3339(board.now)).member("exercise", board.exercise);
  json.member("place", board.place)
      .member("closed", board.closed)
      .member("incident", board.incident)
      .member("verdict", verdict)
      .member("judged", board.judged)
      .member("unstarted", board.unstarted)
      .member("people", board.people);
  json.key("facts").begin_array();
  for (const response::BoardFact& one : board.facts) {
    json.begin_object().member("label", one.label).member("value", one.value).member("detail", one.detail);
    json.member("ground", one.ground).end_object();
  }
  json.end_array();
  write_wordings(json, "nights", board.nights, language);
  json.key("deadlines").begin_array();
  for (const response::Deadline& one : board.deadlines) obligations::write_deadline(json, one, words);
  json.end_array().key("waived").begin_array();
  for (const response::Deadline& one : board.waived) obligations::write_deadline(json, one, words);
  json.end_array().key("promises");
  write_promises(json, board.promises, board.now, words);
  write_lines(json, "contradicted", board.contradicted);
  write_lines(json, "decisions", board.decisions);
  write_lines(json, "measures", board.measures);
  json.member("more_decisions", static_cast<std::uint64_t>(board.more_decisions));
  json.member("more_measures", static_cast<std::uint64_t>(board.more_measures));
  write_services(json, board);
  write_wordings(json, "unanswered", board.unanswered, language);
  json.key("calls").begin_array();
  for (const response::Call& one : board.calls) write_call(json, one);
  json.end_array().end_object();
}

}  // namespace beffroi::report
