// SPDX-License-Identifier: EUPL-1.2
#include "response/journal/shifts.h"

#include <algorithm>

#include "base/lines.h"

namespace beffroi::response {
namespace {

constexpr std::string_view kTaken = "situation.taken", kGiven = "handover.given";

bool is_news(const Entry& entry) { return !is_kind(entry, "run") && !is_kind(entry, "piece") && !is_kind(entry, "situation"); }

/// One sentence a line; what a person typed into one cannot make two of it.
std::string written(const std::vector<std::string>& sentences) {
  std::string text;
  for (std::size_t i = 0; i < sentences.size() && i < kMaxSaid; ++i) {
    std::string line = sentences[i];
    std::ranges::replace(line, '\n', ' ');
    if (text.size() + line.size() + 1 > kMaxText) break;
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

Said said_in(const Entry& entry) {
  return {base::lines_of(entry.text("unknown")), base::lines_of(entry.text("due")), base::lines_of(entry.text("open"))};
}

void add_said(base::Arguments& members, const Said& said) {
  members.push_back({"unknown", written(said.unknown)});
  members.push_back({"due", written(said.due)});
  members.push_back({"open", written(said.open)});
}

base::ArgumentValue moment_or_nothing(const std::optional<base::Timestamp>& moment) {
  return moment ? base::ArgumentValue(*moment) : base::ArgumentValue(std::string());
}

}  // namespace

SituationPoint next_point(Entries entries, base::Timestamp now) {
  SituationPoint point;
  point.at = now;
  for (const Entry& entry : entries) {
    if (entry.kind == kTaken) {
      ++point.number;
      point.since = entry.utc;
      point.changed.clear();
    } else if (is_news(entry)) {
      point.changed.push_back(entry);
    }
  }
  return point;
}

std::optional<SituationPoint> last_point(Entries entries) {
  const auto last = std::find_if(entries.rbegin(), entries.rend(), [](const Entry& entry) { return entry.kind == kTaken; });
  if (last == entries.rend()) return std::nullopt;
  SituationPoint point = next_point(entries.first(static_cast<std::size_t>(entries.rend() - last) - 1), last->utc);
  point.entry = last->seq;
  point.by = last->by;
  point.text = last->text("text");
  point.said = said_in(*last);
  return point;
}

base::Result<Entry> take_point(casefile::Case& store, const SituationPoint& point, std::string_view by) {
  base::Arguments members{{"number", point.number},
                          {"since_at", moment_or_nothing(point.since)},
                          {"changed", static_cast<std::int64_t>(point.changed.size())},
                          {"text", point.text}};
  add_said(members, point.said);
  return note(store, kTaken, std::to_string(point.number), members, by);
}

base::Result<Entry> hand_over(casefile::Case& store, const Handover& handover, std::string_view by) {
  if (handover.to.empty()) return base::fail("handover.nobody");
  base::Arguments members{{"from", handover.from}, {"to", handover.to}, {"text", handover.text}};
  add_said(members, handover.said);
  return note(store, kGiven, "", members, by);
}

std::optional<Handover> last_handover(Entries entries) {
  const auto last = std::find_if(entries.rbegin(), entries.rend(), [](const Entry& entry) { return entry.kind == kGiven; });
  if (last == entries.rend()) return std::nullopt;
  const std::string from(last->text("from"));
  return Handover{
      last->seq,      last->utc, from.empty() ? last->by : from, std::string(last->text("to")), std::string(last->text("text")),
      said_in(*last), last->head};
}

}  // namespace beffroi::response
