// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/near_events.h"

#include <algorithm>
#include <span>

#include "response/declarations/event_catalogue.h"
#include "town/words.h"

namespace beffroi::response {
namespace {

constexpr std::size_t kShortest = 4;  // letters: articles and the like name nothing

/// "A death was found" → death, found: what is long enough to mean something.
void add_parts(std::string_view name, std::vector<std::string>& parts) {
  const std::string folded = town::identifier_of(name);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find('_', at), folded.size());
    if (end - at >= kShortest) parts.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
}

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

/// A name of several parts is compared as a whole, and more loosely.
bool is_near(const std::string& asked, const std::string& id, const std::vector<std::string>& parts) {
  if (asked.contains('_') && !town::nearest(asked, std::span(&id, 1)).empty()) return true;
  return std::ranges::any_of(parts,
                             [&asked](const std::string& part) { return part.starts_with(asked) || almost_same(part, asked); });
}

}  // namespace

std::vector<std::string> events_near(std::string_view word, const base::Catalogue& words) {
  const std::string asked = town::identifier_of(word);
  std::vector<std::string> same, near;
  if (asked.size() < kShortest) return near;
  for (const DeclaredEvent& event : EventCatalogue::embedded().all()) {
    std::vector<std::string> parts{event.id};
    add_parts(event.id, parts);
    add_parts(words.text("event." + event.id), parts);
    if (std::ranges::find(parts, asked) != parts.end()) same.push_back(event.id);
    if (is_near(asked, event.id, parts)) near.push_back(event.id);
  }
  return same.empty() ? near : same;
}

}  // namespace beffroi::response
