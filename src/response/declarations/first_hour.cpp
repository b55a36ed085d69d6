// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/first_hour.h"

#include <algorithm>

#include "response/first_hour/answers.h"

namespace beffroi::response {
namespace {

using first_hour::Answer;
using first_hour::Declares;
using first_hour::Given;
using first_hour::Question;

Statement statement_of(const Given& given, const Declares& declares) {
  Statement statement;
  statement.entry = given.seq;
  statement.utc = given.said;
  statement.by = given.by;
  statement.event = declares.event;
  statement.state = declares.state;
  statement.at = given.answer.at;
  statement.set_aside = given.set_aside.has_value();
  return statement;
}

std::vector<Declares> declares_of(const Question& question, const Answer& answer) {
  std::vector<Declares> all;
  if (answer.at && !question.declares.event.empty()) all.push_back(question.declares);
  for (const first_hour::Option& option : question.options) {
    const bool chosen = std::ranges::find(answer.chosen, option.id) != answer.chosen.end();
    if (chosen && !option.declares.event.empty()) all.push_back(option.declares);
  }
  return all;
}

/// The answers to one question, the first one first.
void add_question(const Question& question, const std::vector<Given>& answers, std::vector<Declaration>& all) {
  const std::size_t first = all.size();
  for (const Given& given : answers) {
    for (std::size_t i = first; i < all.size(); ++i) all[i].withdrawn = true;
    for (const Declares& declares : declares_of(question, given.answer)) {
      auto same = std::find_if(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                               [&](const Declaration& one) { return one.current().event == declares.event; });
      if (same == all.end())
        same = all.insert(
            same, Declaration{.id = given.seq, .statements = {}, .question = question.id, .only_when = declares.only_when});
      same->withdrawn = false;
      same->statements.push_back(statement_of(given, declares));
    }
  }
}

}  // namespace

std::vector<Declaration> declared_by_answers(Entries entries) {
  std::vector<Declaration> all;
  const auto questions = first_hour::questions();
  if (!questions) return all;  // a test proves that the program's own can be read
  const first_hour::State state = first_hour::state_of(entries);
  for (const Question& question : *questions) {
    const auto answers = state.answers.find(question.id);
    if (answers != state.answers.end()) add_question(question, answers->second, all);
  }
  return all;
}

}  // namespace beffroi::response
