// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/result.h"
#include "casefile/case.h"
#include "response/first_hour/questions.h"

namespace beffroi::app::first_hour {

inline constexpr std::size_t kColumns = 80;
inline constexpr int kMaxTries = 5;  ///< of one question; then it counts as not known, and the next one is put

/// `text` in lines of at most kColumns characters, all but the first indented by `indent` blanks. Words longer than a line stay whole.
std::string wrapped(std::string_view text, std::size_t indent = 0);

/// Whom the questions are put to.
struct Interview {
  casefile::Case& store;
  const std::vector<response::first_hour::Question>& all;
  const base::Catalogue& words;
  std::string by;
  std::istream& in;
  std::ostream& out;
};

/// Puts the questions `ids` one after the other, in plain lines without any movement of the cursor. Each answer is in the journal before the
/// next question is put, so that whatever ends the program loses at most the line being typed. The end of the input ends the interview.
base::Result<> ask(const Interview& interview, const std::vector<std::string>& ids);

}  // namespace beffroi::app::first_hour
