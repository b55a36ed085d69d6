// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "response/claims/sentences.h"

namespace beffroi::response::claims {

/// Named sets of words: "$stolen" in a pattern is any of them. Values are words or several words with blanks between.
using WordSets = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The words of a sentence that a pattern fits: [from, to).
struct Span {
  std::size_t from = 0, to = 0;

  bool overlaps(const Span& other) const { return from < other.to && other.from < to; }
};

/// A way of saying something, over the words of a sentence and without accents:
///
///   donnee*       a word, or all that begin so          ^      the first word of the sentence or of what follows a comma
///   (a|b c|$set)  one of these, each one or several words #    a number      #h  an hour: 17h, 17h30, 17:30, 5pm
///   ..  ...       up to 4, up to 10 words of any kind     x?   may be missing
///
/// Matching takes time in proportion to pattern × words², whatever either says.
class Pattern {
 public:
  /// Errors: claims.pattern {pattern, reason}.
  static base::Result<Pattern> parse(std::string_view text, const WordSets& sets);

  /// Every place where it begins to fit, with the shortest end from there. At most kMaxWords words.
  std::vector<Span> find_all(const std::vector<Word>& words) const;

 private:
  using Phrase = std::vector<std::string>;
  struct Element {
    std::size_t gap = 0;  ///< of a gap: how many words at most
    bool starts = false;  ///< "^"
    bool optional = false;
    std::vector<Phrase> phrases;
  };
  class Reader;

  bool can_begin(const std::vector<Word>& words, std::size_t from) const;
  std::optional<std::size_t> shortest_end(const std::vector<Word>& words, std::size_t from) const;

  std::vector<Element> elements_;
};

inline constexpr std::size_t kMaxElements = 40;    ///< of one pattern
inline constexpr std::size_t kMaxPhrases = 2'000;  ///< of one element, its sets included

}  // namespace beffroi::response::claims
