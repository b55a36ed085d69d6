// SPDX-License-Identifier: EUPL-1.2
#include "engine/on_file.h"

#include <algorithm>

#include "response/declarations/declarations.h"

namespace beffroi::engine {
namespace {

bool is_declared(const std::vector<model::DeclaredAnswer>& answers, std::string_view question, std::string_view answer) {
  return std::ranges::any_of(
      answers, [&](const model::DeclaredAnswer& one) { return one.question == question && one.answer == answer; });
}

}  // namespace

bool something_is_cut(const response::measures::Plan& plan) {
  return std::ranges::any_of(plan.lines, [](const response::measures::Line& line) {
    const auto step = line.measure.step;
    const bool cuts =
        line.known && (line.known->act == "cut" || line.known->act == "isolate" || line.known->act == "switch_off");
    return cuts && (step == response::measures::Step::done || step == response::measures::Step::checked);
  });
}

bool something_stopped(const Situation& situation) {
  const std::string& encryption = situation.measures.diagnosed.encryption;
  if (encryption == "yes" || encryption == "likely") return true;
  if (situation.first_hour.says("seen", "services_down")) return true;
  return is_declared(response::answers_of(situation.entries), "encryption", "yes");
}

bool is_alert_alone(const Situation& situation) {
  using namespace response::first_hour;
  if (situation.measures.diagnosed.sees_an_attack()) return false;
  if (situation.first_hour.opened && posture_of(situation.nights) != Posture::silent) return false;
  bool warned = false;
  for (const model::DeclaredAnswer& one : response::answers_of(situation.entries)) {
    if (one.question != "incident") continue;
    if (one.event != "authority_alert") return false;
    warned = true;
  }
  return warned;
}

}  // namespace beffroi::engine
