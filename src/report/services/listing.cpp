// SPDX-License-Identifier: EUPL-1.2
#include "report/services/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/columns.h"
#include "report/services/words.h"
#include "response/services/decide.h"

namespace beffroi::report::services {
namespace {

using base::Catalogue;
using base::Piece;
using response::services::Because;
using response::services::Decision;
using response::services::Line;
using response::services::Overview;
using response::services::State;

constexpr std::array<State, 4> kGravestFirst = {State::closed, State::degraded, State::adapted, State::normal};
constexpr std::size_t kMaxReasons = 6;  // of one proposal on a terminal

std::string title_of(const Line& line, const Catalogue& words) {
  return fmt::format("{} [{}]", base::printable(called(line.offer, words)), base::printable(typed(line.offer)));
}

void put_details(std::string& out, const Line& line, base::Timestamp now, const Catalogue& words) {
  const auto say = [&](std::string_view id, const base::Arguments& arguments) {
    put_paragraph(out, "    ", printable(words.pieces(id, arguments)));
  };
  const response::services::Details& details = line.now;
  if (line.standing.is_said()) say("report.services.since", {{"at", details.since}, {"by", line.standing.decisions.back().by}});
  if (!details.cause.empty()) say("report.services.cause", {{"text", details.cause}});
  const std::string channels = channels_of(details.channels, details.contact, words.language());
  if (!channels.empty()) say("report.services.reach", {{"text", channels}});
  const std::vector<Piece> back = return_of(line, now, words);
  if (!back.empty()) put_paragraph(out, "    ", words.text("report.services.return.label") + printable(back));
  if (details.next_update) say("report.services.update", {{"at", *details.next_update}});
}

void put_reasons(std::string& out, const Line& line, const Catalogue& words) {
  std::size_t told = 0;
  for (const Because& because : line.proposal.because) {
    if (told++ == kMaxReasons) break;
    put_paragraph(out, "      - ", printable(reason_of(because, words)));
  }
}

void put_proposal(std::string& out, const Line& line, const Catalogue& words) {
  put_paragraph(out, "    ", words.text("report.services.proposed", {{"state", word_of(line.proposal.state, words)}}));
  put_reasons(out, line, words);
}

/// What accepting notes beside the state and its reasons: nobody signs what he was not shown.
void put_also_noted(std::string& out, const response::services::Details& after, base::Timestamp now, const Catalogue& words) {
  const base::Arguments noted{{"since", after.since == now ? std::string() : words.moment(after.since, "moment")},
                              {"reach", channels_of(after.channels, after.contact, words.language())}};
  put_paragraph(out, "    ", printable(words.pieces("report.services.also_noted", noted)));
}

void put_line(std::string& out, const Line& line, base::Timestamp now, const Catalogue& words) {
  const State state = line.now.state;
  put_paragraph(out, fmt::format("{} {}  ", sign_of(state, words), pad_to(word_of(state, words), 8)), title_of(line, words));
  put_details(out, line, now, words);
  if (line.proposal.waits) put_proposal(out, line, words);
}

void put_unknown(std::string& out, const Overview& overview, const Catalogue& words) {
  std::string names;
  for (const Line& line : overview.lines) {
    if (line.now.state != State::unknown || line.proposal.waits || line.standing.is_said()) continue;
    names += (names.empty() ? "" : ", ") + title_of(line, words);
  }
  if (names.empty()) return;
  out += "\n";
  put_paragraph(out, fmt::format("{} ", sign_of(State::unknown, words)),
                words.text("report.services.nobody_said", {{"names", names}}));
}

std::size_t waiting(const Overview& overview) {
  return static_cast<std::size_t>(std::ranges::count_if(overview.lines, [](const Line& line) { return line.proposal.waits; }));
}

void put_next(std::string& out, const Overview& overview, const Catalogue& words) {
  out += "\n";
  const auto count = static_cast<std::int64_t>(waiting(overview));
  put_paragraph(out, "", words.text("report.services.next", {{"count", count}}));
}

void put_decision(std::string& out, const Decision& decision, const Catalogue& words) {
  const response::services::Details& details = decision.details;
  const base::Arguments said{
      {"at", decision.written},        {"by", decision.by},          {"state", word_of(details.state, words)},
      {"since", details.since},        {"cause", details.cause},     {"because", decision.because},
      {"accepted", decision.accepted}, {"grounds", decision.grounds}};
  put_paragraph(out, "  - ", printable(words.pieces("report.services.decision", said)));
  const std::string channels = channels_of(details.channels, details.contact, words.language());
  if (!channels.empty()) put_paragraph(out, "    ", printable(words.pieces("report.services.reach", {{"text", channels}})));
  if (details.returns_at) put_paragraph(out, "    ", words.text("report.services.said_return", {{"at", *details.returns_at}}));
  if (details.back == response::services::Return::no_date)
    put_paragraph(out, "    ", words.text("report.services.said_no_date"));
  if (details.next_update) put_paragraph(out, "    ", words.text("report.services.update", {{"at", *details.next_update}}));
}

}  // namespace

std::string listing(const Overview& overview, base::Timestamp now, const Catalogue& words) {
  std::string out;
  put_paragraph(out, "", words.text("report.services.as_of", {{"at", now}, {"counts", counts_of(overview, words)}}));
  put_paragraph(out, "", basis_of(overview, words));
  out += "\n";
  for (const State state : kGravestFirst) {
    for (const Line& line : overview.lines) {
      if (line.now.state == state) put_line(out, line, now, words);
    }
  }
  for (const Line& line : overview.lines) {
    const bool told = line.now.state == State::unknown && (line.proposal.waits || line.standing.is_said());
    if (told) put_line(out, line, now, words);
  }
  put_unknown(out, overview, words);
  put_next(out, overview, words);
  return out;
}

std::string details(std::span<const Line> lines, base::Timestamp now, const Catalogue& words) {
  std::string out;
  for (const Line& line : lines) put_line(out, line, now, words);
  return out;
}

std::string proposals(const Overview& overview, response::Entries entries, base::Timestamp now, const Catalogue& words) {
  std::string out;
  put_paragraph(out, "", basis_of(overview, words));
  const auto list = [&](std::string_view heading, const auto& wanted) {
    bool first = true;
    for (const Line& line : overview.lines) {
      if (!wanted(line)) continue;
      if (first) {
        out += "\n";
        put_paragraph(out, "", words.text(heading));
      }
      first = false;
      put_paragraph(out, "  ", title_of(line, words));
      line.proposal.state == State::unknown ? put_reasons(out, line, words) : put_proposal(out, line, words);
      if (line.proposal.waits) put_also_noted(out, response::services::once_accepted(line, entries, now), now, words);
    }
  };
  list("report.services.waiting", [](const Line& line) { return line.proposal.waits; });
  list("report.services.undetermined", [](const Line& line) { return line.proposal.state == State::unknown; });
  put_next(out, overview, words);
  return out;
}

std::string history(std::span<const Line> lines, const Catalogue& words) {
  std::string out;
  for (const Line& line : lines) {
    put_paragraph(out, "", title_of(line, words));
    if (!line.standing.is_said()) put_paragraph(out, "  ", words.text("report.services.no_decision"));
    for (auto decision = line.standing.decisions.rbegin(); decision != line.standing.decisions.rend(); ++decision)
      put_decision(out, *decision, words);
  }
  return out;
}

}  // namespace beffroi::report::services
