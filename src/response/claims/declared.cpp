// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/declared.h"

#include <algorithm>

#include "response/declarations/declarations.h"

namespace beffroi::response::claims {

std::vector<Because> declared_answers(std::string_view question, const std::vector<std::string>& states, const Known& known) {
  std::vector<Because> because;
  for (const model::DeclaredAnswer& one : answers_of(known.entries)) {
    if (one.question == question && std::ranges::find(states, one.answer) != states.end())
      because.push_back({"declared", {{"event", one.event}, {"by", one.citation.by}}, {}, one.citation.sequence});
  }
  return because;
}

std::vector<Because> declared_events(const std::vector<std::string>& events, const Known& known) {
  std::vector<Because> because;
  const std::vector<Declaration> all = declarations_of(known.entries);
  for (const std::string& event : events) {
    for (const Declaration* one : declared(all, event)) {
      const Statement& now = one->current();
      if (!now.legal_person().value_or("").empty()) continue;
      if (now.state.empty() || now.state == "yes")
        because.push_back({"declared", {{"event", event}, {"by", now.by}}, {}, now.entry});
    }
  }
  return because;
}

}  // namespace beffroi::response::claims
