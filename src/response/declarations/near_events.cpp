// SPDX-License-Identifier: EUPL-1.2
#include "response/declarations/near_events.h"

#include <algorithm>
#include <span>

#include "response/declarations/event_catalogue.h"
#include "town/near.h"
#include "town/words.h"

namespace beffroi::response {
namespace {

constexpr std::size_t kShortest = 4;  // letters: articles and the like name nothing

/// A name of several parts is compared as a whole, and more loosely.
bool is_near(const std::string& asked, const std::string& id, const std::vector<std::string>& parts) {
  if (asked.contains('_') && !town::nearest(asked, std::span(&id, 1)).empty()) return true;
  return town::is_near_word(asked, parts);
}

}  // namespace

std::vector<std::string> events_near(std::string_view word, const base::Catalogue& words) {
  const std::string asked = town::identifier_of(word);
  std::vector<std::string> same, near;
  if (asked.size() < kShortest) return near;
  for (const DeclaredEvent& event : EventCatalogue::embedded().all()) {
    std::vector<std::string> parts{event.id};
    for (const std::string& name : {event.id, words.text("event." + event.id)}) {
      for (std::string& part : town::words_in_name(name)) parts.push_back(std::move(part));
    }
    if (std::ranges::find(parts, asked) != parts.end()) same.push_back(event.id);
    if (is_near(asked, event.id, parts)) near.push_back(event.id);
  }
  return same.empty() ? near : same;
}

}  // namespace beffroi::response
