// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/named.h"

#include <algorithm>
#include <set>
#include <string>

#include "response/claims/catalogue.h"

namespace beffroi::response::claims {
namespace {

constexpr std::size_t kLeastLetters = 3;

/// Without the sign of the plural: "annexes" and "annexe" are one word.
std::string stem(std::string_view word) {
  const bool plural = word.size() > kLeastLetters && (word.ends_with('s') || word.ends_with('x'));
  return std::string(word.substr(0, word.size() - (plural ? 1 : 0)));
}

bool holds(const std::vector<std::string>& all, std::string_view word) {
  return std::ranges::any_of(all, [&word](const std::string& one) { return stem(one) == word; });
}

/// What a name is found by: its first word that is not common; of common words alone, all of them. « État civil : décès » is « État civil ».
std::vector<std::string> marks_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  const std::vector<std::string>& common = catalogue().lexicon.common;
  std::vector<std::string> weak;
  for (const Word& word : words_of(colon == name.npos ? name : name.substr(0, colon))) {
    const std::string one = stem(word.text);
    if (one.size() < kLeastLetters) continue;
    if (!holds(common, one)) return {one};
    weak.push_back(one);
  }
  return weak.size() > 1 ? weak : std::vector<std::string>();
}

/// A sentence of which whole names are taken away.
class Reader {
 public:
  Reader(const Sentence& sentence, const std::vector<PublicService>& services) : rest_(sentence) {
    std::vector<std::string> texts;
    for (const PublicService& one : services) texts.insert(texts.end(), {one.name, one.site});
    // The longest first: a name may lie within another one.
    std::ranges::stable_sort(texts, std::ranges::greater{}, &std::string::size);
    for (const std::string& text : texts) {
      if (!whole_.contains(text) && !marks_of(text).empty() && take(words_of(text))) whole_.insert(text);
    }
  }

  bool has(const std::string& name) const { return whole_.contains(name) || names(rest_, name); }
  bool has(const PublicService& one) const {
    return has(one.name) || std::ranges::any_of(one.also, [this](const std::string& name) { return says(name); });
  }
  const Sentence& rest() const { return rest_; }

 private:
  /// All words of a name that people have for it, one behind the other: « salle des fêtes » is no « salle ». « Au guichet » tells how to reach
  /// what the sentence is about.
  bool says(std::string_view name) const {
    const std::vector<Word> phrase = words_of(name);
    const auto stem_of = [](const Word& word) { return stem(word.text); };
    const auto& words = rest_.words;
    for (auto from = words.begin(); !phrase.empty() && from != words.end(); ++from) {
      const auto found = std::ranges::search(from, words.end(), phrase.begin(), phrase.end(), {}, stem_of, stem_of);
      if (found.empty()) return false;
      from = found.begin();
      if (from == words.begin() || std::ranges::count(catalogue().lexicon.by, std::prev(from)->text) == 0) return true;
    }
    return false;
  }

  bool take(const std::vector<Word>& phrase) {
    bool taken = false;
    auto& words = rest_.words;
    while (!phrase.empty()) {
      const auto found = std::ranges::search(words, phrase, {}, &Word::text, &Word::text);
      if (found.empty()) break;
      words.erase(found.begin(), found.end());
      taken = true;
    }
    return taken;
  }

  Sentence rest_;
  std::set<std::string> whole_;
};

bool any_of(const std::vector<const PublicService*>& all, const auto& fits) {
  return std::ranges::any_of(all, [&fits](const PublicService* one) { return fits(*one); });
}

bool fits_one(const std::vector<Pattern>& patterns, const Sentence& sentence) {
  return std::ranges::any_of(patterns, [&sentence](const Pattern& one) { return !one.find_all(sentence.words).empty(); });
}

}  // namespace

bool names(const Sentence& sentence, std::string_view name) {
  const std::vector<std::string> marks = marks_of(name);
  return !marks.empty() && std::ranges::all_of(marks, [&sentence](const std::string& mark) {
    return std::ranges::any_of(sentence.words, [&mark](const Word& word) { return stem(word.text) == mark; });
  });
}

Named named_in(const Sentence& sentence, const std::vector<PublicService>& services) {
  const Reader reader(sentence, services);
  std::vector<const PublicService*> by_name, by_site;
  for (const PublicService& one : services) {
    if (reader.has(one)) by_name.push_back(&one);
    if (!one.site.empty() && reader.has(one.site)) by_site.push_back(&one);
  }
  Named named{{}, fits_one(catalogue().lexicon.everything, reader.rest())};
  for (const PublicService& one : services) {
    const bool has_name = std::ranges::find(by_name, &one) != by_name.end();
    const bool has_site = std::ranges::find(by_site, &one) != by_site.end();
    const auto same_service = [&one](const PublicService& other) { return other.id == one.id; };
    const auto same_place = [&one](const PublicService& other) { return other.site == one.site; };
    if (has_name ? has_site || !any_of(by_site, same_service) : has_site && !any_of(by_name, same_place))
      named.services.push_back(&one);
  }
  return named;
}

}  // namespace beffroi::response::claims
