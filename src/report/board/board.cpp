// SPDX-License-Identifier: EUPL-1.2
#include "report/board/board.h"

#include <algorithm>

#include "base/text.h"
#include "report/paper/page.h"

namespace beffroi::report {
namespace {

using html::element;
using html::join;
using html::Markup;
using html::text;
using response::Board;
using response::Deadline;
using response::DeadlineState;
using response::Promise;

constexpr std::size_t kMaxCalls = 6;  // more do not fit on one page; the sheet "whom to call" has them all
constexpr std::size_t kMaxUnanswered = 6;
constexpr std::size_t kMaxUnansweredOfFull = 4;
constexpr std::size_t kMaxPromises = 4;  // besides those that are overdue

/// « avant mercredi 06 h 00 », the date beside it; with its year where that is not this one beyond doubt.
Markup due_before(std::string_view id, base::Timestamp due, base::Timestamp now, const base::Catalogue& words) {
  constexpr std::int64_t kNear = 180LL * 86'400 * base::kNanosecondsPerSecond;
  const bool far = due.nanoseconds < now.nanoseconds - kNear || due.nanoseconds > now.nanoseconds + kNear;
  return element("span", {{"class", "due"}}, text(words.text(id, {{"at", due}})), text(" "),
                 element("span", {{"class", "soft"}}, text(words.moment(due, far ? "date" : "day_month"))));
}

Markup list(const Markup& items) { return items.empty() ? Markup() : element("ul", items); }

Markup titled(std::string_view heading, const Markup& items, const base::Catalogue& words) {
  return items.empty() ? Markup() : paper::section(words.text(heading), list(items));
}

Markup deadline_item(const Deadline& deadline, std::string_view due, base::Timestamp now, const base::Catalogue& words) {
  const base::Language language = words.language();
  Markup item;
  if (deadline.due) item += due_before(due, *deadline.due, now, words);
  item += element("strong", text(deadline.title_in(language)));
  item += element("span", {{"class", "soft"}}, text(deadline.to.in(language)));
  if (deadline.due && deadline.started_at && deadline.corrected_to) {
    const base::Arguments hours{{"first", *deadline.started_at}, {"at", *deadline.corrected_to}};
    item += element("span", {{"class", "soft"}}, text(words.text("board.prudent", hours)));
  }
  return element("li", item);
}

/// What somebody set aside stays in sight, with who did, why, and what must be known of it in every case.
Markup waived(const Board& board, const base::Catalogue& words) {
  const base::Language language = words.language();
  Markup items;
  for (const Deadline& one : board.waived) {
    const base::Arguments said{{"by", one.waiver->by}, {"because", one.waiver->because}};
    Markup item = join(element("strong", text(one.title_in(language))),
                       element("span", {{"class", "soft"}}, text(words.text("board.waived", said))));
    for (const response::Wording& note : one.notes) item += element("span", {{"class", "soft"}}, text(note.in(language)));
    items += element("li", item);
  }
  return items;
}

std::string promised(const Promise& promise, const base::Catalogue& words) {
  return words.text("board.promise",
                    {{"what", std::string(name_of(promise.kind))}, {"to", promise.to}, {"text", promise.text}});
}

Markup promise_item(const Promise& promise, std::string_view due, base::Timestamp now, const base::Catalogue& words) {
  Markup item = join(due_before(due, promise.due(), now, words), element("strong", text(promised(promise, words))));
  if (promise.times.size() > 1) {
    item += element("span", {{"class", "soft"}}, text(words.text("board.promise.moved", {{"at", promise.times.front().due}})));
  }
  return element("li", item);
}

Markup line_item(const response::BoardLine& line, base::Timestamp now, const base::Catalogue& words) {
  Markup item;
  if (line.due) item += due_before("board.before", *line.due, now, words);
  item += element("strong", text(line.text));
  if (!line.detail.empty()) item += element("span", {{"class", "soft"}}, text(line.detail));
  return element("li", item);
}

Markup late(const Board& board, const base::Catalogue& words) {
  constexpr std::size_t kRoomy = 2;  // more of them, or a verdict above: two columns, so that their frame stays on one sheet
  Markup items;
  std::size_t count = 0;
  for (const Deadline& one : board.deadlines) {
    if (one.state != DeadlineState::overdue) continue;
    items += deadline_item(one, "board.late", board.now, words);
    ++count;
  }
  for (const Promise& one : board.broken_promises()) {
    items += promise_item(one, "board.late", board.now, words);
    ++count;
  }
  if (items.empty()) return {};
  const bool full = count > kRoomy || !board.facts.empty();
  return element("div", {{"class", full ? "late full" : "late"}}, titled("board.section.late", items, words));
}

Markup deadlines(const Board& board, DeadlineState state, const base::Catalogue& words) {
  Markup items;
  for (const Deadline& one : board.deadlines) {
    if (one.state == state) items += deadline_item(one, "board.before", board.now, words);
  }
  return items;
}

Markup promises(const Board& board, const base::Catalogue& words) {
  Markup items;
  std::size_t ahead = 0;
  for (const Promise& one : board.promises) {
    if (!one.is_overdue(board.now) && ahead++ < kMaxPromises) items += promise_item(one, "board.promised", board.now, words);
  }
  if (ahead > kMaxPromises) {
    const auto more = static_cast<std::int64_t>(ahead - kMaxPromises);
    items += element("li", text(words.text("board.more_promises", {{"count", more}})));
  }
  return items;
}

/// `more`: how many there are besides, that are said to be left out.
Markup lines(const std::vector<response::BoardLine>& lines, std::size_t more, base::Timestamp now,
             const base::Catalogue& words) {
  Markup items;
  for (const response::BoardLine& line : lines) items += line_item(line, now, words);
  if (more > 0) items += element("li", text(words.text("board.more_lines", {{"count", static_cast<std::int64_t>(more)}})));
  return items;
}

Markup fact(const response::BoardFact& one) {
  Markup said = element("b", text(one.value));
  if (!one.detail.empty()) said += element("span", {{"class", "soft"}}, text(" "), element("bdi", text(one.detail)));
  if (!one.ground.empty()) said += element("span", {{"class", "soft"}}, text(" [" + one.ground + "]"));
  return element("div", element("dt", text(one.label)), element("dd", said));
}

Markup calls(const Board& board) {
  Markup items;
  std::size_t shown = 0;
  for (const response::Call& call : board.calls) {
    if (call.number.empty() || call.now == response::Open::no || shown == kMaxCalls) continue;
    ++shown;
    items += element("li", element("span", {{"class", "number"}}, text(call.number)), text(call.who));
  }
  return items;
}

/// What the town said and the case now contradicts: people go on believing it.
Markup contradicted(const Board& board, const base::Catalogue& words) {
  if (board.contradicted.empty()) return {};
  const Markup items = lines(board.contradicted, 0, board.now, words);
  return element("div", {{"class", "late"}}, titled("board.section.contradicted", items, words));
}

/// A full board is written smaller: it is one page, whatever the night.
bool is_full(const Board& board) {
  constexpr std::size_t kRoomy = 16;
  return board.contradicted.size() + board.deadlines.size() + board.promises.size() + board.decisions.size() +
             board.measures.size() + board.services.size() + std::min(board.calls.size(), kMaxCalls) +
             std::min(board.unanswered.size(), kMaxUnanswered) >
         kRoomy;
}

Markup unanswered(const Board& board, const base::Catalogue& words) {
  Markup items;
  const std::size_t most = is_full(board) ? kMaxUnansweredOfFull : kMaxUnanswered;
  for (std::size_t i = 0; i < board.unanswered.size() && i < most; ++i)
    items += element("li", text(board.unanswered[i].in(words.language())));
  if (board.unanswered.size() > most) {
    const auto more = static_cast<std::int64_t>(board.unanswered.size() - most);
    items += element("li", text(words.text("board.and_more", {{"count", more}})));
  }
  return items;
}

Markup service_row(const response::BoardService& service) {
  Markup state = join(element("span", {{"class", "sign"}, {"aria-hidden", "true"}}, text(service.sign)), text(" "),
                      element("b", text(service.word)));
  Markup name = element("bdi", text(service.name));
  if (!service.returns.empty()) {
    name += element("span", {{"class", "soft"}}, text(" · "), text(service.returns));
  }
  return element("tr", element("td", state), element("td", name));
}

/// The services in one table: a sign and a word each, never a colour.
Markup services(const Board& board, const base::Catalogue& words) {
  if (board.services_summary.empty()) return {};
  Markup rows;
  for (const response::BoardService& service : board.services) rows += service_row(service);
  Markup content = element("p", text(board.services_summary));
  if (!rows.empty()) content += element("table", {{"class", "services"}}, element("tbody", rows));
  return paper::section(words.text("board.section.services"), content);
}

Markup situation(const Board& board, const base::Catalogue& words) {
  Markup top;
  if (!board.closed.empty()) top += element("p", element("strong", text(board.closed)));
  if (!board.verdict.empty()) top += element("p", {{"class", "verdict"}}, html::sentence(board.verdict));
  Markup facts;
  for (const response::BoardFact& one : board.facts) facts += fact(one);
  if (!facts.empty()) top += element("dl", {{"class", "facts"}}, facts);
  if (!board.judged.empty()) top += element("p", element("strong", text(board.judged)));
  if (board.unstarted) top += element("p", element("strong", text(words.text("obligations.unstarted"))));
  if (!board.people.empty()) top += element("p", text(board.people));
  std::string nights;
  for (const response::Wording& night : board.nights) nights += (nights.empty() ? "" : " ; ") + night.in(words.language());
  if (!nights.empty()) top += element("p", text(words.text("board.nights", {{"nights", nights}})));
  return top;
}

}  // namespace

std::string board_page(const Board& board, const base::Catalogue& words) {
  const Markup left =
      join(titled("board.section.before", deadlines(board, DeadlineState::running, words), words),
           titled("board.section.without_hour", deadlines(board, DeadlineState::without_hour, words), words),
           titled("board.section.promises", promises(board, words), words),
           titled("board.section.decisions", lines(board.decisions, board.more_decisions, board.now, words), words),
           titled("board.section.measures", lines(board.measures, board.more_measures, board.now, words), words));
  const Markup right = join(titled("board.section.calls", calls(board), words), services(board, words),
                            titled("board.section.unanswered", unanswered(board, words), words),
                            titled("board.section.undetermined", deadlines(board, DeadlineState::undetermined, words), words),
                            titled("board.section.waived", waived(board, words), words));
  const Markup columns =
      element("div", {{"class", is_full(board) ? "columns full" : "columns"}}, element("div", left), element("div", right));
  return paper::page({.title = words.text("board.title"),
                      .place = board.place,
                      .as_of = board.now,
                      .exercise = board.exercise,
                      .look = paper::Look::wall,
                      .body = join(situation(board, words), contradicted(board, words), late(board, words), columns),
                      .refresh_seconds = kBoardRefreshSeconds},
                     words);
}

std::string overdue_line(const Promise& promise, const base::Catalogue& words) {
  return base::printable(
      words.text("board.overdue", {{"id", promise.id}, {"text", promised(promise, words)}, {"at", promise.due()}}));
}

}  // namespace beffroi::report
