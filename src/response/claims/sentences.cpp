// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/sentences.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/assert.h"
#include "base/latin.h"
#include "base/text.h"

namespace beffroi::response::claims {
namespace {

// Where one of these stands before a full stop, it is no end: "M. le maire", "tél. 03 …".
constexpr std::array<std::string_view, 24> kShortened = {"m",   "mm", "mme", "mlle", "dr", "st",     "ste", "tel",
                                                         "av",  "bd", "art", "cf",   "no", "n",      "p",   "ex",
                                                         "env", "mr", "mrs", "ms",   "vs", "approx", "hab", "pl"};

bool is_blank(char32_t letter) {
  return letter == U' ' || letter == U'\t' || letter == U'\n' || letter == U'\r' || letter == 0xA0 || letter == 0x202F ||
         (letter >= 0x2000 && letter <= 0x200A) || letter == 0x3000;
}

/// Soft hyphen, zero width letters, marks of direction: shown by nothing, and able to hide a word from a comparison.
bool is_invisible(char32_t letter) {
  return letter == 0xAD || (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
         (letter >= 0x2060 && letter <= 0x206F) || letter == 0xFEFF || (letter >= 0x0300 && letter <= 0x036F);
}

bool is_digit(char32_t letter) { return letter >= U'0' && letter <= U'9'; }

bool is_letter(char32_t letter) {
  if (letter < 0x80) return is_digit(letter) || (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z');
  return letter >= 0xC0 && letter != 0xD7 && letter != 0xF7 && !is_blank(letter) && !(letter >= 0x2010 && letter <= 0x2BFF) &&
         !(letter >= 0x3001 && letter <= 0x3003);
}

/// Signs between words that part nothing: "l'eau", "peut-être", « quoted ».
bool parts_nothing(char32_t letter) {
  return is_blank(letter) || letter == U'\'' || letter == 0x2019 || letter == U'-' || letter == 0x2010 || letter == 0x2011 ||
         letter == U'"' || letter == 0xAB || letter == 0xBB || letter == 0x201C || letter == 0x201D || letter == U'*' ||
         letter == U'_' || letter == U'/' || letter == U'.';
}

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  while (!text.empty()) letters.push_back(base::next_code_point(text));
  return letters;
}

std::string utf8_of(const std::vector<char32_t>& letters, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) base::append_utf8(text, letters[i]);
  return text;
}

/// Within a number: 17:30, 16,5, 12.000.
bool joins_digits(const std::vector<char32_t>& letters, std::size_t at) {
  const char32_t sign = letters[at];
  return (sign == U':' || sign == U',' || sign == U'.') && at > 0 && at + 1 < letters.size() && is_digit(letters[at - 1]) &&
         is_digit(letters[at + 1]);
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : letters_(letters_of(text)) {}

  std::vector<Sentence> split() {
    for (std::size_t at = 0; at < letters_.size();) {
      const std::size_t end = end_at(at);
      if (end > at) {
        finish(end);
        at = end;
      } else {
        ++at;
      }
    }
    finish(letters_.size());
    return std::move(sentences_);
  }

 private:
  char32_t at(std::size_t place) const { return place < letters_.size() ? letters_[place] : U'\n'; }

  /// Where the sentence ends that the letter at `place` ends; `place` itself where it ends none.
  std::size_t end_at(std::size_t place) const {
    const char32_t sign = letters_[place];
    if (sign == U'\n') return starts_anew(place + 1) ? place + 1 : place;
    const bool stops = sign == U'!' || sign == U'?' || sign == 0x2026 || (sign == U'.' && !is_shortened(place));
    if (!stops) return place;
    std::size_t end = place + 1;
    while (end < letters_.size() && closes(letters_[end])) ++end;
    const bool quoted =
        end < letters_.size() && is_blank(letters_[end]) && end + 1 < letters_.size() && letters_[end + 1] == 0xBB;
    if (quoted) end += 2;
    return end >= letters_.size() || is_blank(letters_[end]) ? end : place;
  }

  static bool closes(char32_t sign) {
    return sign == U'.' || sign == U'!' || sign == U'?' || sign == 0x2026 || sign == 0xBB || sign == 0x201D || sign == U'"' ||
           sign == U')';
  }

  /// After a line end: an empty line, a bullet, a heading's mark.
  bool starts_anew(std::size_t place) const {
    while (at(place) == U' ' || at(place) == U'\t' || at(place) == U'\r') ++place;
    const char32_t first = at(place);
    if (place >= letters_.size() || first == U'\n') return true;
    const bool bullet =
        first == U'-' || first == U'*' || first == 0x2022 || first == 0x2013 || first == 0x2014 || first == U'#';
    return bullet && is_blank(at(place + 1));
  }

  bool is_shortened(std::size_t place) const {
    if (place + 1 < letters_.size() && !is_blank(letters_[place + 1]) && !closes(letters_[place + 1])) return true;
    std::size_t from = place;
    while (from > 0 && is_letter(letters_[from - 1])) --from;
    const std::string word = base::without_accents(utf8_of(letters_, from, place));
    return std::ranges::find(kShortened, word) != kShortened.end();
  }

  void finish(std::size_t end) {
    std::size_t from = std::exchange(from_, end);
    while (from < end && is_blank(letters_[from])) ++from;
    while (end > from && is_blank(letters_[end - 1])) --end;
    if (from == end) return;
    Sentence sentence{utf8_of(letters_, from, end), {}, false};
    sentence.words = words_of(sentence.text);
    std::size_t last = end;
    while (last > from && (closes(letters_[last - 1]) || is_blank(letters_[last - 1])) && letters_[last - 1] != U'?') --last;
    sentence.asks = last > from && letters_[last - 1] == U'?';
    while (sentence.words.size() > kMaxWords) {
      std::vector<Word> rest(sentence.words.begin() + kMaxWords, sentence.words.end());
      sentence.words.resize(kMaxWords);
      sentences_.push_back(sentence);
      sentence.words = std::move(rest);
    }
    if (!sentence.words.empty()) sentences_.push_back(std::move(sentence));
  }

  std::vector<char32_t> letters_;
  std::size_t from_ = 0;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Word> words_of(std::string_view sentence) {
  std::vector<char32_t> letters = letters_of(sentence);
  std::erase_if(letters, is_invisible);
  std::vector<Word> words;
  bool broken = false;
  for (std::size_t at = 0; at < letters.size();) {
    if (!is_letter(letters[at])) {
      // An address is told by its sign.
      if (letters[at] == U'@') words.push_back({"@", std::exchange(broken, false)});
      broken = broken || !(parts_nothing(letters[at]) || letters[at] == U'@');
      ++at;
      continue;
    }
    const std::size_t from = at;
    while (at < letters.size() && (is_letter(letters[at]) || joins_digits(letters, at))) ++at;
    words.push_back({base::without_accents(utf8_of(letters, from, at)), std::exchange(broken, false)});
  }
  return words;
}

std::vector<Sentence> sentences_of(std::string_view text) {
  BEFFROI_ASSERT(text.size() <= kMaxTextBytes);
  return Splitter(text).split();
}

}  // namespace beffroi::response::claims
