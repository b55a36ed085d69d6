// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/pattern.h"

#include <algorithm>
#include <bitset>

#include "base/assert.h"

namespace beffroi::response::claims {
namespace {

constexpr std::size_t kShortGap = 4;
constexpr std::size_t kLongGap = 10;

bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// 17h, 17h30, 17:30, 5pm, 5:30pm
bool is_hour(std::string_view word) {
  if (word.ends_with("am") || word.ends_with("pm")) {
    word.remove_suffix(2);
    if (is_number(word)) return word.size() <= 2;
  }
  const std::size_t sign = word.find_first_of("h:");
  if (sign == word.npos || sign > 2 || !is_number(word.substr(0, sign))) return false;
  const std::string_view minutes = word.substr(sign + 1);
  return (minutes.empty() && word[sign] == 'h') || (minutes.size() == 2 && is_number(minutes));
}

bool fits(std::string_view pattern, std::string_view word) {
  if (pattern == "#") return is_number(word);
  if (pattern == "#h") return is_hour(word);
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == word;
}

std::vector<std::string> split(std::string_view text, char sign) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(sign), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

class Pattern::Reader {
 public:
  Reader(std::string_view text, const WordSets& sets) : text_(text), sets_(sets) {}

  base::Result<std::vector<Element>> read() {
    std::vector<Element> elements;
    for (std::string_view rest = text_; !rest.empty();) {
      const std::size_t end = end_of(rest);
      if (end == rest.npos) return invalid("bracket");
      if (end > 0) {
        BEFFROI_TRY(Element element, element_of(rest.substr(0, end)));
        elements.push_back(std::move(element));
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const auto says = [](const Element& one) { return !one.phrases.empty() && !one.optional; };
    if (elements.size() > kMaxElements || !std::ranges::any_of(elements, says)) return invalid("words");
    if (elements.back().phrases.empty()) return invalid("gap at the end");
    return elements;
  }

 private:
  std::unexpected<base::Error> invalid(std::string reason) const {
    return base::fail("claims.pattern", {{"pattern", std::string(text_)}, {"reason", std::move(reason)}});
  }

  static std::size_t end_of(std::string_view rest) {
    if (!rest.starts_with('(')) return std::min(rest.find(' '), rest.size());
    const std::size_t close = rest.find(')');
    return close == rest.npos ? close : std::min(rest.find(' ', close), rest.size());
  }

  base::Result<Element> element_of(std::string_view text) const {
    Element element;
    if (text == ".." || text == "...") {
      element.gap = text.size() == 2 ? kShortGap : kLongGap;
      return element;
    }
    if (text == "^") {
      element.starts = true;
      return element;
    }
    if (text.ends_with('?')) {
      element.optional = true;
      text.remove_suffix(1);
    }
    if (text.starts_with('(')) text = text.substr(1, text.size() - 2);
    for (const std::string& phrase : split(text, '|')) {
      if (phrase.starts_with('$')) {
        const auto set = sets_.find(phrase.substr(1));
        if (set == sets_.end()) return invalid(phrase);
        for (const std::string& one : set->second) element.phrases.push_back(split(one, ' '));
      } else {
        element.phrases.push_back(split(phrase, ' '));
      }
    }
    if (element.phrases.empty() || element.phrases.size() > kMaxPhrases) return invalid(std::string(text));
    return element;
  }

  std::string_view text_;
  const WordSets& sets_;
};

base::Result<Pattern> Pattern::parse(std::string_view text, const WordSets& sets) {
  Pattern pattern;
  BEFFROI_TRY(pattern.elements_, Reader(text, sets).read());
  return pattern;
}

std::vector<Span> Pattern::find_all(const std::vector<Word>& words) const {
  BEFFROI_ASSERT(words.size() <= kMaxWords);
  std::vector<Span> spans;
  for (std::size_t from = 0; from < words.size(); ++from) {
    if (!can_begin(words, from)) continue;
    if (const auto end = shortest_end(words, from)) spans.push_back({from, *end});
  }
  return spans;
}

/// Most patterns fail at their first word, and nothing needs to be set up to see it.
bool Pattern::can_begin(const std::vector<Word>& words, std::size_t from) const {
  const Element& first = elements_.front();
  if (first.phrases.empty() || first.optional) return true;
  return std::ranges::any_of(first.phrases, [&](const Phrase& phrase) { return fits(phrase.front(), words[from].text); });
}

namespace {

using Places = std::bitset<kMaxWords + 1>;

bool fits_at(const std::vector<std::string>& phrase, const std::vector<Word>& words, std::size_t at) {
  if (at + phrase.size() > words.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (!fits(phrase[i], words[at + i].text)) return false;
  }
  return true;
}

/// Each place and those up to `most` words later.
Places widened(Places reached, std::size_t most) {
  const Places first = reached;
  for (std::size_t step = 1; step <= most; ++step) reached |= first << step;
  return reached;
}

std::optional<std::size_t> first_of(const Places& places, std::size_t size) {
  for (std::size_t at = 0; at <= size; ++at) {
    if (places[at]) return at;
  }
  return std::nullopt;
}

}  // namespace

// The places that can be reached after each element, all at once: no way is tried twice.
std::optional<std::size_t> Pattern::shortest_end(const std::vector<Word>& words, std::size_t from) const {
  Places reached;
  reached.set(from);
  for (const Element& element : elements_) {
    if (element.gap > 0) {
      reached = widened(reached, element.gap);
      continue;
    }
    Places next = element.optional ? reached : Places();
    for (std::size_t at = from; at <= words.size(); ++at) {
      if (!reached[at]) continue;
      if (element.starts && (at == 0 || (at < words.size() && words[at].after_break))) next.set(at);
      for (const Phrase& phrase : element.phrases) {
        if (fits_at(phrase, words, at)) next.set(at + phrase.size());
      }
    }
    if (next.none()) return std::nullopt;
    reached = next;
  }
  return first_of(reached, words.size());
}

}  // namespace beffroi::response::claims
