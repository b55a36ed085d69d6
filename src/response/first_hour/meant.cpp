// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/meant.h"

#include <algorithm>
#include <array>
#include <string>

#include "town/near.h"
#include "town/words.h"

namespace beffroi::response::first_hour {
namespace {

constexpr std::size_t kLongest = 200;  // bytes: who writes more tells a story, and comparing costs its square

/// Words that mean nothing by themselves. Not « pas »: it turns an answer round.
constexpr std::array<std::string_view, 33> kSaysNothing{
    "un", "une", "le", "la",   "les",   "de",  "du",  "des", "d", "l",   "on", "y",  "a",   "il", "est", "sont", "ont",
    "j",  "ai",  "je", "nous", "avons", "qui", "que", "en",  "c", "the", "an", "of", "our", "is", "we",  "i"};
constexpr std::array<std::string_view, 4> kJoins{"et", "ou", "and", "or"};

bool is_one_of(std::string_view word, const auto& words) { return std::ranges::find(words, word) != words.end(); }

std::vector<std::string> words_in(std::string_view text) {
  const std::string folded = town::identifier_of(text);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find('_', at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

using Part = std::vector<std::string>;

/// What stands between « et » and commas, without the words that say nothing.
std::vector<Part> parts_of(std::string_view typed) {
  std::vector<Part> parts(1);
  while (!typed.empty()) {
    const std::size_t comma = std::min(typed.find_first_of(",;+"), typed.size());
    for (std::string& word : words_in(typed.substr(0, comma))) {
      if (is_one_of(word, kJoins)) {
        parts.emplace_back();
      } else if (!is_one_of(word, kSaysNothing)) {
        parts.back().push_back(std::move(word));
      }
    }
    parts.emplace_back();
    typed.remove_prefix(std::min(comma + 1, typed.size()));
  }
  std::erase_if(parts, [](const Part& part) { return part.empty(); });
  return parts;
}

std::vector<std::string> all_words_of(const Option& option) {
  std::vector<std::string> all;
  for (const std::string* text : {&option.id, &option.french, &option.words.fr, &option.words.en, &option.also}) {
    for (std::string& word : words_in(*text)) all.push_back(std::move(word));
  }
  return all;
}

/// The same word, one that begins so, or one mistyped a little; of a short word nothing but itself.
bool is_among(const std::string& word, const std::vector<std::string>& words) {
  constexpr std::size_t kShort = 4;
  if (is_one_of(word, words)) return true;
  return word.size() >= kShort && (town::is_near_word(word, words) || !town::nearest(word, words).empty());
}

/// The one option that has all words of a part, or null.
const Option* meant_by(const Part& part, const Question& question) {
  const Option* meant = nullptr;
  for (const Option& option : question.options) {
    const std::vector<std::string> own = all_words_of(option);
    if (!std::ranges::all_of(part, [&own](const std::string& word) { return is_among(word, own); })) continue;
    if (meant) return nullptr;
    meant = &option;
  }
  return meant;
}

/// « oui les listes électorales » where yes and no are the options.
const Option* plain_answer(const Question& question, std::string_view typed) {
  const std::vector<std::string> words = words_in(typed);
  const auto plain = words.empty() ? std::nullopt : town::meaning_of<town::Answer>(words.front());
  if (!plain || *plain == town::Answer::unknown) return nullptr;
  return question.find(*plain == town::Answer::yes ? "yes" : "no");
}

}  // namespace

std::vector<const Option*> options_meant(const Question& question, std::string_view typed) {
  if (typed.size() > kLongest) return {};
  if (const Option* plain = plain_answer(question, typed)) return {plain};
  std::vector<const Option*> meant;
  for (const Part& part : parts_of(typed)) {
    const Option* option = meant_by(part, question);
    if (!option) return {};
    if (std::ranges::find(meant, option) == meant.end()) meant.push_back(option);
  }
  std::ranges::sort(meant);  // in the order of the question: they stand in one array
  return question.kind == QuestionKind::choice && meant.size() > 1 ? std::vector<const Option*>() : meant;
}

}  // namespace beffroi::response::first_hour
