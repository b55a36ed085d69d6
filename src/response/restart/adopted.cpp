// SPDX-License-Identifier: EUPL-1.2
#include "response/restart/adopted.h"

#include <algorithm>

#include "base/text.h"
#include "response/list_text.h"

namespace beffroi::response::restart {
namespace {

/// A step that fell back is open again.
std::string state_of(const Step& step) {
  if (!step.is_over()) return "open";
  return step.word.what == Said::What::done ? "done" : "skipped";
}

/// Names of machines are hostile: their lines stay lines.
Promised promised_by(const Step& step) {
  return {state_of(step), step.work, base::printable(list_text(step.not_released, ", "))};
}

void compare_order(const Adopted& adopted, const Plan& plan, Difference& difference) {
  const std::vector<std::string> now = plan.ids();
  std::vector<std::string> kept_then, kept_now;
  for (const std::string& id : adopted.steps) {
    const bool stays = std::ranges::find(now, id) != now.end();
    (stays ? kept_then : difference.gone).push_back(id);
  }
  for (const std::string& id : now) {
    const bool was = std::ranges::find(adopted.steps, id) != adopted.steps.end();
    (was ? kept_now : difference.added).push_back(id);
  }
  for (std::size_t i = 0; i < kept_now.size() && i < kept_then.size(); ++i) {
    if (kept_now[i] != kept_then[i]) difference.moved.push_back(kept_now[i]);
  }
}

void compare_step(const Promised& then, const Step& step, Difference& difference) {
  const Promised now = promised_by(step);
  if (now.state == then.state) {
    if (now.state == "open" && now != then) difference.changed.push_back(step.id);
  } else if (now.state == "done") {
    difference.done.push_back(step.id);
  } else if (now.state == "skipped") {
    difference.skipped.push_back(step.id);
  } else {
    difference.undone.push_back(step.id);
  }
}

void compare_content(const Adopted& adopted, const Plan& plan, Difference& difference) {
  for (std::size_t i = 0; i < adopted.content.size(); ++i) {
    if (const Step* step = plan.find(adopted.steps[i])) compare_step(adopted.content[i], *step, difference);
  }
  const std::int64_t low = plan.days_of(plan.total.low), high = plan.days_of(plan.total.high);
  if (low == adopted.low_days && high == adopted.high_days) return;
  difference.low_days = adopted.low_days;
  difference.high_days = adopted.high_days;
}

}  // namespace

Adopted promised_by(const Plan& plan) {
  Adopted adopted{.steps = plan.ids()};
  for (const Step& step : plan.steps) adopted.content.push_back(promised_by(step));
  adopted.low_days = plan.days_of(plan.total.low);
  adopted.high_days = plan.days_of(plan.total.high);
  return adopted;
}

Difference difference_of(const Adopted& adopted, const Plan& plan) {
  Difference difference;
  compare_order(adopted, plan, difference);
  difference.order_alone = adopted.content.empty();
  if (!difference.order_alone) {
    compare_content(adopted, plan, difference);
    return difference;
  }
  for (const Step& step : plan.steps) {
    if (step.fall.happened()) difference.undone.push_back(step.id);
  }
  return difference;
}

}  // namespace beffroi::response::restart
