// SPDX-License-Identifier: EUPL-1.2
// Texts held against the case: those that went out, those that somebody is to sign.
#include <map>

#include "engine/notices.h"

namespace beffroi::engine {
namespace {

using response::notices::Notice;

/// What the texts of one language are held against; read once for all of them.
struct Held {
  Held(const Situation& situation, const Notice& notice, const base::Catalogue& shown)
      : words(response::notices::words_of(notice, shown)), known(known_of(situation, words)) {}

  base::Catalogue words;
  response::claims::Known known;
};

/// Each text that `concerns` with what its own language is held against.
template <class Concerns, class Work>
void hold_each(const Situation& situation, const base::Catalogue& words, const Concerns& concerns, const Work& work) {
  std::map<std::string, Held> by_language;
  for (const Notice& one : response::notices::notices_of(situation.entries)) {
    if (concerns(one)) work(one, by_language.try_emplace(one.language, situation, one, words).first->second.known);
  }
}

}  // namespace

std::vector<response::notices::Outdated> outdated_in(const Situation& situation, const base::Catalogue& words) {
  std::vector<response::notices::Outdated> outdated;
  const auto went_out = [](const Notice& one) { return !one.publications.empty(); };
  hold_each(situation, words, went_out, [&outdated](const Notice& one, const response::claims::Known& known) {
    for (auto& against : response::notices::to_withdraw({one}, known)) outdated.push_back(std::move(against));
  });
  return outdated;
}

std::vector<response::notices::Reserved> reservations_in(const Situation& situation, const base::Catalogue& words) {
  std::vector<response::notices::Reserved> reserved;
  const auto stands = [](const Notice& one) { return !one.withdrawn; };
  hold_each(situation, words, stands, [&reserved](const Notice& one, const response::claims::Known& known) {
    auto found = response::notices::reservations_of(one, known);
    if (!found.sentences.empty() || found.unchecked > 0) reserved.push_back(std::move(found));
  });
  return reserved;
}

}  // namespace beffroi::engine
