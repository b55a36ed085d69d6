// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "report/columns.h"
#include "report/paper/page.h"
#include "report/services/sheets.h"
#include "report/services/words.h"

namespace beffroi::report::services {
namespace {

using base::Catalogue;
using html::element;
using html::join;
using html::Markup;
using html::sentence;
using html::text;
using response::services::Because;
using response::services::Decision;
using response::services::Line;
using response::services::State;

constexpr std::array<State, 5> kGravestFirst = {State::closed, State::degraded, State::adapted, State::normal, State::unknown};
constexpr std::size_t kMaxReasons = 3;  // the page is read standing; JSON and the terminal have all

Markup soft(const Markup& content) { return element("p", {{"class", "soft"}}, content); }

Markup said(std::string_view id, const base::Arguments& arguments, const Catalogue& words) {
  return soft(sentence(words.pieces(id, arguments)));
}

Markup state_cell(State state, const Catalogue& words) {
  return element("td", {{"class", "state"}},
                 element("span", {{"class", "sign"}, {"aria-hidden", "true"}}, text(sign_of(state, words))), text(" "),
                 element("strong", text(word_of(state, words))));
}

/// Long causes that several services share are told once, above their table, and named in it by their number.
class Causes {
 public:
  explicit Causes(const std::vector<Line>& lines) {
    std::map<std::string, std::size_t> counts;
    for (const Line& line : lines) {
      const std::string& cause = line.now.cause;
      if (line.standing.is_said() && cause.size() >= kLong && ++counts[cause] == 2) shared_.push_back(cause);
    }
  }

  Markup list(const Catalogue& words) const {
    Markup items;
    for (const std::string& one : shared_) items += element("li", element("bdi", text(one)));
    if (items.empty()) return {};
    return join(element("p", text(words.text("report.services_sheet.causes"))), element("ol", {{"class", "soft"}}, items));
  }

  Markup of(const std::string& cause, const Catalogue& words) const {
    const auto at = std::ranges::find(shared_, cause);
    if (at == shared_.end()) return element("bdi", text(cause));
    const auto number = static_cast<std::int64_t>(at - shared_.begin() + 1);
    return text(words.text("report.services_sheet.cause_number", {{"number", number}}));
  }

 private:
  static constexpr std::size_t kLong = 60;  ///< bytes; a shorter one is said where it stands

  std::vector<std::string> shared_;
};

Markup why_cell(const Line& line, const Causes& causes, const Catalogue& words) {
  Markup cell;
  if (line.standing.is_said()) cell += element("p", text(words.text("report.services_sheet.since", {{"at", line.now.since}})));
  if (!line.now.cause.empty()) cell += element("p", causes.of(line.now.cause, words));
  return element("td", cell);
}

Markup return_cell(const Line& line, base::Timestamp now, const Catalogue& words) {
  Markup cell;
  const auto back = short_return_of(line, now, words);
  if (!back.empty()) cell += element("p", element("strong", text(words.text("report.services.return.label"))), sentence(back));
  if (line.returning && line.returning->times.size() > 1)
    cell += said("report.services_sheet.first_promised", {{"at", line.returning->times.front().due}}, words);
  if (line.now.next_update) cell += said("report.services_sheet.update", {{"at", *line.now.next_update}}, words);
  if (line.standing.is_said())
    cell += said("report.services_sheet.decided", {{"by", line.standing.decisions.back().by}}, words);
  return element("td", cell);
}

Markup row(const Line& line, const Causes& causes, base::Timestamp now, const Catalogue& words) {
  const std::string channels = channels_of(line.now.channels, line.now.contact, words.language());
  return element("tr", state_cell(line.now.state, words), element("td", element("bdi", text(called(line.offer, words)))),
                 why_cell(line, causes, words), element("td", element("bdi", text(channels))), return_cell(line, now, words));
}

Markup head(std::initializer_list<const char*> columns, const Catalogue& words) {
  Markup headings;
  for (const char* id : columns) {
    headings += element("th", {{"scope", "col"}}, text(words.text(fmt::format("report.services_sheet.column.{}", id))));
  }
  return element("thead", element("tr", headings));
}

Markup standing_table(const Content& content, const Catalogue& words) {
  const Causes causes(content.overview.lines);
  Markup rows;
  for (const State state : kGravestFirst) {
    for (const Line& line : content.overview.lines) {
      if (line.standing.is_said() && line.now.state == state) rows += row(line, causes, content.now, words);
    }
  }
  if (rows.empty()) return element("p", text(words.text("report.services_sheet.nothing_said")));
  return join(causes.list(words),
              element("table", {{"class", "services standing"}}, head({"state", "service", "since", "reach", "return"}, words),
                      element("tbody", rows)));
}

Markup reasons(const Line& line, const Catalogue& words) {
  Markup cell;
  std::size_t told = 0;
  for (const Because& because : line.proposal.because) {
    if (told++ == kMaxReasons) break;
    cell += element("p", sentence(reason_of(because, words)));
  }
  return cell;
}

Markup proposed_table(const Content& content, const Catalogue& words) {
  Markup rows;
  for (const Line& line : content.overview.lines) {
    if (!line.proposal.waits) continue;
    rows += element("tr", element("td", element("bdi", text(called(line.offer, words)))),
                    state_cell(line.proposal.state, words), element("td", reasons(line, words)),
                    element("td", paper::box(false, words), text(" "), text(words.text("report.services_sheet.accepted_by"))));
  }
  if (rows.empty()) return {};
  return paper::section(words.text("report.services_sheet.proposed"),
                        element("table", {{"class", "services"}}, head({"service", "proposal", "because", "decision"}, words),
                                element("tbody", rows)));
}

/// A box for each state, to be ticked on the spot.
Markup boxes(const Catalogue& words) {
  Markup all;
  for (const State state : {State::normal, State::adapted, State::degraded, State::closed}) {
    all += element("span", {{"class", "nowrap"}}, paper::box(false, words), text(" "), text(word_of(state, words)), text(" "));
  }
  return element("p", all);
}

/// Reasons that many services share, said once above their table and named by their number in it.
class Notes {
 public:
  Notes(const std::vector<const Line*>& lines, const Catalogue& words) : words_(words) {
    std::map<std::string, std::size_t> counts;
    std::vector<std::string> order;
    for (const Line* line : lines) {
      for (const Because& because : line->proposal.because) {
        std::string reason = plain(reason_of(because, words));
        if (counts[reason]++ == 0) order.push_back(std::move(reason));
      }
    }
    std::ranges::copy_if(order, std::back_inserter(shared_), [&](const std::string& one) { return counts[one] >= kShared; });
  }

  Markup list() const {
    Markup items;
    for (const std::string& one : shared_) items += element("li", element("bdi", text(one)));
    return items.empty() ? Markup() : element("ol", {{"class", "soft"}}, items);
  }

  /// "1, 2", then what only this service has.
  Markup of(const Line& line) const {
    std::string numbers;
    Markup own;
    std::size_t told = 0;
    for (const Because& because : line.proposal.because) {
      const auto reason = reason_of(because, words_);
      const auto at = std::ranges::find(shared_, plain(reason));
      if (at != shared_.end()) {
        numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", at - shared_.begin() + 1);
      } else if (told++ < kMaxReasons) {
        own += element("p", sentence(reason));
      }
    }
    return numbers.empty() ? own : join(element("p", text(numbers)), own);
  }

 private:
  static constexpr std::size_t kShared = 3;  ///< services that have it; fewer are told where they stand

  const Catalogue& words_;
  std::vector<std::string> shared_;
};

/// What nothing can be said of: somebody must go and look, with a pencil.
Markup unknown_table(const Content& content, const Catalogue& words) {
  std::vector<const Line*> lines;
  for (const Line& line : content.overview.lines)
    if (!line.standing.is_said() && !line.proposal.waits) lines.push_back(&line);
  if (lines.empty()) return {};
  const Notes notes(lines, words);
  Markup rows;
  for (const Line* line : lines) {
    rows += element("tr", element("td", element("bdi", text(called(line->offer, words)))), element("td", notes.of(*line)),
                    element("td", boxes(words), element("p", text(words.text("report.services_sheet.seen_by")))));
  }
  return paper::section(words.text("report.services_sheet.unknown"),
                        join(notes.list(), element("table", {{"class", "services"}}, head({"service", "why", "seen"}, words),
                                                   element("tbody", rows))));
}

Markup decisions_table(const Content& content, const Catalogue& words) {
  std::vector<std::pair<const Decision*, const Line*>> all;
  for (const Line& line : content.overview.lines) {
    for (const Decision& decision : line.standing.decisions) all.emplace_back(&decision, &line);
  }
  std::ranges::sort(all, std::greater(), [](const auto& one) { return one.first->seq; });
  const std::size_t older = all.size() - std::min(all.size(), kDecisionsOnSheet);
  all.resize(all.size() - older);
  Markup rows;
  for (const auto& [decision, line] : all) {
    const bool stands_above = decision->details.cause == line->now.cause;  // in the table of what holds now
    const base::Arguments why{{"cause", stands_above ? std::string() : decision->details.cause},
                              {"because", decision->because},
                              {"accepted", decision->accepted}};
    rows += element("tr", element("td", text(words.moment(decision->written, "table"))),
                    element("td", element("bdi", text(decision->by))),
                    element("td", element("bdi", text(called(line->offer, words)))), state_cell(decision->details.state, words),
                    element("td", sentence(words.pieces("report.services_sheet.why_decided", why))));
  }
  if (rows.empty()) return {};
  Markup table = element("table", {{"class", "services"}}, head({"when", "who", "service", "state", "why"}, words),
                         element("tbody", rows));
  if (older > 0) table += said("report.services_sheet.older", {{"count", static_cast<std::int64_t>(older)}}, words);
  return paper::section(words.text("report.services_sheet.history"), table);
}

}  // namespace

std::string board_sheet(const Content& content, const Catalogue& words) {
  const std::string counts = counts_of(content.overview, words);
  const Markup body = join(element("p", {{"class", "lead"}}, element("strong", text(counts))),
                           soft(text(basis_of(content.overview, words))), standing_table(content, words),
                           proposed_table(content, words), unknown_table(content, words), decisions_table(content, words));
  return paper::page({.title = words.text("report.services_sheet.title"),
                      .place = content.place,
                      .as_of = content.now,
                      .exercise = content.exercise,
                      .body = body},
                     words);
}

}  // namespace beffroi::report::services
