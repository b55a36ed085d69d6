// SPDX-License-Identifier: EUPL-1.2
#include "base/messages/french.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace beffroi::base {
namespace {

// Words that start with an aspirated h, or that keep the article whole without one; compared as beginnings.
constexpr std::array<std::string_view, 24> kNoElision{
    "hall",   "halle", "halte", "hameau", "handicap", "hangar", "harc",  "hasard", "hausse", "haut",    "havre", "hibou",
    "hockey", "hors",  "houle", "hub",    "huit",     "hurl",   "héros", "hêtre",  "onze",   "onzième", "oui",   "uhlan"};
constexpr std::u32string_view kVowels = U"aeiouyàâäéèêëîïôöùûüœæ";

bool is_vowel(char32_t c) { return kVowels.find(c) != kVowels.npos; }

struct Article {
  std::string_view whole;
  std::string_view before_vowel;
};

constexpr std::array<Article, 6> kArticles{
    {{"de", "d’"}, {"du", "de l’"}, {"le", "l’"}, {"la", "l’"}, {"au", "à l’"}, {"que", "qu’"}}};

}  // namespace

bool elides(std::string_view word) {
  if (word.empty()) return false;
  const std::string folded = fold(word);
  if (std::ranges::any_of(kNoElision, [&](std::string_view start) { return folded.starts_with(start); })) return false;
  std::string_view rest = folded;
  const char32_t first = next_code_point(rest);
  const char32_t second = rest.empty() ? U' ' : next_code_point(rest);
  if (first == U'h') return is_vowel(second);
  if (first == U'y') return !is_vowel(second);
  return is_vowel(first);
}

std::string article_before(std::string_view article, std::string_view word) {
  const auto known = std::ranges::find(kArticles, fold(article), &Article::whole);
  if (known == kArticles.end()) return std::string(article) + ' ';
  std::string written = elides(word) ? std::string(known->before_vowel) : std::string(known->whole) + ' ';
  const bool capital = article.front() >= 'A' && article.front() <= 'Z';
  if (!capital) return written;
  if (written.starts_with("à")) return "À" + written.substr(2);
  written.front() = static_cast<char>(written.front() - 32);
  return written;
}

}  // namespace beffroi::base
