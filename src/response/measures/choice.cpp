// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/choice.h"

#include <algorithm>

#include "base/text.h"
#include "town/near.h"

namespace beffroi::response::measures {
namespace {

/// What may have been meant: of the measures that the program carries, and of those that people added.
std::string near(const Plan& plan, std::string_view asked, base::Language language) {
  std::vector<town::Called> things;
  for (const Known& one : catalogue()) things.push_back({one.id, {one.title.in(language)}});
  for (const Line& line : plan.lines) {
    if (!known(line.measure.id)) things.push_back({line.measure.id, {line.measure.title}});
  }
  return town::near_text(asked, things);
}

std::string title_of(const std::vector<Line>& lines, std::string_view id, base::Language language) {
  if (const Known* measure = known(id)) return measure->title.in(language);
  return lines.empty() ? std::string() : lines.front().measure.title;
}

Act act_on(std::string_view id, const std::string& system, const std::vector<Line>& lines, base::Language language) {
  Act act{.measure = std::string(id), .system = system, .title = title_of(lines, id, language)};
  for (const Line& line : lines) {
    if (line.measure.system == system) act.findings = line.measure.findings;
  }
  return act;
}

bool same_system(std::string_view a, std::string_view b) {
  return base::equal_folded(a, b) || (!a.empty() && same_machine(a, b));
}

/// As the plan spells it.
std::string spelled(const std::vector<Line>& lines, const std::string& typed) {
  const auto at = std::ranges::find_if(lines, [&typed](const Line& line) { return same_system(line.measure.system, typed); });
  return at == lines.end() ? typed : at->measure.system;
}

std::string listed(const std::vector<Line>& lines) {
  std::string all;
  for (const Line& line : lines) all += (all.empty() ? "" : ", ") + line.measure.system;
  return all;
}

/// Done to one machine or account: without its name nobody can check or undo it.
bool needs_a_name(std::string_view id) {
  const Known* measure = known(id);
  if (!measure || (measure->system_kind != "host" && measure->system_kind != "account")) return false;
  return measure->act == "isolate" || measure->act == "switch_off" || measure->act == "account";
}

}  // namespace

std::vector<Line> lines_of(const Plan& plan, std::string_view measure) {
  std::vector<Line> lines;
  std::ranges::copy_if(plan.lines, std::back_inserter(lines),
                       [measure](const Line& line) { return base::equal_folded(line.measure.id, measure); });
  return lines;
}

base::Result<std::vector<Act>> choose(const Plan& plan, const Choice& choice, base::Language language) {
  const std::vector<Line> lines = lines_of(plan, choice.measure);
  const std::string id = lines.empty() ? choice.measure : lines.front().measure.id;
  if (lines.empty() && !known(id))
    return base::fail("response.measure_unknown", {{"name", choice.measure}, {"near", near(plan, choice.measure, language)}});
  std::vector<std::string> systems;
  for (const std::string& system : choice.systems) systems.push_back(spelled(lines, system));
  if (systems.empty() && lines.size() > 1 && !choice.all)
    return base::fail("response.measure_which_system", {{"name", id}, {"systems", listed(lines)}});
  if (systems.empty()) {
    for (const Line& line : lines) systems.push_back(line.measure.system);
  }
  std::erase_if(systems, [](const std::string& system) { return system.empty(); });
  if (systems.empty() && choice.is_deed && needs_a_name(id)) return base::fail("response.measure_no_system", {{"name", id}});
  if (systems.empty()) systems.emplace_back();
  std::vector<Act> acts;
  for (const std::string& system : systems) acts.push_back(act_on(id, system, lines, language));
  return acts;
}

}  // namespace beffroi::response::measures
