// SPDX-License-Identifier: EUPL-1.2
#include "town/near.h"

#include <algorithm>

#include "town/words.h"

namespace beffroi::town {
namespace {

constexpr std::size_t kShortest = 4;       // letters: articles and the like name nothing
constexpr std::size_t kLongestAsked = 80;  // nobody mistypes a longer name, and comparing costs its square

/// One letter more, less, other or two that changed places.
bool almost_same(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return swapped || std::max(a.size(), b.size()) <= 1;
}

std::vector<std::string> words_of_thing(const Called& thing) {
  std::vector<std::string> all = words_in_name(thing.typed);
  for (const std::string& name : thing.names) {
    for (std::string& word : words_in_name(name)) all.push_back(std::move(word));
  }
  return all;
}

/// The things that `fits`, each once.
template <class Fits>
std::vector<std::string> those(std::span<const Called> things, const Fits& fits) {
  std::vector<std::string> found;
  for (const Called& thing : things) {
    if (found.size() == kMostNear) break;
    if (std::ranges::find(found, thing.typed) == found.end() && fits(thing)) found.push_back(thing.typed);
  }
  return found;
}

}  // namespace

std::vector<std::string> words_in_name(std::string_view name) {
  const std::string folded = identifier_of(name);
  std::vector<std::string> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find('_', at), folded.size());
    if (end - at >= kShortest) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_near_word(std::string_view word, std::span<const std::string> words) {
  return std::ranges::any_of(words, [word](const std::string& one) { return one.starts_with(word) || almost_same(one, word); });
}

std::vector<std::string> near_names(std::string_view asked, std::span<const Called> things) {
  if (asked.size() > kLongestAsked) return {};
  const std::vector<std::string> wanted = words_in_name(asked);
  if (!wanted.empty()) {
    const auto has_all = [&wanted](const Called& thing) {
      const std::vector<std::string> own = words_of_thing(thing);
      return std::ranges::all_of(wanted, [&own](const std::string& word) { return std::ranges::find(own, word) != own.end(); });
    };
    const auto nears_all = [&wanted](const Called& thing) {
      const std::vector<std::string> own = words_of_thing(thing);
      return std::ranges::all_of(
          wanted, [&own](const std::string& word) { return is_near_word(word, own) || !nearest(word, own).empty(); });
    };
    if (auto same = those(things, has_all); !same.empty()) return same;
    if (auto near = those(things, nears_all); !near.empty()) return near;
  }
  return those(things, [asked](const Called& thing) {
    std::vector<std::string> names = thing.names;
    names.push_back(thing.typed);
    return !nearest(asked, names).empty();
  });
}

std::string near_text(std::string_view asked, std::span<const Called> things) {
  std::string text;
  for (const std::string& typed : near_names(asked, things)) {
    const auto thing = std::ranges::find(things, typed, &Called::typed);
    const std::string name = thing->names.empty() ? std::string() : thing->names.front();
    text += (text.empty() ? "" : ", ") + typed + (name.empty() || name == typed ? "" : " (" + name + ")");
  }
  return text;
}

}  // namespace beffroi::town
