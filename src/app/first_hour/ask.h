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

inline constexpr int kMaxTries = 5;  ///< of one question; then its answer stays what it was, and the next one is put

/// A paragraph of at most report::kTerminalColumns columns without its last line end: `mark` before the first line, blanks of its width before
/// the others.
std::string paragraph(std::string_view mark, std::string_view text);

/// Whom the questions are put to.
struct Interview {
  casefile::Case& store;
  const std::vector<response::first_hour::Question>& all;
  const base::Catalogue& words;
  std::string by;
  std::istream& in;
  std::ostream& out;
};

inline constexpr std::size_t kLongestName = 200;  ///< bytes

/// Asks who answers. `otherwise` where nobody says.
std::string ask_who(std::istream& in, std::ostream& out, const base::Catalogue& words, const std::string& otherwise);

/// Puts the questions `ids` one after the other, in plain lines without any movement of the cursor. Each answer is in the journal before the
/// next question is put, so that whatever ends the program loses at most the line being typed. The end of the input ends the interview.
base::Result<> ask(const Interview& interview, const std::vector<std::string>& ids);

}  // namespace beffroi::app::first_hour
