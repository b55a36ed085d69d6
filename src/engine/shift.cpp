// SPDX-License-Identifier: EUPL-1.2
#include "engine/shift.h"

#include "report/columns.h"
#include "report/ground.h"
#include "report/view.h"
#include "response/declarations/declarations.h"

namespace beffroi::engine {
namespace {

/// Sorts sentences with an hour into what is due within the hour and what is still open.
struct Sorter {
  base::Timestamp now;
  const base::Catalogue& words;
  response::Said& said;

  void add(const std::string& what, const std::string& whom, const std::optional<base::Timestamp>& due) const {
    base::Arguments arguments{{"what", what}, {"whom", whom}};
    if (!due) {
      said.open.push_back(words.text("shift.without_hour", arguments));
      return;
    }
    arguments.push_back({"due", *due});
    const bool overdue = *due <= now;
    const bool soon = due->nanoseconds - now.nanoseconds <= kNextHour;
    (overdue || soon ? said.due : said.open).push_back(words.text(overdue ? "shift.overdue" : "shift.before", arguments));
  }
};

void add_dues(const Situation& situation, const base::Catalogue& words, response::Said& said) {
  const Sorter sorter{situation.now, words, said};
  const base::Language language = words.language();
  for (const response::Deadline& one : situation.board.deadlines) {
    if (one.state == response::DeadlineState::met || one.state == response::DeadlineState::undetermined) continue;
    sorter.add(one.title_in(language), one.to.in(language), one.due);
  }
  for (const response::Promise& one : situation.board.promises)
    sorter.add(words.text("shift.promise", {{"text", one.text}}), one.to, one.due());
  for (const auto* lines : {&situation.board.decisions, &situation.board.measures})
    for (const response::BoardLine& one : *lines) sorter.add(one.text, one.detail, one.due);
}

void add_unknowns(const Situation& situation, const base::Catalogue& words, response::Said& said) {
  for (const response::Wording& one : situation.board.unanswered) said.unknown.push_back(one.in(words.language()));
  for (const response::Declaration& one : response::declarations_of(situation.entries)) {
    if (!one.withdrawn && one.question.empty() && one.current().state == "unknown")
      said.unknown.push_back(words.text("shift.event_unknown", {{"event", words.text("event." + one.current().event)}}));
  }
  if (!situation.diagnosis) return;
  const report::View view = report::view_of(*situation.diagnosis);
  for (const model::Finding& finding : situation.diagnosis->findings) {
    if (report::ground_of(finding) != report::Ground::unknown || report::is_beside_the_point(finding, view.incident)) continue;
    said.unknown.push_back(report::plain(report::sentence_of(finding, view.names, words)));
  }
}

/// What a point does not keep is counted in its last sentence.
void cut(std::vector<std::string>& sentences, const base::Catalogue& words) {
  if (sentences.size() <= response::kMaxSaid) return;
  const auto more = static_cast<std::int64_t>(sentences.size() - response::kMaxSaid + 1);
  sentences.resize(response::kMaxSaid - 1);
  sentences.push_back(words.text("shift.and_more", {{"count", more}}));
}

}  // namespace

response::Said said_of(const Situation& situation, const base::Catalogue& words) {
  response::Said said;
  if (!situation.board.closed.empty()) said.open.push_back(situation.board.closed);
  add_dues(situation, words, said);
  add_unknowns(situation, words, said);
  if (const std::size_t more = situation.board.more_decisions; more > 0)
    said.open.push_back(words.text("shift.more_decisions", {{"count", static_cast<std::int64_t>(more)}}));
  for (auto* list : {&said.unknown, &said.due, &said.open}) cut(*list, words);
  return said;
}

}  // namespace beffroi::engine
