// SPDX-License-Identifier: EUPL-1.2
#include "app/first_hour/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "app/identity.h"
#include "base/text.h"
#include "engine/situation.h"
#include "report/columns.h"
#include "report/terminal.h"
#include "response/first_hour/answers.h"
#include "response/first_hour/meant.h"
#include "town/words.h"

namespace beffroi::app::first_hour {
namespace {

using response::first_hour::Answer;
using response::first_hour::Given;
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

/// What was typed to a question that is no question of the first hour; empty at the end of the input.
std::string reply(const Interview& interview, std::string_view id, const base::Arguments& arguments) {
  interview.out << paragraph("", base::printable(interview.words.text(id, arguments))) << " " << std::flush;
  return line_of(interview.in).value_or("");
}

bool agrees(const Interview& interview, std::string_view id, const base::Arguments& arguments) {
  return town::meaning_of<town::Answer>(reply(interview, id, arguments)) == town::Answer::yes;
}

/// The answer that somebody who typed words says was meant.
std::optional<Answer> meant(const Interview& interview, const Question& question, const std::string& typed) {
  Answer answer{.question = question.id, .known = true, .chosen = {}, .text = {}, .at = {}};
  std::string list;
  for (const auto* option : response::first_hour::options_meant(question, typed)) {
    answer.chosen.push_back(option->id);
    list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", option - question.options.data() + 1,
                        option->words.in(interview.words.language()));
  }
  if (list.empty() || !agrees(interview, "ask.meant", {{"options", list}})) return std::nullopt;
  return answer;
}

/// An hour far from this night is asked about: the legal deadlines start there.
bool is_believed(const Interview& interview, const State& state, const Answer& answer) {
  if (!answer.at) return true;
  const auto days = state.days_off(*answer.at, casefile::system_clock());
  return !days || agrees(interview, "ask.far", {{"days", *days}, {"at", *answer.at}});
}

/// An hour that was corrected to a later one goes on counting, unless the person says that it was a slip, and why.
base::Result<> ask_for_slip(const Interview& interview, const State& before, const Question& question, const Answer& answer) {
  const Given* first = before.earliest_given(question.id);
  if (!first || !answer.at || *first->answer.at >= *answer.at || interview.by.empty()) return {};
  std::string because;
  // « oui » is no reason yet, « non » is none.
  auto said = std::optional(town::Answer::yes);
  for (int tries = 0; said == town::Answer::yes && tries < kMaxTries; ++tries) {
    because = reply(interview, "ask.slip", {{"first", *first->answer.at}});
    said = town::meaning_of<town::Answer>(because);
  }
  if (because.find_first_not_of(" \t") == because.npos || said) return {};
  BEFFROI_TRY(const State now, state_now(interview.store));
  BEFFROI_TRY_VOID(response::first_hour::set_aside(interview.store, now, question.id, first->seq, base::to_valid_utf8(because),
                                                   interview.by));
  const base::Arguments done{{"first", *first->answer.at}, {"by", interview.by}};
  interview.out << paragraph("", base::printable(interview.words.text("ask.slip.done", done))) << "\n";
  return {};
}

/// Why an answer is not taken. Whoever reads numbers is told of numbers, not of the names that files use.
std::string refusal(const Interview& interview, const Question& question, const std::string& typed, const base::Error& error) {
  if (error.id != "answer.unknown_option") return base::explain(error, interview.words);
  const bool several = question.kind == QuestionKind::several;
  return paragraph("", base::printable(interview.words.text("ask.not_in_list",
                                                            {{"text", typed},
                                                             {"several", several ? "yes" : "no"},
                                                             {"count", static_cast<std::int64_t>(question.options.size())}}))) +
         "\n";
}

base::Result<Outcome> keep(const Interview& interview, const State& state, const Question& question, const Answer& answer) {
  BEFFROI_TRY_VOID(response::first_hour::give_answer(interview.store, state, question, answer, interview.words, interview.by));
  const std::string said = response::first_hour::words_of(question, answer, interview.words);
  interview.out << paragraph("", interview.words.text("ask.noted", {{"answer", base::printable(said)}})) << "\n";
  BEFFROI_TRY_VOID(ask_for_slip(interview, state, question, answer));
  return Outcome::answered;
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
    ++tries;
    auto answer = response::first_hour::read_answer(question, *line, now, interview.words.zone());
    if (answer && !is_believed(interview, state, *answer)) continue;
    if (!answer && answer.error().id == "answer.unknown_option") {
      if (auto guessed = meant(interview, question, *line)) answer = *std::move(guessed);
    }
    if (answer) return keep(interview, state, question, *answer);
    interview.out << refusal(interview, question, *line, answer.error());
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

std::string ask_who(std::istream& in, std::ostream& out, const base::Catalogue& words, const std::string& otherwise) {
  for (int tries = 0; tries < kMaxTries; ++tries) {
    out << paragraph("", words.text("ask.who", {{"default", base::printable(otherwise)}})) << " " << std::flush;
    const std::string name = base::to_valid_utf8(line_of(in).value_or(""));
    if (name.find_first_not_of(" \t") == name.npos) return otherwise;
    if (!is_no_name(name) && name.size() <= kLongestName) return name;
    out << paragraph("", words.text("ask.who.no_name")) << "\n";
  }
  return otherwise;
}

}  // namespace beffroi::app::first_hour
