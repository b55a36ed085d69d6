// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/question.h"

#include <algorithm>

#include "diagnose/finding.h"

namespace beffroi::diagnose::questions::dwell {
namespace {

constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;
constexpr std::int64_t kHour = 3'600 * base::kNanosecondsPerSecond;

/// From the way in, where one is likely, else from the first sign, to the last.
Answer ask(const Scene& scene) {
  Answer answer;
  base::json::Writer json;
  const Attack& attack = scene.attack;
  if (attack.sureness == Sureness::none || !attack.start || attack.hosts.empty()) {
    answer.sections.push_back({"dwell", "null"});
    return answer;
  }
  const Entry* entry = attack.entry_before_signs();
  const base::Timestamp from = *attack.began();
  const std::int64_t lasted = attack.end->nanoseconds - from.nanoseconds;
  const std::int64_t hours = (lasted + kHour / 2) / kHour;
  model::Finding finding;
  finding.id = "dwell.1";
  finding.question = "dwell";
  const bool short_stay = lasted < 2 * kHour;  // in minutes then: "about an hour" may be five of them
  finding.statement = short_stay ? "lasted_minutes" : "lasted";
  finding.state = "likely";
  finding.arguments = {
      {"from", from}, {"to", *attack.end}, {short_stay ? "minutes" : "hours", short_stay ? lasted / kMinute + 1 : hours}};
  if (entry) cite_all(finding.supports, {entry->supports.data(), 1});
  const auto first =
      std::ranges::find_if(attack.clues, [&](const Clue* clue) { return clue->time >= from && clue->weight() >= 2; });
  if (!entry && first != attack.clues.end()) cite(finding.supports, *(*first)->fact);
  cite(finding.supports, *attack.clues.back()->fact);
  answer.findings.push_back(finding);
  json.begin_object()
      .member("from", base::format_rfc3339(from))
      .member("to", base::format_rfc3339(*attack.end))
      .member("hours", hours)
      .end_object();
  answer.sections.push_back({"dwell", std::move(json).text()});
  return answer;
}

}  // namespace

Question make_question() { return {"dwell", 25, ask}; }

}  // namespace beffroi::diagnose::questions::dwell
