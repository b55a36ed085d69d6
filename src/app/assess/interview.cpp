// SPDX-License-Identifier: EUPL-1.2
#include "app/assess/interview.h"

#include <fmt/format.h>

#include <iostream>
#include <optional>

#include "base/number.h"
#include "base/text.h"
#include "report/columns.h"

namespace beffroi::app::assess {
namespace {

using response::assess::kUnknown;
using response::assess::Option;
using response::assess::Question;
using response::assess::Theme;

struct Place {
  const Theme* theme;
  const Question* question;
};

std::string paragraph(std::string_view mark, std::string_view text) {
  std::string out;
  report::put_paragraph(out, mark, text);
  return out;
}

/// One line, without its end and blanks around it; nothing at the end of the input.
std::optional<std::string> line_of(std::istream& in) {
  std::string line;
  if (!std::getline(in, line)) return std::nullopt;
  constexpr std::string_view kBlank = " \t\r";
  const auto first = line.find_first_not_of(kBlank);
  if (first == line.npos) return std::string();
  return base::to_valid_utf8(line.substr(first, line.find_last_not_of(kBlank) - first + 1));
}

void put(const Interview& interview, const Place& place, std::size_t number) {
  const base::Catalogue& words = interview.words;
  const base::Language language = words.language();
  const Question& question = *place.question;
  if (&question == &place.theme->questions.front())
    interview.out << "\n" << paragraph("", words.text("interview.theme", {{"title", place.theme->title.in(language)}}));
  const base::Arguments arguments{{"number", static_cast<std::int64_t>(number)},
                                  {"count", static_cast<std::int64_t>(interview.questionnaire.size())},
                                  {"question", question.ask.in(language)}};
  interview.out << "\n"
                << paragraph("", words.text("interview.question", arguments)) << paragraph("  ", question.why.in(language));
  for (std::size_t i = 0; i < question.options.size(); ++i)
    interview.out << paragraph(fmt::format("{:>4}. ", i + 1), question.options[i].words.in(language));
  interview.out << paragraph("   0. ", words.text("assess.unknown")) << words.text("interview.prompt") << " " << std::flush;
}

/// The answer that a line means: the number of an option, 0, nothing, "?" or the words.
std::optional<std::string> meant(const Question& question, std::string_view line, const base::Catalogue& words) {
  const std::string folded = base::fold(line);
  if (folded.empty() || folded == "0" || folded == "?" || folded == base::fold(words.text("assess.unknown")))
    return std::string(kUnknown);
  const std::size_t number = base::whole_number<std::size_t>(line).value_or(0);
  if (number == 0 || number > question.options.size()) return std::nullopt;
  return question.options[number - 1].id;
}

enum class Outcome : std::uint8_t { answered, back, ended };

base::Result<Outcome> ask_one(const Interview& interview, const Place& place, std::size_t number) {
  const base::Catalogue& words = interview.words;
  const Question& question = *place.question;
  for (int tries = 0; tries < kMaxTries; ++tries) {
    put(interview, place, number);
    const std::optional<std::string> line = line_of(interview.in);
    if (!line) return Outcome::ended;
    if (*line == words.text("interview.back_word")) return Outcome::back;
    if (const auto answer = meant(question, *line, words)) {
      interview.sheet.answers[question.id] = *answer;
      BEFFROI_TRY_VOID(interview.keep(interview.sheet));
      return Outcome::answered;
    }
    const base::Arguments arguments{{"text", *line}, {"count", static_cast<std::int64_t>(question.options.size())}};
    interview.out << paragraph("", base::printable(words.text("interview.not_in_list", arguments)));
  }
  // An answer that stands is not lost to a mistyped line.
  interview.sheet.answers.try_emplace(question.id, kUnknown);
  BEFFROI_TRY_VOID(interview.keep(interview.sheet));
  return Outcome::answered;
}

/// Town and name, where the file does not have them. False at the end of the input.
base::Result<bool> ask_names(const Interview& interview) {
  for (const auto& [id, into] :
       {std::pair{"interview.place", &interview.sheet.place}, std::pair{"interview.by", &interview.sheet.by}}) {
    if (!into->empty()) continue;
    interview.out << interview.words.text(id) << " " << std::flush;
    const std::optional<std::string> line = line_of(interview.in);
    if (!line) return false;
    if (line->size() <= response::assess::kMaxTextBytes) *into = *line;
  }
  BEFFROI_TRY_VOID(interview.keep(interview.sheet));
  return true;
}

}  // namespace

base::Result<bool> ask(const Interview& interview) {
  std::vector<Place> all;
  for (const Theme& theme : interview.questionnaire.themes) {
    for (const Question& question : theme.questions) all.push_back({&theme, &question});
  }
  const std::size_t given = interview.sheet.answers.size();
  interview.out << paragraph("", interview.words.text("interview.welcome", {{"count", static_cast<std::int64_t>(all.size())}}));
  if (given > 0)
    interview.out << paragraph("", interview.words.text("interview.resumed", {{"count", static_cast<std::int64_t>(given)}}));
  BEFFROI_TRY(const bool named, ask_names(interview));
  if (!named) return false;
  std::vector<std::size_t> put;  // in this run, so that one can go back to them
  for (std::size_t next = 0; next < all.size();) {
    const bool asked_now = !interview.sheet.answers.contains(all[next].question->id) || (!put.empty() && put.back() == next);
    if (!asked_now) {
      ++next;
      continue;
    }
    if (put.empty() || put.back() != next) put.push_back(next);
    BEFFROI_TRY(const Outcome outcome, ask_one(interview, all[next], next + 1));
    if (outcome == Outcome::ended) return false;
    if (outcome == Outcome::answered) {
      ++next;
    } else if (put.size() > 1) {
      put.pop_back();
      next = put.back();
    }
  }
  return true;
}

}  // namespace beffroi::app::assess
