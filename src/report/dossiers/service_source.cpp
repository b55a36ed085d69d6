// SPDX-License-Identifier: EUPL-1.2
#include "report/columns.h"
#include "report/dossiers/families.h"
#include "report/services/words.h"

namespace beffroi::report::dossiers {
namespace {

using response::services::State;

bool is_hindered(State state) { return state != State::normal && state != State::unknown; }

void add_decided(const response::services::Line& line, const Wanted& wanted, Lines& lines) {
  const base::Arguments said{{"name", services::called(line.offer, wanted.words)},
                             {"state", services::word_of(line.now.state, wanted.words)},
                             {"since", line.now.since},
                             {"cause", line.now.cause},
                             {"back", plain(services::return_of(line, wanted.material.now, wanted.words))}};
  add(lines, wanted.words.text("dossier.service", said), Ground::declared,
      wanted.words.text("dossier.cite.said", {{"by", line.standing.decisions.back().by}}));
}

void add_proposed(const response::services::Line& line, const Wanted& wanted, Lines& lines) {
  const base::Arguments said{{"name", services::called(line.offer, wanted.words)},
                             {"state", services::word_of(line.proposal.state, wanted.words)},
                             {"cause", services::cause_of(line.proposal, wanted.words)}};
  add(lines, wanted.words.text("dossier.service.proposed", said), Ground::supposed, wanted.words.text("dossier.cite.proposal"));
}

}  // namespace

Lines of_services(const Wanted& wanted) {
  Lines lines;
  if (wanted.name != "stopped") return lines;
  for (const response::services::Line& line : wanted.material.services.lines) {
    if (line.standing.is_said()) {
      if (is_hindered(line.now.state)) add_decided(line, wanted, lines);
    } else if (is_hindered(line.proposal.state)) {
      add_proposed(line, wanted, lines);
    }
  }
  return lines;
}

}  // namespace beffroi::report::dossiers
