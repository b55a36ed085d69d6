// SPDX-License-Identifier: EUPL-1.2
// The self-assessment of a small town as data: data/catalogue/assess (README.md there says what a file may hold).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/deadline.h"
#include "response/wording.h"
#include "town/town.h"

namespace beffroi::response::assess {

/// A thing with a name in both languages: who helps, a cost, an effort.
struct Named {
  std::string id;
  Wording name;
};

struct Option {
  std::string id;
  std::optional<std::int64_t> score;  ///< 0 to 100; nothing: the question does not concern this town and does not count
  Wording words;
  std::vector<std::string> calls;  ///< ids of measures
};

struct Question {
  std::string id;
  std::int64_t weight = 1;
  bool vital = false;  ///< while it scores nothing, the level is capped
  Wording ask, why;
  Wording letter;     ///< the same as put to a provider; empty where it is not theirs to answer
  std::string asked;  ///< whom to ask where nobody knows: the measure "ask_<asked>"
  std::vector<std::string> unknown_calls;
  std::optional<Basis> basis;  ///< the text that asks for it already
  std::vector<Option> options;

  const Option* find(std::string_view option) const;
};

struct Theme {
  std::string id;
  std::int64_t weight = 1;
  Wording title, about;
  std::vector<Question> questions;
};

struct Measure {
  std::string id;
  std::int64_t tier = 1;  ///< 1 first
  Wording title, how;
  std::string cost, effort;     ///< ids
  std::vector<std::string> by;  ///< ids of helpers, who can best first
  bool asks = false;            ///< made of the questions that nobody could answer
};

/// What somebody may call a score from `from` on.
struct Level {
  std::string id;
  std::int64_t from = 0;
  Wording title, says;
};

/// Words of the sentences, and what a body that is no commune reads instead.
struct Instead {
  base::Language in = base::Language::french;
  std::string of, say;
};

struct Questionnaire {
  std::string as_of;  ///< "2026-11-26"
  std::vector<Level> levels;
  std::string vital_cap;  ///< id of the highest level while a vital question scores nothing
  std::vector<Named> helpers, costs, efforts;
  std::vector<Measure> measures;  ///< those that ask first, then in the order of the file
  std::vector<Theme> themes;
  std::vector<Instead> instead;

  const Question* find(std::string_view id) const;
  const Measure* measure(std::string_view id) const;
  std::size_t size() const;  ///< questions
};

/// « Je ne sais pas »: an answer to every question that stands in no list.
inline constexpr std::string_view kUnknown = "unknown";

struct DataFile {
  std::string_view path, yaml;
};

/// Errors: yaml.*, response.catalogue {reason} with path and line.
base::Result<Questionnaire> read_questionnaire(const DataFile& scale, const DataFile& measures,
                                               const std::vector<DataFile>& themes);
/// The one that the program carries, in the words of a kind of body: the same ids for all. That it is valid is proven by a test.
const Questionnaire& questionnaire(town::BodyKind body = town::BodyKind::unknown);
/// Calls `see` with every sentence that people read.
void each_wording(Questionnaire& all, const std::function<void(Wording&)>& see);

}  // namespace beffroi::response::assess
