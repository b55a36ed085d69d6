// SPDX-License-Identifier: EUPL-1.2
#include "report/review/parts.h"

#include "response/measures/catalogue.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace beffroi::report::review {
namespace {

using response::review::Course;
using response::review::Deeds;
using response::review::Fared;
using response::review::Kept;
using response::review::Milestone;

std::vector<std::string> columns_of(std::string_view part, std::initializer_list<std::string_view> names,
                                    const base::Catalogue& words) {
  std::vector<std::string> columns;
  for (const std::string_view name : names) columns.push_back(words.text(fmt::format("review.column.{}.{}", part, name)));
  return columns;
}

Part milestones(const Content& content, const base::Catalogue& words) {
  Part part{"course", {}, columns_of("course", {"what", "when", "ground"}, words), {}};
  for (const Milestone& one : content.course.milestones)
    part.rows.push_back(
        {words.text(fmt::format("review.moment.{}", one.id)), moment_words(one, words), ground_words(one, words)});
  return part;
}

Part spans(const Content& content, const base::Catalogue& words) {
  Part part{"spans", {}, columns_of("spans", {"what", "length"}, words), {}};
  for (const auto& span : content.course.spans) {
    if (span.minutes)
      part.rows.push_back({words.text(fmt::format("review.span.{}", span.id)), duration_words(*span.minutes, words)});
  }
  return part;
}

std::string_view name_of(Kept::How how) {
  switch (how) {
    case Kept::How::in_time: return "in_time";
    case Kept::How::late: return "late";
    case Kept::How::missed: return "missed";
    case Kept::How::open: return "open";
    case Kept::How::without_hour: return "without_hour";
  }
  return "open";
}

Part deadlines(const Content& content, const base::Catalogue& words) {
  Part part{"deadlines", {}, columns_of("deadlines", {"what", "due", "done", "how"}, words), {}};
  for (const Kept& one : content.course.deadlines) {
    const auto& deadline = *one.deadline;
    const std::string due = deadline.due ? words.moment(*deadline.due) : words.text("review.without_hour");
    const std::string done = deadline.receipt ? words.moment(deadline.receipt->at) : "";
    part.rows.push_back(
        {deadline.title_in(words.language()), due, done, words.text(fmt::format("review.kept.{}", name_of(one.how)))});
  }
  return part;
}

Part promises(const Content& content, const base::Catalogue& words) {
  Part part{"promises", {}, columns_of("promises", {"what", "first", "became"}, words), {}};
  for (const response::Promise& one : content.course.promises) {
    const std::string_view became = one.withdrawn                 ? "withdrawn"
                                    : one.kept                    ? (one.minutes_late() == 0 ? "kept" : "kept_late")
                                    : one.is_overdue(content.now) ? "broken"
                                    : one.times.size() > 1        ? "moved"
                                                                  : "open";
    part.rows.push_back({one.text, words.moment(one.times.front().due),
                         words.text(fmt::format("review.promise.{}", became),
                                    {{"at", one.kept.value_or(one.due())}, {"because", one.withdrawn_because}})});
  }
  return part;
}

Part statements(const Content& content, const base::Catalogue& words) {
  Part part{"statements", {}, columns_of("statements", {"what", "out", "became"}, words), {}};
  for (const auto& one : content.course.statements) {
    const auto& first = one.publications.front();
    const auto corrected = static_cast<std::int64_t>(one.versions.size()) - 1;
    std::vector<std::string> became;
    if (corrected > 0 || !one.withdrawn) became.push_back(words.text("review.statement", {{"corrected", corrected}}));
    for (const auto& out : one.publications) {
      if (out.against_advice) became.push_back(words.text("review.against_advice", {{"by", out.by}, {"because", out.because}}));
    }
    if (one.withdrawn)
      became.push_back(words.text("review.withdrawn", {{"at", *one.withdrawn}, {"because", one.withdrawn_because}}));
    part.rows.push_back(
        {fmt::format("{} – {}", one.id, one.title), words.moment(first.when()), fmt::format("{}", fmt::join(became, " "))});
  }
  return part;
}

std::string deed_words(const Deeds& one, const base::Catalogue& words) {
  if (!one.declined.empty()) return words.text("review.deed.declined", {{"because", one.declined}});
  if (!one.done) return words.text("review.deed.not_done");
  if (one.lifted) return words.text("review.deed.done", {{"at", *one.done}}) + " " + words.text("review.deed.lifted");
  const bool took = !one.answered && one.decided && *one.decided < *one.done;
  std::string text = words.text(one.answered ? "review.deed.done_before" : "review.deed.done", {{"at", *one.done}});
  if (took) {
    const std::int64_t minutes = (one.done->nanoseconds - one.decided->nanoseconds) / (60 * base::kNanosecondsPerSecond);
    text += " " + words.text("review.deed.took", {{"time", duration_words(minutes, words)}});
  }
  return text + " " + words.text(one.checked ? "review.deed.checked" : "review.deed.not_checked");
}

Part deeds(const Content& content, const base::Catalogue& words) {
  Part part{"deeds", {}, columns_of("deeds", {"what", "decided", "done"}, words), {}};
  for (const Deeds& one : content.course.deeds) {
    const auto& measure = *one.measure;
    const auto* known = response::measures::known(measure.id);
    const std::string name = known ? known->title.in(words.language()) : measure.title;
    const std::string title = measure.system.empty() ? name : fmt::format("{} – {}", name, measure.system);
    const std::string decided = one.decided ? words.text("review.deed.decided", {{"at", *one.decided}, {"by", one.by}})
                                            : words.text("review.deed.not_decided");
    part.rows.push_back({title, decided, deed_words(one, words)});
  }
  return part;
}

Part services(const Content& content, const base::Catalogue& words) {
  Part part{"services", {}, columns_of("services", {"what", "worst", "time", "now"}, words), {}};
  const auto state = [&words](response::services::State one) {
    return words.text("review.state", {{"state", std::string(response::services::name_of(one))}});
  };
  for (const Fared& one : content.course.services) {
    const std::string name = one.site.empty() || one.site == one.name ? one.name : fmt::format("{} ({})", one.name, one.site);
    part.rows.push_back({name, state(one.worst), duration_words(one.minutes_disturbed, words), state(one.now)});
  }
  return part;
}

Part disputes(const Content& content, const base::Catalogue& words) {
  Part part{"disputes", {}, columns_of("disputes", {"what", "who", "why"}, words), {}};
  for (const response::Dispute& one : content.course.disputes)
    part.rows.push_back(
        {one.finding.id, one.by, one.replacement.empty() ? one.because : fmt::format("{} – {}", one.replacement, one.because)});
  return part;
}

Part costs(const Content& content, const base::Catalogue& words) {
  Part part{"costs", {}, columns_of("costs", {"id", "what", "euros", "hours"}, words), {}};
  for (const auto& one : content.state.costs)
    part.rows.push_back({one.id, one.what, one.euros > 0 ? words.text("review.euros", {{"count", one.euros}}) : "",
                         one.hours > 0 ? words.text("review.hours", {{"count", one.hours}}) : ""});
  if (!part.rows.empty())
    part.lead = words.text("review.total", {{"euros", content.state.euros()}, {"hours", content.state.hours()}});
  return part;
}

Part lessons(const Content& content, const base::Catalogue& words) {
  Part part{"lessons", {}, columns_of("lessons", {"id", "what", "action", "who", "before"}, words), {}};
  for (const auto& one : content.state.lessons)
    part.rows.push_back({one.id, one.text, one.action, one.who, one.before ? words.date(base::format_date(*one.before)) : ""});
  return part;
}

Part questions(const Content& content, const base::Catalogue& words) {
  Part part{"questions", {}, {words.text("review.column.questions")}, {}};
  for (const auto& one : content.course.questions)
    part.rows.push_back({words.text(fmt::format("review.question.{}", one.id), {{"count", one.count}})});
  return part;
}

}  // namespace

std::string duration_words(std::int64_t minutes, const base::Catalogue& words) {
  constexpr std::int64_t kHour = 60, kDay = 24 * kHour;
  if (minutes < 0) return words.text("review.duration.before", {{"time", duration_words(-minutes, words)}});
  if (minutes >= 2 * kDay)
    return words.text("review.duration.days", {{"days", minutes / kDay}, {"hours", minutes % kDay / kHour}});
  if (minutes >= kHour) return words.text("review.duration.hours", {{"hours", minutes / kHour}, {"minutes", minutes % kHour}});
  return words.text("review.duration.minutes", {{"minutes", minutes}});
}

std::string moment_words(const Milestone& milestone, const base::Catalogue& words) {
  if (milestone.at) return words.moment(*milestone.at);
  return words.text(fmt::format("review.no_moment.{}", name_of(milestone.otherwise)));
}

std::string ground_words(const Milestone& milestone, const base::Catalogue& words) {
  if (milestone.ground.empty()) return "";
  if (milestone.ground.starts_with('#')) return words.text("review.ground.journal", {{"number", milestone.ground.substr(1)}});
  const bool finding = milestone.ground.find('.') != std::string::npos;
  return finding ? words.text("review.ground.finding", {{"id", milestone.ground}}) : words.text("review.ground.deadline");
}

std::string closing_words(const Content& content, const base::Catalogue& words) {
  const auto& closing = content.state.closing;
  if (!closing) return words.text("review.not_closed");
  return words.text("review.closed", {{"by", closing->by},
                                      {"at", closing->at},
                                      {"until", base::format_date(closing->keep_until)},
                                      {"because", closing->because}});
}

std::vector<Part> parts_of(const Content& content, const base::Catalogue& words) {
  std::vector<Part> parts{milestones(content, words), spans(content, words),    questions(content, words),
                          deadlines(content, words),  promises(content, words), statements(content, words),
                          deeds(content, words),      services(content, words), disputes(content, words),
                          costs(content, words),      lessons(content, words)};
  std::erase_if(parts, [](const Part& one) { return one.rows.empty(); });
  return parts;
}

}  // namespace beffroi::report::review
