// SPDX-License-Identifier: EUPL-1.2
#include "response/restart/state.h"

#include <algorithm>

#include "base/lines.h"
#include "response/list_text.h"

namespace beffroi::response::restart {
namespace {

base::Result<> write(casefile::Case& store, std::string_view kind, std::string_view subject, const base::Arguments& members,
                     std::string_view by) {
  if (by.empty()) return base::fail("restart.by_whom");
  BEFFROI_TRY_VOID(note(store, kind, subject, members, by));
  return {};
}

void take_word(State& state, const Entry& entry, Said::What what) {
  std::erase_if(state.said, [&entry](const Said& one) { return one.step == entry.subject; });
  state.said.push_back({what, entry.subject, entry.by, std::string(entry.text("because")), entry.utc, entry.seq});
}

/// Between the members of a line; no name holds one (base::printable).
constexpr char kBetween = '\t';

std::vector<Promised> promised_of(std::string_view text) {
  std::vector<Promised> all;
  for (const std::string& line : base::lines_of(text)) {
    const std::string_view rest(line);
    const std::size_t first = std::min(rest.find(kBetween), rest.size()), from = std::min(first + 1, rest.size());
    const std::size_t second = std::min(rest.find(kBetween, from), rest.size());
    all.push_back({std::string(rest.substr(0, first)), std::string(rest.substr(from, second - from)),
                   std::string(rest.substr(std::min(second + 1, rest.size())))});
  }
  return all;
}

Adopted adopted_of(const Entry& entry) {
  // Ids of the town's file may hold blanks: each stands on a line of its own.
  Adopted adopted{.steps = base::lines_of(entry.text("steps")),
                  .content = promised_of(entry.text("content")),
                  .low_days = entry.number("low_days"),
                  .high_days = entry.number("high_days"),
                  .by = entry.by,
                  .at = entry.utc};
  if (adopted.content.size() != adopted.steps.size()) adopted.content.clear();
  return adopted;
}

void take_capacity(State& state, const Entry& entry) {
  state.people = std::clamp<std::int64_t>(entry.number("people"), 1, kMaxPeople);
  state.hours_a_day = std::clamp<std::int64_t>(entry.number("hours"), 1, kMaxHoursADay);
  state.capacity_said = true;
}

}  // namespace

const Said* State::last(std::string_view step) const {
  const auto at = std::ranges::find(said, step, &Said::step);
  return at == said.end() ? nullptr : &*at;
}

bool State::is_over(std::string_view step) const {
  const Said* word = last(step);
  return word && word->what != Said::What::open;
}

State state_of(Entries entries) {
  State state;
  for (const Entry& entry : entries) {
    if (entry.kind == "restart.done") take_word(state, entry, Said::What::done);
    if (entry.kind == "restart.skipped") take_word(state, entry, Said::What::skipped);
    if (entry.kind == "restart.undone") take_word(state, entry, Said::What::open);
    if (entry.kind == "restart.cut")
      state.cuts.push_back(
          {entry.subject, std::string(entry.text("without")), entry.by, std::string(entry.text("because")), entry.utc});
    if (entry.kind == "restart.copy" && entry.moment("at"))
      state.copies.push_back({entry.subject, std::string(entry.text("where")), entry.by, *entry.moment("at")});
    if (entry.kind == "restart.capacity") take_capacity(state, entry);
    if (entry.kind == "restart.adopted") state.adopted = adopted_of(entry);
  }
  return state;
}

base::Result<> note_done(casefile::Case& store, const std::string& step, const std::string& title, const std::string& because,
                         std::string_view by) {
  return write(store, "restart.done", step, {{"title", title}, {"because", because}}, by);
}

base::Result<> note_skipped(casefile::Case& store, const std::string& step, const std::string& title,
                            const std::string& because, std::string_view by) {
  if (because.empty()) return base::fail("restart.no_reason");
  return write(store, "restart.skipped", step, {{"title", title}, {"because", because}}, by);
}

base::Result<> note_undone(casefile::Case& store, const std::string& step, const std::string& title, const std::string& because,
                           std::string_view by) {
  if (because.empty()) return base::fail("restart.no_reason");
  return write(store, "restart.undone", step, {{"title", title}, {"because", because}}, by);
}

base::Result<> note_cut(casefile::Case& store, const std::string& system, const std::string& without,
                        const std::string& because, std::string_view by) {
  if (because.empty()) return base::fail("restart.no_reason");
  return write(store, "restart.cut", system, {{"without", without}, {"because", because}}, by);
}

base::Result<> note_copy(casefile::Case& store, const std::string& system, base::Timestamp at, const std::string& where,
                         std::string_view by) {
  return write(store, "restart.copy", system, {{"at", at}, {"where", where}}, by);
}

base::Result<> note_capacity(casefile::Case& store, std::int64_t people, std::int64_t hours_a_day, std::string_view by) {
  if (people < 1 || people > kMaxPeople || hours_a_day < 1 || hours_a_day > kMaxHoursADay)
    return base::fail("restart.capacity", {{"people", people}, {"hours", hours_a_day}});
  return write(store, "restart.capacity", {}, {{"people", people}, {"hours", hours_a_day}}, by);
}

base::Result<> note_adopted(casefile::Case& store, const Adopted& order, std::string_view by) {
  std::vector<std::string> lines;
  for (const Promised& one : order.content) lines.push_back(one.state + kBetween + one.work + kBetween + one.machines);
  std::string content = list_text(lines, "\n");
  if (content.size() > kMaxText) content.clear();  // then the order alone is kept
  return write(store, "restart.adopted", {},
               {{"steps", list_text(order.steps, "\n")},
                {"content", std::move(content)},
                {"low_days", order.low_days},
                {"high_days", order.high_days}},
               by);
}

}  // namespace beffroi::response::restart
