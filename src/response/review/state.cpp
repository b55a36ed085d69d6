// SPDX-License-Identifier: EUPL-1.2
#include "response/review/state.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "base/number.h"
#include "town/value.h"

namespace beffroi::response::review {
namespace {

base::Result<> write(casefile::Case& store, std::string_view kind, std::string_view subject, const base::Arguments& members,
                     std::string_view by) {
  if (by.empty()) return base::fail("review.by_whom");
  BEFFROI_TRY_VOID(note(store, kind, subject, members, by));
  return {};
}

Cost cost_of(const Entry& entry, std::size_t number) {
  return {.id = fmt::format("D{}", number),
          .what = std::string(entry.text("what")),
          .by = entry.by,
          .euros = std::clamp<std::int64_t>(entry.number("euros"), 0, kMaxEuros),
          .hours = std::clamp<std::int64_t>(entry.number("hours"), 0, kMaxHours),
          .at = entry.utc};
}

Lesson lesson_of(const Entry& entry, std::size_t number) {
  return {.id = fmt::format("L{}", number),
          .text = std::string(entry.text("text")),
          .action = std::string(entry.text("action")),
          .who = std::string(entry.text("who")),
          .by = entry.by,
          .before = base::parse_date(entry.text("before")),
          .at = entry.utc};
}

std::optional<Closing> closing_of(const Entry& entry) {
  const auto until = base::parse_date(entry.text("keep_until"));
  if (!until) return std::nullopt;
  return Closing{entry.by, std::string(entry.text("because")), *until, entry.utc};
}

template <class Part>
std::int64_t sum(const std::vector<Cost>& costs, Part part) {
  return std::accumulate(costs.begin(), costs.end(), std::int64_t{0},
                         [part](std::int64_t total, const Cost& cost) { return total + cost.*part; });
}

}  // namespace

std::int64_t State::euros() const { return sum(costs, &Cost::euros); }
std::int64_t State::hours() const { return sum(costs, &Cost::hours); }

State state_of(Entries entries) {
  State state;
  std::size_t costs = 0, lessons = 0;
  std::set<std::string> gone;
  for (const Entry& entry : entries) {
    if (entry.kind == "review.cost") state.costs.push_back(cost_of(entry, ++costs));
    if (entry.kind == "review.lesson") state.lessons.push_back(lesson_of(entry, ++lessons));
    if (entry.kind == "review.taken_back") gone.insert(entry.subject);
    if (entry.kind == kClosed) state.closing = closing_of(entry);
    if (entry.kind == "review.reopened") state.closing.reset();
  }
  std::erase_if(state.costs, [&gone](const Cost& one) { return gone.contains(one.id); });
  std::erase_if(state.lessons, [&gone](const Lesson& one) { return gone.contains(one.id); });
  return state;
}

base::Result<std::int64_t> euros_in(std::string_view text) {
  if (text.empty()) return 0;
  std::string_view sum = text;
  for (const std::string_view end : {"euros", "euro", "EUR", "€", " ", "\u00A0", "\u202F"}) {
    if (sum.ends_with(end)) sum.remove_suffix(end.size());
  }
  constexpr std::size_t kCents = 3;  // the comma and two digits
  std::int64_t rounded = 0;
  std::string_view whole = sum;
  const std::size_t comma = whole.find_first_of(",.");
  if (comma != whole.npos && whole.size() - comma == kCents) {
    const auto cents = base::whole_number<std::int64_t>(whole.substr(comma + 1));
    if (!cents) return base::fail("review.not_a_sum", {{"value", std::string(text)}});
    rounded = *cents >= 50 ? 1 : 0;
    whole = whole.substr(0, comma);
  }
  const auto read = town::parse_count(whole);
  if (!read || read->low != read->high || sum.find('-') != sum.npos)
    return base::fail("review.not_a_sum", {{"value", std::string(text)}});
  return read->low + rounded;
}

base::Result<> note_cost(casefile::Case& store, const std::string& what, std::int64_t euros, std::int64_t hours,
                         std::string_view by) {
  if (what.empty()) return base::fail("review.no_text");
  const bool possible = euros >= 0 && euros <= kMaxEuros && hours >= 0 && hours <= kMaxHours && euros + hours > 0;
  if (!possible) return base::fail("review.amount", {{"euros", euros}, {"hours", hours}});
  return write(store, "review.cost", {}, {{"what", what}, {"euros", euros}, {"hours", hours}}, by);
}

base::Result<> note_lesson(casefile::Case& store, const Lesson& lesson, const base::Date& today, std::string_view by) {
  if (lesson.text.empty()) return base::fail("review.no_text");
  if (lesson.before && *lesson.before < today)
    return base::fail("review.before", {{"date", base::format_date(*lesson.before)}});
  const std::string before = lesson.before ? base::format_date(*lesson.before) : "";
  return write(store, "review.lesson", {},
               {{"text", lesson.text}, {"action", lesson.action}, {"who", lesson.who}, {"before", before}}, by);
}

base::Result<> take_back(casefile::Case& store, const State& state, const std::string& id, const std::string& because,
                         std::string_view by) {
  const bool known = std::ranges::find(state.costs, id, &Cost::id) != state.costs.end() ||
                     std::ranges::find(state.lessons, id, &Lesson::id) != state.lessons.end();
  if (!known) return base::fail("review.unknown", {{"name", id}});
  if (because.empty()) return base::fail("review.no_reason");
  return write(store, "review.taken_back", id, {{"because", because}}, by);
}

base::Result<> close(casefile::Case& store, const State& state, const Open& open, const base::Date& keep_until,
                     const base::Date& today, const std::string& because, std::string_view by) {
  if (state.closing) return base::fail("review.closed_already");
  if (keep_until <= today) return base::fail("review.keep_until", {{"date", base::format_date(keep_until)}});
  if (open.any() && because.empty())
    return base::fail("review.still_open", {{"deadlines", open.deadlines},
                                            {"promises", open.promises},
                                            {"promised", open.promised},
                                            {"services", open.services},
                                            {"proposed", open.proposed},
                                            {"machines", open.machines},
                                            {"steps", open.steps},
                                            {"papers", open.papers}});
  return write(store, kClosed, {}, {{"keep_until", base::format_date(keep_until)}, {"because", because}}, by);
}

base::Result<> reopen(casefile::Case& store, const State& state, const std::string& because, std::string_view by) {
  if (!state.closing) return base::fail("review.not_closed");
  if (because.empty()) return base::fail("review.no_reason");
  return write(store, "review.reopened", {}, {{"because", because}}, by);
}

}  // namespace beffroi::response::review
