// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "report/assess/assess.h"
#include "report/html/markup.h"
#include "report/paper/page.h"

namespace beffroi::report::assess {

using response::assess::Called;
using response::assess::Measure;
using response::assess::Option;
using response::assess::Question;
using response::assess::Score;
using response::assess::Theme;

// Sentences and pieces that page, form, letter and terminal share.

/// A page of the self-assessment: title by its message, place and day of the content, what it adds to the look of all pages.
std::string sheet(std::string_view title, const Content& content, const html::Markup& body, html::Literal style,
                  const base::Catalogue& words);
/// Arguments of titles: whether it is a town hall that is asked, as where nobody said what it is.
base::Arguments asked_of(const Content& content);
/// The town as the answers name it, else its file. Hostile.
std::string place_of(const Content& content);
/// "26 novembre 2026"; what is no date stays as it is. Hostile.
std::string day_words(const std::string& date, const base::Catalogue& words);
/// "35 sur 100", "entre 35 et 60 sur 100".
std::string score_words(const Score& score, const base::Catalogue& words);
/// How many questions do not concern the town; empty where all do.
std::string aside_words(const Content& content, const base::Catalogue& words);
std::string name_of(const std::vector<response::assess::Named>& names, const std::string& id, const base::Catalogue& words);
/// Who can help with a measure; the CSIRT by its name and number where the town's department is known.
std::string helpers_of(const Measure& measure, const Content& content, const base::Catalogue& words);
/// "Coût … Temps … Qui peut aider …"
std::string measure_line(const Measure& measure, const Content& content, const base::Catalogue& words);
inline constexpr std::size_t kReasons = 3;  ///< questions that a measure names; more of them are counted
/// The questions whose answers call for a measure, in their own words.
std::string because_line(const Called& called, const base::Catalogue& words);
/// An option in words; null is « Je ne sais pas ».
std::string option_words(const Option* option, const base::Catalogue& words);
/// The text that a question rests on, and where to read it; empty where it has none.
html::Markup basis_of(const Question& question, const base::Catalogue& words);
/// How the score is made: the sentences of `assess.result.how.*` and the weight of each theme.
html::Markup how_reckoned(const Content& content, const base::Catalogue& words);
/// The texts of the messages `<id>.1`, `<id>.2`, … as list items.
html::Markup numbered(std::string_view id, const base::Catalogue& words);
/// The body of the crisis sheet below its title.
html::Markup crisis_body(const Content& content, const base::Catalogue& words);

/// The questions of the letter.
struct LetterQuestions {
  std::vector<const Question*> unknown, weak;  ///< all in `unknown` where nobody answered
};
LetterQuestions letter_questions(const Content& content);
/// The name of the town's first provider; empty where its file names none.
std::string provider_of(const Content& content);

/// The number of a question in the order of the questionnaire, from 1.
std::size_t number_of(const Question& question, const Content& content);

}  // namespace beffroi::report::assess
