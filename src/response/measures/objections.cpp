// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/objections.h"

#include <algorithm>

namespace beffroi::response::measures {

void add_objections(Plan& plan, Entries entries, const Diagnosed& diagnosed) {
  const std::vector<Dispute> against = objections_in(disputes_of(entries), diagnosed.findings);
  for (Line& line : plan.lines) {
    for (const Dispute& one : against)
      if (std::ranges::count(line.measure.findings, one.finding.id) != 0) line.objections.push_back(one);
  }
}

const Dispute* objection_on(const Line& line, std::string_view id) {
  const auto at = std::ranges::find(line.objections, id, [](const Dispute& one) { return std::string_view(one.finding.id); });
  return at == line.objections.end() ? nullptr : &*at;
}

bool is_disputed(const Line& line) {
  return !line.objections.empty() && std::ranges::all_of(line.measure.findings, [&line](const std::string& id) {
    return objection_on(line, id) != nullptr;
  });
}

}  // namespace beffroi::response::measures
