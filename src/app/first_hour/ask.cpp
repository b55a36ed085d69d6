// SPDX-License-Identifier: EUPL-1.2
#include "app/first_hour/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "base/text.h"
#include "engine/situation.h"
#include "report/columns.h"
#include "report/terminal.h"
#include "response/first_hour/answers.h"
#include "town/near.h"

namespace beffroi::app::first_hour {
namespace {

using response::first_hour::Answer;
using response::first_hour::Question;
using response::first_hour::QuestionKind;
using response::first_hour::State;

const char* prompt_of(QuestionKind kind) {
  switch (kind) {
    case QuestionKind::choice: return "ask.prompt.choice";
    case QuestionKind::several: return "ask.prompt.several";
    case QuestionKind::time: return "ask.prompt.time";
    case QuestionKind::text: break;
  }
  return "ask.prompt.text";
}

void put(const Interview& interview, const Question& question, const State& state) {
  const base::Catalogue& words = interview.words;
  const base::Language language = words.language();
  const auto place = std::ranges::find(interview.all, question.id, &Question::id) - interview.all.begin() + 1;
  const std::string heading = words.text("ask.question", {{"number", static_cast<std::int64_t>(place)},
                                                          {"count", static_cast<std::int64_t>(interview.all.size())},
                                                          {"question", question.ask.in(language)}});
  interview.out << "\n" << paragraph("", heading) << "\n" << paragraph("  ", question.help.in(language)) << "\n";
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    interview.out << paragraph(fmt::format("{:>4}. ", i + 1), question.options[i].words.in(language)) << "\n";
  }
  if (!question.options.empty()) interview.out << paragraph("   0. ", words.text("ask.do_not_know")) << "\n";
  if (const auto* given = state.find(question.id))
    interview.out << paragraph("  ", words.text("ask.now", {{"answer", base::printable(given->words)}})) << "\n";
  interview.out << words.text(prompt_of(question.kind)) << " " << std::flush;
}

/// One line, without its end; nothing at the end of the input.
std::optional<std::string> line_of(std::istream& in) {
  std::string line;
  if (!std::getline(in, line)) return std::nullopt;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

/// A letter may be an answer (« bâtiment B »): only the one that the welcome names goes back.
bool means_back(std::string_view line, base::Language language) {
  return line == (language == base::Language::french ? "r" : "back");
}

enum class Outcome : std::uint8_t { answered, back, ended };

base::Result<State> state_now(casefile::Case& store) {
  BEFFROI_TRY(const std::vector<response::Entry> entries, response::entries_of(store));
  return response::first_hour::state_of(entries);
}

base::Result<Outcome> keep(const Interview& interview, const State& state, const Question& question, const Answer& answer) {
  BEFFROI_TRY_VOID(response::first_hour::give_answer(interview.store, state, question, answer, interview.words, interview.by));
  const std::string said = response::first_hour::words_of(question, answer, interview.words);
  interview.out << paragraph("", interview.words.text("ask.noted", {{"answer", base::printable(said)}})) << "\n";
  return Outcome::answered;
}

/// The options that somebody who typed words may have meant, by their numbers.
std::string near_options(const Question& question, const std::string& typed, base::Language language) {
  std::vector<town::Called> things;
  for (const auto& option : question.options)
    things.push_back({std::to_string(things.size() + 1), {option.words.in(language)}});
  return town::near_text(typed, things);
}

/// Why an answer is not taken. Whoever reads numbers is told of numbers, not of the names that files use.
std::string refusal(const Interview& interview, const Question& question, const std::string& typed, const base::Error& error) {
  if (error.id != "answer.unknown_option") return base::explain(error, interview.words);
  const bool several = question.kind == QuestionKind::several;
  return paragraph("", base::printable(interview.words.text(
                           "ask.not_in_list", {{"text", typed},
                                               {"near", near_options(question, typed, interview.words.language())},
                                               {"several", several ? "yes" : "no"},
                                               {"count", static_cast<std::int64_t>(question.options.size())}}))) +
         "\n";
}

base::Result<Outcome> ask_one(const Interview& given, const Question& question) {
  // Once the town is named, times are those of its clock.
  BEFFROI_TRY(const base::Catalogue words, engine::local_words(given.store, given.words));
  const Interview interview{given.store, given.all, words, given.by, given.in, given.out};
  BEFFROI_TRY(const State state, state_now(interview.store));
  for (int tries = 0; tries < kMaxTries;) {
    put(interview, question, state);
    const std::optional<std::string> line = line_of(interview.in);
    if (!line) return Outcome::ended;
    if (means_back(*line, words.language())) return Outcome::back;
    const auto* before = state.find(question.id);
    if (line->empty() && before && before->answer.known) {
      interview.out << paragraph("", words.text("ask.unchanged", {{"answer", base::printable(before->words)}})) << "\n";
      return Outcome::answered;
    }
    if (*line == "?") {
      interview.out << paragraph("", words.text("ask.help")) << "\n";
      continue;
    }
    const base::Timestamp now = casefile::system_clock();
    auto answer = response::first_hour::read_answer(question, *line, now, interview.words.zone());
    if (answer) return keep(interview, state, question, *answer);
    interview.out << refusal(interview, question, *line, answer.error());
    ++tries;
  }
  if (const auto* before = state.find(question.id); before && before->answer.known) {
    interview.out << paragraph("", words.text("ask.unchanged", {{"answer", base::printable(before->words)}})) << "\n";
    return Outcome::answered;
  }
  return keep(interview, state, question, {.question = question.id, .known = false, .chosen = {}, .text = {}, .at = {}});
}

}  // namespace

std::string paragraph(std::string_view mark, std::string_view text) {
  const std::size_t indent = report::columns_of(mark);
  std::string lines;
  for (const std::string& line : report::wrap(text, report::kTerminalColumns - indent))
    lines += (lines.empty() ? std::string(mark) : "\n" + std::string(indent, ' ')) + line;
  return lines;
}

base::Result<> ask(const Interview& interview, const std::vector<std::string>& ids) {
  if (ids.size() > 1) interview.out << paragraph("", interview.words.text("ask.welcome")) << "\n";
  for (std::size_t next = 0; next < ids.size();) {
    const Question* question = find_question(interview.all, ids[next]);
    if (!question) return base::fail("usage.unknown", {{"name", ids[next]}, {"near", std::string()}});
    BEFFROI_TRY(const Outcome outcome, ask_one(interview, *question));
    if (outcome == Outcome::ended) {
      interview.out << "\n";
      return {};
    }
    next = outcome == Outcome::answered ? next + 1 : next - std::min<std::size_t>(next, 1);
  }
  return {};
}

}  // namespace beffroi::app::first_hour
