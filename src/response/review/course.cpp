// SPDX-License-Identifier: EUPL-1.2
#include "response/review/course.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "response/claims/catalogue.h"
#include "response/hours.h"
#include "response/obligations/facts.h"

namespace beffroi::response::review {
namespace {

using base::Timestamp;

constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;

/// Cutting what the attacker comes and goes by.
constexpr std::array<std::string_view, 2> kCuts = {"cut_internet", "isolate_host"};
constexpr std::array<std::string_view, 2> kInformed = {"prosecutor_report", "insurer_notice"};

bool is_one_of(std::string_view id, const auto& ids) { return std::ranges::find(ids, id) != ids.end(); }

/// Keeps the earlier of two moments, with its ground.
void take_earlier(Milestone& milestone, std::optional<Timestamp> at, const std::string& ground) {
  if (!at || (milestone.at && *milestone.at <= *at)) return;
  milestone.at = at;
  milestone.ground = ground;
}

std::string entry_number(std::uint64_t seq) { return fmt::format("#{}", seq); }

Milestone entry_milestone(const Diagnosed& diagnosed) {
  Milestone entry{.id = "entry", .at = {}, .ground = {}};
  if (diagnosed.origins.empty() || diagnosed.origins.front().state == "undetermined") return entry;
  take_earlier(entry, diagnosed.origins.front().time, diagnosed.origins.front().finding);
  return entry;
}

Milestone first_sign(const Diagnosed& diagnosed) {
  Milestone sign{.id = "first_sign", .at = {}, .ground = {}};
  for (const Diagnosed::Host& host : diagnosed.hosts) {
    const bool sure = host.state == "encrypted" || host.state == "compromised";
    if (sure) take_earlier(sign, host.first_time, host.finding);
  }
  return sign;
}

Milestone known_milestone(Entries entries) {
  Milestone known{.id = "known", .at = {}, .ground = {}};
  for (const obligations::Fact& fact : obligations::facts_of(entries)) {
    if (fact.event == "attack_known" && fact.person.empty()) take_earlier(known, fact.holds(), entry_number(fact.number));
  }
  return known;
}

template <std::size_t Size>
Milestone first_done(std::string_view id, const std::vector<measures::Measure>& all,
                     const std::array<std::string_view, Size>& ids) {
  Milestone first{.id = id, .at = {}, .ground = {}, .otherwise = NoMoment::not_yet};
  for (const measures::Measure& measure : all) {
    if (!is_one_of(measure.id, ids)) continue;
    for (const measures::Deed& deed : measure.deeds) {
      if (deed.step != measures::Step::done) continue;
      // A box ticked in the first hour says that it was done, not when.
      first.otherwise = NoMoment::hour_unknown;
      if (!deed.answered) take_earlier(first, deed.when(), entry_number(deed.seq));
    }
  }
  return first;
}

Milestone first_met(std::string_view id, const std::vector<Deadline>& all, const auto& ids) {
  Milestone first{.id = id, .at = {}, .ground = {}, .otherwise = NoMoment::not_yet};
  for (const Deadline& deadline : all) {
    if (deadline.receipt && deadline.person.empty() && is_one_of(deadline.id, ids))
      take_earlier(first, deadline.receipt->at, deadline.ref);
  }
  return first;
}

Milestone first_notice(const std::vector<notices::Notice>& statements) {
  Milestone first{.id = "first_notice", .at = {}, .ground = {}, .otherwise = NoMoment::not_yet};
  for (const notices::Notice& notice : statements) {
    for (const notices::Publication& out : notice.publications) take_earlier(first, out.when(), entry_number(out.entry));
  }
  return first;
}

Milestone first_of_kind(std::string_view id, Entries entries, std::string_view kind) {
  const auto found = std::ranges::find(entries, kind, &Entry::kind);
  if (found == entries.end()) return {.id = id, .at = {}, .ground = {}, .otherwise = NoMoment::not_yet};
  return {.id = id, .at = found->utc, .ground = entry_number(found->seq)};
}

bool is_disturbed(services::State state) { return state != services::State::normal && state != services::State::unknown; }

/// Nobody decided how it is; what was diagnosed or declared says that it does not work as on any day.
bool is_undecided(const services::Line& line) { return !line.standing.is_said() && is_disturbed(line.proposal.state); }

/// When the last disturbed service was back, where all of them are.
Milestone all_back(const services::Overview& overview) {
  Milestone back{.id = "all_back", .at = {}, .ground = {}, .otherwise = NoMoment::no_case};
  for (const services::Line& line : overview.lines) {
    const bool was =
        std::ranges::any_of(line.standing.decisions, [](const auto& one) { return is_disturbed(one.details.state); });
    if (!was) continue;
    const services::Decision& last = line.standing.decisions.back();
    if (last.details.state != services::State::normal)
      return {.id = "all_back", .at = {}, .ground = {}, .otherwise = NoMoment::not_yet};
    if (!back.at || *back.at < last.details.since) {
      back.at = last.details.since;
      back.ground = entry_number(last.seq);
    }
  }
  if (std::ranges::any_of(overview.lines, is_undecided)) return {.id = "all_back", .at = {}, .ground = {}};
  return back;
}

std::vector<Milestone> milestones_of(const Known& known, const std::vector<notices::Notice>& statements) {
  return {entry_milestone(known.diagnosed),
          first_sign(known.diagnosed),
          known_milestone(known.entries),
          first_done("cut", known.measures, kCuts),
          first_met("informed", known.deadlines, kInformed),
          first_met("complaint", known.deadlines, claims::receipts_of("complaint")),
          first_notice(statements),
          first_of_kind("first_page", known.entries, "page.published"),
          first_of_kind("restart", known.entries, "restart.done"),
          all_back(known.services)};
}

/// All logs end a day or more before the hour that people told, or begin as long after it: no length between the one and the other means
/// anything, whether the files are wrong or a clock is.
bool are_of_other_time(const Known& known) {
  const auto told = known_since(known.entries);
  if (!told || !told->said) return false;
  std::optional<Timestamp> from, to;
  for (const Diagnosed::Seen& seen : known.diagnosed.seen) {
    if (seen.coverage.first_time) from = std::min(from.value_or(*seen.coverage.first_time), *seen.coverage.first_time);
    if (seen.coverage.last_time) to = std::max(to.value_or(*seen.coverage.last_time), *seen.coverage.last_time);
  }
  return (to && to->nanoseconds < told->holds.nanoseconds - kOneDay) ||
         (from && from->nanoseconds > told->holds.nanoseconds + kOneDay);
}

std::vector<Span> spans_of(const Course& course, bool of_other_time) {
  struct Ends {
    std::string_view id, from, to;
  };
  constexpr std::array<Ends, 7> kSpans{{{"unseen", "first_sign", "known"},
                                        {"cut", "known", "cut"},
                                        {"complaint", "known", "complaint"},
                                        {"told", "known", "first_notice"},
                                        {"page", "known", "first_page"},
                                        {"restart", "known", "restart"},
                                        {"back", "known", "all_back"}}};
  std::vector<Span> spans;
  for (const Ends& ends : kSpans) {
    const Milestone* from = course.milestone(ends.from);
    const Milestone* to = course.milestone(ends.to);
    Span span{ends.id, std::nullopt};
    const bool across = of_other_time && ends.from == "first_sign";
    if (!across && from && to && from->at && to->at) span.minutes = (to->at->nanoseconds - from->at->nanoseconds) / kMinute;
    spans.push_back(span);
  }
  return spans;
}

std::vector<Kept> deadlines_of(const std::vector<Deadline>& all) {
  std::vector<Kept> kept;
  for (const Deadline& deadline : all) {
    const bool met = deadline.state == DeadlineState::met;
    const bool binds = met || deadline.state == DeadlineState::overdue || deadline.state == DeadlineState::running ||
                       deadline.state == DeadlineState::without_hour;
    if (!binds) continue;
    Kept one{&deadline, Kept::How::open};
    if (deadline.state == DeadlineState::overdue) one.how = Kept::How::missed;
    if (met) {
      const bool timed = deadline.due && deadline.receipt;
      one.how = !timed ? Kept::How::without_hour : deadline.receipt->at <= *deadline.due ? Kept::How::in_time : Kept::How::late;
    }
    kept.push_back(one);
  }
  return kept;
}

/// The last word on a measure; what came before it was lifted and taken up again no longer counts.
Deeds deeds_of(const measures::Measure& measure) {
  using measures::Step;
  Deeds deeds{.measure = &measure, .decided = {}, .done = {}, .checked = {}, .by = {}, .declined = {}};
  const auto first = std::ranges::find(measure.deeds, Step::decided, &measures::Deed::step);
  if (first != measure.deeds.end()) {
    deeds.decided = first->when();
    deeds.by = first->by;
  }
  deeds.lifted = measure.step == Step::undone;
  const measures::Deed *done = measure.last(Step::done), *checked = measure.last(Step::checked);
  const measures::Deed* declined = measure.step == Step::declined ? measure.last(Step::declined) : nullptr;
  if (done) deeds.done = done->when();
  deeds.answered = done && done->answered;
  if (checked && measure.step == Step::checked) deeds.checked = checked->when();
  if (declined) deeds.declined = declined->text;
  return deeds;
}

/// « Tout éteindre » is decided once and done machine by machine: its decision stands beside each of them that was done since, and not
/// as a measure of its own that nobody did.
void spread_decisions(std::vector<Deeds>& all) {
  const auto decided_for = [&all](const Deeds& one) {
    return std::ranges::find_if(all, [&one](const Deeds& whole) {
      return whole.measure->id == one.measure->id && whole.measure->system.empty() && whole.decided && !whole.done;
    });
  };
  for (Deeds& one : all) {
    if (one.measure->system.empty() || one.decided) continue;
    const auto whole = decided_for(one);
    if (whole != all.end() && (!one.done || *one.done >= *whole->decided)) {
      one.decided = whole->decided;
      one.by = whole->by;
    }
  }
  std::map<std::string_view, Timestamp> last_done;  // machine by machine
  for (const Deeds& one : all) {
    if (!one.done || one.measure->system.empty()) continue;
    Timestamp& last = last_done.try_emplace(one.measure->id, *one.done).first->second;
    last = std::max(last, *one.done);
  }
  std::erase_if(all, [&last_done](const Deeds& whole) {
    if (!whole.measure->system.empty() || !whole.decided || whole.done || !whole.declined.empty()) return false;
    const auto last = last_done.find(whole.measure->id);
    return last != last_done.end() && last->second >= *whole.decided;
  });
}

/// Until now where it is still disturbed.
Fared fared_of(const services::Line& line, Timestamp now) {
  Fared fared{
      .name = line.offer.name, .site = line.offer.site_name, .kind = line.offer.kind ? line.offer.kind->id : std::string()};
  const auto& decisions = line.standing.decisions;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const services::Details& details = decisions[i].details;
    fared.now = details.state;
    if (!is_disturbed(details.state)) continue;
    fared.worst = std::max(fared.worst, details.state);
    const Timestamp end = i + 1 < decisions.size() ? decisions[i + 1].details.since : now;
    fared.minutes_disturbed += std::max<std::int64_t>(0, end.nanoseconds - details.since.nanoseconds) / kMinute;
  }
  return fared;
}

std::int64_t count_kept(const Course& course, Kept::How how) { return std::ranges::count(course.deadlines, how, &Kept::how); }

/// What those who review it would be asked by anybody who reads the same course.
std::vector<Question> questions_of(const Course& course, Timestamp now) {
  const auto missed_promise = [now](const Promise& one) { return one.is_overdue(now) || one.minutes_late() > 0; };
  const auto undone = [](const Deeds& one) { return one.decided && !one.done && one.declined.empty(); };
  const auto unchecked = [](const Deeds& one) { return one.done && !one.checked && !one.lifted; };
  const auto withdrawn = [](const notices::Notice& one) { return one.withdrawn.has_value(); };
  const auto against = [](const notices::Notice& one) {
    return std::ranges::any_of(one.publications, &notices::Publication::against_advice);
  };
  constexpr std::int64_t kDay = 24 * 60;
  const std::vector<Question> all{{"unseen", course.span("unseen").value_or(0) > kDay ? *course.span("unseen") / kDay : 0},
                                  {"deadlines", count_kept(course, Kept::How::late) + count_kept(course, Kept::How::missed)},
                                  {"promises", std::ranges::count_if(course.promises, missed_promise)},
                                  {"withdrawn", std::ranges::count_if(course.statements, withdrawn)},
                                  {"against_advice", std::ranges::count_if(course.statements, against)},
                                  {"undone", std::ranges::count_if(course.deeds, undone)},
                                  {"unchecked", std::ranges::count_if(course.deeds, unchecked)},
                                  {"disputed", static_cast<std::int64_t>(course.disputes.size())}};
  std::vector<Question> asked;
  std::ranges::copy_if(all, std::back_inserter(asked), [](const Question& one) { return one.count > 0; });
  return asked;
}

}  // namespace

std::string_view name_of(NoMoment why) {
  switch (why) {
    case NoMoment::unknown: return "unknown";
    case NoMoment::hour_unknown: return "hour_unknown";
    case NoMoment::not_yet: return "not_yet";
    case NoMoment::no_case: return "no_case";
  }
  return "unknown";
}

std::optional<std::int64_t> Course::span(std::string_view id) const {
  const auto found = std::ranges::find(spans, id, &Span::id);
  return found == spans.end() ? std::nullopt : found->minutes;
}

const Milestone* Course::milestone(std::string_view id) const {
  const auto found = std::ranges::find(milestones, id, &Milestone::id);
  return found == milestones.end() ? nullptr : &*found;
}

Course course_of(const Known& known) {
  Course course;
  course.statements = notices::notices_of(known.entries);
  std::erase_if(course.statements, [](const notices::Notice& one) { return one.publications.empty(); });
  course.milestones = milestones_of(known, course.statements);
  course.spans = spans_of(course, are_of_other_time(known));
  course.deadlines = deadlines_of(known.deadlines);
  course.promises = promises_of(known.entries);
  for (const measures::Measure& measure : known.measures) {
    if (!measure.deeds.empty()) course.deeds.push_back(deeds_of(measure));
  }
  spread_decisions(course.deeds);
  course.disputes = disputes_of(known.entries);
  for (const services::Line& line : known.services.lines) {
    Fared fared = fared_of(line, known.now);
    if (is_undecided(line)) course.undecided.push_back(fared.kind);
    if (is_disturbed(fared.worst)) course.services.push_back(std::move(fared));
  }
  std::set<std::string_view> people;
  for (const Entry& entry : known.entries) people.insert(entry.by);
  course.entries = known.entries.size();
  course.people = people.size();
  course.questions = questions_of(course, known.now);
  return course;
}

Open open_of(const Course& course, std::int64_t papers, Timestamp now) {
  const auto overdue = std::ranges::count_if(course.promises, [now](const Promise& one) { return one.is_overdue(now); });
  return {.deadlines = count_kept(course, Kept::How::open) + count_kept(course, Kept::How::missed),
          .promises = overdue,
          .promised = std::ranges::count_if(course.promises, &Promise::is_open) - overdue,
          .services = std::ranges::count_if(course.services, [](const Fared& one) { return is_disturbed(one.now); }),
          .papers = papers,
          .proposed = static_cast<std::int64_t>(course.undecided.size())};
}

}  // namespace beffroi::response::review
