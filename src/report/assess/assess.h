// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "base/time.h"
#include "response/assess/score.h"
#include "response/assess/sheet.h"
#include "town/town.h"

namespace beffroi::report::assess {

/// Answers of an earlier year.
struct Earlier {
  std::string on;  ///< day, as the file has it: hostile
  response::assess::Comparison comparison;
};

/// What the documents are made from. Everything that is pointed to must outlive the call. Names are as people wrote them: hostile.
struct Content {
  const response::assess::Questionnaire& questionnaire;
  const response::assess::Sheet& sheet;
  const response::assess::Assessment& assessment;
  bool answered = true;              ///< false: nobody answered, the letter asks everything
  const Earlier* before = nullptr;   ///< null: this is the first time
  const town::Town* town = nullptr;  ///< null: blanks are left for what a town file would say
  base::Timestamp now;
  const town::Provider* provider = nullptr;  ///< to whom the letter goes; null: a blank is left
};

// Each answers a whole page for A4 (report::paper), but for the form.

/// Score with its reasons, first measures, themes, what the law asks, what changed, all answers.
std::string result_page(const Content& content, const base::Catalogue& words);
/// The questions with boxes to tick.
std::string paper_page(const Content& content, const base::Catalogue& words);
/// What the provider has to answer: what is not known, then what scores less than all; everything where nobody answered.
std::string letter_page(const Content& content, const base::Catalogue& words);
/// The same as a text document of an office suite, to be edited.
std::string letter_odt(const Content& content, const base::Catalogue& words);
/// First gestures and numbers on one sheet, for a drawer.
std::string crisis_sheet(const Content& content, const base::Catalogue& words);

/// One file that works in any browser from any place, without network: questions, live result, letter and crisis sheet; saves answers as
/// the file that response::assess::read_sheet reads. Its script is the only one that its content security policy lets run.
std::string form_page(const Content& content, const base::Catalogue& words);

/// On a terminal: level, themes, first measures.
std::string listing(const Content& content, const base::Catalogue& words);
std::string to_json(const Content& content, const std::vector<base::Error>& problems, const base::Catalogue& words);

}  // namespace beffroi::report::assess
