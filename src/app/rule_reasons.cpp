// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_reasons.h"

#include <fmt/format.h>

#include "base/text.h"

namespace beffroi::app {

std::string reason_text(const sigma::NotEvaluated& rule, const base::Catalogue& words) {
  const std::string id = "reason." + rule.reason;
  return words.has(id) ? words.text(id, rule.arguments) : rule.reason;
}

std::string not_evaluated_line(const sigma::NotEvaluated& rule, const base::Catalogue& words) {
  return base::printable(fmt::format("-  {}  {}: {}", rule.path, rule.title, reason_text(rule, words)));
}

std::string correlation_losses_line(const sigma::Rule& head, const sigma::CorrelationLosses& losses,
                                    const base::Catalogue& words) {
  const auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
  const std::string& title = sigma::title_in(words.language(), head);
  return base::printable(words.text("app.hunt.correlation_losses", {{"title", title},
                                                                    {"too_many", number(losses.hits.too_many)},
                                                                    {"dropped", number(losses.windows.events_dropped)},
                                                                    {"not_tried", number(losses.windows.windows_not_tried)},
                                                                    {"without_time", number(losses.hits.without_time)},
                                                                    {"without_field", number(losses.hits.without_field)},
                                                                    {"without_number", number(losses.hits.without_number)}}));
}

bool lost_something(const sigma::CorrelationLosses& losses, bool to_limits_only) {
  const bool to_limits = losses.hits.too_many + losses.windows.events_dropped + losses.windows.windows_not_tried > 0;
  return to_limits || (!to_limits_only && losses.hits != sigma::HitLosses{});
}

std::string out_of_reach_line(const sigma::OutOfReach& part, const sigma::Plan& plan, const base::Catalogue& words) {
  std::string fields;
  for (const std::string& field : part.fields) fields += (fields.empty() ? "" : ", ") + field;
  const sigma::Rule& rule = plan.rules()[part.rule];
  return base::printable(words.text(
      "app.rules.out_of_reach",
      {{"path", rule.path}, {"title", sigma::title_in(words.language(), rule)}, {"source", part.source}, {"fields", fields}}));
}

}  // namespace beffroi::app
