// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/named.h"

#include <algorithm>
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

bool is_named(const std::vector<const PublicService*>& all, const PublicService& one, const auto& same) {
  return std::ranges::any_of(all, [&](const PublicService* other) { return same(*other, one); });
}

}  // namespace

bool names(const Sentence& sentence, std::string_view name) {
  const std::vector<std::string> marks = marks_of(name);
  return !marks.empty() && std::ranges::all_of(marks, [&sentence](const std::string& mark) {
    return std::ranges::any_of(sentence.words, [&mark](const Word& word) { return stem(word.text) == mark; });
  });
}

std::vector<const PublicService*> named_in(const Sentence& sentence, const std::vector<PublicService>& services) {
  std::vector<const PublicService*> by_name, by_site, named;
  for (const PublicService& one : services) {
    if (names(sentence, one.name)) by_name.push_back(&one);
    if (!one.site.empty() && names(sentence, one.site)) by_site.push_back(&one);
  }
  const auto same_place = [](const PublicService& a, const PublicService& b) { return a.site == b.site; };
  const auto same_service = [](const PublicService& a, const PublicService& b) { return a.id == b.id; };
  for (const PublicService& one : services) {
    const bool has_name = std::ranges::find(by_name, &one) != by_name.end();
    const bool has_site = std::ranges::find(by_site, &one) != by_site.end();
    if (has_name ? has_site || !is_named(by_site, one, same_service) : has_site && !is_named(by_name, one, same_place))
      named.push_back(&one);
  }
  return named;
}

bool speaks_of_all(const Sentence& sentence) {
  const auto fits = [&sentence](const Pattern& pattern) { return !pattern.find_all(sentence.words).empty(); };
  return std::ranges::any_of(catalogue().lexicon.everything, fits);
}

}  // namespace beffroi::response::claims
