// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/columns.h"
#include "report/dossiers/families.h"
#include "report/services/words.h"
#include "response/obligations/said.h"

namespace beffroi::report::dossiers {
namespace {

using response::services::State;

/// What stopped at one legal person is no damage of another.
bool is_of_this_person(const response::services::Line& line, const Material& material) {
  const std::string owner = line.offer.described ? line.offer.described->legal_person : std::string();
  return response::obligations::owner_in(material.town, owner) == material.person_id;
}

bool is_hindered(State state) { return state != State::normal && state != State::unknown; }

/// Whoever said how it stands gave no hour, and the minute of the note took its place.
bool is_hour_of_the_note(const response::services::Line& line) {
  constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;
  return std::ranges::any_of(line.standing.decisions, [&line](const response::services::Decision& one) {
    const std::int64_t later = one.written.nanoseconds - line.now.since.nanoseconds;
    return one.details.since == line.now.since && later >= 0 && later < kMinute;
  });
}

void add_decided(const response::services::Line& line, const Wanted& wanted, Lines& lines) {
  const base::Arguments said{{"name", services::called(line.offer, wanted.words)},
                             {"state", services::word_of(line.now.state, wanted.words)},
                             {"since", line.now.since},
                             {"noted", is_hour_of_the_note(line)},
                             {"cause", line.now.cause},
                             {"back", plain(services::return_of(line, wanted.material.now, wanted.words))}};
  add(lines, wanted.words.text("dossier.service", said), Ground::declared,
      wanted.words.text("dossier.cite.said", {{"by", line.standing.decisions.back().by}}));
}

/// What only the machine thinks, in one line: whoever reads a complaint wants what people say.
class Unconfirmed {
 public:
  void see(const response::services::Line& line, const base::Catalogue& words) {
    ++counts_[line.proposal.state];
    ++count_;
    names_ += (names_.empty() ? "" : ", ") + services::called(line.offer, words);
  }

  void tell(const base::Catalogue& words, Lines& lines) const {
    if (count_ == 0) return;
    std::string counts;
    for (const State state : {State::closed, State::degraded, State::adapted}) {
      const auto found = counts_.find(state);
      if (found == counts_.end()) continue;
      counts += (counts.empty() ? "" : ", ") +
                words.text(fmt::format("report.services.count.{}", name_of(state)), {{"count", found->second}});
    }
    const base::Arguments said{{"count", count_}, {"counts", counts}, {"names", count_ > kMostNamed ? std::string() : names_}};
    add(lines, words.text("dossier.service.unconfirmed", said), Ground::supposed, words.text("dossier.cite.proposal"));
  }

 private:
  static constexpr std::int64_t kMostNamed = 5;

  std::map<State, std::int64_t> counts_;
  std::int64_t count_ = 0;
  std::string names_;
};

}  // namespace

Lines of_services(const Wanted& wanted) {
  Lines lines;
  const bool of_all = wanted.name == "all";
  if (wanted.name != "stopped" && !of_all) return lines;
  Unconfirmed unconfirmed;
  for (const response::services::Line& line : wanted.material.services.lines) {
    if (!of_all && !is_of_this_person(line, wanted.material)) continue;
    if (line.standing.is_said()) {
      if (is_hindered(line.now.state)) add_decided(line, wanted, lines);
    } else if (is_hindered(line.proposal.state)) {
      unconfirmed.see(line, wanted.words);
    }
  }
  unconfirmed.tell(wanted.words, lines);
  return lines;
}

}  // namespace beffroi::report::dossiers
